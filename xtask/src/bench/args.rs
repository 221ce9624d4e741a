//! The command line of `bench`.

use std::ffi::OsString;
use std::path::PathBuf;

/// Measures generating, compiling and calling, and prints every figure beside its target.
///
/// Generates GitHub, Stripe, OpenAI and Kubernetes, with this generator and where it is installed with `oas3-gen`, in turn,
/// and checks the crates with their dependencies built first. Self tests, which the peer does not write, are left out. Times are processor time, user and system, of a whole process
/// with its children, and the least of several runs, in which the crates take turns; so other work changes ratios little.
#[derive(Debug, clap::Parser)]
#[command(
    name = "bench",
    bin_name = "cargo xtask bench",
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true,
    after_help = "Examples:
  cargo xtask bench
      Measure all, with the descriptions of ../shared/corpus.

  cargo xtask bench path/to/corpus --only generate --runs 9
      Measure generating alone, and more exactly.

  cargo xtask bench --only calls
      Measure calls of the generated client beside ones written by hand.

  cargo xtask bench --json --strict > bench.json
      For a machine to read; fail where a target is missed.

Exit codes:
  0  all was measured
  1  something could not be measured, or under --strict a target was missed
  2  the command line is wrong"
)]
pub(super) struct Args {
    /// The folder with `real/github.json` and the others
    #[arg(default_value = "../shared/corpus", value_name = "CORPUS")]
    pub(super) corpus: PathBuf,

    /// How often each description is generated
    #[arg(long, default_value_t = 5, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=99))]
    pub(super) runs: u16,

    /// How often each crate is checked
    #[arg(long, default_value_t = 3, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=99))]
    pub(super) check_runs: u16,

    /// Measure one part alone
    #[arg(long = "only", value_name = "PART")]
    pub(super) part: Option<Part>,

    /// The generator to measure [default: a release build of this repository]
    #[arg(long, value_name = "FILE")]
    pub(super) generator: Option<PathBuf>,

    /// Where crates are generated and compiled [default: target/bench]
    #[arg(long, value_name = "DIR")]
    pub(super) folder: Option<PathBuf>,

    /// Print JSON instead of a table
    #[arg(long)]
    pub(super) json: bool,

    /// Exit with code 1 where a target is missed
    #[arg(long)]
    pub(super) strict: bool,

    #[command(subcommand)]
    pub(super) task: Option<Task>,
}

/// A part of the measurement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Part {
    /// Generating.
    Generate,
    /// Calls of the generated client.
    Calls,
}

/// What `bench` asks processes of its own to do.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Task {
    /// Runs a command, and prints what it and its children used
    #[command(hide = true)]
    Measure {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true, required = true)]
        command: Vec<OsString>,
    },
    /// Reads a description with `serde_json` and `openapiv3` alone
    #[command(hide = true)]
    Baseline { description: PathBuf },
}

impl Args {
    /// Where crates are generated and compiled.
    pub(super) fn folder(&self) -> PathBuf {
        let default = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../target/bench"));
        self.folder.clone().unwrap_or_else(default)
    }
}
