//! Repository tasks: `cargo xtask --help` lists them.

fn main() -> std::process::ExitCode {
    cratesmith::cli::main()
}
