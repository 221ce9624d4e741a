//! Names that the user gave up, and that lead to what has others now until the next major version.

use std::collections::BTreeMap;

use crate::naming::{FeatureName, MethodName, ModuleName, TypeName, VariantName};

/// Names of before, by their paths in the crate, with the paths of what had them: `types::Animal` is `types::Pet` now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OldNames(pub BTreeMap<String, String>);

impl OldNames {
    /// Whether nothing has another name.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The deprecated aliases of a crate.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Aliases {
    /// Those of types.
    pub types: Vec<TypeAlias>,
    /// Those of the values of enumerations.
    pub variants: Vec<VariantAlias>,
    /// Those of the builders and enums of operations, and of handles.
    pub items: Vec<ItemAlias>,
    /// Those of the methods of handles.
    pub methods: Vec<MethodAlias>,
    /// Those of the methods that give handles.
    pub accessors: Vec<AccessorAlias>,
    /// Those of the modules of groups.
    pub modules: Vec<ModuleAlias>,
    /// All of them.
    pub emitted: OldNames,
    /// All that there could be: those too that go with a breaking version, which is not released yet.
    pub known: OldNames,
}

/// An old name of a type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeAlias {
    /// What it was called.
    pub old: TypeName,
    /// What it is called.
    pub new: TypeName,
}

/// An old name of a value of an enumeration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VariantAlias {
    /// The enumeration, as it is called now.
    pub owner: TypeName,
    /// What it was called.
    pub old: VariantName,
    /// What it is called.
    pub new: VariantName,
}

/// An old name of what stands in the module of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemAlias {
    /// The module of before where the name stands in that, or else the one of the group.
    pub module: String,
    /// What it was called.
    pub old: TypeName,
    /// What it is called.
    pub new: TypeName,
    /// Whether it has a parameter for the mode.
    pub has_mode: bool,
}

/// An old name of a method.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MethodAlias {
    /// The module of its group.
    pub module: ModuleName,
    /// What it was called.
    pub old: MethodName,
    /// What it is called.
    pub new: MethodName,
}

/// An old name of the method that gives the handle of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessorAlias {
    /// What it was called.
    pub old: MethodName,
    /// What it is called.
    pub new: MethodName,
}

/// An old name of the module of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModuleAlias {
    /// What it was called.
    pub old: ModuleName,
    /// What it is called.
    pub new: ModuleName,
    /// The feature of before; nothing where groups have none.
    pub feature: Option<FeatureName>,
}
