//! The public API of a crate, as it is read from its files.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use crate::support;
use cratesmith::evolution::RustSurface;
use cratesmith::files::FileSet;
use serde_json::Value;

/// The facts about a crate of one file.
fn facts(text: &str) -> BTreeMap<String, String> {
    facts_of([("src/lib.rs", text)])
}

fn facts_of<const N: usize>(files: [(&str, &str); N]) -> BTreeMap<String, String> {
    RustSurface::of(&files.into_iter().collect()).facts()
}

/// The facts without the digests of documentation, a line each.
fn lines(facts: &BTreeMap<String, String>) -> Vec<String> {
    facts.iter().map(|(key, value)| format!("{key} = {value}")).collect()
}

#[test]
fn a_struct_tells_its_fields_and_whether_users_can_write_it_out() {
    let facts = facts(
        "
        pub struct Open { pub a: u8, pub b: Option<String> }
        pub struct Closed<T> { pub a: T, b: u8 }
        #[non_exhaustive]
        pub struct More<T = u8, const N: usize = 3> { pub list: [T; N] }
        pub struct Pair(pub u8, String);
        pub struct Unit;
        struct Private { pub a: u8 }
        #[doc(hidden)]
        pub struct Hidden;
        ",
    );
    assert_eq!(
        lines(&facts),
        [
            "Closed = struct private <T0>",
            "Closed::a = T0",
            "More = struct non_exhaustive <T0 = u8, const T1: usize = 3>",
            "More::list = [T0; T1]",
            "Open = struct",
            "Open::a = u8",
            "Open::b = Option<String>",
            "Pair = struct tuple private",
            "Pair::0 = u8",
            "Unit = struct unit",
        ]
    );
}

#[test]
fn an_enum_tells_its_variants_with_their_fields() {
    let facts = facts(
        "
        #[non_exhaustive]
        pub enum Kind<T> { Empty, One(T, String), #[non_exhaustive] Named { a: T }, Two = 2 }
        ",
    );
    assert_eq!(
        lines(&facts),
        [
            "Kind = enum non_exhaustive <T0>",
            "Kind::Empty = variant",
            "Kind::Named = variant non_exhaustive {}",
            "Kind::Named::a = T0",
            "Kind::One = variant(T0, String)",
            "Kind::Two = variant = 2",
        ]
    );
}

#[test]
fn an_item_is_called_as_users_find_it() {
    let facts = facts_of([
        (
            "src/lib.rs",
            "
            mod client;
            #[doc(hidden)]
            pub mod runtime;
            pub mod types;
            pub use client::Client as TheClient;
            pub use runtime::Error;
            pub use types::*;
            pub use {bytes, http::HeaderMap};
            pub mod transport { pub use crate::runtime::{Error as Failure, Transport}; }
            ",
        ),
        ("src/client.rs", "pub struct Client(u8);\npub struct Unreachable;"),
        (
            "src/runtime/mod.rs",
            "mod error;\nmod transport;\npub use error::*;\npub use transport::*;",
        ),
        ("src/runtime/error.rs", "pub struct Error(());\nstruct Transport;"),
        (
            "src/runtime/transport.rs",
            "pub trait Transport {}\npub struct Internal;",
        ),
        ("src/types/mod.rs", "mod page;\npub use page::Page;"),
        (
            "src/types/page.rs",
            "use super::super::Error;\npub struct Page { pub error: Error }",
        ),
        ("Cargo.toml", "[dependencies]\nbytes = \"1.2\"\nhttp = \"1\""),
    ]);
    assert_eq!(
        lines(&facts),
        [
            "Error = struct tuple private",
            "HeaderMap = use http::HeaderMap",
            "TheClient = struct tuple private",
            "bytes = use bytes",
            "dependency bytes = 1",
            "dependency http = 1",
            "transport = mod",
            "transport::Failure = use Error",
            "transport::Transport = trait",
            "types = mod",
            "types::Page = struct",
            "types::Page::error = Error",
            "use types::* = glob",
        ]
    );
}

#[test]
fn texts_differ_only_where_users_notice() {
    let one = facts(
        "
        use std::collections::BTreeMap;
        use std::fmt;
        pub struct Builder<M = u8> { m: M }
        impl<M: fmt::Debug + Clone> Builder<M> {
            pub fn set<K, V>(mut self, pairs: BTreeMap<K, V>) -> Self where K: Into<String>, V: Send + Into<String> { self }
            pub fn as_default(&self) -> &Builder<u8> { todo() }
        }
        pub fn with<'a>(name: &'a str, f: &mut dyn FnMut(u8) -> bool) -> core::option::Option<&'a str> { None }
        ",
    );
    let other = facts(
        "
        pub struct Builder<Mode = u8> { mode: Mode }
        impl<X> Builder<X> where X: ::core::clone::Clone + std::fmt::Debug {
            pub fn set<A: Into<String>, B: Into<String> + Send>(
                self, _: ::std::collections::BTreeMap<A, B>,
            ) -> Builder<X> { self }
            pub fn as_default(&self) -> &Builder { todo() }
        }
        pub fn with<'text>(_: &'text str, _: &mut dyn FnMut(u8) -> bool) -> Option<&'text str> { None }
        ",
    );
    assert_eq!(one, other);
    assert_eq!(
        one.get("Builder::set()").map(String::as_str),
        Some(
            "<T1: Into<String>, T2: Into<String> + Send>(self, std::collections::BTreeMap<T1, T2>) -> Self \
             where T0: Clone + Debug"
        )
    );
}

