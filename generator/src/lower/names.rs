//! The names of types: components have their own, inline ones are named by where they stand.

use std::collections::{BTreeMap, BTreeSet};

use super::context::Context;
use super::draft::{self, Draft, NodeId, Payload, Role};
use super::share::{only_text, payload_of, relative_noun, variant};
use super::{member_name, old_name};
use crate::model::{Derives, TypeDef, Types};
use crate::naming::{ModuleName, Scope, TypeName, case, identifier, keyword, noun, words};

/// Nouns that say too little to name a type alone.
const GENERIC: &[&str] = &[
    "limit",
    "page",
    "action",
    "attribute",
    "body",
    "code",
    "condition",
    "config",
    "content",
    "context",
    "data",
    "date",
    "detail",
    "entry",
    "error",
    "event",
    "field",
    "filter",
    "format",
    "group",
    "id",
    "info",
    "item",
    "key",
    "kind",
    "level",
    "list",
    "message",
    "metadata",
    "method",
    "mode",
    "name",
    "object",
    "option",
    "order",
    "param",
    "parameter",
    "result",
    "role",
    "setting",
    "sort",
    "source",
    "state",
    "status",
    "type",
    "unit",
    "value",
];

/// Every type with its name and file.
pub(super) fn named(context: &mut Context<'_>) -> Types {
    let mut names: Vec<Option<TypeName>> = vec![None; context.types.len()];
    let mut scope = Scope::new(&[keyword::TYPES]);
    chosen(context, &mut scope, &mut names);
    components(context, &mut scope, &mut names);
    let mut by_depth: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (place, draft) in context.types.iter().enumerate() {
        by_depth.entry(depth_of(context, draft)).or_default().push(place);
    }
    for places in by_depth.values() {
        inline(context, &mut scope, &mut names, places);
    }
    let names: Vec<TypeName> = names
        .into_iter()
        .map(|name| name.unwrap_or_else(|| scope.mint("Type")))
        .collect();
    let modules = modules(context, &names);
    old_name::of_values(context, &names);
    context.give_places(&names);
    member_name::give(context, &names);
    let drafts = std::mem::take(&mut context.types);
    Types(
        drafts
            .into_iter()
            .zip(names)
            .zip(modules)
            .map(|((draft, name), module)| definition(draft, name, module))
            .collect(),
    )
}

fn definition(draft: Draft, name: TypeName, module: ModuleName) -> TypeDef {
    TypeDef {
        name,
        module,
        origin: draft.origin,
        docs: draft.docs,
        example: draft.example,
        deprecated: draft.deprecated,
        kind: draft.kind,
        in_request: false,
        in_answer: false,
        in_json: true,
        checked: false,
        derives: Derives::default(),
    }
}

/// The names that the user or an earlier release chose, then those that the description gives for generators; none of
/// these takes the name that another component has of its own.
fn chosen(context: &mut Context<'_>, scope: &mut Scope<'_>, names: &mut [Option<TypeName>]) {
    let keys: Vec<String> = context.types.iter().map(|draft| key_of(context, draft)).collect();
    for ((draft, key), name) in context.types.iter().zip(&keys).zip(names.iter_mut()) {
        let chosen = &context.options.types;
        let component = component_key(context, draft).map(|key| Context::component_place("schemas", key).pointer);
        let pointers = [Some(&draft.origin.pointer), component.as_ref()];
        let mut texts = pointers
            .into_iter()
            .flatten()
            .map(|pointer| chosen.get_key_value(pointer.as_str()));
        let entry = chosen.get_key_value(key).or_else(|| texts.find_map(|text| text));
        if let Some((key, text)) = entry {
            context.matched.note("types", key);
            *name = Some(scope.mint(text));
        }
    }
    released(context, scope, names);
    old_name::of_types(context, scope, names);
    let is_open = |place: usize| names.get(place).is_some_and(Option::is_none);
    let uncalled = context
        .types
        .iter()
        .enumerate()
        .filter(|(place, draft)| is_open(*place) && draft.called.is_none());
    let own: BTreeSet<String> = uncalled
        .filter_map(|(_, draft)| component_key(context, draft))
        .map(identifier::<TypeName>)
        .collect();
    let called = context.types.iter().zip(&keys).enumerate();
    let open: Vec<(usize, &str, &str)> = called
        .filter(|(place, _)| is_open(*place))
        .filter_map(|(place, (draft, key))| Some((place, draft.called.as_deref()?, key.as_str())))
        .filter(|(_, called, _)| !own.contains(&identifier::<TypeName>(called)))
        .collect();
    let items: Vec<(&str, &str)> = open.iter().map(|(_, called, pointer)| (*called, *pointer)).collect();
    for ((place, ..), minted) in open.into_iter().zip(scope.mint_all_by(&items)) {
        if let Some(name) = names.get_mut(place) {
            *name = Some(minted);
        }
    }
}

