//! The groups of the suite: a schema with instances, each valid or not.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

/// A version of JSON Schema, with the version of OpenAPI that speaks it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dialect {
    /// Draft 4, as OpenAPI 3.0 has most of it.
    Draft4,
    /// 2020-12, which is what OpenAPI 3.1 has.
    Draft202012,
}

impl Dialect {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Draft202012, Self::Draft4];

    /// The name of its folder.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            Self::Draft4 => "draft4",
            Self::Draft202012 => "draft2020-12",
        }
    }

    /// The version of OpenAPI.
    #[must_use]
    pub fn openapi(self) -> &'static str {
        match self {
            Self::Draft4 => "3.0.3",
            Self::Draft202012 => "3.1.0",
        }
    }
}

/// A schema with its instances.
#[derive(Debug, Clone)]
pub struct Group {
    /// The version of JSON Schema.
    pub dialect: Dialect,
    /// The file without `.json`, below the folder of the version: what is tested.
    pub keyword: String,
    /// The place in the file.
    pub index: usize,
    /// What the suite says of it.
    pub description: String,
    /// The schema.
    pub schema: Value,
    /// The instances.
    pub tests: Vec<Test>,
}

/// An instance.
#[derive(Debug, Clone)]
pub struct Test {
    /// What the suite says of it.
    pub description: String,
    /// The JSON, on one line, with its numbers as they are written.
    pub data: String,
    /// Whether the schema admits it.
    pub valid: bool,
}

impl Group {
    /// The name of the group's file and component.
    #[must_use]
    pub fn key(&self) -> String {
        let keyword = self
            .keyword
            .replace(|character: char| !character.is_alphanumeric(), "_");
        format!("{keyword}_{}", self.index)
    }
}

/// The groups of a version, and the schemas elsewhere that they refer to.
#[derive(Debug, Clone, Default)]
pub struct Suite {
    /// The groups, by file and place.
    pub groups: Vec<Group>,
    /// The texts below `remotes`, by path.
    pub remotes: BTreeMap<String, Vec<u8>>,
}

#[derive(Deserialize)]
struct RawGroup {
    description: String,
    schema: Value,
    tests: Vec<RawTest>,
}

#[derive(Deserialize)]
struct RawTest {
    description: String,
    data: Box<RawValue>,
    valid: bool,
}

impl Suite {
    /// Reads the suite, or an extract of it that has the same folders.
    ///
    /// # Errors
    ///
    /// A file cannot be read.
    pub fn read(folder: &Path, dialect: Dialect) -> io::Result<Self> {
        let mut suite = Self::default();
        let mut texts = BTreeMap::new();
        collect(&folder.join("tests").join(dialect.folder()), "", &mut texts)?;
        for (path, bytes) in texts {
            let groups: Vec<RawGroup> = serde_json::from_slice(&bytes)?;
            let keyword = path.trim_end_matches(".json").to_owned();
            let groups = groups.into_iter().enumerate();
            suite
                .groups
                .extend(groups.map(|(index, group)| group.read(dialect, &keyword, index)));
        }
        let remotes = folder.join("remotes");
        if remotes.is_dir() {
            collect(&remotes, "", &mut suite.remotes)?;
        }
        Ok(suite)
    }
}

impl RawGroup {
    fn read(self, dialect: Dialect, keyword: &str, index: usize) -> Group {
        Group {
            dialect,
            keyword: keyword.to_owned(),
            index,
            description: self.description,
            schema: self.schema,
            tests: self
                .tests
                .into_iter()
                .map(|test| Test {
                    description: test.description,
                    data: compact(test.data.get()),
                    valid: test.valid,
                })
                .collect(),
        }
    }
}

/// The texts of all JSON files below a folder.
fn collect(folder: &Path, prefix: &str, found: &mut BTreeMap<String, Vec<u8>>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if prefix.is_empty() {
            name
        } else {
            format!("{prefix}/{name}")
        };
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &path, found)?;
        } else if path.ends_with(".json") {
            found.insert(path, fs::read(entry.path())?);
        }
    }
    Ok(())
}

/// JSON without space between its tokens.
fn compact(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    let (mut quoted, mut escaped) = (false, false);
    for character in json.chars() {
        if quoted || !character.is_ascii_whitespace() {
            text.push(character);
        }
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = quoted,
            '"' => quoted = !quoted,
            _ => {}
        }
    }
    text
}