#[test]
fn signatures_are_told_whole() {
    let facts = facts(
        "
        use std::future::Future;
        pub struct S;
        impl S {
            pub const LIMIT: usize = 3;
            pub const fn constant() -> u8 { 0 }
            pub async fn later(&mut self) -> Result<(), String> { Ok(()) }
            pub fn pinned(self: std::pin::Pin<&mut Self>) {}
            pub fn takes(&self, many: impl IntoIterator<Item = impl Into<String>>) -> impl Future<Output = u8> + use<> { f() }
            pub fn pointer(f: fn(&str) -> u8, raw: *const u8) -> Box<dyn Fn(u8) -> u8 + Send + 'static> { f() }
            fn private(&self) {}
            pub(crate) fn inner(&self) {}
            #[doc(hidden)]
            pub fn hidden(&self) {}
        }
        pub unsafe fn free<T: ?Sized + AsRef<[u8]>>(_: &T) {}
        ",
    );
    assert_eq!(
        lines(&facts),
        [
            "S = struct unit",
            "S::LIMIT = const: usize",
            "S::constant() = const () -> u8",
            "S::later() = async (&mut self) -> Result<(), String>",
            "S::pinned() = (self: std::pin::Pin<&mut Self>)",
            "S::pointer() = (fn(&str) -> u8, *const u8) -> Box<dyn 'static + Fn(u8) -> u8 + Send>",
            "S::takes() = (&self, impl IntoIterator<Item = impl Into<String>>) -> impl Future<Output = u8>",
            "free() = unsafe <T0: ?Sized + AsRef<[u8]>>(&T0)",
        ]
    );
}

#[test]
fn traits_tell_what_implementing_them_takes() {
    let facts = facts(
        "
        pub trait Open<T>: Clone { type Item: Send; const SIZE: usize = 1; fn must(&self) -> Self::Item; fn may(&self) {} }
        pub trait Sealed: private::Sealed {}
        pub trait Below: Sealed {}
        mod private { pub trait Sealed {} }
        ",
    );
    assert_eq!(
        lines(&facts),
        [
            "Below = trait sealed : Sealed",
            "Open = trait <T0> : Clone",
            "Open::Item = type: Send",
            "Open::SIZE = provided const: usize",
            "Open::may() = provided (&self)",
            "Open::must() = (&self) -> Self::Item",
            "Sealed = trait sealed : private::Sealed",
        ]
    );
}