/// The names of before. What was one type and is several now leaves it to the one whose place comes first.
fn released(context: &Context<'_>, scope: &mut Scope<'_>, names: &mut [Option<TypeName>]) {
    let known = context.types.iter().enumerate();
    let mut known: Vec<(&str, String, usize)> = known
        .filter_map(|(place, draft)| {
            let name = draft.released.as_deref()?;
            let keys = draft.nodes.iter().map(|node| context.place_key(*node));
            Some((name, keys.min().unwrap_or_default(), place))
        })
        .collect();
    known.sort_unstable();
    for (released, _, place) in known {
        if let Some(name @ None) = names.get_mut(place) {
            *name = scope.keep(released);
        }
    }
}

/// Components: of keys that differ in convention only, the one that is a Rust name already has it.
fn components(context: &Context<'_>, scope: &mut Scope<'_>, names: &mut [Option<TypeName>]) {
    let mut open: Vec<(&str, usize)> = Vec::new();
    for (place, draft) in context.types.iter().enumerate() {
        if let Some(key) = component_key(context, draft)
            && names.get(place).is_some_and(Option::is_none)
        {
            open.push((key, place));
        }
    }
    open.sort_unstable();
    let keys: Vec<&str> = open.iter().map(|(key, _)| *key).collect();
    let minted: Vec<TypeName> = scope.mint_all(&keys);
    for ((_, place), minted) in open.into_iter().zip(minted) {
        if let Some(name) = names.get_mut(place) {
            *name = Some(minted);
        }
    }
}

/// What tells a type from every other: the place of its schema, in another file than the first after the path of that.
pub(super) fn key_of(context: &Context<'_>, draft: &Draft) -> String {
    let source = usize::try_from(draft.origin.source.0).unwrap_or_default();
    let file = context.document.files.get(source).map_or("", String::as_str);
    let hash = if file.is_empty() { "" } else { "#" };
    format!("{file}{hash}{}", draft.origin.pointer.as_str())
}

/// The key of the component that a type is.
pub(super) fn component_key<'c>(context: &'c Context<'_>, draft: &Draft) -> Option<&'c str> {
    let node = context.nodes.get(draft.nodes.first()?.0)?;
    match &node.role {
        Role::Component(key) => Some(key),
        _ => None,
    }
}

