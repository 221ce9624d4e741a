//! Answers page by page.

#![allow(dead_code, missing_docs, unreachable_pub, reason = "stands for a generated crate")]

use http::HeaderMap;

use super::KEY;
use crate::client::{Client, CreateError, Created};
use crate::memory::{Memory, Reply, run};
use crate::runtime::*;

/// How the pages of a list follow one another.
#[derive(Clone, Copy, PartialEq)]
enum By {
    Cursor,
    Number,
    Offset,
    Link,
}

/// `GET /things`.
pub struct Things<M: Mode = Async> {
    call: Call<M>,
    by: By,
    at: Option<String>,
}

/// `GET /things`, whose pages have addresses.
pub struct Linked<M: Mode = Async> {
    call: Call<M>,
}

#[non_exhaustive]
pub struct Page {
    pub data: Vec<Created>,
    pub next: Option<String>,
    pub pages: Option<i64>,
}

model! {
    Page {
        data: Vec<Created> = "data" required,
        next: Option<String> = "next" optional,
        pages: Option<i64> = "pages" optional,
    }
}

/// Implements what both have in common.
macro_rules! lists {
    ($name:ident) => {
        request!($name);
        paginated!($name);

        impl<M: Mode> Operation for $name<M> {
            type Output = Page;
            type Error = CreateError;

            const INFO: OperationInfo = OperationInfo {
                id: "list",
                method: "GET",
                path: "/things",
                accept: "application/json",
                idempotent: false,
                security: &[&["bearerAuth"]],
            };

            fn encode(&self, parts: &mut RequestParts) {
                parts.path("/things");
                self.more(parts);
            }

            fn decode(answer: &Answer) -> Result<Page, DecodeError> {
                answer.json()
            }
        }
    };
}

lists!(Things);
lists!(Linked);

impl<M: Mode> Things<M> {
    fn more(&self, parts: &mut RequestParts) {
        parts.query("at", self.at.as_ref());
    }

    fn number(&self) -> Option<i64> {
        self.at.as_ref().and_then(|at| at.parse().ok())
    }
}

impl<M: Mode> Linked<M> {
    fn more(&self, parts: &mut RequestParts) {
        parts.query("first", Some("1"));
    }
}

impl<M: Mode> Paginated for Things<M> {
    type Item = Created;

    fn next_page(&self, page: &Page, _: &HeaderMap) -> Option<String> {
        match self.by {
            By::Cursor => page.next.as_ref().and_then(next_token),
            By::Number => next_number(self.number(), 1, page.data.len(), page.pages),
            _ => next_offset(self.number(), page.data.len(), page.pages),
        }
    }

    fn turn_to(&mut self, token: &str) {
        self.at = Some(token.to_owned());
    }

    fn into_items(page: Page) -> Vec<Created> {
        page.data
    }
}

impl<M: Mode> Paginated for Linked<M> {
    type Item = Created;
    const BY_ADDRESS: bool = true;

    fn next_page(&self, _: &Page, headers: &HeaderMap) -> Option<String> {
        next_link(headers)
    }

    fn into_items(page: Page) -> Vec<Created> {
        page.data
    }
}

