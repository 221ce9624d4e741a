//! The tests of a group: one for each operation.

use super::super::docs::one_line;
use super::super::file::File;
use super::super::literal;
use super::shared::Shared;
use super::value::Values;
use super::{NOTICE, answers, body, call, media_types, wire};
use crate::model::{Group, Operation};

/// `calls/<group>.rs`.
pub(super) fn file(file: &File<'_>, group: &Group, shared: &Shared<'_>) -> String {
    let tests: String = group
        .operations
        .iter()
        .map(|each| test(file, group, each, shared))
        .collect();
    let used: Vec<&str> = ["api", "samples", "support"]
        .into_iter()
        .filter(|name| tests.contains(&format!("{name}::")))
        .collect();
    let imports = match used.as_slice() {
        [] => String::new(),
        names => format!("\nuse crate::{{{}}};\n", names.join(", ")),
    };
    format!(
        "{NOTICE}\n//! The operations of `client.{}()`.\n{imports}{tests}",
        group.accessor.bare()
    )
}

/// The test of an operation, or why there is none.
fn test(file: &File<'_>, group: &Group, operation: &Operation, shared: &Shared<'_>) -> String {
    let route = one_line(&format!("`{} {}`", operation.http_method, operation.path.text));
    let values = Values { file, indent: 16 };
    let call = match call::of(&values, group, operation) {
        Ok(call) => call,
        Err(missing) => {
            return format!(
                "\n// {route} is not called: no valid value could be made of {}.\n",
                one_line(&missing)
            );
        }
    };
    let target = wire::target(file, operation, &call);
    let mut lines = vec![
        "let request = support::sent(call);".to_owned(),
        format!(
            "request.goes_to({}, {});",
            literal::text(&operation.http_method),
            literal::text(&target)
        ),
    ];
    for (name, value) in wire::headers(operation, &call) {
        lines.push(format!(
            "request.has_header({}, {});",
            literal::text(&name),
            literal::text(&value)
        ));
    }
    lines.push(body::statement(file, operation.body.as_ref(), &call));
    lines.extend(answers::statements(file.api, group, operation, shared));
    lines.extend(media_types::statements(file, operation, &call, shared));
    let chain: String = call
        .chain
        .iter()
        .skip(1)
        .map(|link| format!("\n            {link}"))
        .collect();
    let lines: String = lines.iter().map(|line| format!("    {line}\n")).collect();
    format!(
        "\n// {route}\n#[test]\nfn {}() {{\n    let call = |client: &api::Client| {{\n        client{chain}\n            .send()\n    }};\n{lines}}}\n",
        operation.method
    )
}