/// Inline types at one depth below what is named already. A name that two of them would have goes to neither.
fn inline(context: &Context<'_>, scope: &mut Scope<'_>, names: &mut [Option<TypeName>], places: &[usize]) {
    let mut open: Vec<Unnamed<_>> = Vec::new();
    for place in places {
        if let (Some(None), Some(draft)) = (names.get(*place), context.types.get(*place)) {
            open.push(Unnamed {
                place: *place,
                found: Vec::new(),
                further: candidates(context, draft, names),
            });
        }
    }
    // They are given when all are known, so that no candidate depends on the name of a type at the same depth.
    let mut given: Vec<(usize, TypeName)> = Vec::new();
    for level in 0.. {
        let mut claims: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, unnamed) in open.iter_mut().enumerate() {
            if let Some(text) = unnamed.candidate(level) {
                claims.entry(identifier::<TypeName>(text)).or_default().push(index);
            }
        }
        if claims.is_empty() {
            break;
        }
        let mut settled: BTreeSet<usize> = BTreeSet::new();
        for (text, claimants) in claims {
            if let [index] = claimants.as_slice()
                && scope.is_free::<TypeName>(&text)
                && let Some(unnamed) = open.get(*index)
            {
                given.push((unnamed.place, scope.mint(&text)));
                settled.insert(*index);
            }
        }
        let mut index = 0;
        open.retain(|_| {
            index += 1;
            !settled.contains(&(index - 1))
        });
    }
    // What even every word about them does not tell apart is told apart by its place.
    let keys: Vec<String> = open
        .iter()
        .map(|unnamed| context.types.get(unnamed.place).map(|draft| key_of(context, draft)))
        .map(Option::unwrap_or_default)
        .collect();
    let left: Vec<(&str, &str)> = open
        .iter()
        .zip(&keys)
        .map(|(unnamed, key)| (unnamed.found.last().map_or("", String::as_str), key.as_str()))
        .collect();
    let minted = scope.mint_all_by(&left);
    given.extend(open.iter().map(|unnamed| unnamed.place).zip(minted));
    drop(open);
    for (place, minted) in given {
        if let Some(name) = names.get_mut(place) {
            *name = Some(minted);
        }
    }
}

/// An inline type without a name, and what it could be called: of most the first candidate is the name.
struct Unnamed<I> {
    place: usize,
    found: Vec<String>,
    further: I,
}

impl<I: Iterator<Item = String>> Unnamed<I> {
    /// The candidate of a level, the best of level 0.
    fn candidate(&mut self, level: usize) -> Option<&str> {
        while self.found.len() <= level {
            self.found.push(self.further.next()?);
        }
        self.found.get(level).map(String::as_str)
    }
}

/// What a type could be called, the best first.
fn candidates<'c>(
    context: &'c Context<'_>,
    draft: &'c Draft,
    names: &'c [Option<TypeName>],
) -> impl Iterator<Item = String> + 'c {
    let mut first = Vec::new();
    let payloads: Vec<&Payload> = draft
        .nodes
        .iter()
        .filter_map(|node| payload_of(context, *node))
        .collect();
    if draft.nodes.len() > 1 {
        if payloads.len() == draft.nodes.len() {
            first.extend(shared_payload(&payloads));
        } else {
            first.extend(shared_noun(context, &draft.nodes));
        }
    } else if let [payload] = payloads.as_slice()
        && payload.is_resource
    {
        first.push(payload.noun.join(" "));
    }
    first.extend(draft.title.clone());
    first.extend(only_text(&draft.kind).and_then(|text| {
        let variants = draft.nodes.iter().map(|node| variant(context, *node));
        let words = variants.collect::<Option<Vec<_>>>()?;
        Some(format!("{text} {}", words.first()?.join(" ")))
    }));
    let ways = [Way::Noun, Way::Phrase, Way::Direction, Way::Whole].into_iter();
    let ways = ways.filter_map(move |way| {
        let own = draft.nodes.iter().map(|node| own_words(context, *node, names, way));
        let shortest = own.min_by_key(|words| (words.len(), words.join(" ")));
        shortest.map(|words| words.join(" "))
    });
    let mut previous = String::new();
    first.into_iter().chain(ways).filter(move |text| {
        let is_new = *text != previous;
        previous.clone_from(text);
        is_new && !words::split(text).is_empty()
    })
}

/// One type of several operations: what the group is about, when one of them gets or lists it; else what they begin with.
fn shared_payload(payloads: &[&Payload]) -> Option<String> {
    let first = payloads.first()?;
    if first.suffix == ["response"] && payloads.iter().any(|payload| draft::reads(&payload.method)) {
        return Some(first.noun.join(" "));
    }
    let mut length = first.phrase.len();
    for payload in payloads {
        let same = first
            .phrase
            .iter()
            .zip(&payload.phrase)
            .take_while(|(left, right)| left == right)
            .count();
        length = length.min(same);
    }
    let mut common = first.phrase.get(..length)?;
    while let [rest @ .., "by" | "for" | "of" | "with" | "in"] =
        common.iter().map(String::as_str).collect::<Vec<_>>().as_slice()
    {
        common = common.get(..rest.len())?;
    }
    if common.len() < 2 {
        return None;
    }
    Some(
        common
            .iter()
            .chain(&first.suffix)
            .cloned()
            .collect::<Vec<_>>()
            .join(" "),
    )
}

