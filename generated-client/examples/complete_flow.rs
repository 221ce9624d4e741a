//! Goes through the life of one connection.
//!
//! Run: `SUPERMEMORY_API_KEY=... cargo run --example complete_flow`.

use supermemory_connections::{AnyError, Client, Provider};

#[tokio::main]
async fn main() -> Result<(), AnyError> {
    let client = Client::from_env()?;

    // Creates a connection to a provider.
    let connection = client
        .connections()
        .create(Provider::Notion)
        .redirect_url("https://app.example/callback")
        .container_tags(["user_123", "project_alpha"])
        .document_limit(5_000)
        .await?;
    if let Some(link) = &connection.auth_link {
        println!("Send the user to {link}");
    }

    // Fetches one connection.
    let connection = client.connections().get(&connection.id).await?;
    println!("{}", connection.id);

    // Lists what a connection could sync, page by page.
    let resources = client
        .connections()
        .list_resources(&connection.id)
        .page(2)
        .per_page(100)
        .await?;
    for resource in &resources.resources {
        println!("{resource:?}");
    }

    // Chooses which resources a connection syncs.
    let result = client
        .connections()
        .configure(&connection.id, resources.resources)
        .await?;
    println!("{}", result.message);

    // Deletes one connection.
    let connections = client
        .connections()
        .delete(&connection.id)
        .delete_documents(false)
        .await?;
    for connection in &connections {
        println!("{}", connection.id);
    }
    Ok(())
}
