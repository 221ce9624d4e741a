//! Drives every path on which something is printed, with a secret in every place that can hold one.

#[path = "hidden.rs"]
mod hidden;

use std::error::Error as StdError;
use std::fmt::Debug;
use std::time::Duration;

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};
use wire::transport::{BoxFuture, Next, TransportError};
use wire::{
    AccessToken, AnyError, Client, ClientBuilder, ClientCredentials, DocumentedError, Error, ErrorKind, RequestOptions,
    Secret, Thing, TokenProvider,
};

/// What the server is asked to do with what it received.
const WANTS: [&str; 9] =
    ["echo", "documented", "undocumented", "redirect", "mistyped", "garbage", "truncated", "headers", "malformed"];

/// Prints whatever can be printed.
pub fn run(base_url: &str, nowhere: &str) {
    tracing::subscriber::set_global_default(Printing).expect("the first one");
    configuration(base_url);
    for want in WANTS {
        crate::run(all(builder(base_url), want));
        blocking(builder(base_url), want);
    }
    let refusing = ClientCredentials::new("/refusing/token", "client", hidden::CLIENT_SECRET);
    print("credentials of a client", &refusing);
    crate::run(all(builder(base_url).oauth_provider(refusing), "echo"));
    crate::run(all(builder(nowhere), "echo"));
    crate::run(all(builder(base_url).timeout(Duration::from_millis(300)), "slow"));
    crate::run(streams(builder(base_url)));
}

fn builder(base_url: &str) -> ClientBuilder {
    // The header's key is in the environment.
    Client::builder()
        .from_env()
        .base_url(base_url)
        .query_key(hidden::QUERY_KEY)
        .cookie_key(hidden::COOKIE_KEY)
        .login("user", hidden::PASSWORD)
        .bearer(hidden::BEARER)
        .oauth_client_credentials("client", hidden::CLIENT_SECRET)
        .openid_provider(Fixed)
        .retries(1)
        .timeout(Duration::from_secs(10))
}

/// A provider that has its token at hand.
#[derive(Debug)]
struct Fixed;

impl TokenProvider for Fixed {
    fn fetch(&self, _: Next) -> BoxFuture<'static, Result<AccessToken, TransportError>> {
        let token = AccessToken::new(hidden::OPENID_TOKEN);
        print("token", &token);
        Box::pin(std::future::ready(Ok(token)))
    }
}

/// What is printed before anything is sent, and choices that cannot be met.
fn configuration(base_url: &str) {
    print("builder", &builder(base_url));
    print("client", &builder(base_url).build());
    print("blocking client", &builder(base_url).build_blocking());
    print("secret", &Secret::new(hidden::FIELD.to_owned()));
    let wrong = [
        builder(base_url).bearer(hidden::MALFORMED),
        builder(base_url).header_key(hidden::MALFORMED),
        builder(base_url).default_header("x-own", hidden::MALFORMED),
        builder(&format!("http://user:{}@127.0.0.1", hidden::BASE_URL)),
        builder(&format!("http://127.0.0.1/?key={}", hidden::BASE_URL)),
        builder(&format!("http://127.0.0.1:{}/", hidden::BASE_URL)),
    ];
    for builder in wrong {
        print("wrong builder", &builder);
        if let Err(error) = builder.build() {
            println!("{error}");
            print("wrong choice", &error);
        }
    }
}

fn options(want: &str) -> RequestOptions {
    let options = RequestOptions::new().header("x-want", want);
    let options = options.header("authorization-of-my-own", hidden::OWN_HEADER);
    print("options", &options);
    options
}

fn thing() -> Thing {
    let thing = Thing::new("a").with_password(hidden::FIELD);
    print("thing", &thing);
    thing
}

/// Every operation, shown and sent.
async fn all(builder: ClientBuilder, want: &str) {
    let client = match builder.build() {
        Ok(client) => client,
        Err(error) => return println!("{error} {error:?}"),
    };
    macro_rules! send {
        ($($call:expr;)*) => {$({
            let call = $call.options(options(want));
            print("request", &call);
            if let Ok(request) = call.build() {
                print("headers", request.headers());
                print("body", request.body());
            }
            tell(call.send().await);
        })*};
    }
    let (locked, things) = (client.locked(), client.things());
    print("groups", &(&locked, &things));
    send! {
        locked.by_header();
        locked.by_query();
        locked.by_cookie();
        locked.by_login();
        locked.by_bearer();
        locked.by_oauth();
        locked.by_openid();
        locked.by_all();
        things.get("a").token(hidden::PARAMETER);
        things.replace_with("a", thing());
        things.send_form_with(thing());
        things.list_bytes();
    }
    let with_response = client.things().list_bytes().options(options(want)).with_response();
    match with_response.send().await {
        // The bytes are a value that was decoded, which holds what was sent if the service repeats it there.
        Ok(response) if want == "echo" => print("response", &response),
        Ok(_) => println!("ok"),
        Err(error) => tell::<(), _>(Err(error)),
    }
}

/// The same without a runtime, where the code is another one.
fn blocking(builder: ClientBuilder, want: &str) {
    let client = match builder.build_blocking() {
        Ok(client) => client,
        Err(error) => return println!("{error} {error:?}"),
    };
    tell(client.locked().by_all().options(options(want)).send());
    tell(client.locked().by_oauth().options(options(want)).send());
    tell(client.things().get("a").token(hidden::PARAMETER).options(options(want)).send());
    tell(client.things().replace_with("a", thing()).options(options(want)).send());
}

/// Streams with items that do not fit, and that break.
async fn streams(builder: ClientBuilder) {
    let client = builder.build().expect("a client");
    for want in ["mistyped", "truncated", "undocumented"] {
        let watch = client.things().watch().options(options(want));
        print("request", &watch);
        match watch.send_stream().await {
            Ok(mut stream) => {
                print("stream", &stream);
                while let Some(item) = stream.next().await {
                    item.as_ref().err().into_iter().for_each(any);
                }
            }
            Err(error) => tell::<(), _>(Err(error)),
        }
    }
}

/// Prints an error in every way.
fn tell<T, E: DocumentedError>(result: Result<T, Error<E>>) {
    let Err(error) = result else { return println!("ok") };
    println!("{error}");
    print("error", &error);
    // A documented error is a value that was decoded.
    if !matches!(error.kind(), ErrorKind::Documented(_)) {
        print("kind", error.kind());
    }
    println!("{:?} {:?} {:?}", error.code(), error.message(), error.request_id());
    let mut source = error.source();
    while let Some(cause) = source {
        println!("{cause}");
        print("cause", cause);
        source = cause.source();
    }
    any(&AnyError::from(error));
}

fn any(error: &AnyError) {
    println!("{error}");
    print("any error", error);
    println!("{:?} {:?} {:?}", error.code(), error.message(), error.request_id());
}

fn print(what: &str, value: &(impl Debug + ?Sized)) {
    println!("{what}: {value:?}\n{value:#?}");
}

/// Prints every span and event, of whatever crate.
struct Printing;

struct Fields;

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        println!("trace {}={value:?}", field.name());
    }
}

impl Subscriber for Printing {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, attributes: &Attributes<'_>) -> Id {
        attributes.record(&mut Fields);
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, record: &Record<'_>) {
        record.record(&mut Fields);
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        event.record(&mut Fields);
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}
