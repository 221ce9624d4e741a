//! What a macro writes.

use std::collections::BTreeMap;

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};

use super::matcher::{Binding, Bindings};
use super::rule::Template;

/// What names stand for inside of repetitions.
type Names<'b> = BTreeMap<&'b str, &'b Binding>;

/// Writes a template with what was matched.
pub(super) fn transcribe(template: &[Template], bindings: &Bindings) -> TokenStream {
    let names: Names<'_> = bindings
        .iter()
        .map(|(name, binding)| (name.as_str(), binding))
        .collect();
    let mut written = Vec::new();
    write(template, &names, &mut written);
    written.into_iter().collect()
}

fn write(template: &[Template], names: &Names<'_>, written: &mut Vec<TokenTree>) {
    for part in template {
        match part {
            Template::Token(token) => written.push(token.clone()),
            Template::Crate => written.push(TokenTree::Ident(Ident::new("crate", Span::call_site()))),
            Template::Group(delimiter, content) => {
                let mut inside = Vec::new();
                write(content, names, &mut inside);
                let inside = inside.into_iter().collect();
                written.push(TokenTree::Group(Group::new(*delimiter, inside)));
            }
            Template::Variable(name) => {
                if let Some(Binding::One(tokens)) = names.get(name.as_str()) {
                    written.extend(tokens.clone());
                }
            }
            Template::Repeated(content, separator) => {
                let mut variables = Vec::new();
                mentioned(content, &mut variables);
                for time in 0..times(&variables, names) {
                    if time > 0 {
                        written.extend(separator.iter().cloned());
                    }
                    write(content, &inside(&variables, names, time), written);
                }
            }
        }
    }
}

/// How often a repetition is written: as often as its names were matched.
fn times(variables: &[&str], names: &Names<'_>) -> usize {
    let each = variables.iter().filter_map(|name| match names.get(name) {
        Some(Binding::Many(each)) => Some(each.len()),
        _ => None,
    });
    each.max().unwrap_or_default()
}

/// What names stand for the given time.
fn inside<'b>(variables: &[&str], names: &Names<'b>, time: usize) -> Names<'b> {
    let known = names.iter().filter(|(name, _)| variables.contains(name));
    known
        .filter_map(|(name, binding)| match binding {
            Binding::Many(each) => each.get(time).map(|one| (*name, one)),
            Binding::One(_) => Some((*name, *binding)),
        })
        .collect()
}

fn mentioned<'t>(template: &'t [Template], found: &mut Vec<&'t str>) {
    for part in template {
        match part {
            Template::Variable(name) => found.push(name),
            Template::Group(_, content) | Template::Repeated(content, _) => mentioned(content, found),
            Template::Token(_) | Template::Crate => {}
        }
    }
}
