//! The types that a description defines.

use super::{Check, Docs, IntegerType, Limit, TypeRef};
use crate::naming::{FieldName, ModuleName, TypeName, VariantName};
use crate::pointer::Place;

/// The place of a type in [`Types`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub(crate) u32);

impl TypeId {
    /// The type at a place.
    #[must_use]
    pub fn at(place: u32) -> Self {
        Self(place)
    }
}

/// Every type of the API: an arena.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Types(pub(crate) Vec<TypeDef>);

impl Types {
    /// The types in the order in which they are emitted.
    pub fn iter(&self) -> impl Iterator<Item = (TypeId, &TypeDef)> {
        (0u32..).map(TypeId).zip(&self.0)
    }
}

impl FromIterator<TypeDef> for Types {
    fn from_iter<I: IntoIterator<Item = TypeDef>>(defs: I) -> Self {
        Self(defs.into_iter().collect())
    }
}

impl std::ops::Index<TypeId> for Types {
    type Output = TypeDef;

    fn index(&self, id: TypeId) -> &TypeDef {
        &self.0[id.0 as usize]
    }
}

/// One type that is emitted as an item.
#[derive(Debug, Clone, PartialEq)]
pub struct TypeDef {
    /// The Rust name.
    pub name: TypeName,
    /// The file below `src/types/` that holds it; types of one family share a file.
    pub module: ModuleName,
    /// Where the description defines it.
    pub origin: Place,
    /// What the description says of it.
    pub docs: Docs,
    /// A documented value of the type, as JSON text.
    pub example: Option<String>,
    /// Whether the schema is `deprecated`.
    pub deprecated: bool,
    /// What it is.
    pub kind: TypeKind,
    /// Whether a request can reach it.
    pub in_request: bool,
    /// Whether an answer can reach it.
    pub in_answer: bool,
    /// Whether its JSON is ever read or written: not so a multipart body that nothing else uses.
    pub in_json: bool,
    /// Whether it can be checked before it is sent.
    pub checked: bool,
    /// The traits that it has beyond `Debug`, `Clone` and `PartialEq`.
    pub derives: Derives,
}

impl TypeDef {
    /// The path from the root of the crate, `types::Connection`.
    #[must_use]
    pub fn path(&self) -> String {
        format!("types::{}", self.name.bare())
    }
}

/// Derivable traits beyond `Debug`, `Clone` and `PartialEq`.
///
/// `Eq` and `Hash` are none of them for structs and unions: a number with a fraction in a new field would take them away
/// again, and a new field of an answer is to break nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Derives {
    /// `Default`, for request structs without required fields and documented defaults.
    pub default: bool,
    /// `Default` written out, for request structs that documented defaults make complete.
    pub filled_default: bool,
}

/// What a type is.
#[derive(Debug, Clone, PartialEq)]
pub enum TypeKind {
    /// An object with named properties.
    Struct(Struct),
    /// A closed list of strings that may grow.
    Enum(OpenEnum),
    /// A list of values of which at least one is no string.
    Values(ValueEnum),
    /// `oneOf` or `anyOf`.
    Union(Union),
    /// A named string that deserves its own type (`x-newtype: true`).
    Newtype(Newtype),
    /// Another name for a type.
    Alias(TypeRef),
    /// Another name for a type of the user's own, by its path in Rust.
    Custom(String),
}

impl TypeKind {
    /// The values of an enumeration, and the variant for others; none where it is no enumeration.
    #[must_use]
    pub fn values(&self) -> (&[Variant], Option<&VariantName>) {
        match self {
            Self::Enum(list) => (&list.variants, Some(&list.unrecognized)),
            Self::Values(list) => (&list.variants, list.form.unrecognized()),
            _ => (&[], None),
        }
    }

    /// The same, to be changed.
    pub fn values_mut(&mut self) -> (&mut [Variant], Option<&VariantName>) {
        match self {
            Self::Enum(list) => (&mut list.variants, Some(&list.unrecognized)),
            Self::Values(list) => (&mut list.variants, list.form.unrecognized()),
            _ => (&mut [], None),
        }
    }
}

