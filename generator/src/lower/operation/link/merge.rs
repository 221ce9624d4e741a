//! Equal links of several operations as one method, and what each method is called.

use std::collections::HashMap;

use super::operation;
use crate::lower::context::Context;
use crate::model::{Docs, Group, Link, LinkedValue, Operation, OperationPlace, Positional};
use crate::naming::scope::identifier;
use crate::naming::{FieldName, MethodName, Scope, keyword};

/// A link of one success.
pub(super) struct Draft {
    pub(super) source: OperationPlace,
    pub(super) success: usize,
    pub(super) wire: String,
    pub(super) docs: Docs,
    pub(super) target: OperationPlace,
    pub(super) values: Vec<LinkedValue>,
}

/// A link without a name yet.
struct Merged {
    draft: Draft,
    sources: Vec<usize>,
}

/// The links of each group, by name.
pub(super) fn links(context: &mut Context<'_>, groups: &[Group], drafts: Vec<Draft>) -> Vec<Vec<Link>> {
    let mut merged: Vec<Vec<Merged>> = groups.iter().map(|_| Vec::new()).collect();
    for draft in drafts {
        let (Some(group), Some(known)) = (groups.get(draft.source.group), merged.get_mut(draft.source.group)) else {
            continue;
        };
        let source = draft.source.operation;
        match known.iter_mut().find(|known| is_same(group, &known.draft, &draft)) {
            Some(known) if known.sources.contains(&source) => {}
            Some(known) => known.sources.push(source),
            None => known.push(Merged {
                draft,
                sources: vec![source],
            }),
        }
    }
    let named = groups.iter().zip(merged).map(|(group, merged)| {
        let names = names(context, group, &merged);
        let mut links: Vec<Link> = merged
            .into_iter()
            .zip(names)
            .map(|(merged, method)| link(groups, merged, method))
            .collect();
        links.sort_by(|left, right| left.method.cmp(&right.method));
        links
    });
    named.collect()
}

/// Whether two links do the same with answers of the same type.
fn is_same(group: &Group, left: &Draft, right: &Draft) -> bool {
    let success = |draft: &Draft| {
        let operation = group.operations.get(draft.source.operation)?;
        Some((operation, operation.successes.get(draft.success)?))
    };
    let (Some((of, one)), Some((of_other, other))) = (success(left), success(right)) else {
        return false;
    };
    let same_answer = match (&of.output, &of_other.output) {
        (None, None) => one.payload == other.payload,
        (Some(output), Some(of_other)) => output == of_other && one.variant == other.variant,
        _ => false,
    };
    same_answer && left.wire == right.wire && left.target == right.target && left.values == right.values
}

fn link(groups: &[Group], merged: Merged, method: MethodName) -> Link {
    let Merged { draft, sources } = merged;
    let mut scope = Scope::new(&[]);
    let target = operation(groups, draft.target);
    for name in target.into_iter().flat_map(arguments) {
        scope.reserve(name.as_str());
    }
    Link {
        method,
        answer: scope.mint_first(&["answer", "answered"]),
        wire: draft.wire,
        docs: draft.docs,
        sources,
        success: draft.success,
        target: draft.target,
        values: draft.values,
    }
}

/// The names of what an operation takes by position.
fn arguments(operation: &Operation) -> impl Iterator<Item = &FieldName> {
    let body = operation.body.as_ref();
    operation
        .positional
        .iter()
        .filter_map(move |positional| match positional {
            Positional::Parameter(place) => operation.parameters.get(*place).map(|parameter| &parameter.name),
            Positional::BodyField(place) => body?.setters.get(*place),
            Positional::Body => body.map(|body| &body.name),
        })
}

