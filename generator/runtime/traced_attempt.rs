//! What `tracing` is told of each request on the wire, in the words of OpenTelemetry's conventions for HTTP clients.

use std::future::Future;

use http::StatusCode;

use super::{Attempt, Secrets, TransportError};

/// The span of one request on the wire.
///
/// It is named by method and path template. Its address has neither query nor credentials.
pub struct TracedAttempt {
    span: tracing::Span,
}

impl TracedAttempt {
    /// The span of an attempt.
    pub fn of(attempt: &Attempt, secrets: &Secrets) -> Self {
        use tracing::field::Empty;

        let (method, uri) = (attempt.request.method(), attempt.request.uri());
        let scheme = uri.scheme_str().unwrap_or_default();
        let host = uri.host().unwrap_or_default();
        let port = uri.port_u16().unwrap_or(if scheme == "http" { 80 } else { 443 });
        let name = format!("{method} {}", attempt.template);
        let full = secrets.scrub(&format!("{scheme}://{host}:{port}{}", uri.path()));
        let span = tracing::info_span!(
            "request",
            otel.name = name,
            otel.kind = "client",
            otel.status_code = Empty,
            http.request.method = method.as_str(),
            http.request.resend_count = Empty,
            http.response.status_code = Empty,
            server.address = host,
            server.port = port,
            url.full = full,
            url.template = attempt.template,
            error.type = Empty,
        );
        if attempt.sent_before > 0 {
            span.record("http.request.resend_count", attempt.sent_before);
        }
        Self { span }
    }

    /// What happens while the future runs happens inside.
    pub async fn around<T>(&self, work: impl Future<Output = T>) -> T {
        tracing::Instrument::instrument(work, self.span.clone()).await
    }

    /// What happens while the function runs happens inside.
    pub fn inside<T>(&self, work: impl FnOnce() -> T) -> T {
        self.span.in_scope(work)
    }

    /// The headers of an answer are there.
    pub fn answered(&self, status: StatusCode) {
        self.span.record("http.response.status_code", status.as_u16());
        if status.is_client_error() || status.is_server_error() {
            self.failed(status.as_str());
        }
    }

    /// The attempt is over, with an answer of this status, or an error.
    pub fn ended(&self, status: Option<StatusCode>, error: Option<&TransportError>) {
        if let Some(status) = status {
            self.answered(status);
        }
        if let Some(error) = error {
            self.failed(error.kind().name());
        }
    }

    fn failed(&self, kind: &str) {
        self.span.record("error.type", kind);
        self.span.record("otel.status_code", "ERROR");
    }
}
