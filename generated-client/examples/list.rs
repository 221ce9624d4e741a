//! Calls `POST /v3/connections/list` and prints each element of the answer.

use supermemory_connections::{AnyError, Client};

#[tokio::main]
async fn main() -> Result<(), AnyError> {
    let client = Client::from_env()?;
    let found = client
        .connections()
        .list()
        .container_tags(["container-tag"])
        .await?;
    println!("{} found", found.len());
    for each in found {
        println!("{each:?}");
    }
    Ok(())
}
