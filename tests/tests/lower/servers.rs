//! Servers of a description, of paths and of operations: what can be chosen, what it is called, and what its variables are.

use std::fmt::Write;

use crate::model::model;
use cratesmith::model::Api;
use cratesmith::options::Options;

fn api(servers: &str, paths: &str) -> Api {
    let text = format!("openapi: 3.2.0\ninfo: {{title: T, version: '1'}}\nservers: {servers}\npaths: {paths}\n");
    model(&text, &Options::default()).0
}

/// The default, and then a line for each server: its name, its URL, and its variables with part, default and type.
fn servers(servers: &str) -> String {
    let servers = api(servers, "{}").servers;
    let mut text = format!("{}\n", servers.default);
    for server in &servers.choices {
        let _ = write!(text, "{} {}", server.name, server.template);
        for variable in &server.variables {
            let _ = write!(text, " | {}: {:?}", variable.name, variable.part);
            if let Some(default) = &variable.default {
                let _ = write!(text, " = {default:?}");
            }
            if let Some(values) = variable.values.and_then(|place| servers.values.get(place)) {
                let texts: Vec<_> = values
                    .variants
                    .iter()
                    .map(|(name, text)| format!("{name} {text}"))
                    .collect();
                let _ = write!(text, " in {} {texts:?}", values.name);
            }
        }
        text.push('\n');
    }
    text
}

#[track_caller]
fn check(found: &str, expected: &[&str]) {
    assert_eq!(found, format!("{}\n", expected.join("\n")));
}

#[test]
fn one_plain_server_leaves_nothing_to_choose() {
    check(&servers("[{url: 'https://a.example/v1/'}]"), &["https://a.example/v1"]);
    check(
        &servers("[{url: 'https://a.example'}, {url: 'https://a.example/'}]"),
        &["https://a.example"],
    );
    check(&servers("[{url: //a.example/v1}]"), &["https://a.example/v1"]);
    check(&servers("[{url: /v1}]"), &["/v1"]);
    check(&servers("[]"), &[""]);
}

#[test]
fn names_come_from_hints_short_descriptions_and_hosts() {
    check(
        &servers(
            "[{url: 'https://a.example', name: live, description: ignored}, {url: 'https://b.example', x-speakeasy-server-id: eu-west}, \
             {url: 'https://c.example', description: The Sandbox Environment}, {url: 'https://www.d.example:8443/v1'}, \
             {url: 'https://e.example', description: 'A server that is described by many words.'}, {url: 'https://f.example', description: 1Password}]",
        ),
        &[
            "https://a.example",
            "Live https://a.example",
            "EuWest https://b.example",
            "Sandbox https://c.example",
            "DExample https://www.d.example:8443/v1",
            "EExample https://e.example",
            "FExample https://f.example",
        ],
    );
}

#[test]
fn what_two_servers_would_be_called_neither_is() {
    let by_scheme = "[{url: 'https://a.example', description: API}, {url: 'http://a.example', description: API}, {url: 'https://b.example'}]";
    check(
        &servers(by_scheme),
        &[
            "https://a.example",
            "Https https://a.example",
            "Http http://a.example",
            "BExample https://b.example",
        ],
    );
    let by_path = "[{url: 'https://a.example/one'}, {url: 'https://a.example/two'}]";
    check(
        &servers(by_path),
        &[
            "https://a.example/one",
            "AExampleOne https://a.example/one",
            "AExampleTwo https://a.example/two",
        ],
    );
}

#[test]
fn variables_are_typed_by_their_values_and_their_part_of_the_url() {
    check(
        &servers(
            "[{url: 'http{s}://{tenant}.{region}.a.example:{port}/{edition}/{rest}?m={mode}', description: Regional, variables: {s: {default: s, enum: [s, '']}, \
             region: {default: eu, enum: [eu, us-east]}, port: {default: '443'}, edition: {default: v1}, rest: {default: a/b}, mode: {default: ''}}}, \
             {url: '{scheme}://{host}{path}', variables: {scheme: {default: https}, host: {default: 'localhost:80'}, path: {default: /v1}}}, \
             {url: '{Endpoint}/v2', description: Endpoint, variables: {Endpoint: {description: no default}}}]",
        ),
        &[
            "",
            "Regional http{s}://{tenant}.{region}.a.example:{port}/{edition}/{rest}?m={mode} | s: Scheme = \"s\" in S [\"S s\", \"Empty \"] | tenant: HostPart | \
             region: HostPart = \"eu\" in Region [\"Eu eu\", \"UsEast us-east\"] | port: HostEnd = \"443\" | edition: Segment = \"v1\" | rest: Segments = \"a/b\" | mode: Query = \"\"",
            "Custom {scheme}://{host}{path} | scheme: Scheme = \"https\" | host: HostEnd = \"localhost:80\" | path: Path = \"/v1\"",
            "Endpoint {Endpoint}/v2 | endpoint: Start",
        ],
    );
}

#[test]
fn a_default_that_asks_for_a_value_is_none() {
    let text = servers("[{url: 'https://{host}', description: Yours, variables: {host: {default: '{your-host}'}}}]");
    check(&text, &["", "Yours https://{host} | host: HostEnd"]);
}

