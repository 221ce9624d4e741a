//! What a change of the API does to users of a crate.

use cratesmith::evolution::{Change, RustSurface, Severity, Side};
use cratesmith::files::FileSet;

const BREAKING: Severity = Severity::Breaking;
const ADDITIVE: Severity = Severity::Additive;
const DOCUMENTATION: Severity = Severity::Documentation;

fn surface(text: &str, manifest: &str) -> RustSurface {
    let files: FileSet = [("src/lib.rs", text), ("Cargo.toml", manifest)].into_iter().collect();
    let surface = RustSurface::of(&files);
    // What is compared later comes from the lock.
    RustSurface::from_facts(&surface.facts())
}

/// What is told of two versions of a file.
fn changes(before: &str, after: &str) -> Vec<Change> {
    surface(before, "").compare(&surface(after, ""))
}

/// Compares what is told with severity, rule, item and sentence of each change.
#[track_caller]
fn told(changes: &[Change], expected: &[(Severity, &str, &str, &str)]) {
    let found: Vec<(Severity, &str, &str, &str)> = changes
        .iter()
        .map(|change| (change.severity, change.rule, change.item.as_str(), change.what.as_str()))
        .collect();
    assert_eq!(found, expected);
    assert!(
        changes
            .iter()
            .all(|change| change.side == Side::Rust && change.place.is_empty())
    );
}

#[track_caller]
fn compared(before: &str, after: &str, expected: &[(Severity, &str, &str, &str)]) {
    told(&changes(before, after), expected);
}

/// Compares the manifests of a crate that has one function of the crate `http`.
#[track_caller]
fn manifests(before: &str, after: &str, expected: &[(Severity, &str, &str, &str)]) {
    let text = "pub fn f() -> http::Uri { g() }";
    told(&surface(text, before).compare(&surface(text, after)), expected);
}

#[test]
fn what_is_gone_or_new_is_told_once_for_all_that_is_in_it() {
    let small = "pub mod m { pub struct A { pub x: u8 } }";
    let large = "
        pub mod m { pub struct A { pub x: u8 } }
        pub mod n {
            #[derive(Clone)]
            pub struct B { pub x: u8 }
            impl B { pub fn f(&self) {} }
            pub enum E { One { a: u8 } }
            pub trait T { fn f(); }
        }
    ";
    compared(large, small, &[(BREAKING, "item-removed", "n", "was removed")]);
    compared(small, large, &[(ADDITIVE, "item-added", "n", "is new")]);
    compared(
        "pub struct A; impl A { pub fn f(&self) {} pub const C: u8 = 0; } pub fn g() {}",
        "pub struct A; impl A { }",
        &[
            (BREAKING, "item-removed", "A::C", "was removed"),
            (BREAKING, "function-removed", "A::f", "was removed"),
            (BREAKING, "function-removed", "g", "was removed"),
        ],
    );
    compared(
        "pub struct A; pub struct B; pub struct C;",
        "struct A; #[doc(hidden)] pub struct B; pub(crate) struct C;",
        &[
            (BREAKING, "item-removed", "A", "was removed"),
            (BREAKING, "item-removed", "B", "was removed"),
            (BREAKING, "item-removed", "C", "was removed"),
        ],
    );
}

#[test]
fn an_item_of_another_kind_is_told_as_that() {
    compared(
        "pub struct A { pub x: u8 } impl A { pub fn f(&self) {} }",
        "pub enum A { X }",
        &[(BREAKING, "item-kind-changed", "A", "is now an enum, and was a struct")],
    );
}

