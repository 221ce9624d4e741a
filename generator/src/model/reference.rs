//! A use of a type: built-in, composed or named.

use super::TypeId;

/// The type of a field, parameter, body or element.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum TypeRef {
    /// `bool`.
    Bool,
    /// `i32`, `u64`, ...
    Integer(IntegerType),
    /// `f32` or `f64`.
    Float(FloatType),
    /// The runtime's `Number`, which keeps the text of integers and decimals of any size.
    Number,
    /// `String`.
    String,
    /// A point in time (RFC 3339 `date-time`), in the configured crate.
    DateTime,
    /// A calendar date (RFC 3339 `full-date`), in the configured crate.
    Date,
    /// `uuid::Uuid`.
    Uuid,
    /// `std::net::Ipv4Addr`.
    Ipv4,
    /// `std::net::Ipv6Addr`.
    Ipv6,
    /// Bytes carried as base64 text in JSON (`format: byte`).
    Base64,
    /// Raw bytes, outside JSON (`format: binary`): a whole body, or a file in a multipart body.
    Binary,
    /// `()`: a value that is always `null`.
    Null,
    /// Any JSON value, kept as text.
    Json,
    /// `Vec<T>`.
    List(Box<TypeRef>),
    /// `BTreeMap<K, T>`; the key is `String` or a named string type.
    Map(Box<TypeRef>, Box<TypeRef>),
    /// `(A, B, ...)`: `prefixItems` of a fixed length.
    Tuple(Vec<TypeRef>),
    /// `OpenTuple<(A,), (Option<B>,), R>`: `prefixItems` of an open length.
    OpenTuple(Box<OpenTuple>),
    /// The runtime's `Never`: the schema `false`, of which no value is.
    Never,
    /// `Option<T>` for an element that may be `null`.
    Nullable(Box<TypeRef>),
    /// `Box<T>`, where a cycle is broken or a type would be large by value.
    Boxed(Box<TypeRef>),
    /// `Secret<T>`: never printed.
    Secret(Box<TypeRef>),
    /// A type of this API.
    Named(TypeId),
}

impl TypeRef {
    /// Tells of every named type that the use mentions.
    pub fn each_named(&self, found: &mut impl FnMut(TypeId)) {
        match self {
            Self::Named(id) => found(*id),
            Self::List(inner) | Self::Nullable(inner) | Self::Boxed(inner) | Self::Secret(inner) => {
                inner.each_named(found);
            }
            Self::Map(key, value) => {
                key.each_named(found);
                value.each_named(found);
            }
            Self::Tuple(elements) => elements.iter().for_each(|element| element.each_named(found)),
            Self::OpenTuple(tuple) => tuple.parts().for_each(|part| part.each_named(found)),
            _ => {}
        }
    }

    /// Whether the use mentions a type.
    #[must_use]
    pub fn mentions(&self, id: TypeId) -> bool {
        let mut is_there = false;
        self.each_named(&mut |named| is_there |= named == id);
        is_there
    }
}

/// A list whose first elements have types of their own, and whose length is open.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OpenTuple {
    /// The elements that are always there.
    pub first: Vec<TypeRef>,
    /// Those that come next, and may be missing from the end; without the `Option`.
    pub optional: Vec<TypeRef>,
    /// Each element that follows.
    pub rest: TypeRef,
}

impl OpenTuple {
    /// The types of the elements that have a place of their own.
    pub fn placed(&self) -> impl Iterator<Item = &TypeRef> {
        self.first.iter().chain(&self.optional)
    }

    /// The types of the elements that have a place of their own.
    pub fn placed_mut(&mut self) -> impl Iterator<Item = &mut TypeRef> {
        self.first.iter_mut().chain(&mut self.optional)
    }

    /// The types of all elements.
    pub fn parts(&self) -> impl Iterator<Item = &TypeRef> {
        self.placed().chain([&self.rest])
    }

    /// The types of all elements.
    pub fn parts_mut(&mut self) -> impl Iterator<Item = &mut TypeRef> {
        let placed = self.first.iter_mut().chain(&mut self.optional);
        placed.chain([&mut self.rest])
    }
}

/// A Rust integer type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the types")]
pub enum IntegerType {
    I8,
    I16,
    I32,
    I64,
    U8,
    U16,
    U32,
    U64,
}

impl IntegerType {
    /// The values that it holds.
    #[must_use]
    pub fn range(self) -> std::ops::RangeInclusive<i128> {
        match self {
            Self::I8 => i8::MIN.into()..=i8::MAX.into(),
            Self::I16 => i16::MIN.into()..=i16::MAX.into(),
            Self::I32 => i32::MIN.into()..=i32::MAX.into(),
            Self::I64 => i64::MIN.into()..=i64::MAX.into(),
            Self::U8 => 0..=u8::MAX.into(),
            Self::U16 => 0..=u16::MAX.into(),
            Self::U32 => 0..=u32::MAX.into(),
            Self::U64 => 0..=u64::MAX.into(),
        }
    }
}

/// A Rust floating point type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the types")]
pub enum FloatType {
    F32,
    F64,
}
