//! What the method of an operation is called.

use std::collections::HashMap;

use super::alternative;
use super::group::Named;
use super::old_name;
use super::outline::{Outline, is_noise, is_version, segments};
use crate::lower::context::Context;
use crate::lower::hint;
use crate::naming::{MethodName, Scope, keyword, noun, words};

/// Words that say where a name comes from, and nothing about what the method does.
const METHODS: [&str; 8] = ["get", "put", "post", "delete", "patch", "options", "head", "trace"];

/// Names the methods of every group; one that two operations would have goes to neither.
pub(super) fn assign(context: &mut Context<'_>, outlines: &mut [Outline<'_>], groups: &[Named]) {
    note_chosen(context, outlines);
    let candidates: Vec<Vec<Vec<String>>> = outlines
        .iter()
        .map(|outline| {
            let group = groups
                .get(outline.group)
                .map(|group| group.words.as_slice())
                .unwrap_or_default();
            let mut candidates = candidates(context, outline, group);
            of_variant(context, outline, &mut candidates);
            candidates
        })
        .collect();
    let mut level = vec![0usize; outlines.len()];
    let name = |place: usize, level: &[usize], candidates: &[Vec<Vec<String>>]| -> Vec<String> {
        let list = candidates.get(place).map(Vec::as_slice).unwrap_or_default();
        let at = level.get(place).copied().unwrap_or_default();
        list.get(at).or(list.last()).cloned().unwrap_or_default()
    };
    for _ in 0..4 {
        let mut claims: HashMap<(usize, Vec<String>), Vec<usize>> = HashMap::new();
        for (place, outline) in outlines.iter().enumerate() {
            claims
                .entry((outline.group, name(place, &level, &candidates)))
                .or_default()
                .push(place);
        }
        let mut contested: Vec<usize> = claims
            .into_values()
            .filter(|places| places.len() > 1)
            .flatten()
            .collect();
        contested.sort_unstable();
        if contested.is_empty() {
            break;
        }
        for place in contested {
            if let Some(level) = level.get_mut(place) {
                *level += 1;
            }
        }
    }
    let mut open: Vec<Open> = Vec::with_capacity(outlines.len());
    for (place, outline) in outlines.iter().enumerate() {
        open.push(Open {
            place,
            group: outline.group,
            text: name(place, &level, &candidates).join("_"),
            route: outline.route(),
        });
    }
    let mut scopes: Vec<Scope<'_>> = groups.iter().map(|_| Scope::new(&[keyword::METHODS])).collect();
    if !context.previous.is_empty() {
        let (chosen, others) = open.into_iter().partition(|open| {
            outlines
                .get(open.place)
                .is_some_and(|outline| is_chosen(context, outline))
        });
        mint(&mut scopes, outlines, chosen);
        open = kept(context, groups, &mut scopes, outlines, others);
        old_name::keep_methods(context, groups, &mut scopes, outlines);
    }
    mint(&mut scopes, outlines, open);
}

/// An operation without a method yet.
struct Open {
    place: usize,
    group: usize,
    text: String,
    route: String,
}

