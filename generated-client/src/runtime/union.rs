//! Values that have one of several types: `union!`.

use std::borrow::Cow;

use super::{
    Decode, DecodeError, Encode, Fault, Guard, Json, JsonKind, JsonObject, Mark, Reader, UNCLAIMED, Writer, decode,
    describe_json, encode, kinds,
};

/// How much of the reason why a member did not decode is kept.
const LONGEST_REASON: usize = 500;

/// A JSON value on the way to the member `T::...` that knows most of it; its keys are read once, and only if it is an object.
#[derive(Debug)]
pub struct Probe<'r, 'a, T> {
    reader: &'r mut Reader<'a>,
    start: Mark,
    json: &'a str,
    /// The kinds that the value can pass for.
    is_of: u8,
    object: JsonObject<'a>,
    /// The best so far, how badly it fits.
    best: Option<(u64, T)>,
    reasons: String,
    /// The kinds that the members can have.
    kinds: u8,
    /// The key that is of another JSON type than all members demand, and the kinds that they demand.
    mistyped: Option<(&'static str, u8)>,
    /// Whether a member that the value is not of does not say so by that key.
    may_be_new: bool,
    /// What has added up around this value.
    around: u64,
}

impl<'r, 'a, T> Probe<'r, 'a, T> {
    /// Looks at the value that comes next.
    ///
    /// # Errors
    ///
    /// A [`Fault`] for text that is not JSON.
    pub fn new(reader: &'r mut Reader<'a>) -> Result<Self, Fault> {
        let (kind, json) = reader.look()?;
        let object = match kind {
            JsonKind::Object => JsonObject::read(json),
            _ => JsonObject::default(),
        };
        Ok(Self {
            start: reader.mark(),
            around: reader.take_misfit(),
            reader,
            json,
            is_of: kinds::of_value(json),
            object,
            best: None,
            reasons: String::new(),
            kinds: 0,
            mistyped: None,
            may_be_new: false,
        })
    }

    /// Tries a member, if its guard holds and none before fits without misfit.
    pub fn attempt<M: Decode>(&mut self, member: &'static str, guard: &Guard, wrap: fn(M) -> T) {
        self.kinds |= guard.kinds;
        if !self.is_open_to(guard) {
            self.look_at_types(guard);
            return;
        }
        let decoded = M::read(self.reader);
        self.reader.back_to(self.start);
        let misfit = self.reader.take_misfit();
        match decoded {
            Ok(value) => {
                if self.best.as_ref().is_none_or(|(best, _)| misfit < *best) {
                    self.best = Some((misfit, wrap(value)));
                }
            }
            Err(reason) => self.refuse(member, reason),
        }
    }

    fn is_open_to(&mut self, guard: &Guard) -> bool {
        let budget = self.reader.budget();
        guard.holds(self.is_of, &self.object)
            && match self.best {
                None => !budget.is_spent(),
                Some((misfit, _)) => misfit > 0 && !guard.is_fallback() && budget.take_doubt(self.json.len()),
            }
    }

    /// Sees whether it is the JSON type of a key that keeps the value from being of this member.
    fn look_at_types(&mut self, guard: &Guard) {
        if guard.kinds & self.is_of == 0 {
            return;
        }
        match (guard.mistyped(&self.object), &mut self.mistyped) {
            (Some(found), known @ None) => *known = Some(found),
            (Some((key, expected)), Some((known, all))) if key == *known => *all |= expected,
            _ => self.may_be_new = true,
        }
    }

    fn refuse(&mut self, member: &str, reason: Fault) {
        if self.best.is_some() {
            return;
        }
        self.reader.budget().spend(self.json.len());
        let or = if self.reasons.is_empty() { "" } else { " or " };
        let reason = DecodeError::from(reason).to_string();
        // The reasons of unions in unions multiply.
        let short = reason
            .char_indices()
            .nth(LONGEST_REASON)
            .and_then(|(end, _)| reason.get(..end));
        match short {
            Some(short) => self.reasons.push_str(&format!("{or}{member} ({short}...)")),
            None => self.reasons.push_str(&format!("{or}{member} ({reason})")),
        }
    }

