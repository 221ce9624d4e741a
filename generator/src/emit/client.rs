//! The client: `src/client.rs`.

use super::aliases;
use super::docs::{doc, or_else, wrap};
use super::file::File;
use super::gate;
use super::group;
use super::ident::ident;
use super::info;
use super::package::{Item, RustFile};
use super::token_setters as tokens;
use super::tokens::{TokenStream, quote};
use crate::model::{Api, AuthKind, AuthScheme, Group};
use crate::options::Options;

/// `src/client.rs`.
pub(super) fn file(api: &Api, options: &Options) -> RustFile {
    let mut file = File::new(api, options, "crate::types", ["Client", "API"]);
    let mut items = vec![
        Item::Rust(info::api_info(&mut file)),
        Item::Rust(declaration(&mut file)),
    ];
    items.extend(debug(api).map(Item::Rust));
    items.extend([implementation(&mut file), builder(&mut file)].map(Item::Rust));
    file.finish(vec!["The async [`Client`].".to_owned()], Vec::new(), items)
}

fn declaration(file: &mut File<'_>) -> TokenStream {
    let (handle, asynchronous) = (file.runtime("Handle"), file.runtime("Async"));
    let docs = format!(" A client of the {} API.", title(file.api));
    let traits = traits(file.api);
    quote! {
        #[doc = #docs]
        ///
        /// Cloning it is cheap: clones share connections and configuration.
        #traits
        pub struct Client {
            handle: #handle<#asynchronous>,
        }
    }
}

/// The traits that a client derives.
pub(super) fn traits(api: &Api) -> TokenStream {
    match gate::has_features(api) {
        true => quote!(#[derive(Clone)]),
        false => quote!(#[derive(Debug, Clone)]),
    }
}

/// `Debug` where all groups can be left out: nothing else reads the handle then, and for the compiler a derived `Debug` reads
/// nothing.
pub(super) fn debug(api: &Api) -> Option<TokenStream> {
    gate::has_features(api).then(|| {
        quote! {
            impl std::fmt::Debug for Client {
                fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    formatter.debug_struct("Client").field("handle", &self.handle).finish()
                }
            }
        }
    })
}

/// The title of the description, without a word that the sentence has already.
pub(super) fn title(api: &Api) -> String {
    let title = super::docs::one_line(&api.info.title);
    let title = title
        .strip_suffix(" API")
        .or_else(|| title.strip_suffix(" api"))
        .unwrap_or(&title);
    if title.is_empty() {
        "described".to_owned()
    } else {
        title.to_owned()
    }
}

/// The scheme that `new` takes, when it is the only one.
pub(super) fn only_scheme(api: &Api) -> Option<&AuthScheme> {
    match api.auth.as_slice() {
        [scheme] if scheme.kind != AuthKind::MutualTls => Some(scheme),
        _ => None,
    }
}

fn implementation(file: &mut File<'_>) -> TokenStream {
    let config_error = file.runtime("ConfigError");
    let new = constructor(file, &config_error, &quote!(build));
    let client_builder = file.runtime("ClientBuilder");
    let accessors = accessors(file, None);
    let environment = doc(&wrap(&environment(file.api, file.options)));
    quote! {
        impl Client {
            #new

            /// A client that is configured by environment variables.
            ///
            #environment
            ///
            /// # Errors
            ///
            /// When a variable is missing or malformed; the error does not show its value.
            #[cfg(feature = "reqwest")]
            pub fn from_env() -> Result<Self, #config_error> {
                Self::builder().from_env().build()
            }

            /// A builder, for everything that can be chosen.
            pub fn builder() -> #client_builder {
                #client_builder::new(&API)
            }

            #(#accessors)*
        }
    }
}

/// The sentence that names the environment variables.
pub(super) fn environment(api: &Api, options: &Options) -> String {
    let base_url = format!("{}_BASE_URL", info::environment_prefix(options));
    let variables = api
        .auth
        .iter()
        .filter(|scheme| scheme.kind != AuthKind::MutualTls)
        .map(|scheme| &scheme.variable);
    let mut variables: Vec<_> = variables.map(|variable| format!("`{variable}`")).collect();
    variables.dedup();
    if variables.is_empty() {
        return format!("`{base_url}` replaces the address of the API.");
    }
    let verb = if variables.len() == 1 {
        "holds the credential"
    } else {
        "hold the credentials"
    };
    format!(
        "{} {verb}; `{base_url}`, where it is set, replaces the address of the API.",
        variables.join(" and ")
    )
}

/// `new`, where one credential or none is enough; `build` is the method of the builder that ends it.
pub(super) fn constructor(file: &File<'_>, config_error: &TokenStream, build: &TokenStream) -> Option<TokenStream> {
    if file.api.auth.is_empty() {
        return Some(quote! {
            /// A client with the defaults.
            ///
            /// # Errors
            ///
            /// When the transport cannot be set up.
            #[cfg(feature = "reqwest")]
            pub fn new() -> Result<Self, #config_error> {
                Self::builder().#build()
            }
        });
    }
    let scheme = only_scheme(file.api)?;
    let setter = ident(scheme.setter.as_str());
    let (declared, values) = credential_arguments(scheme);
    let docs = format!(" A client with {} and the defaults.", this_credential(scheme));
    Some(quote! {
        #[doc = #docs]
        ///
        /// # Errors
        ///
        /// When the credential is empty or malformed; the error does not show it.
        #[cfg(feature = "reqwest")]
        pub fn new(#declared) -> Result<Self, #config_error> {
            Self::builder().#setter(#values).#build()
        }
    })
}

