//! What decided the name and the shape of an item, in sentences.

use std::collections::BTreeMap;

use super::find::Found;
use crate::model::{
    Access, BodyEncoding, Decision, Field, Location, Member, Operation, Parameter, Positional, Presence, Proof,
    TypeDef, TypeKind, TypeRef, Union, ValueForm, Variant,
};
use crate::naming::{FieldName, Name, TypeName, VariantName, identifier, words};
use crate::options::Options;
use crate::pointer::Pointer;

/// The rules that made an item what it is, a sentence each.
pub(super) fn of(options: &Options, found: &Found<'_>) -> Vec<String> {
    match found {
        Found::Type(_, def) => [name_of_type(options, def), of_type(options, def), direction(def)].concat(),
        Found::Field(def, field) => of_field(options, def, field),
        Found::Variant(def, variant) => vec![name_of_value(options, def, variant)],
        Found::Member(def, member) => of_member(options, def, member),
        Found::Operation(_, operation) => of_operation(options, operation),
        Found::Parameter(_, operation, parameter) => of_parameter(operation, parameter),
    }
}

fn name_of_type(options: &Options, def: &TypeDef) -> Vec<String> {
    let (name, pointer) = (def.name.bare(), &def.origin.pointer);
    let key = pointer.tokens().last().unwrap_or_default();
    let is_component = matches!(pointer.tokens().collect::<Vec<_>>().as_slice(), [components, kind, _] if components == "components" && kind == "schemas");
    let why = if options.types.contains_key(pointer.as_str()) || options.types.contains_key(&key) {
        "`[types]` of the configuration says so".to_owned()
    } else if is_component && identifier::<TypeName>(&key) == name {
        format!("that is the key of the component, `{key}`, in the conventions of Rust")
    } else if is_component {
        format!("a hint such as `x-rust-name` or the lock says so, or the plain name of `{key}` is another item's")
    } else {
        "it has no name of its own: its `title`, or the words of what it stands in, come to that, and the lock keeps it"
            .to_owned()
    };
    vec![format!("It is called `{name}`: {why}.")]
}

fn name_of_operation(options: &Options, operation: &Operation) -> String {
    let method = operation.method.bare();
    let of_id = words::split(&operation.id);
    let mut left = of_id.iter();
    let why = if options.methods.contains_key(&operation.id) || options.methods.contains_key(&operation.route()) {
        "`[methods]` of the configuration says so".to_owned()
    } else if words::split(method).iter().all(|word| left.any(|of_id| of_id == word)) {
        format!("that is `{}` without what its group says already", operation.id)
    } else {
        format!(
            "a hint such as `x-rust-name`, the lock, or method and path come to that (`operationId` is `{}`)",
            operation.id
        )
    };
    format!("The method is called `{method}`: {why}.")
}

/// Whether a table of the configuration has a name for a member of the type at a place.
fn is_chosen(table: &BTreeMap<String, BTreeMap<String, String>>, place: &Pointer, name: &str) -> bool {
    let names = table.get(place.as_str());
    names.is_some_and(|names| names.values().any(|chosen| chosen == name))
}

fn name_of_field(options: &Options, def: &TypeDef, field: &Field) -> String {
    let name = field.name.bare();
    let declaring = field
        .origin
        .as_ref()
        .and_then(|origin| origin.pointer.parent()?.parent());
    let mut places = declaring.iter().chain([&def.origin.pointer]);
    match places.any(|place| is_chosen(&options.fields, place, name)) {
        true => format!(
            "`{}` is called `{name}`: `[fields]` of the configuration says so.",
            field.wire
        ),
        false => plain_or_not::<FieldName>(name, &field.wire),
    }
}

fn name_of_value(options: &Options, def: &TypeDef, variant: &Variant) -> String {
    let name = variant.name.bare();
    match is_chosen(&options.variants, &def.origin.pointer, name) {
        true => format!(
            "`{}` is called `{name}`: `[variants]` of the configuration says so.",
            variant.wire
        ),
        false => plain_or_not::<VariantName>(name, &variant.wire),
    }
}

fn of_member(options: &Options, def: &TypeDef, member: &Member) -> Vec<String> {
    let name = member.name.as_str();
    let what = format!("`{name}` is a member of a union: a variant that holds the member's type.");
    let why = is_chosen(&options.variants, &def.origin.pointer, member.name.bare())
        .then(|| format!("It is called `{name}`: `[variants]` of the configuration says so."));
    std::iter::once(what).chain(why).collect()
}

