//! The methods of a group's handle that go from an answer to the next request.

mod answer;
mod call;
mod carried;
mod docs;

use self::call::Call;
use super::docs::{alias, deprecated, doc};
use super::file::File;
use super::gate;
use super::ident::ident;
use super::tokens::{TokenStream, quote};
use crate::model::{Group, Link, Operation, Success};

/// The two ends of a link.
struct Ends<'a> {
    /// The first of the operations that answer.
    source: &'a Operation,
    /// The success that has the link.
    success: &'a Success,
    /// The group of the operation that the link leads to.
    group: &'a Group,
    /// The operation that it leads to.
    target: &'a Operation,
    /// Whether both are of one group.
    is_near: bool,
}

impl<'a> Ends<'a> {
    /// Both ends of a link of a group.
    fn of(file: &File<'a>, group: &'a Group, link: &Link) -> Option<Self> {
        let source = group.operations.get(*link.sources.first()?)?;
        let other = file.api.groups.get(link.target.group)?;
        Some(Self {
            source,
            success: source.successes.get(link.success)?,
            group: other,
            target: other.operations.get(link.target.operation)?,
            is_near: other.module == group.module,
        })
    }
}

/// `follow_<link>`; one that leads to another group is there when that is.
pub(super) fn method<'a>(file: &mut File<'a>, group: &'a Group, link: &Link) -> Option<TokenStream> {
    let ends = Ends::of(file, group, link)?;
    let gate = gate::of_group(ends.group).filter(|_| !ends.is_near);
    Some(match &gate {
        None => with_gate(file, group, link, &ends, None),
        Some(_) => file.gated(|file| with_gate(file, group, link, &ends, gate.as_ref())),
    })
}

fn with_gate<'a>(
    file: &mut File<'a>,
    group: &'a Group,
    link: &Link,
    ends: &Ends<'a>,
    gate: Option<&TokenStream>,
) -> TokenStream {
    let (name, argument) = (ident(link.method.as_str()), ident(link.answer.as_str()));
    let lines = doc(&docs::lines(group, link, ends));
    let alias = alias(link.method.bare(), &link.wire);
    let deprecated = deprecated(ends.target.deprecated);
    let (pattern, ty) = answer::taken(file, link, ends);
    let read = answer::reading(file, link, ends);
    let Call { declared, call } = call::call(file, link, ends);
    let result = call::result(file, link, ends, call);
    let builder = match ends.is_near {
        true => {
            let builder = ident(ends.target.builder.as_str());
            quote!(#builder)
        }
        false => file.name(&module(ends.group), ends.target.builder.as_str()),
    };
    let pattern = if pattern { quote!(#argument) } else { quote!(_) };
    quote! {
        #lines
        #gate
        #alias
        #deprecated
        #[must_use = "a request does nothing until it is sent"]
        pub fn #name(&self, #pattern: #ty, #(#declared),*) -> Option<#builder<M>> {
            #read
            #result
        }
    }
}

/// The module of a group's handle.
fn module(group: &Group) -> String {
    format!("crate::{}", group.module)
}