/// How a sentence names a credential: `this API key`.
fn this_credential(scheme: &AuthScheme) -> String {
    match scheme.kind {
        AuthKind::Basic => "this name and password".to_owned(),
        _ => format!("this {}", words(scheme)),
    }
}

/// The name of a credential's setter as words: `API key`.
pub(super) fn words(scheme: &AuthScheme) -> String {
    let words = scheme.setter.bare().split('_').map(|word| match word {
        "api" => "API".to_owned(),
        "id" => "ID".to_owned(),
        word => word.to_owned(),
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The arguments of a credential, declared and as values.
fn credential_arguments(scheme: &AuthScheme) -> (TokenStream, TokenStream) {
    if scheme.kind == AuthKind::Basic {
        return (
            quote!(username: impl AsRef<str>, password: impl AsRef<str>),
            quote!(username, password),
        );
    }
    let name = ident(scheme.setter.as_str());
    (quote!(#name: impl Into<String>), quote!(#name))
}

/// A method for each group, on the async client or on one of another mode.
pub(super) fn accessors(file: &mut File<'_>, mode: Option<&TokenStream>) -> Vec<TokenStream> {
    let api = file.api;
    api.groups.iter().map(|group| accessor(file, group, mode)).collect()
}

fn accessor(file: &mut File<'_>, group: &Group, mode: Option<&TokenStream>) -> TokenStream {
    let docs = doc(&group::documentation(group));
    let handle = file.name(&format!("crate::{}", group.module), group.name.as_str());
    let name = ident(group.accessor.as_str());
    let of_mode = mode.map(|mode| quote!(<#mode>));
    let gate = gate::of_group(group);
    let link = format!("Self::{}", group.accessor.bare());
    let old = aliases::accessors_of(file.api, group).into_iter().map(|old| {
        let docs = aliases::documentation(group.accessor.bare(), Some(&link));
        let deprecated = aliases::deprecated(group.accessor.bare());
        quote! {
            #docs
            #gate
            #deprecated
            pub fn #old(&self) -> #handle #of_mode {
                self.#name()
            }
        }
    });
    quote! {
        #docs
        #gate
        pub fn #name(&self) -> #handle #of_mode {
            #handle::new(self.handle.clone())
        }

        #(#old)*
    }
}

/// What the builder of the runtime cannot know: credentials, and the client that is built.
fn builder(file: &mut File<'_>) -> TokenStream {
    let credentials: Vec<_> = file.api.auth.iter().filter_map(credential).collect();
    let (config_error, client_builder) = (file.runtime("ConfigError"), file.runtime("ClientBuilder"));
    let api = file.api;
    let fetched: Vec<_> = api
        .auth
        .iter()
        .filter_map(|scheme| tokens::setters(file, scheme))
        .collect();
    let server = server(file);
    quote! {
        impl #client_builder {
            #(#credentials)*
            #(#fetched)*

            #server

            /// Builds the client.
            ///
            /// # Errors
            ///
            /// When a choice cannot be met: a credential that is missing, empty or malformed, a base URL that is not valid.
            pub fn build(self) -> Result<Client, #config_error> {
                self.into_handle().map(|handle| Client { handle })
            }

            /// Builds the blocking client.
            ///
            /// # Errors
            ///
            /// Those of [`build`](Self::build).
            #[cfg(feature = "blocking")]
            pub fn build_blocking(self) -> Result<crate::blocking::Client, #config_error> {
                self.into_blocking_handle().map(crate::blocking::Client::from_handle)
            }
        }
    }
}

/// The setter of the server, where one can be chosen.
fn server(file: &mut File<'_>) -> Option<TokenStream> {
    if file.api.servers.choices.is_empty() {
        return None;
    }
    let server = file.name("crate::server", "Server");
    Some(quote! {
        /// Sends requests to this server. Operations that have a server of their own go to theirs.
        pub fn server(self, server: impl Into<#server>) -> Self {
            let server = server.into();
            self.server_url(server.name(), server.url())
        }
    })
}

/// The setter of a credential.
fn credential(scheme: &AuthScheme) -> Option<TokenStream> {
    let name = ident(scheme.setter.as_str());
    let key = &scheme.key;
    let docs = doc(&credential_docs(scheme));
    let (declared, _) = credential_arguments(scheme);
    let value = match scheme.kind {
        AuthKind::MutualTls => return None,
        AuthKind::Basic => quote!(format!("{}:{}", username.as_ref(), password.as_ref())),
        _ => quote!(#name),
    };
    Some(quote! {
        #docs
        pub fn #name(self, #declared) -> Self {
            self.credential(#key, #value)
        }
    })
}

/// What the credential is, and what the description says of it or how it is sent.
fn credential_docs(scheme: &AuthScheme) -> Vec<String> {
    if scheme.kind == AuthKind::Basic || scheme.docs.is_empty() {
        return or_else(&scheme.docs, || sentence(&scheme.kind)).into_owned();
    }
    let mut lines = vec![format!("The {}.", words(scheme)), String::new()];
    lines.extend(scheme.docs.lines.iter().cloned());
    lines
}

/// What is said of a credential that the description does not explain.
fn sentence(kind: &AuthKind) -> String {
    match kind {
        AuthKind::Bearer => "The key, sent as `Authorization: Bearer`.".to_owned(),
        AuthKind::Basic => "Name and password, sent as `Authorization: Basic`.".to_owned(),
        AuthKind::Header(name) => format!("The key, sent in the header `{name}`."),
        AuthKind::Query(name) => format!("The key, sent in the query as `{name}`."),
        AuthKind::Cookie(name) => format!("The key, sent in the cookie `{name}`."),
        AuthKind::Http(scheme) => format!("The credential, sent as `Authorization: {scheme}`."),
        AuthKind::MutualTls => String::new(),
    }
}