fn of_type(options: &Options, def: &TypeDef) -> Vec<String> {
    let mut rules = Vec::new();
    match &def.kind {
        TypeKind::Struct(object) => {
            rules.push("An object with properties is a struct, with a public field for each.".to_owned());
            if let Some(rest) = &object.rest {
                rules.push(format!(
                    "`additionalProperties` has a shape, or `keep_undeclared` asks for it: `{}` keeps what is not declared.",
                    rest.name.as_str()
                ));
            }
        }
        TypeKind::Enum(_) => rules.push(
            "An `enum` of texts is an open enum: it keeps values that it does not know, as a new one must not break an answer."
                .to_owned(),
        ),
        TypeKind::Values(list) => rules.push(match &list.form {
            ValueForm::Integers(_) => "An `enum` of integers takes no others: Rust has no variant that would keep one.",
            ValueForm::Json { unrecognized: Some(_), .. } => {
                "An `enum` of values of several JSON types is an enum; texts alone are open."
            }
            ValueForm::Json { .. } => "An `enum` of values that are no texts takes no others.",
        }
        .to_owned()),
        TypeKind::Union(union) => rules.extend(of_union(union)),
        TypeKind::Newtype(_) => rules.push("`x-newtype: true` makes a text a type of its own.".to_owned()),
        TypeKind::Alias(_) => rules.push("The schema adds nothing to another type: it is another name for it.".to_owned()),
        TypeKind::Custom(path) => rules.push(format!("`[replace]` of the configuration puts `{path}` in its place.")),
    }
    if options.derives.contains_key(def.name.bare()) || options.derives.contains_key("*") {
        rules.push("`[derives]` of the configuration adds traits.".to_owned());
    }
    rules
}

fn of_union(union: &Union) -> Vec<String> {
    let how = match &union.decision {
        Decision::Tag(tag) => format!("the text of `{}` names the member (`discriminator`, or constants)", tag.property),
        Decision::Guards(_) => {
            "the members whose JSON type, required keys and constants fit are tried, and the one that knows most of the value counts"
                .to_owned()
        }
    };
    let proof = match union.proof {
        Proof::Disjoint => "The description rules out that a value is of two members.",
        Proof::InOrder => "Nothing proves that a value cannot be of two members: of equals the first counts.",
        Proof::Several => {
            "A value may be of several members at once (`anyOf`): where none keeps all of it, it stays JSON."
        }
    };
    vec![
        format!("`oneOf` or `anyOf` is an enum with a variant for each member: {how}."),
        proof.to_owned(),
    ]
}

fn direction(def: &TypeDef) -> Vec<String> {
    let sentence = match (def.in_request, def.in_answer) {
        (true, true) => "Requests and answers reach it: it has `new` and setters, and is read from JSON.",
        (true, false) => "Only requests reach it: it has `new` for what they must have, and a setter for the rest.",
        (false, true) => {
            "Only answers reach it: it has no `new`, so that a new field breaks nobody; tests make it from JSON."
        }
        (false, false) => "No operation reaches it.",
    };
    vec![sentence.to_owned()]
}

fn of_field(options: &Options, def: &TypeDef, field: &Field) -> Vec<String> {
    let mut rules = vec![name_of_field(options, def, field)];
    rules.push(presence(field.presence).to_owned());
    match field.access {
        Access::Both => {}
        Access::AnswerOnly => rules.push("`readOnly`: requests have no setter for it.".to_owned()),
        Access::RequestOnly => rules.push("`writeOnly`: answers do not have it.".to_owned()),
    }
    if field.fixed.is_some() {
        rules.push("It has one possible value: `new` sets it, and does not ask.".to_owned());
    }
    if field.one_or_many {
        rules.push("`x-one-or-many: true`: one object where a list is documented is read as a list of one.".to_owned());
    }
    rules.extend(of_use(&field.ty));
    rules
}