#[test]
fn a_field_is_told_by_whether_users_can_write_the_struct_out() {
    let after = "{ pub a: u8, pub b: u8 }";
    for (before, added) in [("pub struct S", BREAKING), ("#[non_exhaustive] pub struct S", ADDITIVE)] {
        compared(
            &format!("{before} {{ pub a: u8 }}"),
            &format!("{before} {after}"),
            &[(added, "field-added", "S::b", "is a new field")],
        );
    }
    compared(
        "pub struct S { pub a: u8, c: u8 }",
        "pub struct S { pub a: u8, pub b: u8, c: u8 }",
        &[(ADDITIVE, "field-added", "S::b", "is a new field")],
    );
    compared(
        "pub struct S { pub a: u8 }",
        "pub struct S { pub a: u8, b: u8 }",
        &[(
            BREAKING,
            "private-field-added",
            "S",
            "has a private field now, and can no longer be written out",
        )],
    );
    compared(
        "#[non_exhaustive] pub struct S { pub a: u8 }",
        "#[non_exhaustive] pub struct S { pub a: u8, b: u8 }",
        &[],
    );
    compared(
        "#[non_exhaustive] pub struct S { pub a: String, pub b: u8 }",
        "#[non_exhaustive] pub struct S { pub a: Option<String> }",
        &[
            (
                BREAKING,
                "field-type-changed",
                "S::a",
                "is now `Option<String>`, and was `String`",
            ),
            (BREAKING, "field-removed", "S::b", "was removed"),
        ],
    );
    compared(
        "pub struct S(pub u8);",
        "pub struct S(pub u8, pub u8);",
        &[(BREAKING, "field-added", "S::1", "is a new field")],
    );
}

#[test]
fn what_a_struct_is_declared_as_counts() {
    compared(
        "pub struct A { pub x: u8 } #[non_exhaustive] pub struct B { pub x: u8 } pub struct C;",
        "#[non_exhaustive] pub struct A { pub x: u8 } pub struct B { pub x: u8 } pub struct C {}",
        &[
            (BREAKING, "non-exhaustive-added", "A", "is `#[non_exhaustive]` now"),
            (ADDITIVE, "non-exhaustive-removed", "B", "is exhaustive now"),
            (
                BREAKING,
                "struct-kind-changed",
                "C",
                "is now a struct with named fields, and was a unit struct",
            ),
        ],
    );
    compared(
        "pub struct A<T> { x: T } pub struct B<T: Clone> { x: T } pub struct C<T> { x: T } pub struct D<T = u8> { x: T }",
        "pub struct A<T, U = u8> { x: T, y: U } pub struct B<T> { x: T } pub struct C<T: Clone> { x: T } pub struct D<T = u16> { x: T }",
        &[
            (
                ADDITIVE,
                "generic-parameter-added",
                "A",
                "is now `struct private <T0, T1 = u8>`, and was `struct private <T0>`",
            ),
            (
                ADDITIVE,
                "bounds-loosened",
                "B",
                "is now `struct private <T0>`, and was `struct private <T0: Clone>`",
            ),
            (
                BREAKING,
                "generics-changed",
                "C",
                "is now `struct private <T0: Clone>`, and was `struct private <T0>`",
            ),
            (
                BREAKING,
                "generics-changed",
                "D",
                "is now `struct private <T0 = u16>`, and was `struct private <T0 = u8>`",
            ),
        ],
    );
    compared(
        "pub struct A(u8); #[repr(transparent)] pub struct B(u8);",
        "pub struct A(std::rc::Rc<u8>); pub struct B(u8);",
        &[
            (BREAKING, "auto-trait-removed", "A", "is no longer `Send`"),
            (BREAKING, "auto-trait-removed", "A", "is no longer `Sync`"),
            (
                BREAKING,
                "representation-changed",
                "B",
                "is no longer `repr(transparent)`",
            ),
        ],
    );
}

