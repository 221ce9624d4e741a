//! The golden client of the contract, written by hand as `emit` writes it.

#![allow(dead_code, missing_docs, unreachable_pub, reason = "stands for a generated crate")]

use std::collections::BTreeMap;

use crate::runtime::*;

static API: ApiInfo = ApiInfo {
    user_agent: "golden/1.2.3",
    base_url: "https://api.supermemory.ai",
    environment_prefix: "SUPERMEMORY",
    schemes: &[SchemeInfo {
        key: "bearerAuth",
        setter: "api_key",
        kind: SchemeKind::Bearer,
        variable: "SUPERMEMORY_API_KEY",
        client: None,
    }],
};

#[derive(Debug, Clone)]
pub struct Client {
    handle: Handle<Async>,
}

impl Client {
    #[cfg(feature = "reqwest")]
    pub fn new(api_key: impl Into<String>) -> Result<Self, ConfigError> {
        Self::builder().api_key(api_key).build()
    }

    #[cfg(feature = "reqwest")]
    pub fn from_env() -> Result<Self, ConfigError> {
        Self::builder().from_env().build()
    }

    pub fn builder() -> ClientBuilder {
        ClientBuilder::new(&API)
    }

    pub fn connections(&self) -> Connections {
        Connections::new(self.handle.clone())
    }

    pub fn call(&self) -> Call<Async> {
        Call::of(&self.handle)
    }
}

impl ClientBuilder {
    pub fn api_key(self, api_key: impl Into<String>) -> Self {
        self.credential("bearerAuth", api_key)
    }

    pub fn build(self) -> Result<Client, ConfigError> {
        Ok(Client {
            handle: self.into_handle()?,
        })
    }

    #[cfg(feature = "blocking")]
    pub fn build_blocking(self) -> Result<blocking::Client, ConfigError> {
        Ok(blocking::Client::from_handle(self.into_blocking_handle()?))
    }
}

#[cfg(feature = "blocking")]
pub mod blocking {
    use super::{Blocking, Connections, Handle};

    #[derive(Debug, Clone)]
    pub struct Client {
        handle: Handle<Blocking>,
    }

    impl Client {
        pub(super) fn from_handle(handle: Handle<Blocking>) -> Self {
            Self { handle }
        }

        pub fn connections(&self) -> Connections<Blocking> {
            Connections::new(self.handle.clone())
        }

        pub fn call(&self) -> super::Call<Blocking> {
            super::Call::of(&self.handle)
        }
    }
}

#[derive(Debug, Clone)]
pub struct Connections<M: Mode = Async> {
    handle: Handle<M>,
}

impl<M: Mode> Connections<M> {
    pub(crate) fn new(handle: Handle<M>) -> Self {
        Self { handle }
    }

    pub fn create(&self, provider: impl Into<String>) -> Create<M> {
        Create::new(Call::of(&self.handle), provider.into())
    }

    pub fn get(&self, connection_id: impl Into<String>) -> Get<M> {
        Get::new(Call::of(&self.handle), connection_id.into())
    }

    pub fn list(&self) -> List<M> {
        List::new(Call::of(&self.handle))
    }

    pub fn delete(&self, connection_id: impl Into<String>) -> Delete<M> {
        Delete::new(Call::of(&self.handle), connection_id.into())
    }

    pub fn import(&self, provider: impl Into<String>) -> Import<M> {
        Import::new(Call::of(&self.handle), provider.into())
    }
}

/// `POST /v3/connections/{provider}`, with path, query, header and body.
#[must_use = "a request does nothing until it is sent"]
pub struct Create<M: Mode = Async> {
    pub(super) call: Call<M>,
    provider: String,
    page: Option<u32>,
    tags: Option<Vec<String>>,
    thing: Option<String>,
    body: CreateConnection,
}

impl<M: Mode> Create<M> {
    fn new(call: Call<M>, provider: String) -> Self {
        Self {
            call,
            provider,
            page: None,
            tags: None,
            thing: None,
            body: CreateConnection::default(),
        }
    }

    pub fn page(mut self, page: u32) -> Self {
        self.page = Some(page);
        self
    }

    pub fn tags(mut self, tags: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.tags = Some(tags.into_iter().map(Into::into).collect());
        self
    }

    pub fn thing(mut self, thing: impl Into<String>) -> Self {
        self.thing = Some(thing.into());
        self
    }

    pub fn redirect_url(mut self, redirect_url: impl Into<String>) -> Self {
        self.body.redirect_url = Some(redirect_url.into());
        self
    }

    pub fn metadata(mut self, metadata: BTreeMap<String, String>) -> Self {
        self.body.metadata = Some(Secret::new(metadata));
        self
    }
}

request!(Create -> Created, CreateError);

impl<M: Mode> Operation for Create<M> {
    type Output = Created;
    type Error = CreateError;

    const INFO: OperationInfo = OperationInfo {
        id: "createConnection",
        method: "POST",
        path: "/v3/connections/{provider}",
        accept: "application/json",
        idempotent: false,
        security: &[&["bearerAuth"]],
    };

    fn encode(&self, parts: &mut RequestParts) {
        parts.path("/v3/connections/");
        parts.segment("provider", &self.provider);
        parts.query("page", self.page.as_ref());
        parts.query_list("tags", self.tags.as_deref(), QueryStyle::Form);
        parts.header("X-Thing", self.thing.as_ref());
        parts.secret(self.body.metadata.as_ref());
        parts.json(&self.body);
    }

    fn decode(answer: &Answer) -> Result<Self::Output, DecodeError> {
        answer.json()
    }
}

