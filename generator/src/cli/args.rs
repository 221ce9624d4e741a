//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::Parser;

/// Tasks around a generated client crate.
#[derive(Debug, Parser)]
#[command(
    name = "xtask",
    bin_name = "cargo xtask",
    disable_help_subcommand = true,
    after_help = "Examples:
  cargo xtask codegen            Generate what spec/codegen.toml asks for
  cargo xtask codegen --check    Fail if the generated crate is not up to date
  cargo xtask codegen --help     Everything about one command"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// What to do.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Command {
    /// Generate the client crate from an OpenAPI description.
    ///
    /// Reads `spec/codegen.toml`, looked for in this folder and those above it, and writes the crate that it asks for: only
    /// files that changed are written, files that are no longer generated are deleted, all others are left alone. A
    /// generated file that was edited by hand is not overwritten without `--force`.
    Codegen(Codegen),
}

/// What `codegen` is told.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  cargo xtask codegen
      Generate what spec/codegen.toml asks for.

  cargo xtask codegen --check
      Write nothing; show what would change, and exit with code 1 if anything would. For CI.

  cargo xtask codegen --spec openapi.yaml --name pet-store --out ../pet-store
      Generate a crate from any description, without a configuration.

Exit codes:
  0  all is up to date
  1  --check found differences, or there are errors in the description or the configuration
  2  the command line is wrong")]
pub(super) struct Codegen {
    /// Write nothing, show the differences, and fail if there are any
    #[arg(long)]
    pub(super) check: bool,

    /// Overwrite and delete files that were edited by hand, or that codegen did not write
    #[arg(long, conflicts_with = "check")]
    pub(super) force: bool,

    /// The configuration [default: spec/codegen.toml, here or above]
    #[arg(long, value_name = "FILE", conflicts_with = "spec")]
    pub(super) config: Option<PathBuf>,

    /// A description to generate from, without a configuration
    #[arg(long, value_name = "FILE")]
    pub(super) spec: Option<PathBuf>,

    /// The folder of the generated crate [default: the configuration's; with --spec target/NAME]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,

    /// The name of the generated package [default: the configuration's; with --spec from the file name]
    #[arg(long, value_name = "NAME", value_parser = package_name)]
    pub(super) name: Option<String>,

    /// An OpenAPI Overlay that changes the description first; may be repeated
    #[arg(long, value_name = "FILE")]
    pub(super) overlay: Vec<PathBuf>,

    /// Generate only operations with this tag; may be repeated
    #[arg(long, value_name = "TAG")]
    pub(super) only_tag: Vec<String>,

    /// Generate only operations below this path, where `*` is anything but `/`, and `**` anything; may be repeated
    #[arg(long, value_name = "PATTERN")]
    pub(super) only_path: Vec<String>,

    /// Generate only this operation, by its `operationId`; may be repeated
    #[arg(long, value_name = "ID")]
    pub(super) only_operation: Vec<String>,

    /// The folder that files which the description refers to may stand in [default: the description's]
    #[arg(long, value_name = "DIR")]
    pub(super) root: Option<PathBuf>,
}

/// Reads a command line; the error is also the text of `--help`.
pub(super) fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Command, clap::Error> {
    let program = std::iter::once(OsString::from("xtask"));
    Cli::try_parse_from(program.chain(args)).map(|cli| cli.command)
}

fn package_name(name: &str) -> Result<String, String> {
    match crate::config::package_name_problem(name) {
        None => Ok(name.to_owned()),
        Some(problem) => Err(problem),
    }
}
