//! The constants that a generated client is built on.

use super::file::File;
use super::tokens::{TokenStream, quote};
use crate::model::{AuthKind, AuthScheme};
use crate::options::Options;

/// `static API`.
pub(super) fn api_info(file: &mut File<'_>) -> TokenStream {
    let info = file.runtime("ApiInfo");
    let base_url = &file.api.servers.default;
    let prefix = environment_prefix(file.options);
    let schemes: Vec<_> = file.api.auth.iter().map(|scheme| scheme_info(file, scheme)).collect();
    quote! {
        static API: #info = #info {
            user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
            base_url: #base_url,
            environment_prefix: #prefix,
            schemes: &[#(#schemes),*],
        };
    }
}

fn scheme_info(file: &mut File<'_>, scheme: &AuthScheme) -> TokenStream {
    let (info, kind) = (file.runtime("SchemeInfo"), file.runtime("SchemeKind"));
    let AuthScheme { key, variable, .. } = scheme;
    let setter = scheme.setter.bare();
    let kind = match &scheme.kind {
        AuthKind::Bearer => quote!(#kind::Bearer),
        AuthKind::Basic => quote!(#kind::Basic),
        AuthKind::Header(name) => quote!(#kind::Header(#name)),
        AuthKind::Query(name) => quote!(#kind::Query(#name)),
        AuthKind::Cookie(name) => quote!(#kind::Cookie(#name)),
        AuthKind::Http(name) => quote!(#kind::Http(#name)),
        AuthKind::MutualTls => quote!(#kind::MutualTls),
    };
    let client = client(file, scheme);
    quote!(#info { key: #key, setter: #setter, kind: #kind, variable: #variable, client: #client })
}

/// How tokens are fetched by what the environment holds.
fn client(file: &mut File<'_>, scheme: &AuthScheme) -> TokenStream {
    let Some(flow) = scheme.tokens.as_ref().and_then(|source| source.client.as_ref()) else {
        return quote!(None);
    };
    let (client, cache) = (file.runtime("OauthClient"), file.runtime("TokenCache"));
    let credentials = file.runtime("ClientCredentials");
    let (key, url) = (&scheme.key, &flow.token_url);
    let (id, secret) = (&flow.id_variable, &flow.secret_variable);
    quote! {
        Some(#client {
            id_variable: #id,
            secret_variable: #secret,
            credential: |id, secret| #cache::credential(#key, #credentials::new(#url, id, secret)),
        })
    }
}

/// What environment variables begin with: as chosen, or from the package's name.
pub(super) fn environment_prefix(options: &Options) -> String {
    let upper = |text: &str| -> String {
        let of = |character: char| {
            if character.is_ascii_alphanumeric() {
                character.to_ascii_uppercase()
            } else {
                '_'
            }
        };
        text.chars().map(of).collect()
    };
    options
        .environment_prefix
        .clone()
        .unwrap_or_else(|| upper(&options.package.name))
}