#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum CreateError {
    Unauthorized(ErrorResponse),
    NotFound,
    Unprocessable(String),
    Client(ErrorResponse),
}

error_by_status! {
    CreateError {
        401 => Unauthorized,
        404 => NotFound(),
        422 => Unprocessable(text),
        430..=499 => Client,
    }
}

/// `GET /v3/connections/{connectionId}`.
#[must_use = "a request does nothing until it is sent"]
pub struct Get<M: Mode = Async> {
    pub(super) call: Call<M>,
    connection_id: String,
}

impl<M: Mode> Get<M> {
    fn new(call: Call<M>, connection_id: String) -> Self {
        Self { call, connection_id }
    }
}

request!(Get);

impl<M: Mode> Operation for Get<M> {
    type Output = Created;
    type Error = GetError;

    const INFO: OperationInfo = OperationInfo {
        id: "getConnection",
        method: "GET",
        path: "/v3/connections/{connectionId}",
        accept: "application/json",
        idempotent: false,
        security: &[&["bearerAuth"]],
    };

    fn encode(&self, parts: &mut RequestParts) {
        parts.path("/v3/connections/");
        parts.segment("connectionId", &self.connection_id);
    }

    fn decode(answer: &Answer) -> Result<Self::Output, DecodeError> {
        answer.json()
    }
}

#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum GetError {}

error_by_status! { GetError {} }

/// `POST /v3/connections/list`, which only reads.
#[must_use = "a request does nothing until it is sent"]
pub struct List<M: Mode = Async> {
    pub(super) call: Call<M>,
}

impl<M: Mode> List<M> {
    fn new(call: Call<M>) -> Self {
        Self { call }
    }
}

request!(List);

impl<M: Mode> Operation for List<M> {
    type Output = Vec<Created>;
    type Error = ListError;

    const INFO: OperationInfo = OperationInfo {
        id: "listConnections",
        method: "POST",
        path: "/v3/connections/list",
        accept: "application/json",
        idempotent: true,
        security: &[&["bearerAuth"]],
    };

    fn encode(&self, parts: &mut RequestParts) {
        parts.path("/v3/connections/list");
        parts.json(&BTreeMap::<String, String>::new());
    }

    fn decode(answer: &Answer) -> Result<Self::Output, DecodeError> {
        answer.json()
    }
}

#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ListError {
    Default(ErrorResponse),
}

error_by_status! { ListError { _ => Default } }

/// `DELETE /v3/connections/{connectionId}`, which answers one or many.
#[must_use = "a request does nothing until it is sent"]
pub struct Delete<M: Mode = Async> {
    pub(super) call: Call<M>,
    connection_id: String,
    delete_documents: Option<String>,
}

impl<M: Mode> Delete<M> {
    fn new(call: Call<M>, connection_id: String) -> Self {
        Self {
            call,
            connection_id,
            delete_documents: None,
        }
    }

    pub fn delete_documents(mut self, delete_documents: impl Into<String>) -> Self {
        self.delete_documents = Some(delete_documents.into());
        self
    }
}

request!(Delete);

impl<M: Mode> Operation for Delete<M> {
    type Output = Vec<Created>;
    type Error = DeleteError;

    const INFO: OperationInfo = OperationInfo {
        id: "deleteConnection",
        method: "DELETE",
        path: "/v3/connections/{connectionId}",
        accept: "application/json",
        idempotent: false,
        security: &[&["bearerAuth"]],
    };

    fn encode(&self, parts: &mut RequestParts) {
        parts.path("/v3/connections/");
        parts.segment("connectionId", &self.connection_id);
        parts.query("deleteDocuments", self.delete_documents.as_ref());
    }

    fn decode(answer: &Answer) -> Result<Self::Output, DecodeError> {
        answer.one_or_many()
    }
}

#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum DeleteError {
    Unauthorized(ErrorResponse),
}

error_by_status! { DeleteError { 401 => Unauthorized } }

/// `POST /v3/connections/{provider}/import`, which answers text.
#[must_use = "a request does nothing until it is sent"]
pub struct Import<M: Mode = Async> {
    pub(super) call: Call<M>,
    provider: String,
}

impl<M: Mode> Import<M> {
    fn new(call: Call<M>, provider: String) -> Self {
        Self { call, provider }
    }
}

request!(Import);

impl<M: Mode> Operation for Import<M> {
    type Output = String;
    type Error = ImportError;

    const INFO: OperationInfo = OperationInfo {
        id: "importConnection",
        method: "POST",
        path: "/v3/connections/{provider}/import",
        accept: "text/plain",
        idempotent: false,
        security: &[&["bearerAuth"]],
    };

    fn encode(&self, parts: &mut RequestParts) {
        parts.path("/v3/connections/");
        parts.segment("provider", &self.provider);
        parts.path("/import");
    }

    fn decode(answer: &Answer) -> Result<Self::Output, DecodeError> {
        answer.text()
    }
}

#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ImportError {}

error_by_status! { ImportError {} }

#[derive(Default)]
#[non_exhaustive]
pub struct CreateConnection {
    pub redirect_url: Option<String>,
    pub metadata: Option<Secret<BTreeMap<String, String>>>,
}

model! {
    CreateConnection {
        redirect_url: Option<String> = "redirectUrl" optional,
        metadata: Option<Secret<BTreeMap<String, String>>> = "metadata" optional,
    }
}

#[non_exhaustive]
pub struct Created {
    pub id: String,
}

model! {
    Created {
        id: String = "id" required,
    }
}

#[non_exhaustive]
pub struct ErrorResponse {
    pub error: String,
}

model! {
    ErrorResponse {
        error: String = "error" required,
    }
}
