//! Calls `POST /v3/connections/{provider}` with options, and tells the errors apart.

use std::time::Duration;

use supermemory_connections::{AnyError, Client, Provider, RequestOptions};

#[tokio::main]
async fn main() -> Result<(), AnyError> {
    let client = Client::from_env()?;
    let options = RequestOptions::new().timeout(Duration::from_secs(20)).retries(4);
    let result = client
        .connections()
        .create(Provider::Notion)
        .redirect_url("https://app.example/callback")
        .container_tag("container-tag")
        .options(options)
        .with_response()
        .await;
    match result {
        Ok(response) => println!("{}: {:?}", response.status(), response.value()),
        Err(error) => match error.documented() {
            Some(documented) => println!("refused, as the API documents: {documented:?}"),
            None => println!("{error}"),
        },
    }
    Ok(())
}
