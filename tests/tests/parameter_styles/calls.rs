//! Calls of generated crates, compiled together, and what each of them would send.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use cratesmith::files::FileSet;
use serde_json::{Value, json};

use crate::support;

/// An operation with one parameter, and the argument that it is called with.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    /// The `operationId`, and the name of the method.
    pub(crate) id: String,
    /// The path, with the placeholder where the parameter is one of the path.
    pub(crate) path: String,
    /// The parameter, which is required.
    pub(crate) parameter: Value,
    /// The argument as Rust.
    pub(crate) argument: String,
}

/// What a call would send: address, `Cookie` and the header of the parameter; or why it would not.
pub(crate) type Sent = Result<(String, String, String), String>;

const HEAD: &str = r#"
/// Nothing is sent.
struct Nowhere;

macro_rules! nowhere {
    ($api:ident) => {
        impl $api::transport::Transport for Nowhere {
            fn send(
                &self,
                _: http::Request<$api::RequestBody>,
            ) -> std::pin::Pin<
                Box<
                    dyn Future<Output = Result<http::Response<$api::transport::ByteStream>, $api::transport::TransportError>>
                        + Send,
                >,
            > {
                Box::pin(std::future::pending())
            }

            fn sleep(&self, _: std::time::Duration) -> std::pin::Pin<Box<dyn Future<Output = ()> + Send>> {
                Box::pin(std::future::pending())
            }
        }
    };
}

macro_rules! show {
    ($id:literal, $request:expr) => {
        match $request.build() {
            Err(error) => println!("{}\t!{error}", $id),
            Ok(request) => {
                let header = |name: &str| {
                    let value = request.headers().get(name);
                    value.and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
                };
                println!("{}\t{}\t{}\t{}", $id, request.uri(), header("cookie"), header("color"));
            }
        }
    };
}
"#;

/// Makes a crate of each list of calls, for a version of OpenAPI, and gives what the calls would send, by their ids.
pub(crate) fn run(name: &str, lists: &[(&str, Vec<Call>)], schemas: &str) -> BTreeMap<(String, String), Sent> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    let (mut members, mut dependencies, mut program) = (String::new(), String::new(), HEAD.to_owned());
    let mut main = String::new();
    for (version, calls) in lists {
        let package = format!("{name}-{}", version.replace('.', "-"));
        support::write_crate(&folder.join(&package), &files(&package, version, calls, schemas));
        let _ = write!(members, "{package:?}, ");
        let _ = writeln!(
            dependencies,
            "{package} = {{ path = \"../{package}\", default-features = false }}"
        );
        let (module, lines) = (package.replace('-', "_"), lines(version, calls));
        let _ = writeln!(
            program,
            "nowhere!({module});\n\nfn {module}() {{\n    use {module} as api;\n    #[allow(unused_imports)]\n    \
             use api::JsonText;\n    let client = \
             api::Client::builder().base_url(\"https://h.example\").transport(Nowhere).build().unwrap();\n{lines}}}"
        );
        let _ = writeln!(main, "    {module}();");
    }
    let _ = write!(program, "\nfn main() {{\n{main}}}\n");
    let runner = format!("{name}-runner");
    let manifest = format!(
        "[package]\nname = \"{runner}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\nbytes = \"1\"\nhttp = \"1\"\n{dependencies}"
    );
    let files = [
        (runner.clone() + "/Cargo.toml", manifest),
        (runner.clone() + "/src/main.rs", program),
        (
            "Cargo.toml".to_owned(),
            format!("[workspace]\nresolver = \"3\"\nmembers = [{members}{runner:?}]\n"),
        ),
        ("Cargo.lock".to_owned(), support::lock_file()),
    ];
    for (path, text) in files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("a file has a folder")).expect("the folder can be made");
        std::fs::write(path, text).expect("the file can be written");
    }
    shown(&output(&folder, &runner))
}

fn lines(version: &str, calls: &[Call]) -> String {
    let line = |call: &Call| {
        format!(
            "    show!(\"{version} {}\", client.calls().{}({}));\n",
            call.id, call.id, call.argument
        )
    };
    calls.iter().map(line).collect()
}

fn files(package: &str, version: &str, calls: &[Call], schemas: &str) -> FileSet {
    let paths: serde_json::Map<String, Value> = calls
        .iter()
        .map(|call| {
            let operation = json!({
                "operationId": call.id,
                "tags": ["calls"],
                "parameters": [call.parameter],
                "responses": {"204": {"description": "Done."}},
            });
            (call.path.clone(), json!({"get": operation}))
        })
        .collect();
    let description = json!({
        "openapi": version,
        "info": {"title": "Calls", "version": "1"},
        "servers": [{"url": "https://h.example"}],
        "paths": paths,
    });
    // The schemas are text: `serde_json` would sort their properties.
    let head = description.to_string();
    let head = head.strip_suffix('}').expect("it is an object");
    let text = format!("{head},\"components\":{{\"schemas\":{schemas}}}}}");
    support::generated(package, "openapi.json", text)
}

fn output(folder: &Path, runner: &str) -> String {
    support::download(folder);
    let output = Command::new(env!("CARGO"))
        .args(["run", "--offline", "--quiet", "--package", runner])
        .env("CARGO_TARGET_DIR", support::target_folder())
        .current_dir(folder)
        .output()
        .expect("cargo runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    String::from_utf8(output.stdout).expect("what is sent is text")
}

fn shown(output: &str) -> BTreeMap<(String, String), Sent> {
    let mut sent = BTreeMap::new();
    for line in output.lines() {
        let parts: Vec<&str> = line.split('\t').collect();
        let (version, id) = parts[0].split_once(' ').expect("a version and an id");
        let one = match parts[1].strip_prefix('!') {
            Some(reason) => Err(reason.to_owned()),
            None => {
                let address = parts[1].strip_prefix("https://h.example").expect("the server");
                Ok((address.to_owned(), parts[2].to_owned(), parts[3].to_owned()))
            }
        };
        sent.insert((version.to_owned(), id.to_owned()), one);
    }
    sent
}