#[test]
fn a_variant_is_told_by_whether_users_reckon_with_more() {
    for (head, added) in [("pub enum E", BREAKING), ("#[non_exhaustive] pub enum E", ADDITIVE)] {
        compared(
            &format!("{head} {{ A }}"),
            &format!("{head} {{ A, B(u8) }}"),
            &[(added, "variant-added", "E::B", "is a new variant")],
        );
    }
    compared(
        "#[non_exhaustive] pub enum E { A, B(u8), C { x: u8 }, #[non_exhaustive] D { x: u8 }, F }",
        "#[non_exhaustive] pub enum E { A(u8), B(u16), C { x: u8, y: u8 }, #[non_exhaustive] D { x: u8, y: u8 } }",
        &[
            (
                BREAKING,
                "variant-changed",
                "E::A",
                "is now `(u8)`, and was `a variant without fields`",
            ),
            (BREAKING, "variant-changed", "E::B", "is now `(u16)`, and was `(u8)`"),
            (BREAKING, "field-added", "E::C::y", "is a new field"),
            (ADDITIVE, "field-added", "E::D::y", "is a new field"),
            (BREAKING, "variant-removed", "E::F", "was removed"),
        ],
    );
    compared(
        "pub enum E { A }",
        "#[non_exhaustive] pub enum E { A }",
        &[(BREAKING, "non-exhaustive-added", "E", "is `#[non_exhaustive]` now")],
    );
}

#[test]
fn every_change_of_a_signature_is_told() {
    let before = "
        pub fn a(x: u8) {}
        pub fn b() -> u8 { 0 }
        pub fn c<T: Clone>(x: T) {}
        pub fn d() {}
        pub const fn e() {}
        pub fn f() {}
        pub fn g(named: u8) {}
    ";
    let after = "
        pub fn a(x: u8, y: u8) {}
        pub fn b() -> Option<u8> { None }
        pub fn c<T>(x: T) {}
        pub async fn d() {}
        pub fn e() {}
        pub const fn f() {}
        pub fn g(renamed: u8) {}
    ";
    compared(
        before,
        after,
        &[
            (
                BREAKING,
                "signature-changed",
                "a",
                "takes `(u8, u8)` now, and took `(u8)`",
            ),
            (
                BREAKING,
                "signature-changed",
                "b",
                "returns `Option<u8>` now, and returned `u8`",
            ),
            (
                BREAKING,
                "signature-changed",
                "c",
                "is now `<T0>(T0)`, and was `<T0: Clone>(T0)`",
            ),
            (BREAKING, "signature-changed", "d", "is now `async ()`, and was `()`"),
            (BREAKING, "signature-changed", "e", "is now `()`, and was `const ()`"),
            (ADDITIVE, "function-now-const", "f", "can be called in constants now"),
        ],
    );
    compared(
        "pub struct S; impl S { pub fn f(&self, x: u8) -> u8 { 0 } }",
        "pub struct S; impl S { pub fn f(self, x: u8) -> u8 { 0 } }",
        &[(
            BREAKING,
            "signature-changed",
            "S::f",
            "takes `(self, u8)` now, and took `(&self, u8)`",
        )],
    );
}

#[test]
fn a_method_of_some_types_is_told_for_each() {
    let of = |body: &str| format!("pub struct A; pub struct B; pub struct S<M = A> {{ m: M }} {body}");
    let both = of("impl S<A> { pub async fn send(self) {} } impl S<B> { pub fn send(self) {} }");
    let one = of("impl S<A> { pub async fn send(self) {} }");
    let all = of("impl<M> S<M> { pub async fn send(self) {} }");
    compared(
        &both,
        &one,
        &[(BREAKING, "function-removed", "S::send", "is no longer there for `<B>`")],
    );
    compared(
        &one,
        &both,
        &[(ADDITIVE, "function-added", "S::send", "is there for `<B>` too")],
    );
    compared(&one, &all, &[]);
}

