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
    quote!(#info { key: #key, setter: #setter, kind: #kind, variable: #variable })
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
