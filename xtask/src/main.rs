//! Repository tasks: `cargo xtask --help` lists them.

mod bench;

use std::process::ExitCode;

// A fifth of the instructions of a generation made small texts and nodes, and dropped them again.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some("bench") => bench::main(),
        Some("-h" | "--help") => {
            let code = cratesmith::cli::main();
            println!(
                "\nOf this repository alone:\n  cargo xtask bench --help       Time, memory, and compile time beside their targets"
            );
            code
        }
        _ => cratesmith::cli::main(),
    }
}
