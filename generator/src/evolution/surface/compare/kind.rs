//! What a fact is about.

/// The kinds of items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Module,
    Struct,
    Enum,
    Trait,
    /// An alias, or an associated type.
    Alias,
    Field,
    Variant,
    Function,
    Constant,
    Macro,
    /// Something of another crate, or a further path of something.
    Reexport,
    Glob,
    Implementations,
}

impl Kind {
    /// The kind of a fact, from its key and its value.
    pub(super) fn of(key: &str, value: &str) -> Self {
        if key.ends_with(": impl") {
            return Self::Implementations;
        }
        if key.ends_with("::*") {
            return Self::Glob;
        }
        if key.ends_with("()") {
            return Self::Function;
        }
        if key.ends_with('!') {
            return Self::Macro;
        }
        let value = value.strip_prefix("provided ").unwrap_or(value);
        let word = value.split([' ', '<', '(', ':']).next().unwrap_or_default();
        match word {
            "mod" => Self::Module,
            "struct" | "union" => Self::Struct,
            "enum" => Self::Enum,
            "trait" => Self::Trait,
            "type" => Self::Alias,
            // A path can begin with `variant` only where a crate is called so.
            "variant" if !value.starts_with("variant::") => Self::Variant,
            "const" | "static" => Self::Constant,
            "use" => Self::Reexport,
            _ => Self::Field,
        }
    }

    /// The kind in a sentence.
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::Module => "a module",
            Self::Struct => "a struct",
            Self::Enum => "an enum",
            Self::Trait => "a trait",
            Self::Alias => "a type alias",
            Self::Field => "a field",
            Self::Variant => "a variant",
            Self::Function => "a function",
            Self::Constant => "a constant",
            Self::Macro => "a macro",
            Self::Reexport | Self::Glob => "a re-export",
            Self::Implementations => "a list of traits",
        }
    }

    /// The rule about what is gone.
    pub(super) fn removed(self) -> &'static str {
        match self {
            Self::Field => "field-removed",
            Self::Variant => "variant-removed",
            Self::Function => "function-removed",
            Self::Implementations => "implementation-removed",
            _ => "item-removed",
        }
    }

    /// The rule about what is new.
    pub(super) fn added(self) -> &'static str {
        match self {
            Self::Function => "function-added",
            Self::Implementations => "implementation-added",
            _ => "item-added",
        }
    }

    /// The rule about what is something else.
    pub(super) fn changed(self) -> &'static str {
        match self {
            Self::Alias => "alias-changed",
            Self::Reexport | Self::Glob => "reexport-changed",
            _ => "item-changed",
        }
    }
}

/// The item that a fact is about, without what only tells its facts apart.
pub(super) fn item(key: &str) -> String {
    let key = key
        .strip_suffix(": impl")
        .or_else(|| key.strip_suffix("()"))
        .unwrap_or(key);
    key.replacen("use ", "", 1)
}
