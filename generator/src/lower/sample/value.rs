//! One value: of which alternative, of which of the listed values, of which JSON type.

use serde_json::Value;

use super::parts::{Choice, Part, Parts};
use super::{Direction, Fill, Maker, Wanted, Wish};
use crate::lower::resolve::Use;
use crate::lower::schema::shape::{Literal, Shape};
use crate::model::JsonKind;

/// How many alternatives are tried.
const TRIES: usize = 8;

impl<'a> Maker<'_, 'a> {
    /// A value that meets all that is wanted.
    pub(super) fn value(&mut self, wanted: &Wanted<'a>, wish: Wish<'_>) -> Option<Value> {
        if self.left == 0 {
            return None;
        }
        self.left -= 1;
        match wanted.uses.as_slice() {
            [Use::Reference(reference)]
                if wanted.tags.is_empty() && wish.hint.is_none() && wish.nth == 0 && !self.flat =>
            {
                match self.context.schema_component(reference) {
                    Some((key, _)) => self.component(key, wanted, wish),
                    None => self.made(wanted, wish),
                }
            }
            _ => self.made(wanted, wish),
        }
    }

    /// The value of a component, which is made once.
    fn component(&mut self, key: &'a str, wanted: &Wanted<'a>, wish: Wish<'_>) -> Option<Value> {
        let known = (key, self.direction, wish.fill);
        if let Some(made) = self.memo.0.get(&known) {
            return made.clone();
        }
        if self.open.contains(&(key, wish.fill)) {
            if wish.fill == Fill::Least {
                self.is_cut = true;
                return None;
            }
            let fill = Fill::Least;
            return self.component(key, wanted, Wish { fill, ..wish });
        }
        self.open.push((key, wish.fill));
        let made = self.made(wanted, wish);
        self.open.pop();
        if made.is_some() || !self.is_cut && self.left > 0 {
            self.memo.0.insert(known, made.clone());
        }
        made
    }

    fn made(&mut self, wanted: &Wanted<'a>, wish: Wish<'_>) -> Option<Value> {
        let parts = self.parts(wanted);
        if parts.is_never {
            return None;
        }
        let made = match &parts.choice {
            _ if self.is_null_enough(&parts, wish) => None,
            Some(choice) => self.chosen(wanted, choice, wish),
            None => self.of_kind(&parts, wish),
        };
        made.or_else(|| parts.is_nullable.then_some(Value::Null))
    }

    /// Whether `null` will do for a value: of an answer, in place of parts that nobody asks for.
    fn is_null_enough(&self, parts: &Parts<'a>, wish: Wish<'_>) -> bool {
        let has_parts =
            parts.choice.is_some() || matches!(kind(parts), Kind::Of(JsonKind::Object | JsonKind::Array) | Kind::Any);
        parts.is_nullable && has_parts && self.direction == Direction::Answer && wish.fill == Fill::Least
    }

    /// A value of the first alternative that has one of its own, or else one; where little is wanted, of one without parts before others.
    fn chosen(&mut self, wanted: &Wanted<'a>, choice: &Choice<'a>, wish: Wish<'_>) -> Option<Value> {
        let mut places: Vec<usize> = (0..choice.members.len()).collect();
        let rank = |place: &usize| {
            let kind = choice.members.get(*place).and_then(|member| {
                let schema = self.context.schema(member.schema)?;
                Shape::of(schema).kind
            });
            match kind {
                Some(JsonKind::Null) => 2,
                Some(JsonKind::Object | JsonKind::Array) | None if wish.fill == Fill::Least => 1,
                _ => 0,
            }
        };
        places.sort_by_key(rank);
        let mut first = None;
        for member in places
            .into_iter()
            .take(TRIES)
            .filter_map(|place| choice.members.get(place))
        {
            let mut next = wanted.clone();
            next.settled.push(choice.key);
            next.uses.push(member.schema);
            next.tags.extend(member.tag.clone());
            // What is optional may be what another member asks for.
            for fill in [wish.fill, Fill::Least] {
                let Some(made) = self.made(&next, Wish { fill, ..wish }) else {
                    continue;
                };
                if self.is_alone(choice, member, &made) {
                    return Some(made);
                }
                first.get_or_insert(made);
            }
        }
        first
    }

    fn of_kind(&mut self, parts: &Parts<'a>, wish: Wish<'_>) -> Option<Value> {
        let kind = match kind(parts) {
            Kind::Of(kind) => Some(kind),
            Kind::Any => None,
            Kind::None => return None,
        };
        if let Some(listed) = self.listed(parts) {
            return self.of_list(parts, kind, &listed, wish);
        }
        match kind {
            Some(JsonKind::Null) => Some(Value::Null),
            Some(JsonKind::Array) => self.array(parts, wish),
            Some(JsonKind::Object) => self.object(parts, wish),
            Some(kind) => self.scalar(parts, kind, wish),
            None => Some(anything(parts, wish)),
        }
    }

    /// The values that every `enum` has.
    fn listed(&self, parts: &Parts<'a>) -> Option<Vec<Value>> {
        let mut listed: Option<Vec<Literal<'a>>> = None;
        for part in &parts.all {
            let origin = self.context.document.origins.of(&part.shape.data.extensions);
            let own = part.shape.exact_values(origin);
            if own.is_empty() {
                continue;
            }
            listed = Some(match listed {
                None => own,
                Some(before) => before.into_iter().filter(|value| own.contains(value)).collect(),
            });
        }
        listed.map(|listed| listed.iter().filter_map(json).collect())
    }

    /// The documented value among those that are listed, or else the first.
    fn of_list(&self, parts: &Parts<'a>, kind: Option<JsonKind>, listed: &[Value], wish: Wish<'_>) -> Option<Value> {
        let fits = |value: &&Value| !value.is_null() && kind.is_none_or(|kind| is_of(value, kind));
        let fitting: Vec<&Value> = listed.iter().filter(fits).collect();
        let documented = super::scalar::documented(parts, wish).find(|value| fitting.contains(value));
        let documented = documented.filter(|_| wish.nth == 0);
        let chosen = documented.or_else(|| fitting.get(wish.nth % fitting.len().max(1)).copied());
        chosen
            .cloned()
            .or_else(|| listed.iter().find(|value| value.is_null()).cloned())
    }
}

