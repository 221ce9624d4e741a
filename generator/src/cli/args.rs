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
  cargo xtask explain POINTER    Say what a place of the description became
  cargo xtask release --dry-run  See whether the generated crate can be released
  cargo xtask corpus DIR         Generate from every description of a folder
  cargo xtask diff OLD NEW       Compare the crates that two descriptions give
  cargo xtask call --base-url URL
                                 Perform every operation once against a service
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

    /// Compare the crates that two descriptions give, and write nothing.
    ///
    /// Says what changed for whoever compiles against the crate, and for whoever talks to the service: in Rust terms, with
    /// the place in the description. NEW keeps the names of OLD, as a crate that is generated again does. `docs/evolution.md`
    /// lists the rules.
    Diff(Diff),

    /// Say what a place of the description became in Rust, by which rules, and who uses it.
    Explain(Explain),

    /// Make a release of the generated crate.
    ///
    /// Checks all that has to hold, one step after the other: the crate is up to date, the working tree is clean, tests,
    /// lints and documentation pass, the package builds alone and is one that crates.io takes, and the version is the one
    /// that the changes demand. Then it dates the changelog, keeps the API in the lock for the next comparison, commits
    /// both as `Release VERSION`, and tags that as `NAME-vVERSION`. It stops at the first failure and says how to mend it;
    /// nothing is written before every check has passed, and a second run goes on where the first one stopped.
    Release(Release),

    /// Show, or write, two GitHub workflows for the crate.
    ///
    /// One publishes it by crates.io's trusted publishing when a tag of it is pushed, the other fetches the description
    /// every day and opens a pull request with what codegen tells of its changes. They are files to start from: one that is
    /// there already, and is another, is never overwritten.
    Workflows(Workflows),

    /// Generate from every description of a folder, and tell how it went.
    ///
    /// Takes the descriptions that a `manifest.tsv` in DIR or in the folder above names below DIR (columns `path`, relative
    /// to the manifest, and `entry`, the file to start from where `path` is a folder, or `-`); without a manifest, every
    /// file that is a description. Each is generated in a process of its own, so that a crash or an endless loop is a row
    /// of the table. Crates and logs are below `target/corpus`. A run that was stopped goes on where it was, until a
    /// description or the generator changes.
    Corpus(Corpus),

    /// Perform every operation of an API once, with sample values, against a service.
    ///
    /// Writes the generated crate and a program over it below `target/call`, and runs that. It prints a line for each
    /// operation, with tabs between its id, method, path, outcome, and what more there is to say. Outcomes are `ok`,
    /// `refused STATUS documented`, `refused STATUS undocumented`, `redirected STATUS`, `undecodable` (the answer does
    /// not fit the description), `transport` (there was none), `not built` (the request cannot be sent) and `not called`
    /// (no valid value could be made). Credentials are samples too.
    Call(Call),

    /// Generate from one description of a corpus; `corpus` runs it.
    #[command(hide = true)]
    CorpusWorker(Codegen),
}

/// What `codegen` is told.
#[derive(Debug, Default, clap::Args)]
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

    /// Show every warning and note, and not just the first five of each kind
    #[arg(long, short)]
    pub(super) verbose: bool,

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

/// What `release` is told.
#[derive(Debug, Default, clap::Args)]
#[command(after_help = "Examples:
  cargo xtask release --dry-run
      Check everything, and write, commit and tag nothing.

  cargo xtask release
      Make the release: a commit and a tag, for CI to publish once the tag is pushed.

  cargo xtask release --publish
      Make it, and publish it to the registry from here.

Exit codes:
  0  every step passed
  1  one failed; it is the last one shown
  2  the command line is wrong")]
pub(super) struct Release {
    /// Check everything, and write, commit, tag and publish nothing
    #[arg(long)]
    pub(super) dry_run: bool,

    /// Publish to the registry in the end
    #[arg(long, conflicts_with = "dry_run")]
    pub(super) publish: bool,

    /// Have Cargo ask nothing of the network
    #[arg(long, conflicts_with = "publish")]
    pub(super) offline: bool,

    /// The configuration [default: spec/codegen.toml, here or above]
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,

    /// Show every error of the description, and not just the first five of each kind
    #[arg(long, short)]
    pub(super) verbose: bool,
}

/// What `workflows` is told.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  cargo xtask workflows
      Show both.

  cargo xtask workflows --write
      Write them into .github/workflows, at the root of the repository.")]