/// One type of several places: the noun that they share, with the group's where that alone says too little.
fn shared_noun(context: &Context<'_>, nodes: &[NodeId]) -> Vec<String> {
    let is_variant = |node: &NodeId| {
        context
            .nodes
            .get(node.0)
            .is_some_and(|node| matches!(&node.role, Role::Variant { words, .. } if !words.is_empty()))
    };
    if nodes.iter().any(is_variant) {
        return Vec::new();
    }
    let nouns: Vec<Vec<String>> = nodes
        .iter()
        .map(|node| noun::singular_words(&relative_noun(context, *node, owner(context, *node))))
        .collect();
    let common = common_suffix(&nouns);
    let mut out = Vec::new();
    let generic = common.len() == 1 && common.first().is_some_and(|word| GENERIC.contains(&word.as_str()));
    if common.is_empty() {
        return out;
    }
    if !generic {
        out.push(common.join(" "));
    }
    let mut groups: Vec<Option<Vec<String>>> = nodes.iter().map(|node| group_noun(context, *node)).collect();
    groups.dedup();
    if let [Some(group)] = groups.as_slice() {
        out.push(group.iter().chain(&common).cloned().collect::<Vec<_>>().join(" "));
    }
    out
}

fn common_suffix(lists: &[Vec<String>]) -> Vec<String> {
    let Some((first, rest)) = lists.split_first() else {
        return Vec::new();
    };
    let mut length = first.len();
    for list in rest {
        let same = first
            .iter()
            .rev()
            .zip(list.iter().rev())
            .take_while(|(left, right)| left == right)
            .count();
        length = length.min(same);
    }
    first[first.len() - length..].to_vec()
}

/// How an operation is said in the names of what is inside its request and answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// By what its group is about: `Document`.
    Noun,
    /// By what it does: `ListDocuments`.
    Phrase,
    /// By what it does, and the direction: `ListDocumentsRequest`.
    Direction,
    /// The same, with every word of what is inside, also where that says what was said.
    Whole,
}

/// The words of a node by itself: those of its owner, then what it is to it.
fn own_words(context: &Context<'_>, node: NodeId, names: &[Option<TypeName>], way: Way) -> Vec<String> {
    let Some(found) = context.nodes.get(node.0) else {
        return Vec::new();
    };
    if let Role::Payload(payload) = &found.role {
        return payload.phrase.iter().chain(&payload.suffix).cloned().collect();
    }
    if let Some(payload) = payload_of(context, node) {
        return payload.phrase.iter().cloned().chain(["item".to_owned()]).collect();
    }
    if let Role::Parameter { phrase, wire, noun, .. } = &found.role {
        let stem = if way == Way::Noun { noun } else { phrase };
        return joined(stem.clone(), words::split(wire));
    }
    let owner = owner(context, node);
    let noun = relative_noun(context, node, owner);
    let stem = owner.map(|owner| stem(context, owner, names, way)).unwrap_or_default();
    let noun = if noun.is_empty() {
        vec!["item".to_owned()]
    } else {
        noun::singular_words(&noun)
    };
    if way == Way::Whole {
        return stem.into_iter().chain(noun).collect();
    }
    joined(stem, noun)
}

/// The words of an owner.
fn stem(context: &Context<'_>, owner: NodeId, names: &[Option<TypeName>], way: Way) -> Vec<String> {
    let Some(found) = context.nodes.get(owner.0) else {
        return Vec::new();
    };
    if let Some(payload) = payload_of(context, owner) {
        return match way {
            Way::Noun => payload.noun.clone(),
            Way::Phrase => payload.phrase.clone(),
            Way::Direction | Way::Whole => payload.phrase.iter().chain(&payload.suffix).cloned().collect(),
        };
    }
    match (
        found
            .ty
            .and_then(|id| names.get(id.0 as usize))
            .and_then(Option::as_ref),
        &found.role,
    ) {
        (Some(name), _) => words::split(name.as_str()),
        (None, Role::Parameter { phrase, wire, .. }) => joined(phrase.clone(), words::split(wire)),
        (None, Role::Component(key)) => words::split(key),
        (None, _) => relative_noun(context, owner, None),
    }
}