    /// Ends the search with the best member; what none claims is kept, where there is a way to `keep` it.
    ///
    /// # Errors
    ///
    /// A [`Fault`] with the reasons of all members that were tried, if a guard held and none decoded; and one for a value of
    /// a JSON type that no member can have: that is no new member but a wrong value.
    pub fn finish(self, keep: Option<fn(Json) -> T>) -> Result<T, Fault> {
        self.reader.add_misfit(self.around);
        if let Some((misfit, value)) = self.best {
            self.reader.add_misfit(misfit);
            return self.reader.raw().map(|_| value);
        }
        if self.reader.budget().is_spent() {
            return Err(Fault::new("fewer values that fit nothing", "more"));
        }
        if self.kinds & self.is_of == 0 {
            return Err(of_no_member(self.kinds, self.json));
        }
        if !self.reasons.is_empty() {
            return Err(Fault::new(self.reasons, describe_json(self.json.as_bytes())));
        }
        match (self.mistyped.filter(|_| !self.may_be_new), keep) {
            (Some((key, expected)), _) => {
                let found = self.object.get(key).unwrap_or_default();
                Err(of_no_member(expected, found).at_key(key))
            }
            (None, Some(keep)) => unclaimed(self.reader).map(keep),
            (None, None) => Err(Fault::new(
                "one of the documented types",
                describe_json(self.json.as_bytes()),
            )),
        }
    }
}

/// The text of a property that names a member: a string, or a number or a boolean as it is written. The cursor stays.
///
/// # Errors
///
/// A [`Fault`] for text that is not JSON.
pub fn tag_of<'a>(reader: &mut Reader<'a>, name: &str) -> Result<Option<Cow<'a, str>>, Fault> {
    let (kind, json) = reader.look()?;
    if kind != JsonKind::Object {
        return Ok(None);
    }
    let Some(tag) = JsonObject::read(json).get(name) else {
        return Ok(None);
    };
    Ok(match JsonKind::of(tag.as_bytes()) {
        JsonKind::String => Reader::new(tag).string().ok(),
        JsonKind::Integer | JsonKind::Number | JsonKind::Boolean => Some(Cow::Borrowed(tag)),
        _ => None,
    })
}

/// What is kept of an object in which the property `key` names no member; `known` are the texts that name one.
///
/// # Errors
///
/// A [`Fault`] for a value that is no object, or whose property has a JSON type that names no member: that is no new
/// member but a wrong value.
pub fn untagged(reader: &mut Reader<'_>, key: &str, known: &[&str]) -> Result<Json, Fault> {
    let (kind, json) = reader.look()?;
    if kind != JsonKind::Object {
        return Err(of_no_member(kinds::object(), json));
    }
    let expected = kinds_of_tags(known);
    match JsonObject::read(json).get(key) {
        // A property that is `null` is read as a missing one.
        Some(tag) if (expected | kinds::null()) & kinds::of(JsonKind::of(tag.as_bytes())) == 0 => {
            Err(of_no_member(expected, tag).at_key(key))
        }
        _ => unclaimed(reader),
    }
}

/// The kinds of a property that names members: a string, and what the texts are in JSON, as a number may name one too.
fn kinds_of_tags(texts: &[&str]) -> u8 {
    texts
        .iter()
        .filter(|text| decode::<Json>(text.as_bytes()).is_ok())
        .fold(kinds::string(), |set, text| {
            set | kinds::of(JsonKind::of(text.as_bytes()))
        })
}

fn of_no_member(expected: u8, json: &str) -> Fault {
    Fault::new(kinds::describe(expected), describe_json(json.as_bytes()))
}

/// What is kept of a value that no member claims.
fn unclaimed(reader: &mut Reader<'_>) -> Result<Json, Fault> {
    reader.add_misfit(UNCLAIMED);
    Json::read(reader)
}

/// Writes a member that has no field for the property which names it, with that property.
pub fn write_tagged(value: &dyn Encode, key: &str, tag: &str, writer: &mut Writer) {
    let json = match encode(value) {
        Ok(json) => json,
        Err(error) => return writer.refuse(error),
    };
    match JsonObject::parse(&json) {
        None => writer.json(&json),
        Some(object) => writer.object(|writer| {
            writer.entry(&key, &tag);
            for (name, value) in object.iter().filter(|(name, _)| *name != key) {
                writer.raw_entry(name, value);
            }
        }),
    }
}