/// Gives the methods that were there before their names, and returns the others.
fn kept(
    context: &Context<'_>,
    groups: &[Named],
    scopes: &mut [Scope<'_>],
    outlines: &mut [Outline<'_>],
    open: Vec<Open>,
) -> Vec<Open> {
    let mut left = Vec::new();
    for open in open {
        let (Some(outline), Some(scope)) = (outlines.get_mut(open.place), scopes.get_mut(open.group)) else {
            continue;
        };
        match outline.released(context, groups).and_then(|name| scope.keep(name)) {
            Some(name) => named(outline, name),
            None => left.push(open),
        }
    }
    left
}

fn mint(scopes: &mut [Scope<'_>], outlines: &mut [Outline<'_>], open: Vec<Open>) {
    for (group, scope) in scopes.iter_mut().enumerate() {
        let open: Vec<&Open> = open.iter().filter(|open| open.group == group).collect();
        let items: Vec<(&str, &str)> = open
            .iter()
            .map(|open| (open.text.as_str(), open.route.as_str()))
            .collect();
        for (open, minted) in open.iter().zip(scope.mint_all_by(&items)) {
            if let Some(outline) = outlines.get_mut(open.place) {
                named(outline, minted);
            }
        }
    }
}

fn named(outline: &mut Outline<'_>, name: MethodName) {
    outline.method_words = words::split(name.bare());
    outline.method = Some(name);
}

/// Names of what differs from another operation in its body: the media type stands behind the words of both.
fn of_variant(context: &Context<'_>, outline: &Outline<'_>, candidates: &mut Vec<Vec<String>>) {
    let Some(media_type) = outline.variant else {
        return;
    };
    if let Some(name) = context.options.methods.get(&outline.route()) {
        *candidates = vec![words::split(name)];
        return;
    }
    let long = candidates
        .first()
        .map(|words| [words.clone(), words::split(media_type)].concat());
    let called = alternative::called(media_type);
    candidates.iter_mut().for_each(|words| words.extend(called.clone()));
    candidates.splice(1.min(candidates.len()).., long.into_iter().collect::<Vec<_>>());
}

/// Notes which entries of `[methods]` stand for an operation.
fn note_chosen(context: &mut Context<'_>, outlines: &[Outline<'_>]) {
    let is_meant = |key: &str, outline: &Outline<'_>| {
        outline.id == key || outline.route() == key || super::filter::route(outline) == key
    };
    let keys = context.options.methods.keys();
    for key in keys.filter(|key| outlines.iter().any(|outline| is_meant(key, outline))) {
        context.matched.note("methods", key);
    }
}

/// Whether the configuration says what a method is called.
fn is_chosen(context: &Context<'_>, outline: &Outline<'_>) -> bool {
    let methods = &context.options.methods;
    let by_id = outline.variant.is_none() && methods.contains_key(&outline.id);
    by_id || methods.contains_key(&outline.route())
}

/// Names for a method, the best first; each later one says more.
fn candidates(context: &mut Context<'_>, outline: &Outline<'_>, group: &[String]) -> Vec<Vec<String>> {
    let route = format!("{} {}", outline.http_method, outline.path);
    let options = &context.options.methods;
    if let Some(name) = options.get(&outline.id).or_else(|| options.get(&route)) {
        return vec![words::split(name)];
    }
    let mut candidates = Vec::new();
    let hint = hint::name(context, &outline.operation.extensions, hint::METHOD, &outline.place);
    candidates.extend(hint.map(|hint| words::split(&hint)));
    let id = outline
        .operation
        .operation_id
        .as_deref()
        .map(words::split)
        .unwrap_or_default();
    let from_path = from_path(outline, group);
    if !id.is_empty() && !is_made_of_path(&id, outline) {
        let id = without_route(id, outline);
        candidates.push(without_group(&id, group));
        candidates.push(id);
    } else {
        candidates.push(from_path.clone());
        let versions = versions(outline);
        if !versions.is_empty() {
            candidates.push(from_path.into_iter().chain(versions).collect());
        }
    }
    let mut whole = vec![outline.http_method.to_lowercase()];
    whole.extend(segments(outline.path).into_iter().flat_map(|(words, is_parameter)| {
        let by = if is_parameter {
            vec!["by".to_owned()]
        } else {
            Vec::new()
        };
        by.into_iter().chain(words)
    }));
    candidates.push(without_group(&whole, group));
    candidates.push(whole);
    candidates.retain(|words| !words.is_empty());
    candidates
}

/// Whether an id only repeats method and path: `postV3ConnectionsByProvider`.
fn is_made_of_path(id: &[String], outline: &Outline<'_>) -> bool {
    let Some((first, rest)) = id.split_first() else {
        return false;
    };
    let method = outline.http_method.to_lowercase();
    let of_path: Vec<String> = words::split(outline.path);
    let mut rest = rest
        .iter()
        .filter(|word| *word != "by" || of_path.contains(word))
        .peekable();
    *first == method && rest.peek().is_some() && {
        let rest: Vec<&String> = rest.collect();
        rest.len() == of_path.len() && rest.iter().zip(&of_path).all(|(left, right)| *left == right)
    }
}