fn page(ids: &[&str], more: &str) -> Reply {
    let ids: Vec<_> = ids.iter().map(|id| format!(r#"{{"id":"{id}"}}"#)).collect();
    Reply::json(200, &format!(r#"{{"data":[{}]{more}}}"#, ids.join(",")))
}

fn client(replies: impl IntoIterator<Item = Reply>) -> (Client, Memory) {
    let memory = Memory::new(replies);
    let client = Client::builder().api_key(KEY).transport(memory.clone()).build();
    (client.unwrap(), memory)
}

fn things(client: &Client, by: By) -> Things {
    let call = client.call();
    Things { call, by, at: None }
}

fn ids(items: Vec<Created>) -> String {
    items.into_iter().map(|item| item.id).collect::<Vec<_>>().join(" ")
}

fn queries(memory: &Memory) -> Vec<String> {
    let query = |request: &http::Request<_>| request.uri().query().unwrap_or_default().to_owned();
    memory.requests().iter().map(query).collect()
}

#[test]
fn tokens_numbers_and_offsets_lead_through_all_pages() {
    let cases = [
        (
            By::Cursor,
            [r#","next":"b&c""#, r#","next":"d""#, r#","next":"""#],
            ["", "at=b%26c", "at=d"],
        ),
        (By::Number, ["", r#","pages":3"#, r#","pages":3"#], ["", "at=2", "at=3"]),
        (By::Offset, ["", r#","pages":5"#, r#","pages":5"#], ["", "at=2", "at=4"]),
    ];
    for (by, more, expected) in cases {
        let replies = [
            page(&["1", "2"], more[0]),
            page(&["3", "4"], more[1]),
            page(&["5"], more[2]),
        ];
        let (client, memory) = client(replies);
        assert_eq!(ids(run(things(&client, by).paginate().collect()).unwrap()), "1 2 3 4 5");
        assert_eq!(queries(&memory), expected);
    }
}

#[test]
fn without_a_last_number_an_empty_page_is_the_end() {
    let (client, memory) = client([page(&["1"], ""), page(&["2"], ""), page(&[], "")]);
    assert_eq!(
        ids(run(things(&client, By::Number).paginate().collect()).unwrap()),
        "1 2"
    );
    assert_eq!(queries(&memory), ["", "at=2", "at=3"]);
}

#[test]
fn links_are_followed_on_the_same_origin_with_credentials() {
    let link = |target: &str| {
        format!(r#"<https://api.supermemory.ai/first>; rel="first", <{target}>; title="a, b"; rel="last next""#)
    };
    let replies = [
        page(&["1"], "").header("link", &link("/things?cursor=2")),
        page(&["2"], "").header("link", &link("http://api.supermemory.ai/things?cursor=3")),
        page(&["3"], "").header("link", r#"</things?cursor=1>; rel="prev""#),
    ];
    let (client, memory) = client(replies);
    let items = run(Linked { call: client.call() }.paginate().collect()).unwrap();
    assert_eq!(ids(items), "1 2 3");
    assert_eq!(queries(&memory), ["first=1", "cursor=2", "cursor=3"]);
    for request in memory.requests() {
        assert_eq!(
            request.uri().scheme_str(),
            Some("https"),
            "what a service behind a proxy takes itself for"
        );
        assert!(request.headers().contains_key("authorization"));
    }
    let away = page(&["1"], "").header("link", &link("https://elsewhere.example/things"));
    let (client, memory) = self::client([away]);
    let error = run(Linked { call: client.call() }.paginate().collect()).unwrap_err();
    assert!(
        error.to_string().contains("the next page lies on another origin"),
        "{error}"
    );
    assert_eq!(memory.requests().len(), 1);
}

#[test]
fn a_page_that_names_itself_is_the_last_one() {
    let (client, memory) = client([page(&["1"], r#","next":"x""#), page(&["2"], r#","next":"x""#)]);
    assert_eq!(
        ids(run(things(&client, By::Cursor).paginate().collect()).unwrap()),
        "1 2"
    );
    assert_eq!(memory.requests().len(), 2);
}

#[test]
fn an_error_ends_the_stream_and_a_token_takes_it_up() {
    let (client, memory) = client([
        page(&["1"], r#","next":"p2""#),
        Reply::json(401, r#"{"error":"no"}"#),
        page(&["2"], ""),
    ]);
    let mut items = things(&client, By::Cursor).paginate();
    assert_eq!(run(items.next()).unwrap().unwrap().id, "1");
    assert!(run(items.next()).unwrap().is_err());
    assert!(run(items.next()).is_none());
    let token = "p2";
    let resumed = things(&client, By::Cursor).paginate().resume(token);
    assert_eq!(resumed.token(), Some("p2"));
    assert_eq!(ids(run(resumed.collect()).unwrap()), "2");
    assert_eq!(queries(&memory), ["", "at=p2", "at=p2"]);
}

#[test]
fn pages_are_a_stream_too_and_no_page_is_asked_for_in_advance() {
    let (client, memory) = client([page(&["1", "2"], r#","next":"p2""#), page(&["3"], "")]);
    let mut pages = things(&client, By::Cursor).paginate().pages();
    assert!(memory.requests().is_empty());
    assert_eq!(run(pages.next()).unwrap().unwrap().data.len(), 2);
    assert_eq!((memory.requests().len(), pages.token()), (1, Some("p2")));
    assert_eq!(run(pages.next()).unwrap().unwrap().data.len(), 1);
    assert!(pages.token().is_none());
    assert!(run(pages.next()).is_none());
}

#[test]
fn a_blocking_client_iterates() {
    let memory = Memory::new([page(&["1", "2"], r#","next":"p2""#), page(&["3"], "")]);
    let builder = Client::builder().api_key(KEY).blocking_transport(memory.clone());
    let client = builder.build_blocking().unwrap();
    let things = || Things {
        call: client.call(),
        by: By::Cursor,
        at: None,
    };
    let items: Result<Vec<_>, _> = things().paginate().collect();
    assert_eq!(ids(items.unwrap()), "1 2 3");
    assert_eq!(queries(&memory), ["", "at=p2"]);
}
