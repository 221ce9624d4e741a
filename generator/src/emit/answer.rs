//! What an example does with an answer: the name it is bound to, and the field that is printed.

use super::ty;
use crate::model::{Api, Field, Group, Operation, Payload, Presence, Struct, TypeKind, TypeRef};
use crate::naming::keyword;

/// The last words of the names of fields that tell most, the best first.
const TELLING: [&[&str]; 6] = [
    &["link", "url"],
    &["message"],
    &["status"],
    &["name"],
    &["title"],
    &["id"],
];
/// Words of the name of a link that a user has to follow.
const FOR_USERS: [&str; 7] = [
    "auth",
    "authorization",
    "authorize",
    "consent",
    "login",
    "signin",
    "verification",
];

/// The answer of an operation, as an example binds it.
pub(super) struct Answer<'a> {
    /// The name that it is bound to.
    pub(super) name: String,
    /// What it is.
    pub(super) shape: Shape<'a>,
    /// Whether the operation lists things.
    lists: bool,
}

/// What an answer is.
pub(super) enum Shape<'a> {
    /// A value of a type.
    Of(&'a TypeRef),
    /// Text.
    Text,
    /// Bytes.
    Bytes,
    /// One of several payloads.
    Several,
}

/// The answer of an operation; none where it answers nothing.
pub(super) fn of<'a>(api: &'a Api, group: &Group, operation: &'a Operation) -> Option<Answer<'a>> {
    let payload = &operation.successes.first()?.payload;
    let (name, shape) = match (&operation.output, payload) {
        (Some(output), _) => (shortened(output.bare(), group, operation), Shape::Several),
        (None, Payload::Empty) => return None,
        (None, Payload::Text) => ("message".to_owned(), Shape::Text),
        (None, Payload::Bytes) => ("content".to_owned(), Shape::Bytes),
        (None, Payload::Json { ty, .. }) => (of_type(api, ty, group, operation), Shape::Of(ty)),
    };
    let taken = keyword::is_raw(&name) || keyword::is_never_identifier(&name) || name == "client";
    Some(Answer {
        name: if taken { format!("the_{name}") } else { name },
        shape,
        lists: operation.method.bare().starts_with("list"),
    })
}

/// The name of an answer by its type.
fn of_type(api: &Api, ty: &TypeRef, group: &Group, operation: &Operation) -> String {
    match ty {
        TypeRef::Boxed(inner) | TypeRef::Nullable(inner) | TypeRef::Secret(inner) => {
            of_type(api, inner, group, operation)
        }
        TypeRef::List(item) => plural(&of_type(api, item, group, operation)),
        TypeRef::Named(id) => {
            let def = &api.types[*id];
            let name = shortened(def.name.bare(), group, operation);
            match &def.kind {
                TypeKind::Alias(TypeRef::List(_)) => plural(&name),
                _ => name,
            }
        }
        TypeRef::String => "text".to_owned(),
        TypeRef::Map(..) => "entries".to_owned(),
        _ => "value".to_owned(),
    }
}

/// The snake-case name of a type: the noun of the group where it has that, and without the verb of the method.
fn shortened(name: &str, group: &Group, operation: &Operation) -> String {
    let name = snake(name);
    let words: Vec<&str> = name.split('_').collect();
    for noun in [plural(&noun(group)), noun(group)] {
        let parts: Vec<&str> = noun.split('_').collect();
        if words.windows(parts.len()).any(|window| window == parts) {
            return noun;
        }
    }
    let verb = operation.method.bare().split('_').next();
    match words.as_slice() {
        [first, rest @ ..] if Some(*first) == verb && !rest.is_empty() => rest.join("_"),
        _ => name,
    }
}

/// What one thing of a group is called.
pub(super) fn noun(group: &Group) -> String {
    singular(group.accessor.bare())
}

/// `CreatedConnection` as `created_connection`.
fn snake(name: &str) -> String {
    let characters: Vec<char> = name.chars().collect();
    let mut text = String::new();
    for (place, character) in characters.iter().enumerate() {
        let before = place.checked_sub(1).and_then(|before| characters.get(before));
        let after = characters.get(place + 1);
        let starts = character.is_uppercase()
            && before.is_some_and(|before| {
                !before.is_uppercase() && *before != '_' || after.is_some_and(|after| after.is_lowercase())
            });
        if starts && !text.ends_with('_') {
            text.push('_');
        }
        text.extend(character.to_lowercase());
    }
    text
}

/// The name of one element of a list.
pub(super) fn singular(name: &str) -> String {
    if let Some(start) = name.strip_suffix("ies").filter(|start| start.len() > 1) {
        return format!("{start}y");
    }
    for hissing in ["sses", "shes", "ches", "xes"] {
        if name.ends_with(hissing) {
            return name.strip_suffix("es").unwrap_or(name).to_owned();
        }
    }
    match name.strip_suffix('s') {
        Some(one) if one.len() > 2 && !one.ends_with(['s', 'u', 'i']) => one.to_owned(),
        _ => name.to_owned(),
    }
}

/// The name of several.
pub(super) fn plural(name: &str) -> String {
    if name.ends_with('s') && singular(name) != name {
        return name.to_owned();
    }
    let vowel = |before: &str| before.ends_with(['a', 'e', 'i', 'o', 'u']);
    match name.strip_suffix('y') {
        Some(start) if !vowel(start) => format!("{start}ies"),
        _ if name.ends_with(['s', 'x']) || name.ends_with("sh") || name.ends_with("ch") => format!("{name}es"),
        _ => format!("{name}s"),
    }
}