/// Writes the conversions of an enumeration of types, from a table with one member a line.
///
/// With guards the members whose guards hold are tried in their order, until one knows all of the value; else the one
/// that knows most counts. With `by "tag"` the text of one property names the member: `absent` stands for no such
/// text, `other` for any that no line has, and a member that `adds` a text has no field for the property. What no
/// member claims is kept as JSON if it is of a JSON type that a member can have; else, or where the table has no `_`, it
/// is refused.
macro_rules! union {
    ($name:ident {
        $($variant:ident : $($kind:ident)|+ $({ $($key:literal $(= $($text:literal)|+)?),* $(,)? })?,)*
        $(_ = $unrecognized:ident $(,)?)?
    }) => {
        $crate::runtime::union! { @impls $name { $($variant)* } $($unrecognized)? }

        #[allow(deprecated)]
        impl $crate::runtime::Decode for $name {
            fn read(
                reader: &mut $crate::runtime::Reader<'_>,
            ) -> ::core::result::Result<Self, $crate::runtime::Fault> {
                let mut probe = $crate::runtime::Probe::new(reader)?;
                $(probe.attempt(
                    ::core::stringify!($variant),
                    &$crate::runtime::Guard {
                        kinds: $($crate::runtime::kinds::$kind())|+,
                        keys: &[$($(($key, &[$($($text),+)?])),*)?],
                    },
                    Self::$variant,
                );)*
                probe.finish($crate::runtime::union!(@keep $($unrecognized)?))
            }
        }
    };

    ($name:ident by $tag:literal {
        $($variant:ident : $($case:tt)|+ $(adds $added:literal)?,)*
        _ = $unrecognized:ident $(,)?
    }) => {
        $crate::runtime::union! { @impls $name { $($variant $($tag, $added)?)* } $unrecognized }

        // A member for all other texts leaves none to be kept.
        #[allow(deprecated, unreachable_patterns)]
        impl $crate::runtime::Decode for $name {
            fn read(
                reader: &mut $crate::runtime::Reader<'_>,
            ) -> ::core::result::Result<Self, $crate::runtime::Fault> {
                match $crate::runtime::tag_of(reader, $tag)?.as_deref() {
                    $($($crate::runtime::union!(@case $case))|+ => {
                        $crate::runtime::Decode::read(reader).map(Self::$variant)
                    })*
                    _ => $crate::runtime::untagged(
                        reader,
                        $tag,
                        &[$($($crate::runtime::union!(@text $case)),+),*],
                    )
                    .map(Self::$unrecognized),
                }
            }
        }
    };

    (@keep) => { ::core::option::Option::None };
    (@keep $unrecognized:ident) => { ::core::option::Option::Some(Self::$unrecognized) };

    (@case absent) => { ::core::option::Option::None };
    (@case other) => { ::core::option::Option::Some(_) };
    (@case $text:literal) => { ::core::option::Option::Some($text) };

    (@text $text:literal) => { $text };
    (@text $none:ident) => { "" };

    (@write $value:ident, $writer:ident) => { $crate::runtime::Encode::write($value, $writer) };
    (@write $value:ident, $writer:ident $tag:literal, $added:literal) => {
        $crate::runtime::write_tagged($value, $tag, $added, $writer)
    };

    (@impls $name:ident { $($variant:ident $($tag:literal, $added:literal)?)* } $($unrecognized:ident)?) => {
        #[allow(deprecated)]
        impl $crate::runtime::Encode for $name {
            fn write(&self, writer: &mut $crate::runtime::Writer) {
                match self {
                    $(Self::$variant(value) => {
                        $crate::runtime::union!(@write value, writer $($tag, $added)?)
                    })*
                    $(Self::$unrecognized(json) => $crate::runtime::Encode::write(json, writer),)?
                }
            }
        }

        $crate::runtime::serde_by_json! { $name }

        impl $name {
            /// Reads a value from its JSON, as it would be read from an answer.
            ///
            /// # Errors
            ///
            /// A `DecodeError` for text that is not JSON or does not have the shape of this type.
            pub fn from_json(text: &str) -> ::core::result::Result<Self, $crate::runtime::DecodeError> {
                $crate::runtime::decode(text.as_bytes())
            }
        }
    };
}

pub(crate) use union;