impl ValueForm {
    /// The variant for other texts.
    #[must_use]
    pub fn unrecognized(&self) -> Option<&VariantName> {
        match self {
            Self::Json { unrecognized, .. } => unrecognized.as_ref(),
            Self::Integers(_) => None,
        }
    }
}

/// An object with named properties.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Struct {
    /// The fields, in the order of `properties`.
    pub fields: Vec<Field>,
    /// A map beside the named fields, for `additionalProperties` of a declared shape.
    pub rest: Option<Rest>,
}

/// One property of an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The Rust name.
    pub name: FieldName,
    /// The key in JSON.
    pub wire: String,
    /// The type of the value, without the `Option` that `presence` asks for.
    pub ty: TypeRef,
    /// Whether it may be missing or `null`.
    pub presence: Presence,
    /// What the description says of it, constraints and default included.
    pub docs: Docs,
    /// Where the description defines it, where that is not below `properties` of the type's own schema.
    pub origin: Option<Place>,
    /// The documented limits of the value.
    pub limits: Vec<Limit>,
    /// How the value is checked.
    pub check: Check,
    /// Whether the property is `deprecated`.
    pub deprecated: bool,
    /// The description lets a list stand for one object or one object for a list (`x-one-or-many: true`).
    pub one_or_many: bool,
    /// The documented default, as JSON text.
    pub default: Option<String>,
    /// The documented default as a value, where a request can have the field.
    pub initial: Option<DefaultValue>,
    /// A documented value of the property, or else of its type, as JSON text.
    pub example: Option<String>,
    /// Whether requests or answers alone carry it.
    pub access: Access,
    /// The only value that it can have, which a constructor sets without asking.
    pub fixed: Option<FixedValue>,
    /// Whether `fixed` is a released value that was the only one: there are others by now, and a setter for them.
    pub preset: bool,
}

/// The only value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FixedValue {
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A text.
    Text(String),
    /// A variant of the enumeration that the field's type is.
    Variant(VariantName),
}

/// A documented default, as a value of the type of its field.
#[derive(Debug, Clone, PartialEq)]
pub enum DefaultValue {
    /// `null`.
    Null,
    /// A boolean.
    Bool(bool),
    /// An integer.
    Integer(i128),
    /// A floating point number.
    Float(f64),
    /// A text, or a named one.
    Text(String),
    /// A value of an enum.
    Variant(VariantName),
    /// A list.
    List(Vec<DefaultValue>),
    /// An empty map.
    Map,
}

/// The direction in which a property travels.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Access {
    /// In requests and answers.
    #[default]
    Both,
    /// In answers only (`readOnly`): a request has no setter for it.
    AnswerOnly,
    /// In requests only (`writeOnly`).
    RequestOnly,
}

/// Whether a value may be missing or `null`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Presence {
    /// Always there, never `null`: `T`.
    Required,
    /// Always there, may be `null`: `Option<T>`, written as `null`.
    Nullable,
    /// May be missing: `Option<T>`; a `null` in an answer reads as missing.
    Optional,
    /// May be missing or `null`, and the difference matters: `Field<T>`.
    OptionalNullable,
}

/// The map beside named fields.
#[derive(Debug, Clone, PartialEq)]
pub struct Rest {
    /// The Rust name of the map field.
    pub name: FieldName,
    /// The type of the values.
    pub value: TypeRef,
    /// What the description says of it.
    pub docs: Docs,
}

/// A string enumeration that keeps values it does not know.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenEnum {
    /// The documented values, in the order of the description.
    pub variants: Vec<Variant>,
    /// The variant for everything else.
    pub unrecognized: VariantName,
    /// The place of the documented default among the values.
    pub default: Option<usize>,
}

