//! Creates a connection to a provider.
//!
//! Run: `SUPERMEMORY_API_KEY=... cargo run --example create_connection`.

use supermemory_connections::{AnyError, Client, Provider};

#[tokio::main]
async fn main() -> Result<(), AnyError> {
    let client = Client::from_env()?;
    let connection = client
        .connections()
        .create(Provider::Notion)
        .redirect_url("https://app.example/callback")
        .container_tags(["user_123", "project_alpha"])
        .document_limit(5_000)
        .await?;
    if let Some(link) = connection.auth_link {
        println!("Send the user to {link}");
    }
    Ok(())
}