#[test]
fn traits_of_a_type_are_told() {
    compared(
        "#[derive(Clone, Debug)] pub struct S; impl From<u8> for S { fn from(_: u8) -> Self { S } }",
        "#[derive(Debug, PartialEq, Eq)] pub struct S;",
        &[
            (
                ADDITIVE,
                "implementation-added",
                "S",
                "now implements `Eq`, `PartialEq`",
            ),
            (
                BREAKING,
                "implementation-removed",
                "S",
                "no longer implements `Clone`, `From<u8>`",
            ),
        ],
    );
    compared(
        "pub struct S; impl Iterator for S { type Item = u8; } #[cfg(feature = \"a\")] impl Clone for S {} impl Copy for S {}",
        "pub struct S; impl Iterator for S { type Item = u16; } impl Clone for S {} #[cfg(feature = \"a\")] impl Copy for S {}",
        &[
            (
                BREAKING,
                "feature-gate-added",
                "S",
                "implements `Copy` only with the feature `a` now",
            ),
            (
                ADDITIVE,
                "feature-gate-removed",
                "S",
                "implements `Clone` without a feature now",
            ),
            (
                BREAKING,
                "implementation-changed",
                "S",
                "implements `Iterator<Item = u16>` now, and implemented `Iterator<Item = u8>`",
            ),
        ],
    );
    compared(
        "pub struct S<T> { x: T } impl<T: Clone> Clone for S<T> {} impl<T> Send for S<T> {}",
        "pub struct S<T> { x: T } impl<T> Clone for S<T> {} impl<T: Send> Send for S<T> {}",
        &[
            (
                ADDITIVE,
                "bounds-loosened",
                "S",
                "implements `Clone` now, and implemented `Clone [T0: Clone]`",
            ),
            (
                BREAKING,
                "implementation-changed",
                "S",
                "implements `Send [T0: Send]` now, and implemented `Send`",
            ),
        ],
    );
    compared(
        "pub trait Open { }",
        "pub trait Open { } impl<T: Clone> Open for T {}",
        &[(
            ADDITIVE,
            "implementation-added",
            "Open",
            "now implements `Open for T0 [T0: Clone]`",
        )],
    );
}

#[test]
fn what_a_trait_asks_for_counts_for_whoever_can_implement_it() {
    let sealed = "mod private { pub trait Sealed {} }";
    let trait_of = |supertraits: &str, items: &str| format!("{sealed} pub trait T: {supertraits} {{ {items} }}");
    for (supertraits, severity, rule, what) in [
        (
            "Sized",
            BREAKING,
            "trait-item-required",
            "is new, and has to be written by whoever implements the trait",
        ),
        ("private::Sealed", ADDITIVE, "trait-item-added", "is new"),
    ] {
        compared(
            &trait_of(supertraits, ""),
            &trait_of(supertraits, "fn f();"),
            &[(severity, rule, "T::f", what)],
        );
    }
    compared(
        &trait_of("Sized", ""),
        &trait_of("Sized", "fn f() {} const N: u8 = 0;"),
        &[
            (ADDITIVE, "trait-item-added", "T::N", "is new"),
            (ADDITIVE, "trait-item-added", "T::f", "is new"),
        ],
    );
    compared(
        &trait_of("Sized", "fn f() {} fn g(); fn h(&self); type X;"),
        &trait_of("Sized", "fn f(); fn g() {} fn h(&mut self);"),
        &[
            (BREAKING, "item-removed", "T::X", "was removed"),
            (BREAKING, "default-removed", "T::f", "has no default any more"),
            (ADDITIVE, "default-added", "T::g", "has a default now"),
            (
                BREAKING,
                "signature-changed",
                "T::h",
                "takes `(&mut self)` now, and took `(&self)`",
            ),
        ],
    );
    compared(
        &trait_of("Clone", ""),
        &trait_of("Send + private::Sealed", ""),
        &[
            (
                BREAKING,
                "supertrait-added",
                "T",
                "asks for `Send`, `private::Sealed` now",
            ),
            (BREAKING, "supertrait-removed", "T", "no longer implies `Clone`"),
            (BREAKING, "trait-sealed", "T", "can no longer be implemented"),
        ],
    );
}