impl Answer<'_> {
    /// The lines that print what tells most; `keep` only looks at the answer, which is used once more.
    pub(super) fn look(&self, api: &Api, keep: bool) -> Vec<String> {
        let name = &self.name;
        match self.shape {
            Shape::Text => vec![format!("println!(\"{{{name}}}\");")],
            Shape::Bytes => vec![format!("println!(\"{{}} bytes\", {name}.len());")],
            Shape::Several => vec![format!("println!(\"{{{name}:?}}\");")],
            Shape::Of(ty) => look(api, ty, name, self.lists, keep),
        }
    }
}

/// The lines that print a value under a name or at a place such as `page.items`.
fn look(api: &Api, ty: &TypeRef, place: &str, lists: bool, keep: bool) -> Vec<String> {
    let resolved = ty::resolve(api, ty);
    if let TypeRef::List(item) = resolved {
        return each(api, item, place, keep);
    }
    let found = structure(api, resolved).and_then(|shape| of_structure(api, shape, place, lists, keep));
    found.unwrap_or_else(|| match (is_shown(api, resolved), place.contains('.')) {
        (true, false) => vec![format!("println!(\"{{{place}}}\");")],
        (true, true) => vec![format!("println!(\"{{}}\", {place});")],
        (false, false) => vec![format!("println!(\"{{{place}:?}}\");")],
        (false, true) => vec![format!("println!(\"{{:?}}\", {place});")],
    })
}

/// A loop over a list.
fn each(api: &Api, item: &TypeRef, place: &str, keep: bool) -> Vec<String> {
    let list = place.rsplit('.').next().unwrap_or(place);
    let one = match singular(list) {
        same if same == list || keyword::is_raw(&same) => "each".to_owned(),
        one => one,
    };
    let borrowed = if keep { "&" } else { "" };
    let mut lines = vec![format!("for {one} in {borrowed}{place} {{")];
    let inner = match ty::resolve(api, item) {
        TypeRef::List(_) => vec![format!("println!(\"{{{one}:?}}\");")],
        _ => look(api, item, &one, false, keep),
    };
    lines.extend(inner.into_iter().map(|line| format!("    {line}")));
    lines.push("}".to_owned());
    lines
}

/// The lines that print the telling field of a struct; none where it has none.
fn of_structure(api: &Api, shape: &Struct, place: &str, lists: bool, keep: bool) -> Option<Vec<String>> {
    let list = shape
        .fields
        .iter()
        .find(|field| field.presence == Presence::Required && !field.deprecated && is_list_of_things(api, &field.ty));
    let list_lines = |field: &Field| look(api, &field.ty, &format!("{place}.{}", field.name), false, keep);
    if let Some(field) = list.filter(|_| lists) {
        return Some(list_lines(field));
    }
    if let Some(field) = telling(api, shape) {
        return Some(print(field, place, keep));
    }
    list.map(list_lines).or_else(|| {
        let mut shown = shape
            .fields
            .iter()
            .filter(|field| !field.deprecated && is_shown(api, &field.ty));
        shown.next().map(|field| print(field, place, keep))
    })
}

/// Whether a type is a list of structs or maps.
fn is_list_of_things(api: &Api, ty: &TypeRef) -> bool {
    match ty::resolve(api, ty) {
        TypeRef::List(item) => matches!(ty::resolve(api, item), TypeRef::Named(_) | TypeRef::Map(..)),
        _ => false,
    }
}

/// The field that tells most.
pub(super) fn telling<'s>(api: &Api, shape: &'s Struct) -> Option<&'s Field> {
    let last = |field: &Field| {
        field
            .name
            .bare()
            .rsplit('_')
            .next()
            .map(str::to_owned)
            .unwrap_or_default()
    };
    TELLING.iter().find_map(|words| {
        shape
            .fields
            .iter()
            .find(|field| !field.deprecated && words.contains(&last(field).as_str()) && is_shown(api, &field.ty))
    })
}

/// The lines that print a field.
fn print(field: &Field, place: &str, keep: bool) -> Vec<String> {
    let name = field.name.to_string();
    let bare = field.name.bare();
    let words: Vec<&str> = bare.split('_').collect();
    let link = words.last().is_some_and(|last| ["link", "url"].contains(last));
    let lead = if link && words.iter().any(|word| FOR_USERS.contains(word)) {
        "Send the user to "
    } else {
        ""
    };
    let last = words.last().copied().unwrap_or(bare);
    let bound = if keyword::is_raw(last) || keyword::is_never_identifier(last) || last == place {
        "found"
    } else {
        last
    };
    let value = match field.presence {
        Presence::Required => return vec![format!("println!(\"{lead}{{}}\", {place}.{name});")],
        Presence::OptionalNullable => format!("{place}.{name}.value()"),
        _ if keep => format!("&{place}.{name}"),
        _ => format!("{place}.{name}"),
    };
    vec![
        format!("if let Some({bound}) = {value} {{"),
        format!("    println!(\"{lead}{{{bound}}}\");"),
        "}".to_owned(),
    ]
}

/// The struct behind a type.
pub(super) fn structure<'a>(api: &'a Api, ty: &'a TypeRef) -> Option<&'a Struct> {
    match ty::resolve(api, ty) {
        TypeRef::Named(id) => match &api.types[*id].kind {
            TypeKind::Struct(shape) => Some(shape),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a value of a type is printed by `{}`.
pub(super) fn is_shown(api: &Api, ty: &TypeRef) -> bool {
    match ty::resolve(api, ty) {
        TypeRef::Bool
        | TypeRef::Integer(_)
        | TypeRef::Float(_)
        | TypeRef::Number
        | TypeRef::String
        | TypeRef::Json
        | TypeRef::Uuid => true,
        TypeRef::Named(id) => matches!(
            api.types[*id].kind,
            TypeKind::Enum(_) | TypeKind::Values(_) | TypeKind::Newtype(_)
        ),
        _ => false,
    }
}
