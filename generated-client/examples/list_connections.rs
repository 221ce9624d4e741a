//! Lists connections.
//!
//! Run: `SUPERMEMORY_API_KEY=... cargo run --example list_connections`.

use supermemory_connections::{AnyError, Client};

#[tokio::main]
async fn main() -> Result<(), AnyError> {
    let client = Client::from_env()?;
    let connections = client
        .connections()
        .list()
        .container_tags(["user_123"])
        .await?;
    for connection in connections {
        println!("{}", connection.id);
    }
    Ok(())
}
