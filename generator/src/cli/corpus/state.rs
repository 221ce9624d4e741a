//! The rows that are finished, so that a run which was stopped goes on where it was.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::check::Wanted;
use super::digests;
use super::row::Row;

/// The file of finished rows: one record of JSON a line, added to as rows are finished.
#[derive(Debug)]
pub(super) struct State {
    generator: String,
    records: BTreeMap<String, Record>,
    file: File,
}

/// A finished row, and what it holds for.
#[derive(Debug, Serialize, Deserialize)]
struct Record {
    generator: String,
    inputs: Vec<(PathBuf, String)>,
    row: Row,
}

impl State {
    /// Reads what is finished; with `fresh`, nothing is.
    pub(super) fn open(path: &Path, generator: &str, fresh: bool) -> io::Result<Self> {
        let text = match std::fs::read_to_string(path) {
            Ok(text) if !fresh => text,
            _ => String::new(),
        };
        // A line that was cut off is of a row that has to be made again.
        let records = text
            .lines()
            .filter_map(|line| serde_json::from_str::<Record>(line).ok());
        let records: BTreeMap<String, Record> = records
            .filter(|record| record.generator == generator)
            .map(|record| (record.row.id.clone(), record))
            .collect();

        let mut file = OpenOptions::new().create(true).write(true).truncate(true).open(path)?;
        for record in records.values() {
            write(&mut file, record)?;
        }
        Ok(Self {
            generator: generator.to_owned(),
            records,
            file,
        })
    }

    /// The finished row of a description, where no input changed since.
    pub(super) fn finished(&self, id: &str, file: &Path, wanted: Wanted) -> Option<&Row> {
        let record = self.records.get(id).filter(|record| record.row.is_final(wanted))?;
        let same = |(path, digest): &(PathBuf, String)| digests::of_file(path).is_ok_and(|now| now == *digest);
        let of_this = record.inputs.first().is_some_and(|(path, _)| path == file);
        (of_this && record.inputs.iter().all(same)).then_some(&record.row)
    }

    /// Keeps a row; `inputs` are the files that it was made from, the description first.
    pub(super) fn keep(&mut self, row: &Row, inputs: &[PathBuf]) -> io::Result<()> {
        let digest = |path: &PathBuf| Ok((path.clone(), digests::of_file(path)?));
        let record = Record {
            generator: self.generator.clone(),
            inputs: inputs.iter().map(digest).collect::<io::Result<_>>()?,
            row: row.clone(),
        };
        write(&mut self.file, &record)
    }
}

fn write(file: &mut File, record: &Record) -> io::Result<()> {
    let mut line = serde_json::to_string(record)?;
    line.push('\n');
    file.write_all(line.as_bytes())
}