#[test]
fn an_old_name_that_stays_is_one_change_and_what_it_leads_to_is_compared() {
    const NOTE: &str = "is called `New` now; the old name stays, deprecated";
    let alias = "#[deprecated] pub type Old<T = u8> = New<T>;";
    compared(
        "pub struct Old<T = u8> { pub x: T } impl<T> Clone for Old<T> { fn clone(&self) -> Self { g() } } pub fn f() -> Old { g() }",
        &format!(
            "pub struct New<T = u8> {{ pub x: T }} impl<T> Clone for New<T> {{ fn clone(&self) -> Self {{ g() }} }} pub fn f() -> New {{ g() }} {alias}"
        ),
        &[(ADDITIVE, "deprecated-alias", "Old", NOTE)],
    );
    compared(
        "pub struct Old<T = u8> { pub x: T, pub y: T }",
        &format!("pub struct New<T = u8> {{ pub x: T }} {alias}"),
        &[
            (BREAKING, "field-removed", "New::y", "was removed"),
            (ADDITIVE, "deprecated-alias", "Old", NOTE),
        ],
    );
    // What was there already is another item.
    compared(
        "pub struct New<T = u8> { pub x: T } pub struct Old<T = u8> { pub x: T }",
        &format!("pub struct New<T = u8> {{ pub x: T }} {alias}"),
        &[(
            BREAKING,
            "item-kind-changed",
            "Old",
            "is now a type alias, and was a struct",
        )],
    );
    compared(
        "pub mod old { pub fn f() {} pub struct Old; }",
        "pub mod new { pub fn f() {} pub struct New; } #[deprecated] pub mod old { pub use crate::new::*; \
         #[deprecated] pub type Old = crate::new::New; }",
        &[(
            ADDITIVE,
            "deprecated-alias",
            "old",
            "is called `new` now; the old name stays, deprecated",
        )],
    );
    compared(
        "pub struct S; impl S { pub fn old(&self) -> u8 { g() } pub fn other(&self) {} }",
        "pub struct S; impl S { #[deprecated] pub fn old(&self) -> u8 { g() } #[deprecated] pub fn other(&self) {} pub fn \
         new(&self) -> u8 { g() } }",
        &[
            (
                ADDITIVE,
                "deprecated-alias",
                "S::old",
                "is called `S::new` now; the old name stays, deprecated",
            ),
            (ADDITIVE, "deprecated-added", "S::other", "is deprecated"),
        ],
    );
}

#[test]
fn an_item_that_moves_is_followed() {
    compared(
        "pub mod a { pub struct S { pub x: u8 } } pub mod b {} pub fn f() -> a::S { g() }",
        "pub mod a {} pub mod b { pub struct S { pub x: u8 } } pub fn f() -> b::S { g() }",
        &[(BREAKING, "item-moved", "a::S", "moved to `b::S`")],
    );
    // Whoever uses the path before goes on.
    compared(
        "pub mod a { #[non_exhaustive] pub struct S { pub x: u8 } } pub fn f() -> a::S { g() }",
        "pub mod a { pub use crate::S; } #[non_exhaustive] pub struct S { pub x: u8, pub y: u8 } pub fn f() -> S { g() }",
        &[(ADDITIVE, "field-added", "S::y", "is a new field")],
    );
    // What only has the same name is another item.
    compared(
        "pub mod a { pub struct S { pub x: u8 } } pub mod b {}",
        "pub mod a {} pub mod b { pub struct S { pub y: u8 } }",
        &[
            (BREAKING, "item-removed", "a::S", "was removed"),
            (ADDITIVE, "item-added", "b::S", "is new"),
        ],
    );
}

#[test]
fn an_item_that_takes_a_path_from_a_glob_breaks() {
    let types = "pub mod types { pub struct Error; } pub use types::*;";
    compared(
        types,
        &format!("{types} pub struct Error(u8);"),
        &[(
            BREAKING,
            "glob-shadowed",
            "Error",
            "is new, and takes this path from `types::Error`",
        )],
    );
    compared(
        &format!("{types} pub struct Other;"),
        "pub mod types { pub struct Error; } pub struct Other;",
        &[(BREAKING, "item-removed", "types::*", "is no longer re-exported here")],
    );
}

