//! Tells the errors of `GET /v3/connections/{connectionId}/resources` apart.
//!
//! Run: `SUPERMEMORY_API_KEY=... cargo run --example errors`.

use supermemory_connections::connections::ListResourcesError;
use supermemory_connections::{AnyError, Client, ConnectionId};

#[tokio::main]
async fn main() -> Result<(), AnyError> {
    let client = Client::from_env()?;
    let result = client
        .connections()
        .list_resources(ConnectionId::new("conn_8f2b1c"))
        .page(2)
        .per_page(100)
        .await;
    let error = match result {
        Ok(resources) => {
            for resource in resources.resources {
                println!("{resource:?}");
            }
            return Ok(());
        }
        Err(error) => error,
    };
    match error.documented() {
        Some(ListResourcesError::BadRequest(_)) => {
            println!("The request is not one that the service takes");
        }
        Some(ListResourcesError::Unauthorized(_)) => {
            println!("The API key is missing or wrong");
        }
        Some(ListResourcesError::NotFound(_)) => {
            println!("There is no such connection");
        }
        Some(ListResourcesError::NotImplemented(_)) => {
            println!("The provider has no resources to choose from");
        }
        _ if error.is_rate_limited() => {
            println!("Too many requests; try again in {:?}", error.retry_after());
        }
        _ => return Err(error.into()),
    }
    Ok(())
}
