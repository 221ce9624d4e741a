//! One call of the generated client, from an operation's name and arguments as JSON.

use std::future::IntoFuture;

use serde::Serialize;
use serde_json::Value;
use supermemory_connections::types::{ConnectionId, CreateConnection, Provider, Resource};
use supermemory_connections::{Client, DocumentedError, Error, ErrorKind, JsonText};

/// How a call ended.
#[derive(Debug)]
pub enum Outcome {
    /// The value that it gave back, as JSON.
    Value(Value),
    /// The arguments cannot be written down in Rust, for the reason given: the compiler refuses the call.
    Inexpressible(&'static str),
    /// It failed.
    Failed {
        /// In which way.
        failure: Failure,
        /// The error, as it prints.
        text: String,
    },
}

/// The ways in which a call fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// The request was refused before anything was sent.
    Unbuilt,
    /// No whole answer came.
    Connection,
    /// No whole answer came in time.
    Timeout,
    /// A documented error with its body decoded.
    Documented(u16),
    /// Another error.
    Refused(u16),
    /// A redirect that is not followed.
    Redirect,
    /// A success that cannot be read.
    Decode,
}

/// Makes one call; names of operations and arguments are those of the recordings.
pub async fn call(client: &Client, operation: &str, arguments: &Value) -> Outcome {
    match dispatch(client, operation, arguments).await {
        Ok(outcome) => outcome,
        Err(Refused(why)) => Outcome::Inexpressible(why),
    }
}

/// Arguments that the types do not take.
struct Refused(&'static str);

async fn dispatch(client: &Client, operation: &str, arguments: &Value) -> Result<Outcome, Refused> {
    let connections = client.connections();
    let provider = || Provider::from(arguments["provider"].as_str().unwrap_or_default());
    let id = || ConnectionId::new(arguments["connectionId"].as_str().unwrap_or_default());
    let (body, query) = (&arguments["body"], &arguments["query"]);
    Ok(match operation {
        // Metadata is set on the whole body, so that both ways to give one are taken.
        "create" if body.get("metadata").is_some() => {
            let body = CreateConnection::from_json(&body.to_string()).map_err(|_| Refused("not such a body"))?;
            run(connections.create_with(provider(), body)).await
        }
        "create" => {
            let mut request = connections.create(provider());
            for (key, value) in entries(body) {
                request = match key {
                    "redirectUrl" => request.redirect_url(text(value)?),
                    "containerTag" => request.container_tag(text(value)?),
                    "containerTags" => request.container_tags(texts(value)?),
                    "documentLimit" => request.document_limit(integer(value)?),
                    other => unknown(other),
                };
            }
            run(request).await
        }
        "list" => match body.get("containerTags") {
            None => run(connections.list()).await,
            Some(tags) => run(connections.list().container_tags(texts(tags)?)).await,
        },
        "getById" => run(connections.get(id())).await,
        "deleteById" => {
            let mut request = connections.delete(id());
            for (key, value) in entries(query) {
                request = match key {
                    "deleteDocuments" => request.delete_documents(boolean(value)?),
                    other => unknown(other),
                };
            }
            run(request).await
        }
        "deleteByProvider" => run(connections.delete_by_provider(provider(), required_texts(body)?)).await,
        "getByTag" => run(connections.get_by_tag(provider(), required_texts(body)?)).await,
        "listDocuments" => match body.get("containerTags") {
            None => run(connections.list_documents(provider())).await,
            Some(tags) => run(connections.list_documents(provider()).container_tags(texts(tags)?)).await,
        },
        "import" => match body.get("containerTags") {
            None => run(connections.import(provider())).await,
            Some(tags) => run(connections.import(provider()).container_tags(texts(tags)?)).await,
        },
        "resources" => {
            let mut request = connections.list_resources(id());
            for (key, value) in entries(query) {
                request = match key {
                    "page" => request.page(integer(value)?),
                    "per_page" => request.per_page(integer(value)?),
                    "parent_id" => request.parent_id(text(value)?),
                    other => unknown(other),
                };
            }
            run(request).await
        }
        "configure" => run(connections.configure(id(), resources(body)?)).await,
        other => panic!("no such operation: {other}"),
    })
}

async fn run<R, T, E>(request: R) -> Outcome
where
    R: IntoFuture<Output = Result<T, Error<E>>>,
    T: Serialize,
    E: DocumentedError,
{
    match request.await {
        Ok(value) => Outcome::Value(serde_json::to_value(value).expect("an answer is JSON again")),
        Err(error) => Outcome::Failed {
            failure: failure(&error),
            text: format!("{error:?}"),
        },
    }
}

fn failure<E: DocumentedError>(error: &Error<E>) -> Failure {
    let status = error.status().map_or(0, |status| status.as_u16());
    match error.kind() {
        ErrorKind::Build(_) => Failure::Unbuilt,
        ErrorKind::Transport(_) if error.is_timeout() => Failure::Timeout,
        ErrorKind::Transport(_) => Failure::Connection,
        ErrorKind::Documented(_) => Failure::Documented(status),
        ErrorKind::Undocumented => Failure::Refused(status),
        ErrorKind::Redirect { .. } => Failure::Redirect,
        ErrorKind::Decode(_) => Failure::Decode,
        other => panic!("no such kind in the recordings: {:?}", std::mem::discriminant(other)),
    }
}

fn entries(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    value
        .as_object()
        .into_iter()
        .flatten()
        .map(|(key, value)| (key.as_str(), value))
}

fn unknown<T>(key: &str) -> T {
    panic!("no such argument: {key}")
}

fn text(value: &Value) -> Result<&str, Refused> {
    value.as_str().ok_or(Refused("not a text"))
}

fn texts(value: &Value) -> Result<Vec<&str>, Refused> {
    value
        .as_array()
        .ok_or(Refused("not a list"))?
        .iter()
        .map(text)
        .collect()
}

fn required_texts(body: &Value) -> Result<Vec<&str>, Refused> {
    texts(
        body.get("containerTags")
            .ok_or(Refused("a required argument is left out"))?,
    )
}

fn integer(value: &Value) -> Result<i64, Refused> {
    value.as_i64().ok_or(Refused("not an integer"))
}

/// A boolean, or the text that a query makes of one.
fn boolean(value: &Value) -> Result<bool, Refused> {
    value
        .as_bool()
        .or_else(|| value.as_str()?.parse().ok())
        .ok_or(Refused("neither true nor false"))
}

fn resources(body: &Value) -> Result<Vec<Resource>, Refused> {
    let resources = body
        .get("resources")
        .ok_or(Refused("a required argument is left out"))?;
    Ok(serde_json::from_value(resources.clone()).expect("resources are objects of anything"))
}