#[test]
fn what_an_item_needs_and_whether_it_is_advised_against_is_told() {
    compared(
        "pub struct A; #[cfg(feature = \"x\")] pub struct B; pub struct C; #[deprecated] pub struct D;",
        "#[cfg(feature = \"x\")] pub struct A; pub struct B; #[deprecated] pub struct C; pub struct D;",
        &[
            (BREAKING, "feature-gate-added", "A", "needs the feature `x` now"),
            (ADDITIVE, "feature-gate-removed", "B", "no longer needs the feature `x`"),
            (ADDITIVE, "deprecated-added", "C", "is deprecated"),
            (ADDITIVE, "deprecated-removed", "D", "is no longer deprecated"),
        ],
    );
    compared(
        "/// One.\npub struct A; impl A { /// One.\npub fn f() {} }",
        "/// Two.\npub struct A; impl A { /// Two.\npub fn f() {} }",
        &[
            (
                DOCUMENTATION,
                "documentation-changed",
                "A",
                "is documented in other words",
            ),
            (
                DOCUMENTATION,
                "documentation-changed",
                "A::f",
                "is documented in other words",
            ),
        ],
    );
}

#[test]
fn aliases_constants_and_reexports_are_told() {
    compared(
        "pub type A = u8; pub const B: u8 = 0; pub use std::fmt::Debug as C; #[macro_export] macro_rules! d { () => {} }",
        "pub type A = u16; pub const B: u16 = 0; pub use std::fmt::Display as C;",
        &[
            (
                BREAKING,
                "alias-changed",
                "A",
                "is now `type = u16`, and was `type = u8`",
            ),
            (
                BREAKING,
                "constant-type-changed",
                "B",
                "is now `const: u16`, and was `const: u8`",
            ),
            (
                BREAKING,
                "reexport-changed",
                "C",
                "is now `use Display`, and was `use Debug`",
            ),
            (BREAKING, "item-removed", "d!", "was removed"),
        ],
    );
    compared("pub const A: u8 = 0;", "pub const A: u8 = 1;", &[]);
}

#[test]
fn features_are_told() {
    let features = |text: &str| format!("[features]\n{text}\n[dependencies]\nhttp = \"1\"");
    manifests(
        &features("default = [\"a\", \"b\"]\na = [\"dep:x\", \"http?/one\"]\nb = []\nc = [\"http/two\"]"),
        &features("default = [\"a\"]\na = [\"http/one\"]\nb = [\"a\"]\nd = []"),
        &[
            (
                ADDITIVE,
                "feature-turns-on-more",
                "feature a",
                "turns on `http/one` too",
            ),
            (ADDITIVE, "feature-turns-on-more", "feature b", "turns on `a` too"),
            (BREAKING, "feature-removed", "feature c", "was removed"),
            (ADDITIVE, "feature-added", "feature d", "is new"),
            (
                BREAKING,
                "feature-no-longer-default",
                "feature default",
                "no longer turns on `b`",
            ),
        ],
    );
    manifests(
        &features("a = [\"http/one\", \"dep:x\"]\nb = [\"dep:y\"]"),
        &features("a = []\nb = []"),
        &[
            (
                ADDITIVE,
                "feature-dependency-removed",
                "feature a",
                "works without `dep:x`",
            ),
            (
                BREAKING,
                "feature-turns-on-less",
                "feature a",
                "no longer turns on `http/one`",
            ),
            (
                ADDITIVE,
                "feature-dependency-removed",
                "feature b",
                "works without `dep:y`",
            ),
        ],
    );
}

#[test]
fn dependencies_whose_types_users_meet_are_told_by_what_is_compatible() {
    let of = |version: &str| format!("[dependencies]\nhttp = \"{version}\"\nsha2 = \"{version}\"");
    manifests(&of("1.2"), &of("1.3"), &[]);
    manifests(
        &of("0.2"),
        &of("1"),
        &[(
            BREAKING,
            "dependency-major-changed",
            "dependency http",
            "is 1 now, and was 0.2: its types stand in the API",
        )],
    );
    let rust = |version: &str| format!("[package]\nrust-version = \"{version}\"");
    manifests(
        &rust("1.88"),
        &rust("1.100.0"),
        &[(
            ADDITIVE,
            "rust-version-raised",
            "rust-version",
            "is 1.100.0 now, and was 1.88",
        )],
    );
}
