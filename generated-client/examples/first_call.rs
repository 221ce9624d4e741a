//! Calls `POST /v3/connections/{provider}` and prints the answer.

use supermemory_connections::{AnyError, Client, Provider};

#[tokio::main]
async fn main() -> Result<(), AnyError> {
    let client = Client::from_env()?;
    let answer = client
        .connections()
        .create(Provider::Notion)
        .redirect_url("https://app.example/callback")
        .container_tag("container-tag")
        .await?;
    println!("{answer:?}");
    Ok(())
}
