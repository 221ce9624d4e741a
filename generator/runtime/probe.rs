//! The search for the member of a union that knows most of a value: [`Probe`].

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{
    DecodeError, Guard, Json, JsonKind, JsonObject, KEPT, UNCLAIMED, add_misfit, decode_part, describe_json,
    is_budget_spent, json_covers, kinds, place_of, spend_budget, take_doubt, take_misfit,
};

/// How much of the reason why a member did not decode is kept.
const LONGEST_REASON: usize = 500;

/// A JSON value on the way to the member `T::...` that knows most of it; its keys are read once, and only if it is an object.
#[derive(Debug)]
pub struct Probe<'a, T> {
    kind: JsonKind,
    object: JsonObject<'a>,
    json: &'a Json,
    /// The best so far, and how badly it fits.
    best: Option<(u64, T)>,
    reasons: String,
    /// The kinds that the members can have.
    kinds: u8,
    /// The key that is of another JSON type than all members demand, and the kinds that they demand.
    mistyped: Option<(&'static str, u8)>,
    /// Whether a member that the value is not of does not say so by that key.
    may_be_new: bool,
    /// What has added up around this value.
    around: u64,
    written: Written,
}

/// What members that a value is of at the same time would be written as.
#[derive(Debug, Default)]
struct Written {
    best: Option<Json>,
    others: Vec<Json>,
}

impl<'a, T> Probe<'a, T> {
    /// Looks at a value.
    #[must_use]
    pub fn new(json: &'a Json) -> Self {
        let kind = json.kind();
        let object = match kind {
            JsonKind::Object => JsonObject::read(json.as_json()),
            _ => JsonObject::default(),
        };
        Self {
            kind,
            object,
            json,
            best: None,
            reasons: String::new(),
            kinds: 0,
            mistyped: None,
            may_be_new: false,
            around: take_misfit(),
            written: Written::default(),
        }
    }

    /// Tries a member, if its guard holds and none before fits without misfit.
    pub fn attempt<M: DeserializeOwned>(&mut self, member: &'static str, guard: &Guard, wrap: fn(M) -> T) {
        match self.decoded(member, guard) {
            Some((misfit, value)) if self.is_better(misfit) => self.best = Some((misfit, wrap(value))),
            _ => {}
        }
    }

    /// The same, where the value may be of several members at once.
    pub fn attempt_any<M: DeserializeOwned>(&mut self, member: &'static str, guard: &Guard, wrap: fn(M) -> T)
    where
        T: Serialize,
    {
        let Some((misfit, value)) = self.decoded(member, guard) else {
            return;
        };
        let value = wrap(value);
        let written = if misfit > 0 { Json::encode(&value).ok() } else { None };
        if self.is_better(misfit) {
            let before = std::mem::replace(&mut self.written.best, written);
            self.written.others.extend(before);
            self.best = Some((misfit, value));
        } else {
            self.written.others.extend(written);
        }
    }

    /// The value as a member whose guard holds, and how badly it fits.
    fn decoded<M: DeserializeOwned>(&mut self, member: &'static str, guard: &Guard) -> Option<(u64, M)> {
        self.kinds |= guard.kinds;
        if !self.is_open_to(guard) {
            self.look_at_types(guard);
            return None;
        }
        let decoded = decode_part(self.json.as_json());
        let misfit = take_misfit();
        decoded
            .map_err(|reason| self.refuse(member, &reason))
            .ok()
            .map(|value| (misfit, value))
    }

    fn is_better(&self, misfit: u64) -> bool {
        self.best.as_ref().is_none_or(|(best, _)| misfit < *best)
    }

    /// Whether the best member would lose something that another one keeps.
    fn is_of_several(&self) -> bool {
        let mut others = self.written.others.iter();
        let best = self.written.best.as_ref();
        best.is_some_and(|best| others.any(|other| !json_covers(best.as_json(), other.as_json())))
    }

    fn is_open_to(&self, guard: &Guard) -> bool {
        guard.holds(self.kind, &self.object)
            && match self.best {
                None => !is_budget_spent(),
                Some((misfit, _)) => misfit > 0 && !guard.is_fallback() && take_doubt(self.json.as_json().len()),
            }
    }

    /// Sees whether it is the JSON type of a key that keeps the value from being of this member.
    fn look_at_types(&mut self, guard: &Guard) {
        if guard.kinds & kinds::of(self.kind) == 0 {
            return;
        }
        match (guard.mistyped(&self.object), &mut self.mistyped) {
            (Some(found), known @ None) => *known = Some(found),
            (Some((key, expected)), Some((known, all))) if key == *known => *all |= expected,
            _ => self.may_be_new = true,
        }
    }

    fn refuse(&mut self, member: &str, reason: &DecodeError) {
        if self.best.is_some() {
            return;
        }
        spend_budget(self.json.as_json().len());
        let or = if self.reasons.is_empty() { "" } else { " or " };
        let reason = reason.to_string();
        // The reasons of unions in unions multiply.
        let short = reason
            .char_indices()
            .nth(LONGEST_REASON)
            .and_then(|(end, _)| reason.get(..end));
        match short {
            Some(short) => self.reasons.push_str(&format!("{or}{member} ({short}...)")),
            None => self.reasons.push_str(&format!("{or}{member} ({reason})")),
        }
    }

    /// Ends the search: the best member, or nothing if none claims the value, or several do and none keeps all of it.
    ///
    /// # Errors
    ///
    /// A [`DecodeError`] with the reasons of all members that were tried, if a guard held and none decoded; and one for a
    /// value of a JSON type that no member can have: that is no new member but a wrong value.
    pub fn finish(self) -> Result<Option<T>, DecodeError> {
        add_misfit(self.around);
        if self.is_of_several() {
            add_misfit(KEPT);
            return Ok(None);
        }
        if let Some((misfit, value)) = self.best {
            add_misfit(misfit);
            return Ok(Some(value));
        }
        if is_budget_spent() {
            return Err(DecodeError::new("$", "fewer values that fit nothing", "more"));
        }
        if self.kinds & kinds::of(self.kind) == 0 {
            return Err(of_no_member("$", self.kinds, self.json.as_json()));
        }
        if self.reasons.is_empty() {
            return match self.mistyped.filter(|_| !self.may_be_new) {
                Some((key, expected)) => {
                    let found = self.object.get(key).unwrap_or_default();
                    Err(of_no_member(&format!("${}", place_of(key)), expected, found))
                }
                None => {
                    add_misfit(UNCLAIMED);
                    Ok(None)
                }
            };
        }
        Err(DecodeError::new(
            "$",
            self.reasons,
            describe_json(self.json.as_json().as_bytes()),
        ))
    }
}

/// The error for a value, or a part of it, of a JSON type that no member has.
pub fn of_no_member(path: &str, expected: u8, json: &str) -> DecodeError {
    DecodeError::new(path, kinds::describe(expected), describe_json(json.as_bytes()))
}
