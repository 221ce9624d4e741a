//! An operation in words, with what it is about: what its inline types are named by.

use super::group::Named;
use super::outline::Outline;
use crate::naming::noun;

/// Finds the phrase of every operation, such as `list documents` or `get connection by tag`.
pub(super) fn assign(outlines: &mut [Outline<'_>], groups: &mut [Named]) {
    let singletons: Vec<bool> = groups
        .iter()
        .enumerate()
        .map(|(place, group)| is_singleton(outlines, place, &group.words))
        .collect();
    for (group, one) in groups.iter_mut().zip(&singletons) {
        if !one {
            group.noun = noun::singular_words(&group.words);
        }
    }
    for outline in outlines {
        let Some(group) = groups.get(outline.group) else {
            continue;
        };
        let one = singletons.get(outline.group).copied().unwrap_or_default();
        outline.phrase = phrase(&outline.method_words, &group.words, one);
    }
}

/// Whether a group is about one thing only, such as settings: no path names one of several, nothing lists or adds.
fn is_singleton(outlines: &[Outline<'_>], group: usize, group_words: &Vec<String>) -> bool {
    outlines.iter().filter(|outline| outline.group == group).all(|outline| {
        let first = outline.method_words.first().map(String::as_str);
        !outline.path.contains('{')
            && !matches!(first, Some("list" | "add" | "create" | "insert"))
            && outline.literals().contains(group_words)
    })
}

fn phrase(method: &[String], group: &[String], is_singleton: bool) -> Vec<String> {
    let one = if is_singleton {
        group.to_vec()
    } else {
        noun::singular_words(group)
    };
    let says_it = |word: &String| {
        one.last()
            .is_some_and(|noun| noun::singular(noun) == noun::singular(word))
    };
    if method.iter().any(says_it) {
        return method.to_vec();
    }
    let verbs = method.iter().take_while(|word| noun::is_verb(word)).count();
    let (verbs, rest) = method.split_at(verbs);
    let several = |word: &String| {
        matches!(
            word.as_str(),
            "list" | "search" | "find" | "batch" | "bulk" | "all" | "count"
        )
    };
    let many = !is_singleton
        && (verbs.iter().any(several) && rest.is_empty()
            || rest.first().is_some_and(several)
            || verbs.iter().any(|word| matches!(word.as_str(), "batch" | "bulk")));
    let noun = if many { group } else { one.as_slice() };
    verbs.iter().chain(noun).chain(rest).cloned().collect()
}