/// One documented value.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// The Rust name.
    pub name: VariantName,
    /// The text in JSON; where not all values are texts, the JSON.
    pub wire: String,
    /// Whether the value is `deprecated`.
    pub deprecated: bool,
    /// What the description says of it.
    pub docs: Docs,
}

/// An enumeration of which at least one value is no string: no other value is taken, or texts alone.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueEnum {
    /// The documented values, in the order of the description; each has its JSON as `wire`.
    pub variants: Vec<Variant>,
    /// What they are.
    pub form: ValueForm,
    /// The place of the documented default among the values.
    pub default: Option<usize>,
}

/// What the values of a [`ValueEnum`] are.
#[derive(Debug, Clone, PartialEq)]
pub enum ValueForm {
    /// Integers of one type.
    Integers(IntegerType),
    /// JSON values of any type.
    Json {
        /// Whether none of them is a list or an object.
        scalar: bool,
        /// The variant for other texts, where some values are texts.
        unrecognized: Option<VariantName>,
    },
}

/// A value that has one of several types.
#[derive(Debug, Clone, PartialEq)]
pub struct Union {
    /// The members, in the order in which they are tried.
    pub members: Vec<Member>,
    /// The variant that keeps the JSON of a value that fits no member.
    pub unrecognized: VariantName,
    /// How the member of a JSON value is found.
    pub decision: Decision,
    /// Whether a value can be of several members.
    pub proof: Proof,
    /// Whether a value that no member claims is refused, as of a list of JSON types.
    pub is_closed: bool,
}

/// Whether a value that the description admits can be of several members of a union.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Proof {
    /// It cannot: JSON types, required keys, constants or formats rule it out.
    Disjoint,
    /// It is meant to be of one, but nothing proves that it cannot be of two: the member that knows most of the value counts,
    /// of equals the first.
    #[default]
    InOrder,
    /// It can be of several at once, and have what each of them declares (`anyOf`): where no member keeps all of that, the
    /// value is kept as JSON.
    Several,
}

/// One member of a union.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The Rust name of the variant.
    pub name: VariantName,
    /// What the variant holds.
    pub ty: TypeRef,
    /// Where the description lists it, where it lists it alone.
    pub origin: Option<Place>,
    /// How the value is checked.
    pub check: Check,
    /// What the description says of it.
    pub docs: Docs,
}

/// How the member of a JSON value is found.
#[derive(Debug, Clone, PartialEq)]
pub enum Decision {
    /// The text of one property names the member (Discriminator Object, OpenAPI 3.0, section 4.7.25).
    Tag(Tag),
    /// The members whose guards hold are tried; one guard a member, in the same order.
    Guards(Vec<Guard>),
}

/// The property that names the member.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tag {
    /// The property.
    pub property: String,
    /// Values and the place of their member in [`Union::members`].
    pub cases: Vec<(String, usize)>,
    /// The member of a value without the property.
    pub absent: Option<usize>,
    /// The member of a value that `cases` does not have (`defaultMapping`, OpenAPI 3.2).
    pub other: Option<usize>,
    /// Members without a field for the property, and the text that is written for them.
    pub added: Vec<(usize, String)>,
}

/// What must hold of a JSON value before a member is tried.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Guard {
    /// The JSON types that the member can have.
    pub kinds: Vec<JsonKind>,
    /// For an object: keys that must be there.
    pub required: Vec<String>,
    /// For an object: keys whose value must be one of these JSON texts when they are there.
    pub constants: Vec<(String, Vec<String>)>,
    /// A property that names the member, which has no field for it, and the text that is written for it.
    pub added: Option<(String, String)>,
    /// Whether the member takes what no other does: a map, or any JSON.
    pub is_fallback: bool,
}

/// The JSON type of a value; an integer is a number without fraction and exponent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are JSON's own")]
pub enum JsonKind {
    Null,
    Boolean,
    Integer,
    Number,
    String,
    Array,
    Object,
}

/// A named string with a type of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Newtype {
    /// What it wraps; `String` today.
    pub inner: TypeRef,
}
