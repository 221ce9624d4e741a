//! Security schemes, and what operations ask for.

use openapiv3::{APIKeyLocation, SecurityRequirement, SecurityScheme};

use super::context::Context;
use super::docs;
use crate::load::MUTUAL_TLS;
use crate::model::{AuthKind, AuthScheme, ClientFlow, Security, TokenSource};
use crate::naming::{FieldName, Scope, case, keyword, words};

/// The schemes in the order of their keys.
pub(super) fn schemes(context: &mut Context<'_>) -> Vec<AuthScheme> {
    let Some(parts) = context.parts() else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (key, scheme) in &parts.security_schemes {
        let place = Context::component_place("securitySchemes", key);
        match context.entry(scheme, "securitySchemes", |parts| &parts.security_schemes) {
            Ok(scheme) => found.push((key.as_str(), scheme)),
            Err(reference) => context.dangling(reference, &place, "the scheme is left out"),
        }
    }
    found.sort_by_key(|(key, _)| *key);
    let prefix = environment_prefix(context);
    let mut scope = Scope::new(&[keyword::CREDENTIALS]);
    let only = found.len() == 1;
    let wishes: Vec<String> = found
        .iter()
        .map(|(key, scheme)| setter(key, scheme, &kind(scheme), only))
        .collect();
    let keys: Vec<String> = found.iter().map(|(key, _)| format!("security {key}")).collect();
    let items: Vec<(&str, &str)> = wishes
        .iter()
        .map(String::as_str)
        .zip(keys.iter().map(String::as_str))
        .collect();
    let setters: Vec<FieldName> = context.keep_or_mint(&mut scope, &items);
    found
        .into_iter()
        .zip(setters)
        .map(|((key, scheme), setter)| {
            let kind = kind(scheme);
            let tokens = token_source(context, (key, scheme), &setter, only, &mut scope, &prefix);
            let variable = format!("{prefix}_{}", case::shouty(&words::split(setter.bare())));
            AuthScheme {
                key: key.to_owned(),
                setter,
                variable,
                kind,
                tokens,
                docs: docs::prose(description(scheme)),
            }
        })
        .collect()
}

/// The alternatives of a `security`, by the places of their schemes.
pub(super) fn security(schemes: &[AuthScheme], requirements: &[SecurityRequirement]) -> Security {
    let mut alternatives = Vec::new();
    for requirement in requirements {
        let known: Option<Vec<usize>> = requirement
            .keys()
            .map(|key| schemes.iter().position(|scheme| scheme.key == *key))
            .collect();
        // `load` has said which scheme is not declared.
        if let Some(mut places) = known {
            places.sort_unstable();
            alternatives.push(places);
        }
    }
    Security { alternatives }
}

/// The prefix of environment variables: the configured one, or the package's name.
fn environment_prefix(context: &Context<'_>) -> String {
    let text = match &context.options.environment_prefix {
        Some(prefix) => return prefix.clone(),
        None if context.options.package.name.is_empty() => &context.document.openapi.info.title,
        None => &context.options.package.name,
    };
    let words = words::split(text);
    if words.is_empty() {
        "API".to_owned()
    } else {
        case::shouty(&words)
    }
}

fn setter(key: &str, scheme: &SecurityScheme, kind: &AuthKind, only: bool) -> String {
    let extensions = match scheme {
        SecurityScheme::APIKey { extensions, .. }
        | SecurityScheme::HTTP { extensions, .. }
        | SecurityScheme::OAuth2 { extensions, .. }
        | SecurityScheme::OpenIDConnect { extensions, .. } => extensions,
    };
    if let Some(name) = extensions
        .get("x-speakeasy-name-override")
        .and_then(serde_json::Value::as_str)
    {
        return name.to_owned();
    }
    if !only {
        return key.to_owned();
    }
    match (scheme, kind) {
        (SecurityScheme::OAuth2 { .. } | SecurityScheme::OpenIDConnect { .. }, _) => "access token".to_owned(),
        (_, AuthKind::Bearer | AuthKind::Header(_) | AuthKind::Query(_) | AuthKind::Cookie(_)) => "api key".to_owned(),
        (_, AuthKind::Basic) => "basic auth".to_owned(),
        _ => key.to_owned(),
    }
}

fn kind(scheme: &SecurityScheme) -> AuthKind {
    match scheme {
        SecurityScheme::APIKey { location, name, .. } => match location {
            APIKeyLocation::Header => AuthKind::Header(name.clone()),
            APIKeyLocation::Query => AuthKind::Query(name.clone()),
            APIKeyLocation::Cookie => AuthKind::Cookie(name.clone()),
        },
        SecurityScheme::HTTP { scheme, .. } if scheme == MUTUAL_TLS => AuthKind::MutualTls,
        SecurityScheme::HTTP { scheme, .. } => match scheme.to_ascii_lowercase().as_str() {
            "bearer" => AuthKind::Bearer,
            "basic" => AuthKind::Basic,
            _ => AuthKind::Http(scheme.clone()),
        },
        SecurityScheme::OAuth2 { .. } | SecurityScheme::OpenIDConnect { .. } => AuthKind::Bearer,
    }
}

/// What can fetch the tokens of a scheme: anything for OAuth 2 and OpenID Connect, and for bearer tokens that expire as
/// JSON Web Tokens do.
fn token_source(
    context: &mut Context<'_>,
    (key, scheme): (&str, &SecurityScheme),
    setter: &FieldName,
    only: bool,
    scope: &mut Scope<'_>,
    prefix: &str,
) -> Option<TokenSource> {
    let flow = match scheme {
        SecurityScheme::OAuth2 { flows, .. } => flows.client_credentials.as_ref(),
        SecurityScheme::OpenIDConnect { .. } => None,
        SecurityScheme::HTTP { bearer_format, .. }
            if is_jwt(bearer_format.as_deref()) && kind(scheme) == AuthKind::Bearer =>
        {
            None
        }
        _ => return None,
    };
    let bare = setter.bare();
    let variable = |text: &str| format!("{prefix}_{}", case::shouty(&words::split(text)));
    let client = flow.map(|flow| {
        let start = if only { String::new() } else { format!("{bare} ") };
        let text = format!("{start}client credentials");
        let setter: FieldName = context.keep_or_mint_one(scope, &text, &format!("security {key} client"));
        // The variables are called as the setter is, also where it was the only one before.
        let start = setter.bare().strip_suffix("client_credentials").unwrap_or(&start);
        ClientFlow {
            token_url: flow.token_url.clone(),
            id_variable: variable(&format!("{start}client id")),
            secret_variable: variable(&format!("{start}client secret")),
            setter,
        }
    });
    Some(TokenSource {
        setter: context.keep_or_mint_one(scope, &format!("{bare} provider"), &format!("security {key} provider")),
        client,
    })
}

fn is_jwt(format: Option<&str>) -> bool {
    format.is_some_and(|format| format.to_ascii_lowercase().contains("jwt"))
}

fn description(scheme: &SecurityScheme) -> Option<&str> {
    match scheme {
        SecurityScheme::APIKey { description, .. }
        | SecurityScheme::HTTP { description, .. }
        | SecurityScheme::OAuth2 { description, .. }
        | SecurityScheme::OpenIDConnect { description, .. } => description.as_deref(),
    }
}