pub(super) struct Workflows {
    /// Write the files
    #[arg(long)]
    pub(super) write: bool,

    /// The configuration [default: spec/codegen.toml, here or above]
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
}

/// What `explain` is told.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  cargo xtask explain '#/components/schemas/Connection'
      Say what became of a component.

  cargo xtask explain /components/schemas/Connection/properties/email
      Say what became of a property.

  cargo xtask explain '/paths/~1pets/get' --spec openapi.yaml
      Say what became of an operation of any description.

Exit codes:
  0  something comes from the place
  1  nothing does, or there are errors in the description or the configuration
  2  the command line is wrong")]
pub(super) struct Explain {
    /// A JSON pointer (RFC 6901) into the description, or `FILE#POINTER` into a file that it refers to
    #[arg(value_name = "POINTER")]
    pub(super) place: String,

    /// How it is said: `text`, or `json` for programs
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "text")]
    pub(super) format: ExplainFormat,

    /// The configuration [default: spec/codegen.toml, here or above]
    #[arg(long, value_name = "FILE", conflicts_with = "spec")]
    pub(super) config: Option<PathBuf>,

    /// A description, without a configuration
    #[arg(long, value_name = "FILE")]
    pub(super) spec: Option<PathBuf>,

    /// The folder that files which the description refers to may stand in [default: the description's]
    #[arg(long, value_name = "DIR")]
    pub(super) root: Option<PathBuf>,
}

/// How an explanation is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum ExplainFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
}

impl Explain {
    /// What is generated.
    pub(super) fn input(&self) -> Codegen {
        Codegen {
            config: self.config.clone(),
            spec: self.spec.clone(),
            root: self.root.clone(),
            ..Codegen::default()
        }
    }
}

/// What `call` is told.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  cargo xtask call --base-url http://127.0.0.1:4010
      Perform every operation of the API of spec/codegen.toml.

  cargo xtask call --spec openapi.yaml --base-url http://127.0.0.1:4010 --only 'list*'
      Perform some operations of any API.

  cargo xtask call --list
      Name the operations.

Exit codes:
  0  every request could be built, and every answer fits the description or is an error
  1  some could not, or do not; or there are errors in the description or the configuration
  2  the command line is wrong")]
pub(super) struct Call {
    /// Where the service is
    #[arg(long, value_name = "URL", required_unless_present = "list")]
    pub(super) base_url: Option<String>,

    /// Only operations of this id; `*` stands for any text, and the option may be repeated
    #[arg(long, value_name = "PATTERN")]
    pub(super) only: Vec<String>,

    /// Name the operations, and perform none
    #[arg(long)]
    pub(super) list: bool,

    /// The configuration [default: spec/codegen.toml, here or above]
    #[arg(long, value_name = "FILE", conflicts_with = "spec")]
    pub(super) config: Option<PathBuf>,

    /// A description, without a configuration
    #[arg(long, value_name = "FILE")]
    pub(super) spec: Option<PathBuf>,

    /// The name of the generated package [default: the configuration's; with --spec from the file name]
    #[arg(long, value_name = "NAME", value_parser = package_name)]
    pub(super) name: Option<String>,

    /// The folder that files which the description refers to may stand in [default: the description's]
    #[arg(long, value_name = "DIR")]
    pub(super) root: Option<PathBuf>,
}

impl Call {
    /// What is generated.
    pub(super) fn input(&self) -> Codegen {
        Codegen {
            config: self.config.clone(),
            spec: self.spec.clone(),
            name: self.name.clone(),
            root: self.root.clone(),
            ..Codegen::default()
        }
    }
}

/// What `diff` is told.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  cargo xtask diff old.yaml new.yaml
      Say what changed, the gravest first.

  git show main:spec/connections.yaml > target/main.yaml
  cargo xtask diff target/main.yaml spec/connections.yaml --format markdown --config spec/codegen.toml
      Write a comment for a pull request.

  cargo xtask diff spec/connections.yaml whole-api.yaml --paths '/v3/connections*'
      Compare with a part of a larger description.

Exit codes:
  0  nothing changed, or only what is said of things
  1  one of the descriptions, or the configuration, has errors
  2  the command line is wrong
  3  there are additions
  4  there are breaking changes")]