#[test]
fn all_traits_of_a_type_stand_on_one_line() {
    let facts = facts(
        "
        #[derive(Clone, PartialEq)]
        #[cfg_attr(feature = \"serde\", derive(serde::Serialize))]
        pub struct Box1<T> { value: T }
        impl<T> From<T> for Box1<T> { fn from(value: T) -> Self { Self { value } } }
        impl<T> std::ops::Deref for Box1<T> { type Target = T; fn deref(&self) -> &T { &self.value } }
        impl<'b, T: Send> IntoIterator for &'b Box1<T> { type Item = &'b T; type IntoIter = Iter<'b, T>; fn into_iter(self) -> Iter<'b, T> { f() } }
        #[cfg(feature = \"blocking\")]
        impl Iterator for Box1<u8> { type Item = u8; fn next(&mut self) -> Option<u8> { None } }
        impl From<Box1<u8>> for String { fn from(_: Box1<u8>) -> Self { f() } }
        struct Inner;
        impl From<Inner> for Box1<u8> { fn from(_: Inner) -> Self { f() } }
        pub trait Local {}
        impl<T: Clone> Local for T {}
        ",
    );
    assert_eq!(
        facts.get("Box1: impl").map(String::as_str),
        Some(
            "Clone [T0: Clone], Deref<Target = T0>, From<Box1<u8>> for String, From<T0>, \
             IntoIterator<IntoIter = Iter<'a, T0>, Item = &'a T0> for &'a Box1<T0> [T0: Send], \
             PartialEq [T0: PartialEq]; blocking: Iterator<Item = u8> for <u8>; serde: serde::Serialize [T0: serde::Serialize]"
        )
    );
    assert_eq!(
        facts.get("Local: impl").map(String::as_str),
        Some("Local for T0 [T0: Clone]")
    );
}

#[test]
fn a_method_of_several_implementations_has_several_declarations() {
    let facts = facts(
        "
        pub struct Async;
        pub struct Blocking;
        pub struct Create<M = Async> { mode: M }
        impl Create<Async> { pub async fn send(self) -> u8 { 0 } }
        #[cfg(feature = \"blocking\")]
        impl Create<Blocking> { pub fn send(self) -> u8 { 0 } }
        ",
    );
    assert_eq!(
        facts.get("Create::send()").map(String::as_str),
        Some("for <>: async (self) -> u8 | for <Blocking>: (self) -> u8 @blocking")
    );
}

#[test]
fn features_that_an_item_needs_are_told() {
    let facts = facts(
        "
        #[cfg(feature = \"blocking\")]
        pub mod blocking {
            #[cfg(feature = \"reqwest\")]
            pub struct Client;
            #[cfg(feature = \"reqwest\")]
            impl Client { #[cfg(feature = \"gzip\")] pub fn gzip(&self) {} pub fn plain(&self) {} }
        }
        #[cfg(any(feature = \"b\", feature = \"a\"))]
        pub struct Either;
        #[cfg(feature = \"a\")]
        pub fn always() {}
        #[cfg(not(feature = \"a\"))]
        pub fn always() {}
        #[cfg(not(feature = \"a\"))]
        pub fn without() {}
        #[cfg(test)]
        pub mod tests {}
        #[cfg(all(feature = \"x\", not(target_arch = \"wasm32\")))]
        #[deprecated]
        pub const X: u8 = 0;
        ",
    );
    assert_eq!(
        lines(&facts),
        [
            "Either = struct unit @any(a,b)",
            "X = const: u8 deprecated @x",
            "always() = ()",
            "blocking = mod @blocking",
            "blocking::Client = struct unit @blocking+reqwest",
            "blocking::Client::gzip() = (&self) @gzip",
            "blocking::Client::plain() = (&self)",
        ]
    );
}

#[test]
fn what_macros_write_is_read_from_their_definitions() {
    let facts = facts_of([
        ("src/lib.rs", "#[macro_use]\nmod runtime;\nmod types;\npub use types::*;"),
        (
            "src/runtime.rs",
            "
            pub trait Codec {}
            macro_rules! model {
                ($name:ident { $($field:ident: $type:ty = $key:literal $(as $other:ident)?),* $(,)? $(.. $rest:ident)? }) => {
                    $crate::model! { @impl $name [$($field)*] }
                    impl $name {
                        $(#[doc = concat!(\"Gives `\", $key, \"`.\")] pub fn $field(&self) -> &$type { &self.$field })*
                        $(pub fn $rest(&self) -> usize { [$($key),*].len() })?
                    }
                };
                (@impl $name:ident [$($known:tt)*]) => {
                    impl ::core::fmt::Debug for $name { fn fmt(&self, f: &mut F) -> R { $(use_it($known);)* } }
                    $crate::serde_by_json!($name);
                };
            }
            macro_rules! tuples { ($($($type:ident)*;)*) => { $(impl<$($type: Send),*> From<($($type,)*)> for super::types::Of { fn from(_: ()) {} })* } }
            tuples! { A; A B; }
            #[cfg(feature = \"serde\")]
            macro_rules! serde_by_json { ($name:ident) => { impl ::serde::Serialize for $name {} } }
            #[cfg(not(feature = \"serde\"))]
            macro_rules! serde_by_json { ($name:ident) => {} }
            ",
        ),
        (
            "src/types.rs",
            "
            pub struct One { a: Vec<u8>, b: String }
            crate::model! { One { a: Vec<u8> = \"a\", b: String = \"b\" as other, .. rest } }
            pub struct Of;
            ",
        ),
        ("Cargo.toml", "[dependencies]\nserde = { version = \"1.0\", optional = true }"),
    ]);
    let told: Vec<String> = lines(&facts)
        .into_iter()
        .map(|line| line.split(" #").next().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(
        told,
        [
            "Of = struct unit",
            "Of: impl = From<(T0)> [T0: Send], From<(T0, T1)> [T0: Send, T1: Send]",
            "One = struct private",
            "One: impl = Debug; serde: serde::Serialize",
            "One::a() = (&self) -> &Vec<u8>",
            "One::b() = (&self) -> &String",
            "One::rest() = (&self) -> usize",
            "dependency serde = 1",
            "feature serde = dep:serde",
        ]
    );
    assert!(
        facts["One::a()"].contains(" #"),
        "documentation of a macro has a digest"
    );
}

#[test]
fn threads_are_told_where_a_type_cannot_cross_them() {
    let facts = facts(
        "
        use std::{cell::Cell, rc::Rc, sync::{Arc, Mutex}};
        pub struct Local { inner: Inner }
        struct Inner(Rc<u8>);
        pub struct Counted(Cell<u8>);
        pub struct Shared(Arc<Mutex<Cell<u8>>>);
        pub struct Boxed(Box<dyn Fn() + Send>);
        pub trait Transport: Send + Sync {}
        pub struct Behind(Arc<dyn Transport>, std::marker::PhantomData<fn() -> Rc<u8>>);
        ",
    );
    let told: Vec<(&str, &str)> = facts
        .iter()
        .filter(|(_, value)| value.starts_with("struct"))
        .map(|(key, value)| (key.as_str(), value.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("Behind", "struct tuple private"),
            ("Boxed", "struct tuple private !Sync"),
            ("Counted", "struct tuple private !Sync"),
            ("Local", "struct private !Send !Sync"),
            ("Shared", "struct tuple private"),
        ]
    );
}

#[test]
fn the_manifest_tells_features_public_dependencies_and_the_version_of_rust() {
    let facts = facts_of([
        (
            "src/lib.rs",
            "pub fn send(_: http_body::Frame, _: tiny::X) -> inner_name::Y { sha2::f() }",
        ),
        (
            "Cargo.toml",
            "
            [package]
            rust-version = \"1.88\"
            [features]
            default = [\"b\", \"a\"]
            a = []
            b = [\"dep:sha2\", \"tiny?/x\"]
            [dependencies]
            http-body = \"1.0.1\"
            tiny = { version = \">=0.0.3, <0.2\", optional = true }
            inner-name = { package = \"outer\", version = \"^0.13.5\" }
            sha2 = { version = \"0.10\", optional = true }
            ",
        ),
    ]);
    assert_eq!(
        lines(&facts),
        [
            "dependency http-body = 1",
            "dependency outer = 0.13",
            "dependency tiny = 0.0.3",
            "feature a = ",
            "feature b = dep:sha2, tiny?/x",
            "feature default = a, b",
            "feature tiny = dep:tiny",
            "rust-version = 1.88",
            "send() = (http_body::Frame, tiny::X) -> inner_name::Y",
        ]
    );
}

#[test]
fn documentation_has_a_digest_and_nothing_else_has() {
    let one = facts("/// One.\npub struct S {\n/// A.\npub a: u8 }");
    let other = facts("/// Other.\npub struct S {\n#[doc = \" A.\"]\npub a: u8 }");
    assert_ne!(one["S"], other["S"]);
    assert_eq!(one["S::a"], other["S::a"]);
    assert!(one["S"].starts_with("struct #"));
    assert_eq!(one["S"].len(), "struct #12345678".len());
}

#[test]
fn broken_files_and_paths_without_an_end_are_passed_over() {
    let facts = facts_of([
        (
            "src/lib.rs",
            "
            mod broken;
            mod missing;
            pub use broken::X;
            pub use a::b; mod a { pub use super::b; }
            pub use self::c::*; pub mod c { pub use super::*; pub struct D; }
            macro_rules! forever { () => { forever!(); } }
            forever!();
            unknown! { a b c }
            forever! { what fits no rule }
            ",
        ),
        ("src/broken.rs", "pub struct X {"),
        ("Cargo.toml", "this is no TOML"),
    ]);
    assert_eq!(facts.get("c::D").map(String::as_str), Some("struct unit"));
}

#[test]
fn facts_hold_all_of_a_surface() {
    let files = checked_in();
    let surface = RustSurface::of(&files);
    assert_eq!(RustSurface::from_facts(&surface.facts()), surface);
    assert!(surface.facts().len() > 500);
    assert_eq!(surface.compare(&RustSurface::of(&files)), Vec::new());
}

/// The crate that is checked in.
fn checked_in() -> FileSet {
    fn walk(root: &std::path::Path, folder: &std::path::Path, files: &mut FileSet) {
        for entry in std::fs::read_dir(folder).expect("the folder is there") {
            let path = entry.expect("it can be read").path();
            if path.is_dir() {
                walk(root, &path, files);
            } else {
                let name = path
                    .strip_prefix(root)
                    .expect("it is below")
                    .to_str()
                    .expect("it is UTF-8");
                files.insert(name.replace('\\', "/"), std::fs::read(&path).expect("it can be read"));
            }
        }
    }
    let root = support::root().join("generated-client");
    let mut files = FileSet::default();
    walk(&root, &root.join("src"), &mut files);
    files.insert(
        "Cargo.toml",
        std::fs::read(root.join("Cargo.toml")).expect("it can be read"),
    );
    files
}

// rustdoc reads the crate as the compiler does. Where it is the judge, both have to see the same items.
#[test]
fn rustdoc_sees_the_same_items() {
    let files = checked_in();
    let output = Command::new(env!("CARGO"))
        .args([
            "rustdoc",
            "--offline",
            "--quiet",
            "-p",
            "supermemory-connections",
            "--lib",
            "--no-default-features",
            "--features",
            &gating_features(&files),
        ])
        .args([
            "--",
            "-Z",
            "unstable-options",
            "--output-format",
            "json",
            "--document-hidden-items",
        ])
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_DIR", support::target_folder().join("rustdoc"))
        .current_dir(support::root())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let json = support::target_folder().join("rustdoc/doc/supermemory_connections.json");
    let json = std::fs::read(json).expect("rustdoc wrote it");
    let expected = Rustdoc::new(&serde_json::from_slice(&json).expect("it is JSON")).items();
    let found = named(&RustSurface::of(&files).facts());
    let missing: Vec<_> = expected.difference(&found).collect();
    let more: Vec<_> = found.difference(&expected).collect();
    assert!(
        missing.is_empty() && more.is_empty(),
        "missing: {missing:#?}\nmore: {more:#?}"
    );
}

/// The features that gate code, with commas; what others bring takes longer to compile than all else, or wants a library
/// of the system.
fn gating_features(files: &FileSet) -> String {
    let texts = files.iter().filter(|(path, _)| path.starts_with("src/"));
    let texts = texts.map(|(_, bytes)| std::str::from_utf8(bytes).expect("it is UTF-8"));
    let names = texts.flat_map(|text| text.split("feature = \"").skip(1));
    let names: BTreeSet<&str> = names.filter_map(|rest| Some(rest.split_once('"')?.0)).collect();
    names.into_iter().collect::<Vec<_>>().join(",")
}

/// The items that facts are about, and each trait of a type for itself.
fn named(facts: &BTreeMap<String, String>) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for (key, value) in facts
        .iter()
        .filter(|(key, _)| !key.contains(' ') || key.ends_with(": impl"))
    {
        match key.strip_suffix(": impl") {
            None if key == "rust-version" => {}
            None if value.starts_with("use ") => {}
            None => {
                named.insert(key.clone());
                for word in ["!Send", "!Sync"]
                    .iter()
                    .filter(|word| value.split(' ').any(|found| found == **word))
                {
                    named.insert(format!("{key}: {word}"));
                }
            }
            Some(of) if facts[of].starts_with("trait") => {}
            Some(of) => {
                // A trait begins after a comma or a mark of features, outside of brackets.
                let mut depth = 0;
                let mut name = String::new();
                let mut before = ' ';
                for character in format!("{value},").chars() {
                    match character {
                        '<' | '[' | '(' => depth += 1,
                        '>' if before == '-' => {}
                        '>' | ']' | ')' => depth -= 1,
                        ',' | ';' if depth == 0 => {
                            let path = name.rsplit(": ").next().unwrap_or_default().trim();
                            let (path, of_other) = path.split_once(" for").unwrap_or((path, ""));
                            // Of another type, from this one: rustdoc has it elsewhere.
                            let is_own = matches!(of_other.trim().chars().next(), None | Some('&'));
                            if is_own && !path.starts_with("runtime::") {
                                let name = path.rsplit("::").next().unwrap_or_default();
                                named.insert(format!("{of}: {name}"));
                            }
                            name.clear();
                        }
                        character if depth == 0 => name.push(character),
                        _ => {}
                    }
                    before = character;
                }
            }
        }
    }
    named
}

/// What rustdoc says of a crate.
struct Rustdoc<'j> {
    json: &'j Value,
    /// Every path of each item, those by a glob last.
    paths: BTreeMap<String, BTreeSet<(bool, usize, String)>>,
}

impl<'j> Rustdoc<'j> {
    fn new(json: &'j Value) -> Self {
        let mut rustdoc = Self {
            json,
            paths: BTreeMap::new(),
        };
        rustdoc.walk(&json["root"].to_string(), &[], false);
        rustdoc
    }

    fn item(&self, id: &str) -> &'j Value {
        &self.json["index"][id]
    }

    fn walk(&mut self, module: &str, path: &[String], by_glob: bool) {
        for id in ids(&self.item(module)["inner"]["module"]["items"]) {
            let item = self.item(&id);
            if is_hidden(item) {
                continue;
            }
            let import = &item["inner"]["use"];
            if import.is_null() {
                self.found(&id, text(&item["name"]), path, by_glob);
            } else if import["is_glob"] == true {
                self.walk(&import["id"].to_string(), path, true);
            } else {
                self.found(&import["id"].to_string(), text(&import["name"]), path, by_glob);
            }
        }
    }

    fn found(&mut self, id: &str, name: &str, path: &[String], by_glob: bool) {
        if is_hidden(self.item(id)) {
            return;
        }
        let mut path = path.to_vec();
        path.push(name.to_owned());
        let route = (by_glob, path.len(), path.join("::"));
        self.paths.entry(id.to_owned()).or_default().insert(route);
        if !self.item(id)["inner"]["module"].is_null() {
            self.walk(id, &path, by_glob);
        }
    }

    fn items(&self) -> BTreeSet<String> {
        let mut items = BTreeSet::new();
        for (id, paths) in &self.paths {
            let (_, _, path) = paths.first().expect("each has a path");
            let item = self.item(id);
            let Some((kind, inner)) = item["inner"].as_object().and_then(|inner| inner.iter().next()) else {
                continue;
            };
            match kind.as_str() {
                "function" => drop(items.insert(format!("{path}()"))),
                "macro" => drop(items.insert(format!("{path}!"))),
                _ => drop(items.insert(path.clone())),
            }
            match kind.as_str() {
                "struct" => self.fields(&inner["kind"], path, &mut items),
                "enum" => {
                    for variant in ids(&inner["variants"]) {
                        let variant = self.item(&variant);
                        let path = format!("{path}::{}", text(&variant["name"]));
                        let fields = &variant["inner"]["variant"]["kind"]["struct"];
                        for field in ids(&fields["fields"]) {
                            items.insert(format!("{path}::{}", text(&self.item(&field)["name"])));
                        }
                        items.insert(path);
                    }
                }
                "trait" => {
                    for member in ids(&inner["items"]) {
                        self.member(&member, path, true, &mut items);
                    }
                }
                _ => {}
            }
            for implementation in ids(&inner["impls"]) {
                // The list has what speaks of the type too, such as `From` of another one.
                let of = &self.item(&implementation)["inner"]["impl"]["for"];
                let of = bare(of)["resolved_path"]["id"].to_string();
                if of == *id {
                    self.implementation(&implementation, path, &mut items);
                }
            }
        }
        items
    }

    fn fields(&self, kind: &Value, path: &str, items: &mut BTreeSet<String>) {
        for field in ids(&kind["plain"]["fields"]).into_iter().chain(ids(&kind["tuple"])) {
            let field = self.item(&field);
            if field["visibility"] == "public" && !is_hidden(field) {
                items.insert(format!("{path}::{}", text(&field["name"])));
            }
        }
    }

    fn member(&self, id: &str, path: &str, all: bool, items: &mut BTreeSet<String>) {
        let member = self.item(id);
        if (all || member["visibility"] == "public") && !is_hidden(member) {
            let call = if member["inner"]["function"].is_null() {
                ""
            } else {
                "()"
            };
            items.insert(format!("{path}::{}{call}", text(&member["name"])));
        }
    }

    fn implementation(&self, id: &str, path: &str, items: &mut BTreeSet<String>) {
        let found = &self.item(id)["inner"]["impl"];
        let of_trait = &found["trait"];
        let name = text(&of_trait["path"]).rsplit("::").next().unwrap_or_default();
        if of_trait.is_null() {
            for member in ids(&found["items"]) {
                self.member(&member, path, false, items);
            }
        } else if found["is_synthetic"] == true {
            if found["is_negative"] == true && ["Send", "Sync"].contains(&name) {
                items.insert(format!("{path}: !{name}"));
            }
        } else if found["blanket_impl"].is_null() && !OF_THE_COMPILER.contains(&name) && !self.mentions_hidden(of_trait)
        {
            items.insert(format!("{path}: {name}"));
        }
    }

    /// Whether a trait, or a type in its arguments, is of the crate and has no path.
    fn mentions_hidden(&self, value: &Value) -> bool {
        let id = &value["id"];
        let is_own = !id.is_null() && !self.item(&id.to_string()).is_null();
        let inner = match value {
            Value::Array(list) => list.iter().any(|value| self.mentions_hidden(value)),
            Value::Object(fields) => fields.values().any(|value| self.mentions_hidden(value)),
            _ => false,
        };
        inner || (is_own && !self.paths.contains_key(&id.to_string()))
    }
}

/// What derives write beside what they are called by.
const OF_THE_COMPILER: &[&str] = &["StructuralPartialEq", "TrivialClone"];

/// A type without the references around it.
fn bare(found: &Value) -> &Value {
    match &found["borrowed_ref"] {
        Value::Null => found,
        reference => bare(&reference["type"]),
    }
}

fn is_hidden(item: &Value) -> bool {
    let attributes = item["attrs"].as_array().into_iter().flatten();
    attributes
        .map(Value::to_string)
        .any(|attribute| attribute.contains("doc(hidden)"))
}

fn ids(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().map(Value::to_string).collect()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
