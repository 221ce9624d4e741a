//! The search for the member of a union that knows most of a value: [`Probe`].

use super::{
    Codec, DecodeError, Encode, Fault, Guard, Json, JsonKind, JsonObject, KEPT, Mark, Reader, UNCLAIMED, describe_json,
    encode, json_covers, kinds,
};

/// How much of the reason why a member did not decode is kept.
const LONGEST_REASON: usize = 500;

/// A JSON value on the way to the member `T::...` that knows most of it; its keys are read once, and only if it is an object.
#[derive(Debug)]
pub struct Probe<'r, 'a, T> {
    reader: &'r mut Reader<'a>,
    start: Mark,
    json: &'a str,
    /// The kinds that the value can pass for.
    is_of: u8,
    object: JsonObject<'a>,
    /// The best so far, how badly it fits.
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
    best: Option<String>,
    others: Vec<String>,
}

impl<'r, 'a, T> Probe<'r, 'a, T> {
    /// Looks at the value that comes next.
    ///
    /// # Errors
    ///
    /// A [`Fault`] for text that is not JSON.
    pub fn new(reader: &'r mut Reader<'a>) -> Result<Self, Fault> {
        let (kind, json) = reader.look()?;
        let object = match kind {
            JsonKind::Object => JsonObject::read(json),
            _ => JsonObject::default(),
        };
        Ok(Self {
            start: reader.mark(),
            around: reader.take_misfit(),
            reader,
            json,
            is_of: kinds::of_value(json),
            object,
            best: None,
            reasons: String::new(),
            kinds: 0,
            mistyped: None,
            may_be_new: false,
            written: Written::default(),
        })
    }

    /// Tries a member, if its guard holds and none before fits without misfit.
    pub fn attempt<M: Codec>(&mut self, member: &'static str, guard: &Guard, wrap: fn(M) -> T) {
        match self.decoded(member, guard) {
            Some((misfit, value)) if self.is_better(misfit) => self.best = Some((misfit, wrap(value))),
            _ => {}
        }
    }

    /// The same, where the value may be of several members at once.
    pub fn attempt_any<M: Codec>(&mut self, member: &'static str, guard: &Guard, wrap: fn(M) -> T)
    where
        T: Encode,
    {
        let Some((misfit, value)) = self.decoded(member, guard) else {
            return;
        };
        let value = wrap(value);
        let written = if misfit > 0 { encode(&value).ok() } else { None };
        if self.is_better(misfit) {
            let before = std::mem::replace(&mut self.written.best, written);
            self.written.others.extend(before);
            self.best = Some((misfit, value));
        } else {
            self.written.others.extend(written);
        }
    }

    /// The value as a member whose guard holds, and how badly it fits.
    fn decoded<M: Codec>(&mut self, member: &'static str, guard: &Guard) -> Option<(u64, M)> {
        self.kinds |= guard.kinds;
        if !self.is_open_to(guard) {
            self.look_at_types(guard);
            return None;
        }
        let decoded = M::read(self.reader);
        self.reader.back_to(self.start);
        let misfit = self.reader.take_misfit();
        match decoded {
            Ok(value) => Some((misfit, value)),
            Err(reason) => {
                self.refuse(member, reason);
                None
            }
        }
    }

    fn is_better(&self, misfit: u64) -> bool {
        self.best.as_ref().is_none_or(|(best, _)| misfit < *best)
    }

    /// Whether the best member would lose something that another one keeps.
    fn is_of_several(&self) -> bool {
        let mut others = self.written.others.iter();
        let best = self.written.best.as_ref();
        best.is_some_and(|best| others.any(|other| !json_covers(best, other)))
    }

    fn is_open_to(&mut self, guard: &Guard) -> bool {
        let budget = self.reader.budget();
        guard.holds(self.is_of, &self.object)
            && match self.best {
                None => !budget.is_spent(),
                Some((misfit, _)) => misfit > 0 && !guard.is_fallback() && budget.take_doubt(self.json.len()),
            }
    }

    /// Sees whether it is the JSON type of a key that keeps the value from being of this member.
    fn look_at_types(&mut self, guard: &Guard) {
        if guard.kinds & self.is_of == 0 {
            return;
        }
        match (guard.mistyped(&self.object), &mut self.mistyped) {
            (Some(found), known @ None) => *known = Some(found),
            (Some((key, expected)), Some((known, all))) if key == *known => *all |= expected,
            _ => self.may_be_new = true,
        }
    }

    fn refuse(&mut self, member: &str, reason: Fault) {
        if self.best.is_some() {
            return;
        }
        self.reader.budget().spend(self.json.len());
        let or = if self.reasons.is_empty() { "" } else { " or " };
        let reason = DecodeError::from(reason).to_string();
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

    /// Ends the search with the best member; what none claims, or several do and none keeps all of, is kept as JSON where
    /// there is a way to `keep` it.
    ///
    /// # Errors
    ///
    /// A [`Fault`] with the reasons of all members that were tried, if a guard held and none decoded; and one for a value of
    /// a JSON type that no member can have: that is no new member but a wrong value.
    pub fn finish(self, keep: Option<fn(Json) -> T>) -> Result<T, Fault> {
        self.reader.add_misfit(self.around);
        if let (true, Some(keep)) = (self.is_of_several(), keep) {
            self.reader.add_misfit(KEPT);
            return Json::read(self.reader).map(keep);
        }
        if let Some((misfit, value)) = self.best {
            self.reader.add_misfit(misfit);
            return self.reader.raw().map(|_| value);
        }
        if self.reader.budget().is_spent() {
            return Err(Fault::new("fewer values that fit nothing", "more"));
        }
        if self.kinds & self.is_of == 0 {
            return Err(of_no_member(self.kinds, self.json));
        }
        if !self.reasons.is_empty() {
            return Err(Fault::new(self.reasons, describe_json(self.json.as_bytes())));
        }
        match (self.mistyped.filter(|_| !self.may_be_new), keep) {
            (Some((key, expected)), _) => {
                let found = self.object.get(key).unwrap_or_default();
                Err(of_no_member(expected, found).at_key(key))
            }
            (None, Some(keep)) => unclaimed(self.reader).map(keep),
            (None, None) => Err(Fault::new(
                "one of the documented types",
                describe_json(self.json.as_bytes()),
            )),
        }
    }
}

/// The fault of a value, or a part of it, of a JSON type that no member has.
pub fn of_no_member(expected: u8, json: &str) -> Fault {
    Fault::new(kinds::describe(expected), describe_json(json.as_bytes()))
}

/// What is kept of a value that no member claims.
///
/// # Errors
///
/// A [`Fault`] for text that is not JSON.
pub fn unclaimed(reader: &mut Reader<'_>) -> Result<Json, Fault> {
    reader.add_misfit(UNCLAIMED);
    Json::read(reader)
}