pub(super) struct Diff {
    /// The description to start from
    #[arg(value_name = "OLD")]
    pub(super) old: PathBuf,

    /// The description to compare with it
    #[arg(value_name = "NEW")]
    pub(super) new: PathBuf,

    /// Only operations of this path, of both; `*` is anything but `/`, `**` and a `*` at the end anything; may be repeated
    #[arg(long, value_name = "PATTERN")]
    pub(super) paths: Vec<String>,

    /// A configuration for names and other options; its description and folder do not count
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,

    /// How the changes are written
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "text")]
    pub(super) format: Format,

    /// Show every change, and not just the first 20 of a kind; markdown and json always have all
    #[arg(long, short)]
    pub(super) verbose: bool,

    /// The name of the generated package [default: the configuration's, or else from the file name of NEW]
    #[arg(long, value_name = "NAME", value_parser = package_name)]
    pub(super) name: Option<String>,

    /// The folder that files which the descriptions refer to may stand in [default: that of each description]
    #[arg(long, value_name = "DIR")]
    pub(super) root: Option<PathBuf>,
}

/// How changes are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Format {
    /// For a terminal
    Text,
    /// For a pull request
    Markdown,
    /// For programs; `docs/evolution.md` has the schema
    Json,
}

/// What `corpus` is told.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  cargo xtask corpus descriptions
      Generate from every description below a folder.

  cargo xtask corpus descriptions --check --report corpus.tsv
      Compile each crate too, with warnings denied, and write a table for programs.

  cargo xtask corpus descriptions --test --only 'pet*'
      Run the tests of some crates: each calls every operation once.

  cargo xtask corpus descriptions --check --only 'git*' --only stripe --fresh
      Only some of them, from the start.

The columns of the report:
  id              the path below DIR, without extension, `-` for `/`
  outcome         ok, refused (the description has errors), crashed, timeout
  seconds         reading, generating and writing
  files, lines    files of the crate, and lines of Rust in them
  operations      of the API
  types           of the API
  warnings        places where the crate is less precise than the description
  untyped         fields, variants, aliases, parameters, bodies and answers with a part that is untyped JSON
  check           ok, failed, or - where nothing was compiled
  check_seconds   of the crate alone
  tests           tests of the crate that passed, or - where none was run; there is one for each operation but those of
                  which no valid call could be made
  tests_failed    tests that failed, or 1 where they do not compile
  errors          of the description, or else of the compiler
  message         the first of them

Exit codes:
  0  every description gave a crate, or was refused with a reason
  1  one crashed, ran out of time, or gave a crate that does not compile or whose tests fail
  2  the command line is wrong")]
pub(super) struct Corpus {
    /// The folder with the descriptions
    #[arg(value_name = "DIR")]
    pub(super) dir: PathBuf,

    /// Compile each crate, library with default features and `blocking`, with warnings denied and the versions of Cargo.lock
    #[arg(long)]
    pub(super) check: bool,

    /// Run the tests of each crate, which call every operation once over a transport in memory
    #[arg(long)]
    pub(super) test: bool,

    /// Only descriptions of this name; `*` stands for any text, and the option may be repeated
    #[arg(long, value_name = "PATTERN")]
    pub(super) only: Vec<String>,

    /// How many to generate at a time [default: as many as there are processors]
    #[arg(long, value_name = "N")]
    pub(super) jobs: Option<usize>,

    /// Write the table to a file, with tabs between the columns
    #[arg(long, value_name = "FILE")]
    pub(super) report: Option<PathBuf>,

    /// Forget what an earlier run finished
    #[arg(long)]
    pub(super) fresh: bool,

    /// How long one generation may take
    #[arg(long, value_name = "SECONDS", default_value = "180", value_parser = seconds)]
    pub(super) timeout: f64,

    /// How long the compiler, or the tests, may take for one crate
    #[arg(long, value_name = "SECONDS", default_value = "900", value_parser = seconds)]
    pub(super) check_timeout: f64,

    /// How much memory one generation may hold, where the system tells (Linux); 0 for any
    #[arg(long, value_name = "MIB", default_value = "4096", value_parser = clap::value_parser!(u64).range(..1 << 32))]
    pub(super) memory: u64,
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

fn seconds(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(seconds) if (0.0..1e9).contains(&seconds) => Ok(seconds),
        _ => Err("a number of seconds is needed, such as `60` or `0.5`".to_owned()),
    }
}
