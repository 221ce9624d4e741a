//! Which redirects are followed, and with what.

use super::{KEY, client, created};
use crate::client::Client;
use crate::memory::{Memory, Reply, run};

fn to(status: u16, target: &str) -> Reply {
    Reply::status(status).header("location", target)
}

#[test]
fn get_follows_all_kinds_of_targets() {
    let table = [
        ("/elsewhere?x=1#frag", "https://api.supermemory.ai/elsewhere?x=1"),
        ("other", "https://api.supermemory.ai/v3/connections/other"),
        ("../up", "https://api.supermemory.ai/v3/up"),
        ("../../../../..", "https://api.supermemory.ai/"),
        ("./x/./y/../z", "https://api.supermemory.ai/v3/connections/x/z"),
        ("?q=1", "https://api.supermemory.ai/v3/connections/c?q=1"),
        ("//api.supermemory.ai/a", "https://api.supermemory.ai/a"),
        ("https://API.supermemory.ai:443/a", "https://API.supermemory.ai:443/a"),
        ("a:b", ""),
        ("b/c:d", "https://api.supermemory.ai/v3/connections/b/c:d"),
    ];
    for (target, address) in table {
        for status in [301, 302, 303, 307, 308] {
            let (client, memory) = client([to(status, target), created()]);
            let result = run(client.connections().get("c").send());
            if address.is_empty() {
                result.unwrap_err();
                continue;
            }
            result.unwrap();
            let followed = &memory.requests()[1];
            assert_eq!(followed.uri().to_string(), address, "{target}");
            assert_eq!(followed.method(), "GET");
            assert_eq!(followed.headers()["authorization"], format!("Bearer {KEY}"), "{target}");
        }
    }
}

#[test]
fn credentials_stay_with_their_origin() {
    for target in [
        "https://evil.example/x",
        "//evil.example/x",
        "http://api.supermemory.ai/x",
        "https://api.supermemory.ai:8443/x",
    ] {
        let memory = Memory::new([to(302, target), to(302, "https://api.supermemory.ai/back"), created()]);
        let client = Client::builder()
            .api_key(KEY)
            .default_header("X-Other-Key", "abcdefgh")
            .transport(memory.clone())
            .build()
            .unwrap();
        run(client.connections().get("c").send()).unwrap();
        let sent = memory.requests();
        assert!(sent[0].headers().contains_key("x-other-key"));
        for later in &sent[1..] {
            assert!(!later.headers().contains_key("authorization"), "{target}");
            assert!(!later.headers().contains_key("x-other-key"), "{target}");
            assert_eq!(later.headers()["accept"], "application/json");
        }
    }
}

#[test]
fn anything_but_get_is_not_followed() {
    for status in [301, 302, 303, 307, 308] {
        let (client, memory) = client([
            to(status, "https://evil.example/take?key=abc").header("x-request-id", "r1"),
            to(status, "/v3/other?key=abc"),
        ]);
        let error = run(client.connections().create("notion").send()).unwrap_err();
        let name = error.status().unwrap();
        assert_eq!(
            error.to_string(),
            format!(
                "createConnection: {name}: redirects to https://evil.example/take, which is not followed (request id r1)"
            )
        );
        let error = run(client.connections().delete("c").send()).unwrap_err();
        assert!(
            error.to_string().contains("https://api.supermemory.ai/v3/other,"),
            "{error}"
        );
        assert_eq!(memory.requests().len(), 2);
    }
}

#[test]
fn ten_redirects_are_followed_and_no_more() {
    let (good, memory) = client(std::iter::repeat_n(to(302, "/again"), 10).chain([created()]));
    run(good.connections().get("c").send()).unwrap();
    assert_eq!(memory.requests().len(), 11);

    let (bad, memory) = client(std::iter::repeat_n(to(302, "/again"), 11));
    let error = run(bad.connections().get("c").send()).unwrap_err();
    assert!(error.to_string().contains("/again, which is not followed"), "{error}");
    assert_eq!(memory.requests().len(), 11);
}

#[test]
fn targets_that_lead_nowhere_are_errors() {
    for target in [
        "ftp://h.example/x",
        "javascript:alert(1)",
        "https://user:pw@h.example/",
        "https://",
    ] {
        let (client, memory) = client([to(302, target)]);
        let error = run(client.connections().get("c").send()).unwrap_err();
        assert_eq!(error.status().unwrap(), 302, "{target}");
        assert!(!error.to_string().contains("pw@"), "{error}");
        assert_eq!(memory.requests().len(), 1);
    }
    let (client, _) = client([Reply::status(302)]);
    let error = run(client.connections().get("c").send()).unwrap_err();
    assert_eq!(error.to_string(), "getConnection: 302 Found");
}

#[test]
fn a_redirect_does_not_use_up_retries() {
    let (client, memory) = client([
        to(302, "/a"),
        Reply::status(500),
        to(307, "/b"),
        Reply::status(500),
        created(),
    ]);
    run(client.connections().get("c").send()).unwrap();
    let paths: Vec<_> = memory
        .requests()
        .iter()
        .map(|request| request.uri().path().to_owned())
        .collect();
    assert_eq!(paths, ["/v3/connections/c", "/a", "/a", "/b", "/b"]);
}

#[test]
fn headers_of_the_operation_stay_with_the_origin_too() {
    let request = || {
        http::Request::get("https://h.example/a")
            .header("accept", "text/plain")
            .header("user-agent", "u")
            .header("range", "bytes=0-1")
            .header("x-api-key", "a parameter of the operation")
            .header("cookie", "a=b")
            .body(crate::runtime::RequestBody::default())
            .unwrap()
    };
    let names = |target: &str| {
        let next = crate::runtime::follow(&request(), target).unwrap();
        let mut names: Vec<_> = next.headers().keys().map(|name| name.as_str().to_owned()).collect();
        names.sort_unstable();
        names
    };
    assert_eq!(names("/b").len(), 5);
    assert_eq!(names("https://other.example/b"), ["accept", "range", "user-agent"]);
}

#[test]
fn targets_that_parsers_disagree_on_get_no_credentials() {
    for target in [
        "https://api.supermemory.ai\\.evil.example/",
        "https://api.supermemory.ai%2eevil.example/",
        "https://api.supermemory.ai.:443/",
        "https:evil.example",
        "https:/evil.example",
        "https:///evil.example",
        "///evil.example",
        "https://evil.example#@api.supermemory.ai/",
        "https://evil.example?@api.supermemory.ai/",
        "http://api.supermemory.ai:443/",
    ] {
        let (client, memory) = client([to(302, target), created()]);
        let _ = run(client.connections().get("c").send());
        for followed in &memory.requests()[1..] {
            assert!(
                !followed.headers().contains_key("authorization"),
                "{target}: {followed:?}"
            );
        }
    }
    // A backslash after the host is a part of the path here and a slash to other parsers: the host stays the same.
    let (client, memory) = client([to(302, "/\\evil.example/"), created()]);
    let _ = run(client.connections().get("c").send());
    assert!(
        memory.requests()[1..]
            .iter()
            .all(|sent| sent.uri().host() == Some("api.supermemory.ai"))
    );
}

#[test]
fn nothing_of_a_request_with_a_body_follows() {
    let request = http::Request::get("https://h.example/a")
        .body(crate::runtime::RequestBody::from("x"))
        .unwrap();
    assert!(crate::runtime::follow(&request, "/b").is_none());
}