/// An id without the path and method that some frameworks add to its end: `read_item_items__item_id__get`.
fn without_route(id: Vec<String>, outline: &Outline<'_>) -> Vec<String> {
    let mut route = words::split(outline.path);
    route.push(outline.http_method.to_lowercase());
    let name = match id.strip_suffix(route.as_slice()) {
        Some(name) if !name.is_empty() => name.to_vec(),
        _ => id,
    };
    let meaningful: Vec<String> = name
        .iter()
        .filter(|word| !(is_version(word) && word.starts_with('v')))
        .cloned()
        .collect();
    if meaningful.is_empty() || is_noise(&meaningful) {
        name
    } else {
        meaningful
    }
}

/// The words without those that the group says already, in the singular or plural.
fn without_group(id: &[String], group: &[String]) -> Vec<String> {
    let same = |left: &String, right: &String| left == right || noun::singular(left) == noun::singular(right);
    let length = group.len();
    if length == 0 || id.len() <= length {
        return id.to_vec();
    }
    let found = id
        .windows(length)
        .position(|window| window.iter().zip(group).all(|(left, right)| same(left, right)));
    let Some(start) = found else { return id.to_vec() };
    let rest: Vec<String> = id
        .iter()
        .enumerate()
        .filter(|(place, _)| *place < start || *place >= start + length)
        .map(|(_, word)| word.clone())
        .collect();
    let legible = rest.first().is_some_and(|first| {
        !matches!(
            first.as_str(),
            "by" | "for" | "of" | "with" | "in" | "to" | "from" | "and" | "s"
        )
    }) && !rest.last().is_some_and(|last| {
        matches!(
            last.as_str(),
            "a" | "an" | "the" | "for" | "of" | "with" | "in" | "to" | "from" | "and"
        )
    });
    if legible { rest } else { id.to_vec() }
}

/// The versions that a path names: `/v2/users`.
fn versions(outline: &Outline<'_>) -> Vec<String> {
    let segments = outline.path.split('/').filter(|segment| !segment.contains('{'));
    segments
        .map(words::split)
        .filter(|words| is_noise(words))
        .flatten()
        .filter(|word| is_version(word))
        .collect()
}

/// What a method does with the very thing that its group is about.
fn of_group(outline: &Outline<'_>, group: &[String], verb: &str) -> String {
    let thing = outline.literals().into_iter().next().unwrap_or_default();
    match thing.as_slice() {
        [word] if outline.http_method == "POST" && !outline.is_item() && noun::is_verb(word) => word.clone(),
        // There is one such thing only: a status, or the root.
        _ if verb == "list" && noun::singular_words(&thing) == thing && noun::singular_words(group) == group => {
            "get".to_owned()
        }
        _ => verb.to_owned(),
    }
}

/// A name from method and path alone.
fn from_path(outline: &Outline<'_>, group: &[String]) -> Vec<String> {
    let literals = outline.literals();
    let inner: Vec<Vec<String>> = match literals.split_first() {
        Some((first, rest)) if noun::singular_words(first) == noun::singular_words(group) => rest.to_vec(),
        _ => literals,
    };
    let verb = match outline.http_method {
        "GET" if outline.is_item() => "get",
        "GET" => "list",
        "POST" => "create",
        "PUT" => "replace",
        "PATCH" => "update",
        "DELETE" => "delete",
        "HEAD" => "check",
        "OPTIONS" => "options",
        "TRACE" => "trace",
        other => &other.to_lowercase(),
    };
    let Some(last) = inner.last() else {
        return vec![of_group(outline, group, verb)];
    };
    if last
        .first()
        .is_some_and(|first| noun::is_verb(first) && !METHODS.contains(&first.as_str()))
        && matches!(outline.http_method, "POST" | "PUT")
        && !outline.is_item()
    {
        return last.clone();
    }
    let verb = if outline.http_method == "GET" && noun::singular_words(last) == *last {
        "get"
    } else {
        verb
    };
    let mut name = vec![verb.to_owned()];
    name.extend(inner.into_iter().flatten());
    if outline.is_item() || outline.http_method == "POST" {
        name = noun::singular_words(&name);
    }
    name
}