/// A name for each link: that of the link, with that of its operation and then that of its success where several links
/// would have it, or a method has it already. Of several the one that more than one operation has keeps it, as no operation
/// is the one to name it by.
fn names(context: &mut Context<'_>, group: &Group, merged: &[Merged]) -> Vec<MethodName> {
    let mut scope = Scope::new(&[keyword::METHODS]);
    for operation in &group.operations {
        scope.reserve(operation.method.as_str());
        scope.reserve(&format!("{}_with", operation.method.bare().trim_end_matches('_')));
    }
    let keys: Vec<Vec<String>> = merged.iter().map(|merged| keys(group, merged)).collect();
    let kept: Vec<Option<MethodName>> = keys
        .iter()
        .map(|keys| {
            let name = keys.iter().find_map(|key| context.previous.get(key))?;
            scope.keep(name)
        })
        .collect();
    let names = minted(group, &mut scope, merged, kept);
    for (keys, name) in keys.into_iter().zip(&names) {
        context
            .given
            .0
            .extend(keys.into_iter().map(|key| (key, name.bare().to_owned())));
    }
    names
}

/// What tells a link from every other: each operation whose answers have it, the success, and its own name.
fn keys(group: &Group, merged: &Merged) -> Vec<String> {
    let draft = &merged.draft;
    let operations = merged.sources.iter().filter_map(|source| group.operations.get(*source));
    operations
        .map(|operation| {
            let variant = operation
                .successes
                .get(draft.success)
                .map_or("", |success| success.variant.bare());
            format!(
                "link {}::{} {variant} {}",
                group.module.bare(),
                operation.method.bare(),
                draft.wire
            )
        })
        .collect()
}

/// The names with one for each link that has none.
fn minted(group: &Group, scope: &mut Scope<'_>, merged: &[Merged], kept: Vec<Option<MethodName>>) -> Vec<MethodName> {
    let candidates: Vec<[String; 3]> = merged.iter().map(|merged| candidates(group, merged)).collect();
    let mut levels = vec![0usize; merged.len()];
    for _ in 1..3 {
        let texts = texts(&candidates, &levels);
        let mut claims: HashMap<String, Claims> = HashMap::new();
        for ((text, merged), _) in texts.iter().zip(merged).zip(&kept).filter(|(_, kept)| kept.is_none()) {
            let claims = claims.entry(identifier::<MethodName>(text)).or_default();
            claims.all += 1;
            claims.shared += usize::from(merged.is_shared());
        }
        for ((text, merged), level) in texts.iter().zip(merged).zip(&mut levels) {
            let keeps = claims
                .get(&identifier::<MethodName>(text))
                .is_none_or(|claims| claims.all == 1 || claims.shared == 1 && merged.is_shared());
            if !keeps || !scope.is_free::<MethodName>(text) {
                *level = (*level + 1).min(2);
            }
        }
    }
    let texts = texts(&candidates, &levels);
    let keys: Vec<String> = candidates.iter().map(|candidates| candidates.join(" ")).collect();
    let items = texts.iter().copied().zip(keys.iter().map(String::as_str)).zip(&kept);
    let items: Vec<(&str, &str)> = items.filter(|(_, kept)| kept.is_none()).map(|(item, _)| item).collect();
    let mut minted = scope.mint_all_by(&items).into_iter();
    kept.into_iter()
        .filter_map(|kept| kept.or_else(|| minted.next()))
        .collect()
}

/// How many links would have a name.
#[derive(Default)]
struct Claims {
    all: usize,
    /// Those of them that several operations have.
    shared: usize,
}

impl Merged {
    /// Whether several operations have the link.
    fn is_shared(&self) -> bool {
        self.sources.len() > 1
    }
}

fn texts<'c>(candidates: &'c [[String; 3]], levels: &[usize]) -> Vec<&'c str> {
    let text = |(candidates, level): (&'c [String; 3], &usize)| candidates.get(*level).map_or("", String::as_str);
    candidates.iter().zip(levels).map(text).collect()
}

fn candidates(group: &Group, merged: &Merged) -> [String; 3] {
    let wire = &merged.draft.wire;
    let operation = group.operations.get(merged.draft.source.operation);
    let method = operation.map_or("", |operation| operation.method.bare());
    let success = operation.and_then(|operation| operation.successes.get(merged.draft.success));
    let variant = success.map_or("", |success| success.variant.bare());
    [
        format!("follow {wire}"),
        format!("follow {method} {wire}"),
        format!("follow {method} {variant} {wire}"),
    ]
}
