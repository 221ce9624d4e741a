//! Types and their parts, by the ways that they travel.

use super::field;
use super::finding::Finding;
use super::relation::{Typed, is_wider};
use super::{Sides, Ways};
use crate::evolution::WireSurface;
use crate::evolution::wire::fact::Fact;
use crate::evolution::wire::kind::Kind;
use crate::evolution::wire::rules;

/// A type that is on both sides.
pub(super) fn changed(sides: &Sides<'_>, key: &str, before: &Fact<'_>, after: &Fact<'_>, found: &mut Vec<Finding>) {
    let ways = ways(before).both(ways(after));
    let has_target = |fact: &Fact<'_>| matches!(fact.kind, Kind::Alias | Kind::Newtype | Kind::Custom);
    if before.kind != after.kind || has_target(before) {
        let target = |fact: &Fact<'_>| {
            if has_target(fact) {
                fact.ty().to_owned()
            } else {
                key.to_owned()
            }
        };
        let (old, new) = (target(before), target(after));
        return types(sides, ways, &old, &new, found);
    }
    match before.kind {
        Kind::Values if before.word(1) != after.word(1) => {
            let integer = |fact: &Fact<'_>| format!("integer({})", fact.word(1));
            types(sides, ways, &integer(before), &integer(after), found);
        }
        Kind::Union => {
            if before.word(1) != after.word(1) {
                let what = format!(
                    "tells its members apart by `{}`, and did by `{}`",
                    after.text(1),
                    before.text(1)
                );
                found.push(Finding::of(rules::TOLD_APART_OTHERWISE, what));
            }
            if !before.has("closed") && after.has("closed") && ways.answer {
                let what = "takes no value any more that is of none of its members";
                found.push(Finding::of(rules::ANSWER_TYPE_CHANGED, what));
            }
        }
        _ => {}
    }
}

/// The ways that a type travels.
fn ways(fact: &Fact<'_>) -> Ways {
    Ways {
        request: matches!(fact.word(0), "request" | "both"),
        answer: matches!(fact.word(0), "answer" | "both"),
    }
}

/// Compares the types of a value.
pub(super) fn types(sides: &Sides<'_>, ways: Ways, old: &str, new: &str, found: &mut Vec<Finding>) {
    let typed = |surface, text| Typed { surface, text };
    let before = typed(sides.before, old).expanded();
    let after = typed(sides.after, new).expanded();
    // A name that stands for another kind of type is another type, though it is the same name.
    if before == after && (old != new || sides.is_same_kind(&before)) {
        return;
    }
    let what = if old == new {
        format!(
            "is of another kind: `{}`, which was `{}`",
            sides.kind_of(sides.after, new),
            sides.kind_of(sides.before, old)
        )
    } else {
        format!("has the type `{new}`, which was `{old}`")
    };
    if ways.request {
        let is_wider = old != new && is_wider(typed(sides.before, &before), typed(sides.after, &after), 0);
        let rule = if is_wider {
            rules::INPUT_TYPE_WIDENED
        } else {
            rules::INPUT_TYPE_CHANGED
        };
        found.push(Finding::of(rule, what.clone()));
    }
    if ways.answer {
        found.push(Finding::of(rules::ANSWER_TYPE_CHANGED, what));
    }
}

impl Sides<'_> {
    fn is_same_kind(&self, name: &str) -> bool {
        self.kind_of(self.before, name) == self.kind_of(self.after, name)
    }

    fn kind_of(&self, surface: &WireSurface, name: &str) -> &'static str {
        surface.fact(name).map_or("", |fact| fact.kind.name())
    }
}

