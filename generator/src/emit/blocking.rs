//! The blocking client: `src/blocking.rs`.

use super::client;
use super::file::File;
use super::package::{Item, RustFile};
use super::tokens::quote;
use crate::model::Api;
use crate::options::Options;

/// `src/blocking.rs`.
pub(super) fn file(api: &Api, options: &Options) -> RustFile {
    let mut file = File::new(api, options, "crate::types", ["Client"]);
    let (handle, blocking) = (file.runtime("Handle"), file.runtime("Blocking"));
    let client_builder = file.runtime("ClientBuilder");
    let config_error = quote!(crate::ConfigError);
    let new = client::constructor(&file, &config_error, &quote!(build_blocking));
    let traits = client::traits(api);
    let declaration = quote! {
        /// A client that blocks the thread while it waits; otherwise like [`crate::Client`].
        #traits
        pub struct Client {
            handle: #handle<#blocking>,
        }
    };
    let accessors = client::accessors(&mut file, Some(&blocking));
    let implementation = quote! {
        impl Client {
            pub(crate) fn from_handle(handle: #handle<#blocking>) -> Self {
                Self { handle }
            }

            #new

            /// A client that is configured by environment variables, as [`crate::Client::from_env`] is.
            ///
            /// # Errors
            ///
            /// When a variable is missing or malformed; the error does not show its value.
            #[cfg(feature = "reqwest")]
            pub fn from_env() -> Result<Self, #config_error> {
                Self::builder().from_env().build_blocking()
            }

            /// A builder, for everything that can be chosen; [`ClientBuilder::build_blocking`] builds this client.
            pub fn builder() -> #client_builder {
                crate::Client::builder()
            }

            #(#accessors)*
        }
    };
    let docs = [
        "The blocking [`Client`], for programs without an async runtime.",
        "",
        "Called inside one, a request returns an error.",
    ];
    let docs = docs.map(str::to_owned).to_vec();
    let items = [Some(declaration), client::debug(api), Some(implementation)];
    file.finish(docs, Vec::new(), items.into_iter().flatten().map(Item::Rust).collect())
}
