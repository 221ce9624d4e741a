//! A value that has one of several types.

use super::super::docs::{deprecated, doc, or_else};
use super::super::file::File;
use super::super::ident::{Ident, ident};
use super::super::package::{Item, Listing};
use super::super::tokens::quote;
use super::super::ty;
use super::{checks, chosen, literal};
use crate::model::{Decision, Guard, IntegerType, JsonKind, Member, Proof, Tag, TypeDef, TypeRef, Union};

/// The enum, its `union!`, and `From` for each member with a type of its own.
pub(super) fn items(file: &mut File<'_>, def: &TypeDef, shape: &Union) -> Vec<Item> {
    let mut docs = or_else(&def.docs, || format!("The shapes of `{}`.", def.name.bare())).into_owned();
    docs.extend([String::new(), told_apart(shape)]);
    let docs = doc(&docs);
    let deprecated = deprecated(def.deprecated);
    let name = ident(def.name.as_str());
    let chosen = chosen::attributes(file.options, def);
    let variants: Vec<_> = shape
        .members
        .iter()
        .map(|member| {
            let docs = doc(&or_else(&member.docs, || fallback(file, member)));
            let variant = ident(member.name.as_str());
            let ty = ty::stored(file, &member.ty);
            quote!(#docs #variant(#ty))
        })
        .collect();
    let unrecognized = (!shape.is_closed).then(|| {
        let name = ident(shape.unrecognized.as_str());
        let json = file.runtime("Json");
        let several = match shape.proof {
            Proof::Several => ", or of several at once",
            Proof::Disjoint | Proof::InOrder => "",
        };
        let known = "A value of a shape that this version of the crate does not know";
        let docs = doc(&[format!("{known}{several}; one of another JSON type is refused.")]);
        quote!(#docs #name(#json),)
    });
    let item = quote! {
        #docs
        #deprecated
        #[derive(Debug, Clone, PartialEq)]
        #chosen
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            #unrecognized
        }
    };
    let mut items = vec![Item::Rust(item), Item::Listing(entries(file, def, shape))];
    if def.checked {
        items.push(checks::of_union(file, def, shape));
    }
    items.extend(conversions(file, def, shape));
    items
}

/// What is said of a member that the description does not explain.
fn fallback(file: &File<'_>, member: &Member) -> String {
    match &member.ty {
        TypeRef::Named(id) => format!("[`{}`].", file.api.types[*id].name.bare()),
        TypeRef::String => "Text.".to_owned(),
        TypeRef::Bool => "`true` or `false`.".to_owned(),
        TypeRef::Integer(_) => "A whole number.".to_owned(),
        TypeRef::Float(_) | TypeRef::Number => "A number.".to_owned(),
        TypeRef::List(_) | TypeRef::OpenTuple(_) => "A list.".to_owned(),
        TypeRef::Map(..) => "A map.".to_owned(),
        _ => format!("The shape `{}`.", member.name.bare()),
    }
}

/// `impl From<T>` for the members whose type no other member has.
fn conversions(file: &mut File<'_>, def: &TypeDef, shape: &Union) -> Vec<Item> {
    let name = ident(def.name.as_str());
    let mut items = Vec::new();
    for member in &shape.members {
        let resolved = file.resolve(&member.ty).clone();
        let same = shape
            .members
            .iter()
            .filter(|other| *file.resolve(&other.ty) == resolved)
            .count();
        if same > 1 || matches!(resolved, TypeRef::Json) {
            continue;
        }
        let variant = ident(member.name.as_str());
        items.extend(member_conversions(file, &name, &variant, &member.ty));
        if resolved == TypeRef::Integer(IntegerType::I64) {
            items.extend(narrow_conversions(file, &name, &variant, shape));
        }
    }
    items
}

/// `From<T>`, for text `From<&str>` too, and for a boxed member `From` of what is in the box.
fn member_conversions(file: &mut File<'_>, name: &Ident, variant: &Ident, ty: &TypeRef) -> Vec<Item> {
    let (taken, value) = match ty {
        TypeRef::Boxed(inner) => (ty::stored(file, inner), quote!(Box::new(value))),
        other => (ty::stored(file, other), quote!(value)),
    };
    let mut items = vec![Item::Rust(quote! {
        impl From<#taken> for #name {
            fn from(value: #taken) -> Self {
                Self::#variant(#value)
            }
        }
    })];
    if *file.resolve(ty) == TypeRef::String {
        items.push(Item::Rust(quote! {
            impl From<&str> for #name {
                fn from(value: &str) -> Self {
                    Self::#variant(value.to_owned())
                }
            }
        }));
    }
    items
}

