//! The normal answer to each operation.

use crate::loopback::Answer;

const CONNECTION: &str = r#"{"id":"conn_abc123","provider":"notion","createdAt":"2026-01-15T10:30:00.000Z"}"#;
const DELETED: &str = r#"[{"id":"conn_abc123","provider":"notion"}]"#;
const DOCUMENT: &str = r#"{"id":"doc_1","status":"done","type":"notion_doc","title":"Notes","summary":null,"createdAt":"2026-01-15T10:30:00.000Z","updatedAt":"2026-01-15T10:30:00.000Z"}"#;

/// What a service that is well answers to an operation, named as in the recordings.
#[must_use]
pub fn normal(operation: &str) -> Answer {
    match operation {
        "create" => Answer::json(
            200,
            r#"{"id":"conn_abc123","authLink":"https://a.example","expiresIn":"1 hour"}"#,
        ),
        "list" => Answer::json(200, format!("[{CONNECTION}]")),
        "getById" | "getByTag" => Answer::json(200, CONNECTION),
        "deleteById" | "deleteByProvider" => Answer::json(200, DELETED),
        "listDocuments" => Answer::json(200, format!("[{DOCUMENT}]")),
        "import" => Answer::text(202, "text/plain; charset=UTF-8", "Importing connections..."),
        "resources" => Answer::json(
            200,
            r#"{"resources":[{"id":123456789,"name":"org/repo"}],"total_count":1}"#,
        ),
        "configure" => Answer::json(200, r#"{"success":true,"message":"ok","webhooksRegistered":1}"#),
        other => panic!("no such operation: {other}"),
    }
}