/// Words one after the other, without saying the same twice where they meet.
fn joined(mut left: Vec<String>, right: Vec<String>) -> Vec<String> {
    let meets = (1..=right.len().min(left.len())).rev().find(|length| {
        left.iter()
            .skip(left.len() - length)
            .zip(&right)
            .all(|(left, right)| noun::singular(left) == noun::singular(right))
    });
    left.extend(right.into_iter().skip(meets.unwrap_or_default()));
    left
}

/// The nearest thing above a node that has a name of its own.
fn owner(context: &Context<'_>, node: NodeId) -> Option<NodeId> {
    let mut at = context.nodes.get(node.0)?.parent;
    while let Some(id) = at {
        let found = context.nodes.get(id.0)?;
        if found.ty.is_some() || found.parent.is_none() {
            return Some(id);
        }
        at = found.parent;
    }
    None
}

/// What the group of a node is about.
fn group_noun(context: &Context<'_>, node: NodeId) -> Option<Vec<String>> {
    let mut at = context.nodes.get(node.0)?;
    while let Some(parent) = at.parent {
        at = context.nodes.get(parent.0)?;
    }
    match &at.role {
        Role::Payload(payload) => Some(payload.noun.clone()),
        Role::Parameter { noun, .. } => Some(noun.clone()),
        _ => None,
    }
}

/// How many named types stand above a type, at most.
fn depth_of(context: &Context<'_>, draft: &Draft) -> usize {
    draft
        .nodes
        .iter()
        .map(|node| depth_of_node(context, *node))
        .max()
        .unwrap_or_default()
}

fn depth_of_node(context: &Context<'_>, node: NodeId) -> usize {
    let mut depth = 0;
    let mut at = context.nodes.get(node.0).and_then(|node| node.parent);
    while let Some(parent) = at.and_then(|id| context.nodes.get(id.0)) {
        depth += 1;
        at = parent.parent;
    }
    depth
}

/// The file of each type: that of the component or operation which it belongs to.
fn modules(context: &Context<'_>, names: &[TypeName]) -> Vec<ModuleName> {
    let mut scope = Scope::new(&[keyword::TYPE_MODULES]);
    let mut minted: BTreeMap<String, ModuleName> = BTreeMap::new();
    let mut texts: Vec<String> = Vec::with_capacity(names.len());
    for (draft, name) in context.types.iter().zip(names) {
        let mut roots: Vec<String> = draft.nodes.iter().map(|node| family(context, *node, names)).collect();
        roots.sort();
        roots.dedup();
        // What several families share has a file of its own.
        let text = match roots.as_slice() {
            [only] => only.clone(),
            _ => name.as_str().to_owned(),
        };
        texts.push(case::snake(&words::split(&text)));
    }
    let distinct: BTreeSet<&str> = texts.iter().map(String::as_str).collect();
    let distinct: Vec<&str> = distinct.into_iter().collect();
    let files: Vec<ModuleName> = scope.mint_all(&distinct);
    minted.extend(distinct.into_iter().map(str::to_owned).zip(files));
    texts
        .iter()
        .map(|text| minted.get(text).cloned().unwrap_or_else(|| scope.mint(text)))
        .collect()
}

fn family(context: &Context<'_>, node: NodeId, names: &[TypeName]) -> String {
    let mut at = node;
    while let Some(parent) = context.nodes.get(at.0).and_then(|node| node.parent) {
        at = parent;
    }
    let Some(root) = context.nodes.get(at.0) else {
        return "types".to_owned();
    };
    match (&root.role, root.ty.and_then(|id| names.get(id.0 as usize))) {
        (Role::Payload(payload), _) => payload.phrase.join(" "),
        (Role::Parameter { phrase, .. }, _) => phrase.join(" "),
        (_, Some(name)) => name.as_str().to_owned(),
        (Role::Component(key), None) => key.clone(),
        _ => "types".to_owned(),
    }
}
