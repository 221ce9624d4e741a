//! `call`: every operation is performed against a service, and a line tells of each.

use std::fs;
use std::path::Path;
use std::process::Output;

use crate::support;
use cratesmith_tests::loopback::{Answer, Server};

const PETS: &str = "openapi: 3.0.3
info: {title: Pets, version: '1'}
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
security: [{key: []}]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      parameters: [{name: limit, in: query, schema: {type: integer, minimum: 3}}]
      responses:
        '200': {description: All., content: {application/json: {schema: {type: array, items: {type: string}}}}}
    post:
      operationId: createPet
      tags: [pets]
      requestBody: {required: true, content: {application/json: {schema: {type: object, required: [name], properties: {name: {type: string}}}}}}
      responses:
        '201': {description: Made., content: {application/json: {schema: {type: object, required: [id], properties: {id: {type: string}}}}}}
  /pets/{id}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: string, example: rex}}
      - {name: trace, in: query, required: true, schema: {type: string, format: uuid}}
    get:
      operationId: getPet
      tags: [pets]
      responses:
        '200': {description: One.}
        '404': {description: None., content: {text/plain: {schema: {type: string}}}}
    delete:
      operationId: deletePet
      tags: [pets]
      parameters: [{name: never, in: query, required: true, schema: {type: integer, minimum: 2, maximum: 1}}]
      responses: {'204': {description: Gone.}}
";

/// Runs the command; what has to be downloaded for the program is.
fn call(folder: &Path, args: &[&str]) -> Output {
    support::compiling(support::xtask::program())
        .args(["call", "--spec", "pets.yaml"])
        .args(args)
        .current_dir(folder)
        .output()
        .expect("cargo runs")
}

fn lines(output: &Output) -> Vec<String> {
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.lines().map(|line| line.replace('\t', " | ")).collect()
}

#[test]
fn every_operation_is_performed_and_told_of() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join("pets.yaml"), PETS).expect("it can be written");
    fs::write(folder.path().join("Cargo.lock"), support::lock_file()).expect("it can be written");

    let listed = call(folder.path(), &["--list"]);
    assert_eq!(
        lines(&listed),
        [
            "createPet | POST | /pets",
            "listPets | GET | /pets",
            "getPet | GET | /pets/{id}",
            "deletePet | DELETE | /pets/{id} | not called | no valid value could be made of the parameter `never`",
        ],
        "{}",
        String::from_utf8_lossy(&listed.stderr)
    );

    let server = Server::start(Answer::json(500, "{}")).expect("a port");
    server.script([
        Answer::json(201, "{\"id\":\"rex\"}"),
        Answer::json(200, "[\"rex\"]"),
        Answer::json(404, "none"),
    ]);
    let good = call(folder.path(), &["--base-url", &server.url()]);
    let told = lines(&good);
    assert!(good.status.success(), "{told:?}");
    assert_eq!(told[0], "createPet | POST | /pets | ok | ");
    assert_eq!(told[1], "listPets | GET | /pets | ok | ");
    assert!(
        told[2].starts_with("getPet | GET | /pets/{id} | refused 404 documented | "),
        "{told:?}"
    );
    let sent: Vec<String> = server
        .requests()
        .iter()
        .map(|sent| format!("{} {}", sent.method, sent.target))
        .collect();
    assert_eq!(
        sent,
        [
            "POST /pets",
            "GET /pets?limit=3",
            "GET /pets/rex?trace=123e4567-e89b-12d3-a456-426614174000"
        ]
    );
    assert_eq!(server.requests()[0].body, b"{\"name\":\"text\"}");
    assert_eq!(server.requests()[0].header("x-key"), Some("sample"));

    server.script([Answer::json(200, "{\"not\":\"a list\"}")]);
    let bad = call(folder.path(), &["--base-url", &server.url(), "--only", "list*"]);
    let told = lines(&bad);
    assert!(
        told.len() == 1 && told[0].starts_with("listPets | GET | /pets | undecodable | "),
        "{told:?}"
    );
    assert_eq!(bad.status.code(), Some(1));
}