/// A field, value or member that is on both sides.
pub(super) fn part_changed(
    sides: &Sides<'_>,
    ways: Ways,
    before: &Fact<'_>,
    after: &Fact<'_>,
    found: &mut Vec<Finding>,
) {
    match before.kind {
        Kind::Field => field::changed(sides, ways, before, after, found),
        Kind::Value if before.word(0) != after.word(0) => {
            part_removed(ways, before, found);
            part_added(ways, after, false, found);
        }
        Kind::Member => {
            types(sides, ways, before.ty(), after.ty(), found);
            if before.attribute("tag") != after.attribute("tag") {
                let tags = |fact: &Fact<'_>| fact.attribute("tag").unwrap_or("none").to_owned();
                let what = format!("has the tag `{}`, which was `{}`", tags(after), tags(before));
                found.push(Finding::of(rules::TOLD_APART_OTHERWISE, what));
            }
        }
        Kind::Rest => types(sides, ways, before.ty(), after.ty(), found),
        _ => {}
    }
}

/// A field, value or member that is no longer there.
pub(super) fn part_removed(of_type: Ways, fact: &Fact<'_>, found: &mut Vec<Finding>) {
    let ways = of_type.of_property(fact);
    let (request, answer) = match fact.kind {
        Kind::Value => (rules::REQUEST_VALUE_REMOVED, rules::ANSWER_VALUE_REMOVED),
        Kind::Member => (rules::REQUEST_MEMBER_REMOVED, rules::ANSWER_MEMBER_REMOVED),
        _ => (rules::INPUT_REMOVED, rules::ANSWER_FIELD_REMOVED),
    };
    if ways.request {
        found.push(Finding::of(
            request,
            format!("was removed from requests{}", value(fact)),
        ));
    }
    if ways.answer {
        found.push(Finding::of(answer, format!("was removed from answers{}", value(fact))));
    }
}

/// A field, value or member that is new; `is_refused` where released crates cannot read it.
pub(super) fn part_added(of_type: Ways, fact: &Fact<'_>, is_refused: bool, found: &mut Vec<Finding>) {
    let ways = of_type.of_property(fact);
    let must = fact.kind == Kind::Field && !fact.word(1).starts_with("optional");
    let request = match fact.kind {
        Kind::Value => Finding::of(rules::REQUEST_VALUE_ADDED, format!("may be sent{}", value(fact))),
        Kind::Member => Finding::of(rules::REQUEST_MEMBER_ADDED, "may be sent"),
        _ if must => Finding::of(rules::REQUIRED_INPUT_ADDED, "was added, and requests need it"),
        _ => Finding::of(rules::INPUT_ADDED, "was added, and requests may leave it out"),
    };
    let answer = match fact.kind {
        Kind::Value if is_refused => Finding::of(
            rules::ANSWER_CLOSED_VALUE_ADDED,
            format!("may be in answers, where other values were errors{}", value(fact)),
        ),
        Kind::Member if is_refused => Finding::of(
            rules::ANSWER_MEMBER_OF_CLOSED_UNION_ADDED,
            "may be in answers, where other values were errors",
        ),
        Kind::Value => Finding::of(rules::ANSWER_VALUE_ADDED, format!("may be in answers{}", value(fact))),
        Kind::Member => Finding::of(rules::ANSWER_MEMBER_ADDED, "may be in answers"),
        _ => Finding::of(rules::ANSWER_FIELD_ADDED, "was added to answers"),
    };
    found.extend(ways.request.then_some(request));
    found.extend(ways.answer.then_some(answer));
}

/// Whether each JSON type that a new member can have is one that the members of a union had.
pub(super) fn has_known_json_type(surface: &WireSurface, union: &str, member: &Fact<'_>) -> bool {
    let kinds = |fact: &Fact<'_>| -> Vec<String> {
        let kinds = fact.attribute("json").unwrap_or("object").split(',');
        kinds.map(str::to_owned).collect()
    };
    let known: Vec<String> = surface.below(union).flat_map(|(_, fact)| kinds(&fact)).collect();
    let is_known =
        |kind: &String| known.contains(kind) || kind == "integer" && known.iter().any(|known| known == "number");
    kinds(member).iter().all(is_known)
}

/// The text of a value of an enumeration, behind a colon.
fn value(fact: &Fact<'_>) -> String {
    match fact.kind {
        Kind::Value => format!(": `{}`", fact.text(0)),
        _ => String::new(),
    }
}
