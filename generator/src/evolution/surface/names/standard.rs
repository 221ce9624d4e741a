//! Names of the standard library, as they are known without a path.

/// Those that need none: the prelude, and what is derived or implemented everywhere.
const SHORT: &[(&str, &[&str])] = &[
    ("std::option", &["Option"]),
    ("std::result", &["Result"]),
    ("std::string", &["String", "ToString"]),
    ("std::vec", &["Vec"]),
    ("std::boxed", &["Box"]),
    ("std::clone", &["Clone"]),
    ("std::cmp", &["Eq", "Ord", "PartialEq", "PartialOrd"]),
    (
        "std::convert",
        &["AsMut", "AsRef", "From", "Into", "TryFrom", "TryInto"],
    ),
    ("std::default", &["Default"]),
    ("std::fmt", &["Debug", "Display"]),
    ("std::future", &["Future", "IntoFuture"]),
    ("std::hash", &["Hash"]),
    (
        "std::iter",
        &[
            "DoubleEndedIterator",
            "Extend",
            "FromIterator",
            "IntoIterator",
            "Iterator",
        ],
    ),
    ("std::iter", &["ExactSizeIterator"]),
    ("std::marker", &["Copy", "Send", "Sized", "Sync", "Unpin"]),
    ("std::ops", &["Deref", "DerefMut", "Drop", "Fn", "FnMut", "FnOnce"]),
    ("std::borrow", &["Borrow", "ToOwned"]),
    ("std::str", &["FromStr"]),
];

/// The name of what another crate has, as facts have it.
pub(in super::super) fn standard_name(path: &[String]) -> String {
    let mut segments: Vec<&str> = path.iter().map(String::as_str).collect();
    if let Some(first) = segments.first_mut().filter(|first| matches!(**first, "core" | "alloc")) {
        *first = "std";
    }
    if let Some((name, module)) = segments.split_last() {
        let module = module.join("::");
        let short = SHORT
            .iter()
            .any(|(known, names)| *known == module && names.contains(name));
        if short {
            return (*name).to_owned();
        }
    }
    segments.join("::")
}