/// The JSON type of a value.
enum Kind {
    Of(JsonKind),
    Any,
    None,
}

/// The type that a part names; a format of whole numbers makes it one of these.
fn own_kind(part: &Part<'_>) -> Option<JsonKind> {
    let is_whole = part.shape.format.is_some_and(super::number::is_whole);
    match part.shape.kind {
        Some(JsonKind::Number) if is_whole => Some(JsonKind::Integer),
        kind => kind,
    }
}

/// The type that all parts name, or else the one that their keywords speak of.
fn kind(parts: &Parts<'_>) -> Kind {
    let mut named: Option<JsonKind> = None;
    for own in parts.all.iter().filter_map(own_kind) {
        named = Some(match (named, own) {
            (None, own) => own,
            (Some(before), own) if before == own => own,
            (Some(JsonKind::Number | JsonKind::Integer), JsonKind::Number | JsonKind::Integer) => JsonKind::Integer,
            _ => return Kind::None,
        });
    }
    let has = |speaks: fn(&Shape<'_>) -> bool| parts.all.iter().any(|part| speaks(&part.shape));
    let implied = || {
        if has(|shape| shape.properties.is_some() || shape.additional.is_some() || !shape.required.is_empty()) {
            Some(JsonKind::Object)
        } else if has(|shape| shape.items.is_some()) {
            Some(JsonKind::Array)
        } else if has(|shape| shape.text_keywords) {
            Some(JsonKind::String)
        } else if has(|shape| shape.number_keywords) {
            Some(JsonKind::Number)
        } else if has(|shape| shape.format.is_some_and(super::text::is_known)) {
            Some(JsonKind::String)
        } else {
            None
        }
    };
    named.or_else(implied).map_or(Kind::Any, Kind::Of)
}

/// Any JSON: what is documented, or a text.
fn anything(parts: &Parts<'_>, wish: Wish<'_>) -> Value {
    let documented = super::scalar::documented(parts, wish).find(|value| !value.is_null());
    documented.cloned().unwrap_or_else(|| Value::from("text"))
}

/// Whether a value is of a JSON type.
pub(super) fn is_of(value: &Value, kind: JsonKind) -> bool {
    match kind {
        JsonKind::Null => value.is_null(),
        JsonKind::Boolean => value.is_boolean(),
        JsonKind::Integer => value.is_i64() || value.is_u64(),
        JsonKind::Number => value.is_number(),
        JsonKind::String => value.is_string(),
        JsonKind::Array => value.is_array(),
        JsonKind::Object => value.is_object(),
    }
}

/// A listed value as JSON; none where `serde_json` cannot hold it.
fn json(literal: &Literal<'_>) -> Option<Value> {
    Some(match literal {
        Literal::Null => Value::Null,
        Literal::Bool(value) => Value::from(*value),
        Literal::Integer(value) => match i64::try_from(*value) {
            Ok(value) => Value::from(value),
            Err(_) => Value::from(u64::try_from(*value).ok()?),
        },
        Literal::Number(value) => Value::Number(serde_json::Number::from_f64(*value)?),
        Literal::Text(text) => Value::from(*text),
        Literal::Other(value) => (*value).clone(),
    })
}
