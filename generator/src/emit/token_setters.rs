//! The methods of the client builder that take what fetches access tokens.

use super::docs::{doc, wrap};
use super::file::File;
use super::ident::ident;
use super::tokens::{TokenStream, quote};
use crate::model::AuthScheme;

/// A setter for any provider, and one for id and secret where the description has the flow for them.
pub(super) fn setters(file: &mut File<'_>, scheme: &AuthScheme) -> Option<TokenStream> {
    let source = scheme.tokens.as_ref()?;
    let (provider, cache) = (file.runtime("TokenProvider"), file.runtime("TokenCache"));
    let (setter, key) = (ident(source.setter.as_str()), &scheme.key);
    let docs = format!(
        "What fetches access tokens, in place of [`{}`](Self::{}): it is asked for one when there is none, shortly \
         before the last one expires, and once when the service answers 401.",
        scheme.setter.bare(),
        scheme.setter
    );
    let docs = doc(&wrap(&docs));
    let client = client(file, scheme);
    Some(quote! {
        #docs
        pub fn #setter(self, provider: impl #provider) -> Self {
            self.fetched_credential(#cache::credential(#key, provider))
        }

        #client
    })
}

/// The setter for id and secret.
fn client(file: &mut File<'_>, scheme: &AuthScheme) -> Option<TokenStream> {
    let source = scheme.tokens.as_ref()?;
    let flow = source.client.as_ref()?;
    let credentials = file.runtime("ClientCredentials");
    let (name, provider) = (ident(flow.setter.as_str()), ident(source.setter.as_str()));
    let url = &flow.token_url;
    let docs = format!(
        "Id and secret of a client, by which access tokens are fetched at the token endpoint of the API (OAuth 2 client \
         credentials), and fetched again before they expire. [`{provider}`](Self::{provider}) takes a [`ClientCredentials`] with \
         scopes or another endpoint.",
        provider = source.setter
    );
    let docs = doc(&wrap(&docs.replace(
        "[`ClientCredentials`]",
        "[`ClientCredentials`](crate::ClientCredentials)",
    )));
    Some(quote! {
        #docs
        pub fn #name(self, client_id: impl Into<String>, client_secret: impl Into<String>) -> Self {
            self.#provider(#credentials::new(#url, client_id, client_secret))
        }
    })
}
