//! A program that performs every operation of a crate with sample values against a service.

use super::super::docs::one_line;
use super::super::example::library;
use super::super::file::File;
use super::super::ident::ident;
use super::super::literal;
use super::super::manifest;
use super::super::package::{Item, Package, RustFile};
use super::super::root;
use super::super::tokens::quote;
use super::super::uses;
use super::value::Values;
use super::{NOTICE, call, modules, plain};
use crate::model::{Api, AuthKind, Group, Operation};
use crate::options::Options;

/// What the program is made of beside the calls, in every program the same.
const SUPPORT: &str = include_str!("../../../self-tests/program.rs");

/// The package of the program; the crate is expected in the folder `crate` beside it.
#[must_use]
pub fn demonstration<'a>(api: &'a Api, options: &'a Options) -> Package<'a> {
    let mut package = Package::default();
    let uses = uses::of(api, options);
    package.text("Cargo.toml", move || {
        manifest::of_program("demonstration", options, &uses)
    });
    package.rust("src/main.rs", move || main(api, options));
    package.copy("src/support.rs", SUPPORT);
    package.text("src/calls/mod.rs", move || modules(api, "pub mod", false));
    for group in &api.groups {
        let path = format!("src/calls/{}.rs", group.module.bare());
        package.text(path, move || file(&plain(api, options), group));
    }
    package
}

/// `main.rs`: a client with sample credentials, and every group.
fn main(api: &Api, options: &Options) -> RustFile {
    let library = ident(&library(&options.package.name));
    let credentials = api.auth.iter().filter_map(|scheme| {
        let setter = ident(scheme.setter.as_str());
        match scheme.kind {
            AuthKind::MutualTls => None,
            AuthKind::Basic => Some(quote!(.#setter("user", "password"))),
            _ => Some(quote!(.#setter("sample"))),
        }
    });
    let groups = api.groups.iter().map(|group| {
        let module = ident(group.module.as_str());
        quote!(calls::#module::perform(&mut performer);)
    });
    let main = quote! {
        fn main() -> support::ExitCode {
            support::told(run())
        }
    };
    let run = quote! {
        fn run() -> Result<support::ExitCode, String> {
            let arguments = support::Arguments::read()?;
            let builder = api::Client::builder().without_credentials().retries(0).base_url(arguments.base_url());
            let client = builder #(#credentials)* .build().map_err(|error| error.to_string())?;
            let mut performer = support::Performer::new(client, arguments)?;
            #(#groups)*
            Ok(performer.exit_code())
        }
    };
    let lines = [
        quote!(
            mod calls;
        ),
        quote!(
            mod support;
        ),
        quote!(),
        quote!(use #library as api;),
    ];
    RustFile {
        docs: vec!["Performs every operation once with sample values.".to_owned()],
        attributes: root::leniences(api),
        items: lines
            .into_iter()
            .map(Item::Line)
            .chain([main, run].map(Item::Rust))
            .collect(),
    }
}

/// `calls/<group>.rs`.
fn file(file: &File<'_>, group: &Group) -> String {
    let calls: String = group
        .operations
        .iter()
        .map(|each| performed(file, group, each))
        .collect();
    let imports = match calls.contains("api::") {
        true => "api, support",
        false => "support",
    };
    format!(
        "{NOTICE}\n//! The operations of `client.{}()`.\n\nuse crate::{{{imports}}};\n\n\
         /// Performs each of them.\npub fn perform(performer: &mut support::Performer) {{\n{calls}}}\n",
        group.accessor.bare()
    )
}

fn performed(file: &File<'_>, group: &Group, operation: &Operation) -> String {
    // What is sent tells operations apart that differ in nothing else.
    let id = match &operation.body_variant {
        Some(media_type) => &format!("{} {media_type}", operation.id),
        None => &operation.id,
    };
    let route = [id, &operation.http_method, &operation.path.text];
    let route = route.map(|text| literal::text(&one_line(text))).join(", ");
    let values = Values { file, indent: 12 };
    match call::of(&values, group, operation) {
        Ok(call) => {
            let chain: String = call
                .chain
                .iter()
                .skip(1)
                .map(|link| format!("\n            {link}"))
                .collect();
            format!(
                "    performer.perform({route}, |client: &api::Client| {{\n        client{chain}\n            .send()\n    }});\n"
            )
        }
        Err(missing) => {
            let reason = format!("no valid value could be made of {}", one_line(&missing));
            format!("    performer.leave_out({route}, {});\n", literal::text(&reason))
        }
    }
}
