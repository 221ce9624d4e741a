//! What the methods are called that choose a media type.

use super::alternative;
use crate::model::{Body, BodyAs, OtherAnswer, Parameter};
use crate::naming::{FieldName, MethodName, Scope, keyword};

/// The body and the answers with the names of the methods that choose how they are sent.
pub(super) fn named(
    parameters: &[Parameter],
    mut body: Option<Body>,
    mut others: Vec<OtherAnswer>,
) -> (Option<Body>, Vec<OtherAnswer>) {
    let mut scope = Scope::new(&[keyword::SETTERS]);
    for parameter in parameters {
        scope.reserve(parameter.name.as_str());
    }
    if let Some(body) = &body {
        scope.reserve(body.name.as_str());
        body.setters.iter().for_each(|setter| scope.reserve(setter.as_str()));
    }
    for other in body.iter_mut().flat_map(|body| &mut body.others) {
        other.setter = setter(&mut scope, other);
    }
    for other in &mut others {
        other.method = method(&mut scope, &other.media_type);
    }
    (body, others)
}

fn setter(scope: &mut Scope<'_>, other: &BodyAs) -> FieldName {
    let [short, long] = texts("as", &other.media_type);
    scope.mint_first(&[&short, &long])
}

fn method(scope: &mut Scope<'_>, media_type: &str) -> MethodName {
    let [short, long] = texts("send", media_type);
    scope.mint_first(&[&short, &long])
}

/// The words of the media type, and all of it for where two have the same.
fn texts(verb: &str, media_type: &str) -> [String; 2] {
    let called = alternative::called(media_type).join(" ");
    [format!("{verb} {called}"), format!("{verb} {media_type}")]
}
