//! Structs that are read from JSON and written to it: `model!`.

use std::fmt;

use super::{Codec, Parts, Values};

/// Writes a model as `derive(Debug)` does.
///
/// # Errors
///
/// The formatter's.
pub fn fmt_model<T: Codec>(model: &T, name: &str, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    let values = model.values();
    let mut text = formatter.debug_struct(name);
    for (place, (field, ..)) in T::FIELDS.iter().enumerate() {
        if let Some(value) = values.as_ref().and_then(|values| values.at(place)) {
            text.field(field, &value);
        }
    }
    text.finish()
}

/// Copies a model.
#[must_use]
pub fn clone_model<T: Codec>(model: &T) -> T {
    let copy = model
        .values()
        .and_then(|values| T::from_values(T::Values::cloned(values)));
    // What has no fields has a `Clone` of its own.
    copy.unwrap_or_else(|| model.clone())
}

/// Whether all values of two models are the same.
#[must_use]
pub fn same_model<T: Codec>(left: &T, right: &T) -> bool {
    left.values() == right.values()
}

/// Writes the traits of a plain struct, from a table with one field a line.
///
/// A line is the field, its type, its key, and how it may be missing, which names a module of the file `presence.rs`.
/// The last line may be a map for the keys that no field has, `..rest: Map`; without it such keys are passed over.
macro_rules! model {
    // A tuple of values has eight places at most: of more fields than that the first eight are taken off.
    ($name:ident {
        $f1:ident: $t1:ty = $k1:literal $p1:ident, $f2:ident: $t2:ty = $k2:literal $p2:ident,
        $f3:ident: $t3:ty = $k3:literal $p3:ident, $f4:ident: $t4:ty = $k4:literal $p4:ident,
        $f5:ident: $t5:ty = $k5:literal $p5:ident, $f6:ident: $t6:ty = $k6:literal $p6:ident,
        $f7:ident: $t7:ty = $k7:literal $p7:ident, $f8:ident: $t8:ty = $k8:literal $p8:ident,
        $($more:tt)+
    }) => {
        $crate::runtime::model! {
            @more $name
            [$f1 $k1 $p1, $f2 $k2 $p2, $f3 $k3 $p3, $f4 $k4 $p4, $f5 $k5 $p5, $f6 $k6 $p6, $f7 $k7 $p7, $f8 $k8 $p8,]
            [($t1, $t2, $t3, $t4, $t5, $t6, $t7, $t8)]
            [(&$t1, &$t2, &$t3, &$t4, &$t5, &$t6, &$t7, &$t8)]
            [($f1, $f2, $f3, $f4, $f5, $f6, $f7, $f8)]
            $($more)+
        }
    };

    ($name:ident { $($field:ident: $type:ty = $key:literal $presence:ident),* $(,)? $(.. $rest:ident: $map:ty $(,)?)? }) => {
        $crate::runtime::model! {
            @impls $name
            [$($field $key $presence,)* $($rest "" rest)?]
            [($($type,)* $($map,)?)]
            [($(&$type,)* $(&$map,)?)]
            [($($field,)* $($rest,)?)]
        }
    };

    (@more $name:ident [$($known:tt)*] [$($types:tt)*] [$($refs:tt)*] [$($fields:tt)*]
        $f1:ident: $t1:ty = $k1:literal $p1:ident, $f2:ident: $t2:ty = $k2:literal $p2:ident,
        $f3:ident: $t3:ty = $k3:literal $p3:ident, $f4:ident: $t4:ty = $k4:literal $p4:ident,
        $f5:ident: $t5:ty = $k5:literal $p5:ident, $f6:ident: $t6:ty = $k6:literal $p6:ident,
        $f7:ident: $t7:ty = $k7:literal $p7:ident, $f8:ident: $t8:ty = $k8:literal $p8:ident,
        $($more:tt)+
    ) => {
        $crate::runtime::model! {
            @more $name
            [$($known)* $f1 $k1 $p1, $f2 $k2 $p2, $f3 $k3 $p3, $f4 $k4 $p4, $f5 $k5 $p5, $f6 $k6 $p6, $f7 $k7 $p7, $f8 $k8 $p8,]
            [$crate::runtime::Pair<$($types)*, ($t1, $t2, $t3, $t4, $t5, $t6, $t7, $t8)>]
            [$crate::runtime::Pair<$($refs)*, (&$t1, &$t2, &$t3, &$t4, &$t5, &$t6, &$t7, &$t8)>]
            [$crate::runtime::Pair($($fields)*, ($f1, $f2, $f3, $f4, $f5, $f6, $f7, $f8))]
            $($more)+
        }
    };

    (@more $name:ident [$($known:tt)*] [$($types:tt)*] [$($refs:tt)*] [$($fields:tt)*]
        $($field:ident: $type:ty = $key:literal $presence:ident),* $(,)? $(.. $rest:ident: $map:ty $(,)?)?
    ) => {
        $crate::runtime::model! {
            @impls $name
            [$($known)* $($field $key $presence,)* $($rest "" rest)?]
            [$crate::runtime::Pair<$($types)*, ($($type,)* $($map,)?)>]
            [$crate::runtime::Pair<$($refs)*, ($(&$type,)* $(&$map,)?)>]
            [$crate::runtime::Pair($($fields)*, ($($field,)* $($rest,)?))]
        }
    };

    (@impls $name:ident [$($field:ident $key:literal $presence:ident),* $(,)?] [$values:ty] [$refs:ty] [$($fields:tt)*]) => {
        #[allow(deprecated)]
        impl $crate::runtime::Codec for $name {
            type Values = $values;

            const FIELDS: &'static $crate::runtime::Fields =
                &[$((::core::stringify!($field), $key, $crate::runtime::$presence::PRESENCE)),*];

            fn from_values($($fields)*: $values) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(Self { $($field),* })
            }

            #[allow(clippy::unused_unit)]
            // The references are written out: the compiler would work them out of `Values` again in every step.
            fn values(&self) -> ::core::option::Option<$refs> {
                let Self { $($field),* } = self;
                ::core::option::Option::Some($($fields)*)
            }
        }

        impl ::core::fmt::Debug for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::runtime::fmt_model(self, ::core::stringify!($name), formatter)
            }
        }

        impl ::core::clone::Clone for $name {
            fn clone(&self) -> Self {
                $crate::runtime::clone_model(self)
            }
        }

        impl ::core::cmp::PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                $crate::runtime::same_model(self, other)
            }
        }

        $crate::runtime::serde_by_json! { $name }
    };
}

pub(crate) use model;