fn presence(presence: Presence) -> &'static str {
    match presence {
        Presence::Required => "It is `required` and not nullable: the type itself.",
        Presence::Nullable => "It is `required` and nullable: `Option`, written as `null`.",
        Presence::Optional => "It may be missing: `Option`, left out when it is `None`.",
        Presence::OptionalNullable => "It may be missing or `null`, and that differs: `Field`, with three states.",
    }
}

/// What a use of a type has around the type itself.
fn of_use(ty: &TypeRef) -> Vec<String> {
    match ty {
        TypeRef::Boxed(_) => vec!["It is in a `Box`: the type holds itself, or would be large by value.".to_owned()],
        TypeRef::Secret(_) => vec![
            "It is a secret (`x-sensitive`, `format: password` or the configuration): it is never printed.".to_owned(),
        ],
        TypeRef::Number => vec![
            "`Number` keeps the text: a bound, a default or an example is beyond what `i64`, `u64` and `f64` hold, or nothing \
             promises a whole number."
                .to_owned(),
        ],
        TypeRef::Json => vec!["The schema says nothing of its shape: any JSON.".to_owned()],
        _ => Vec::new(),
    }
}

fn of_operation(options: &Options, operation: &Operation) -> Vec<String> {
    let mut rules = vec![name_of_operation(options, operation)];
    let taken: Vec<String> = operation.positional.iter().map(|each| taken(operation, each)).collect();
    rules.push(match taken.as_slice() {
        [] => "The method takes nothing: nothing is required.".to_owned(),
        names => format!(
            "The method takes what is required, at most four values, by position: {}. What is optional is a setter of the builder.",
            names.join(", ")
        ),
    });
    if let Some(body) = &operation.body {
        rules.push(match (body.flattened, body.encoding) {
            (true, _) => format!(
                "The fields of the body (`{}`) are setters of the builder.",
                body.media_type
            ),
            (false, BodyEncoding::Text | BodyEncoding::Bytes) => {
                format!("The body (`{}`) is one value.", body.media_type)
            }
            (false, _) => format!(
                "The body (`{}`) is one argument: it is no object of this API, or has too many required fields.",
                body.media_type
            ),
        });
    }
    if operation.output.is_some() {
        rules.push("Its successes carry different values: the answer is an enum with a variant a status.".to_owned());
    }
    if operation.pagination.is_some() {
        rules.push("Its answers are pages: `paginate` follows them.".to_owned());
    }
    if operation.idempotent {
        rules.push("Sending it twice is harmless, so the client does that after a failure.".to_owned());
    }
    rules
}

fn taken(operation: &Operation, positional: &Positional) -> String {
    match positional {
        Positional::Parameter(place) => operation
            .parameters
            .get(*place)
            .map_or_else(String::new, |parameter| format!("`{}`", parameter.name.as_str())),
        Positional::BodyField(place) => operation
            .body
            .as_ref()
            .and_then(|body| body.setters.get(*place))
            .map_or_else(String::new, |name| format!("`{}`", name.as_str())),
        Positional::Body => "the body".to_owned(),
    }
}

fn of_parameter(operation: &Operation, parameter: &Parameter) -> Vec<String> {
    let place = match parameter.location {
        Location::Path => "in the path",
        Location::Query => "in the query",
        Location::Header => "in a header",
        Location::Cookie => "in a cookie",
        Location::Part(_) => "in a header of a part of the body",
    };
    let by_position = operation.positional.iter().any(|each| match each {
        Positional::Parameter(at) => operation
            .parameters
            .get(*at)
            .is_some_and(|other| std::ptr::eq(other, parameter)),
        _ => false,
    });
    let how = match by_position {
        true => "It is required, and an argument of the method.",
        false => "It is optional, or one of too many: a setter of the builder.",
    };
    let mut rules = vec![
        plain_or_not::<FieldName>(parameter.name.bare(), &parameter.wire),
        format!("It is sent {place} as `{}`.", parameter.wire),
        how.to_owned(),
    ];
    rules.extend(of_use(&parameter.ty));
    rules
}

/// Whether a name is what its text comes to by the conventions of Rust, or had to be told apart.
fn plain_or_not<N: Name>(name: &str, wire: &str) -> String {
    match identifier::<N>(wire) == name {
        true => format!("`{name}` is `{wire}` in the conventions of Rust."),
        false => format!(
            "`{wire}` is called `{name}`: by the configuration, the lock or a hint, or because its plain name is another item's."
        ),
    }
}