#[test]
fn variables_of_one_name_share_a_type_where_their_values_are_the_same() {
    let server = |host: &str, values: &str| {
        format!(
            "{{url: '{{scheme}}://{host}', description: {host}, variables: {{scheme: {{default: http, enum: {values}}}}}}}"
        )
    };
    let same = [server("a", "[http, https]"), server("b", "[http, https]")].join(", ");
    let names = |text: &str| {
        let servers = api(&format!("[{text}]"), "{}").servers;
        servers
            .values
            .iter()
            .map(|values| values.name.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&same), ["Scheme"]);
    assert_eq!(
        names(&format!("{same}, {}", server("c", "[http]"))),
        ["AScheme", "CScheme"]
    );
}

#[test]
fn what_http_does_not_reach_cannot_be_chosen() {
    let text = "[{url: 'https://a.example', description: One}, {url: 'wss://a.example', description: Two}, {url: /v1, description: Three}, {url: 'http://b.example', description: Four}]";
    check(
        &servers(text),
        &["https://a.example", "One https://a.example", "Four http://b.example"],
    );
    // The first one stands for all that is not chosen, so the other can be.
    check(
        &servers("[{url: /v1}, {url: 'https://a.example', description: One}]"),
        &["/v1", "One https://a.example"],
    );
}

/// The servers that the operation of `/a` has of its own: the name of what each replaces, and its URL.
fn own(root: &str, path: &str, operation: &str) -> Vec<String> {
    let paths =
        format!("{{/a: {{servers: {path}, get: {{servers: {operation}, responses: {{'204': {{description: d}}}}}}}}}}");
    let api = api(root, &paths);
    let choices = &api.servers.choices;
    let own = api.groups[0].operations[0].servers.iter().map(|server| {
        let name = server.instead_of.map(|place| choices[place].name.as_str());
        format!("{} {}", name.unwrap_or("_"), server.url)
    });
    own.collect()
}

#[test]
fn an_operation_has_its_own_servers_or_those_of_its_path() {
    let root = "[{url: 'https://a.example'}]";
    assert_eq!(own(root, "[]", "[]"), [""; 0]);
    assert_eq!(
        own(root, "[{url: 'https://p.example/'}]", "[]"),
        ["_ https://p.example"]
    );
    assert_eq!(
        own(root, "[{url: 'https://p.example'}]", "[{url: 'https://o.example'}]"),
        ["_ https://o.example"]
    );
    // What the description says already is not said again.
    assert_eq!(own(root, "[{url: 'https://a.example/'}]", "[]"), [""; 0]);
    assert_eq!(own(root, "[]", "[{url: v2}]"), ["_ /v2"]);
    let variable = "[{url: '{origin}/x', variables: {origin: {default: 'https://up.example'}}}]";
    assert_eq!(own(root, "[]", variable), ["_ https://up.example/x"]);
}

#[test]
fn an_own_server_takes_the_place_of_the_one_that_is_called_alike() {
    let root =
        "[{url: 'https://a.example', description: Production}, {url: 'https://s.example', description: Sandbox}]";
    let files = "[{url: 'https://f.example', description: Production}, {url: 'https://f.s.example', description: Sandbox server}]";
    assert_eq!(
        own(root, "[]", files),
        ["Sandbox https://f.s.example", "_ https://f.example"]
    );
    assert_eq!(own(root, "[]", root), [""; 0]);
    // An operation that only one of the servers has goes there, whatever is chosen.
    assert_eq!(own(root, "[]", "[{url: 'https://s.example'}]"), ["_ https://s.example"]);
}

#[test]
fn an_own_server_that_cannot_be_used_is_said() {
    let text = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {/a: {get: {servers: [{url: 'https://{host}'}, {url: 'wss://w.example'}], responses: {'204': {description: d}}}}}\n";
    let (api, diagnostics) = model(text, &Options::default());
    assert!(api.groups[0].operations[0].servers.is_empty());
    let diagnostics = diagnostics.into_vec();
    let said: Vec<_> = diagnostics
        .iter()
        .filter(|each| each.code == "operation-server")
        .map(|each| each.message.as_str())
        .collect();
    assert_eq!(
        said,
        [
            "the server `https://{host}` of the operation has a variable without a default; it is left out",
            "the server `wss://w.example` of the operation is not reached by HTTP; it is left out",
        ]
    );
}

#[test]
fn the_protocols_of_2_0_are_servers() {
    let text = "swagger: '2.0'\ninfo: {title: T, version: '1'}\nhost: a.example\nbasePath: /v1\nschemes: [http, https]\npaths: {}\n";
    let (api, _) = model(text, &Options::default());
    let names: Vec<_> = api
        .servers
        .choices
        .iter()
        .map(|server| (server.name.as_str(), server.template.as_str()))
        .collect();
    assert_eq!(
        names,
        [("Https", "https://a.example/v1"), ("Http", "http://a.example/v1")]
    );
    assert_eq!(api.servers.default, "https://a.example/v1");
}