/// `From<i32>` and `From<u32>` beside `From<i64>`, so that a literal without a suffix converts.
fn narrow_conversions(file: &File<'_>, name: &Ident, variant: &Ident, shape: &Union) -> Vec<Item> {
    [(IntegerType::I32, quote!(i32)), (IntegerType::U32, quote!(u32))]
        .into_iter()
        .filter(|(integer, _)| {
            let mut members = shape.members.iter();
            !members.any(|member| *file.resolve(&member.ty) == TypeRef::Integer(*integer))
        })
        .map(|(_, narrow)| {
            Item::Rust(quote! {
                impl From<#narrow> for #name {
                    fn from(value: #narrow) -> Self {
                        Self::#variant(value.into())
                    }
                }
            })
        })
        .collect()
}

/// How the member of a JSON value is found, an entry a member.
fn entries(file: &mut File<'_>, def: &TypeDef, shape: &Union) -> Listing {
    let rest = (!shape.is_closed).then(|| format!("_ = {}", shape.unrecognized));
    let name = file.macro_name("union");
    match &shape.decision {
        Decision::Tag(tag) => {
            let subject = format!("{} by {}", def.name, literal(&tag.property));
            let members = (0..).zip(&shape.members);
            // The member for all other texts comes last, as it has to in a `match`.
            let (last, first): (Vec<_>, Vec<_>) = members.partition(|(place, _)| tag.other == Some(*place));
            let members = first.into_iter().chain(last);
            let lines = members.filter_map(|(place, member)| Some(format!("{}: {}", member.name, cases(tag, place)?)));
            Listing::of(name, subject, lines.chain(rest).collect())
        }
        Decision::Guards(guards) => {
            let members = shape
                .members
                .iter()
                .zip(guards)
                .map(|(member, guard)| format!("{}: {}", member.name, condition(guard)));
            let subject = match shape.proof {
                Proof::Several => format!("{} any", def.name),
                Proof::Disjoint | Proof::InOrder => def.name.as_str().to_owned(),
            };
            Listing::of(name, subject, members.chain(rest).collect())
        }
    }
}

/// `"cat" | "kitty" adds "cat"`: what names the member at a place, if anything does.
fn cases(tag: &Tag, place: usize) -> Option<String> {
    let texts = tag
        .cases
        .iter()
        .filter(|(_, at)| *at == place)
        .map(|(text, _)| literal(text));
    let absent = (tag.absent == Some(place)).then(|| "absent".to_owned());
    let other = (tag.other == Some(place)).then(|| "other".to_owned());
    let cases: Vec<String> = texts.chain(absent).chain(other).collect();
    let added = tag.added.iter().find(|(at, _)| *at == place);
    let added = added
        .map(|(_, text)| format!(" adds {}", literal(text)))
        .unwrap_or_default();
    (!cases.is_empty()).then(|| cases.join(" | ") + &added)
}

/// How a value finds its variant, in words.
fn told_apart(shape: &Union) -> String {
    match (&shape.decision, shape.proof) {
        (Decision::Tag(tag), _) => format!(
            "The property `{}` names the variant.",
            tag.property.replace(['`', '\n', '\r'], " ")
        ),
        (Decision::Guards(_), Proof::Disjoint) => "No value fits two of the variants.".to_owned(),
        (Decision::Guards(_), Proof::InOrder) => {
            "A value may fit several variants: the one that knows most of it counts, of equals the first.".to_owned()
        }
        (Decision::Guards(_), Proof::Several) => {
            let most = "A value may be of several variants: the one that knows most of it counts.";
            format!("{most} Where that would lose what another one keeps, the value stays JSON.")
        }
    }
}

/// `integer | number`, or `object { "required", "key" = "constant" } adds "key" = "text"`.
fn condition(guard: &Guard) -> String {
    let fallback = guard.is_fallback.then_some("fallback");
    let kinds: Vec<_> = guard
        .kinds
        .iter()
        .map(|kind| kind_name(*kind))
        .chain(fallback)
        .collect();
    let required = guard.required.iter().map(|key| literal(key));
    let constants = guard.constants.iter().map(|(key, values)| {
        let values: Vec<_> = values.iter().map(|value| literal(value)).collect();
        format!("{} = {}", literal(key), values.join(" | "))
    });
    let keys: Vec<_> = required.chain(constants).collect();
    let kinds = kinds.join(" | ");
    let keys = match keys.is_empty() {
        true => String::new(),
        false => format!(" {{ {} }}", keys.join(", ")),
    };
    let added = guard.added.as_ref().map_or_else(String::new, |(key, text)| {
        format!(" adds {} = {}", literal(key), literal(text))
    });
    kinds + &keys + &added
}

fn kind_name(kind: JsonKind) -> &'static str {
    match kind {
        JsonKind::Null => "null",
        JsonKind::Boolean => "boolean",
        JsonKind::Integer => "integer",
        JsonKind::Number => "number",
        JsonKind::String => "string",
        JsonKind::Array => "array",
        JsonKind::Object => "object",
    }
}
