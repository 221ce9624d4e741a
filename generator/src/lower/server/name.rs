//! What servers are called: by a hint, a short description, or else by the part of the URL that tells them apart.

use openapiv3::Server;

use super::template::Template;
use crate::load::Node;
use crate::lower::context::Context;
use crate::lower::hint;
use crate::naming::words;
use crate::pointer::Place;

/// How many words a description has that is a name.
const SHORT: usize = 4;

/// Words that say nothing at the end of a name.
const NOISE: [&str; 7] = ["server", "servers", "environment", "env", "endpoint", "host", "url"];

/// What a server could be called, the best first; each is made of the server alone.
pub(super) type Wishes = Vec<Option<String>>;

pub(super) fn wishes(context: &mut Context<'_>, server: &Server, template: &Template<'_>, place: &Place) -> Wishes {
    let origin = context.document.origins.of(&server.extensions);
    let name = origin.and_then(|origin| origin.extra("name")).and_then(Node::as_str);
    let name = name.map(str::to_owned).filter(|name| !words::split(name).is_empty());
    let (scheme, rest) = template.text.split_once("://").unwrap_or(("", &template.text));
    let host = rest.split('/').next().unwrap_or_default();
    vec![
        name.or_else(|| hint::name(context, &server.extensions, hint::SERVER, place)),
        server.description.as_deref().and_then(described),
        legible(&bare_host(host)),
        legible(rest),
        legible(scheme),
        Some(template.text.clone()),
    ]
}

/// The names with those of before in their places; a new one that says the same as one of those says its whole address.
pub(super) fn kept(context: &mut Context<'_>, templates: &[&str], names: Vec<String>) -> Vec<String> {
    let key = |template: &str| format!("server {template}");
    let known: Vec<Option<&str>> = templates
        .iter()
        .map(|template| context.previous.get(&key(template)))
        .collect();
    let is_known = |name: &str| {
        known
            .iter()
            .flatten()
            .any(|known| words::split(known) == words::split(name))
    };
    let all = names.into_iter().zip(&known).zip(templates);
    let names: Vec<String> = all
        .map(|((name, known), template)| match known {
            Some(known) => (*known).to_owned(),
            None if is_known(&name) => (*template).to_owned(),
            None => name,
        })
        .collect();
    for (template, name) in templates.iter().zip(&names) {
        context.given.insert(key(template), name.as_str());
    }
    names
}

/// A name for each: the first of its wishes that no other server has too.
pub(super) fn chosen(wishes: &[Wishes]) -> Vec<String> {
    let mut given: Vec<Option<&String>> = wishes.iter().map(|_| None).collect();
    let levels = wishes.iter().map(Vec::len).max().unwrap_or_default();
    let same = |left: &str, right: &str| words::split(left) == words::split(right);
    for level in 0..levels {
        let at = |place: usize| wishes.get(place).and_then(|wishes| wishes.get(level)?.as_ref());
        let open: Vec<usize> = (0..)
            .zip(&given)
            .filter(|(_, given)| given.is_none())
            .map(|(place, _)| place)
            .collect();
        let unique: Vec<usize> = open
            .iter()
            .filter(|place| {
                let Some(wish) = at(**place) else { return false };
                let others = open
                    .iter()
                    .filter(|other| other != place)
                    .filter_map(|other| at(*other));
                let mut taken = others.chain(given.iter().flatten().copied());
                !taken.any(|other| same(other, wish))
            })
            .copied()
            .collect();
        for place in unique {
            if let (Some(given), wish @ Some(_)) = (given.get_mut(place), at(place)) {
                *given = wish;
            }
        }
    }
    let last = |wishes: &Wishes| wishes.last().cloned().flatten().unwrap_or_default();
    let names = given.into_iter().zip(wishes);
    names
        .map(|(given, wishes)| given.cloned().unwrap_or_else(|| last(wishes)))
        .collect()
}

/// A description that is a name: few words in letters of ASCII.
fn described(text: &str) -> Option<String> {
    let mut found = words::split(text.trim());
    if found.first().is_some_and(|first| first == "the") {
        found.remove(0);
    }
    while found.len() > 1 && found.last().is_some_and(|last| NOISE.contains(&last.as_str())) {
        found.pop();
    }
    (found.len() <= SHORT)
        .then(|| found.join(" "))
        .and_then(|text| legible(&text))
}

/// The host without port, `www.` and braces; `custom` where all of it is variables.
fn bare_host(host: &str) -> String {
    let mut literal = String::new();
    let mut depth = 0usize;
    for character in host.chars() {
        match character {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 => literal.push(character),
            _ => {}
        }
    }
    if !literal.contains(|character: char| character.is_ascii_alphabetic()) {
        return "custom".to_owned();
    }
    let host = host.strip_prefix("www.").unwrap_or(host);
    match host.rsplit_once(':') {
        Some((host, port)) if port.chars().all(|digit| digit.is_ascii_digit()) => host.to_owned(),
        _ => host.to_owned(),
    }
}

/// A text that begins with a letter of ASCII, and has no others.
fn legible(text: &str) -> Option<String> {
    let found = words::split(text);
    let starts = found.first()?.starts_with(|first: char| first.is_ascii_alphabetic());
    (starts && found.iter().all(|word| word.is_ascii())).then(|| found.join(" "))
}
