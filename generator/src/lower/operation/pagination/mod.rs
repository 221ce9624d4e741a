//! Which operations answer page by page: as the configuration says, or else a hint, or else their names and types.

mod apimatic;
mod expression;
mod fern;
mod hint;
mod microsoft;
mod misfit;
mod names;
mod recognised;
mod speakeasy;
mod stainless;
mod stated;
mod types;

use self::hint::Hint;
use self::misfit::Misfit;
use super::chosen;
use super::outline::Outline;
use crate::diagnostic::{Diagnostic, Location, Severity, codes};
use crate::lower::context::Context;
use crate::model::{Body, Input, PageStrategy, Pagination, Parameter, Payload, Presence, Success, TypeRef};
use crate::options::{PageOptions, Pages};

/// What an operation takes and gives.
pub(super) struct Sides<'o> {
    /// Its parameters.
    pub(super) parameters: &'o [Parameter],
    /// Its body.
    pub(super) body: Option<&'o Body>,
    /// Its successes.
    pub(super) successes: &'o [Success],
    /// Whether an answer documents the header `Link`.
    pub(super) has_link: bool,
    /// Whether the operation only reads.
    pub(super) reads: bool,
}

impl Sides<'_> {
    /// The one answer, where it is JSON.
    fn answer(&self) -> Option<&TypeRef> {
        match self.successes {
            [
                Success {
                    payload: Payload::Json { ty, one_or_many: false },
                    ..
                },
            ] => Some(ty),
            _ => None,
        }
    }
}

/// How the pages of an operation follow one another, where it answers page by page.
pub(super) fn of<'a>(context: &mut Context<'a>, outline: &Outline<'a>, sides: &Sides<'_>) -> Option<Pagination> {
    let options = chosen::of(context.options, outline);
    match options.and_then(|options| options.pagination.as_ref()) {
        Some(PageOptions::Off) => return None,
        Some(PageOptions::By(pages)) => return configured(context, outline, sides, pages),
        None => {}
    }
    match hint::of(context, outline) {
        Some(Hint::Off) => None,
        Some(hint) => hinted(context, sides, &hint).or_else(|| recognised::of(context, sides)),
        None => recognised::of(context, sides),
    }
}

/// As a hint has it, where it fits.
fn hinted(context: &mut Context<'_>, sides: &Sides<'_>, hint: &Hint) -> Option<Pagination> {
    let Hint::By { key, place, pages } = hint else {
        return None;
    };
    let stated = stated::of(context, sides, pages);
    let pagination = stated
        .map_err(|misfit| hint::complain(context, key, place, &misfit))
        .ok()?;
    if begins_anywhere(sides, &pagination) {
        let message = format!("`{key}` does not say which number the first page has; 1 is taken");
        let help = "document the number as `default` or `minimum` of what takes it, or configure it as `first`";
        context.diagnostics.note(codes::UNEXPRESSED_HINT, place, message, help);
    }
    Some(pagination)
}

/// As the configuration has it, or an error.
fn configured(
    context: &mut Context<'_>,
    outline: &Outline<'_>,
    sides: &Sides<'_>,
    pages: &Pages,
) -> Option<Pagination> {
    match stated::of(context, sides, pages) {
        Ok(pagination) => Some(pagination),
        Err(Misfit { message, help }) => {
            context.diagnostics.push(Diagnostic {
                code: codes::FILTER_WITHOUT_MATCH,
                severity: Severity::Error,
                location: Location::Key(outline.place.clone()),
                message: format!("`pagination` of `{}` under `[operations]` {message}", outline.id),
                help,
            });
            None
        }
    }
}

/// Whether nothing says which number the first page has.
fn begins_anywhere(sides: &Sides<'_>, pages: &Pagination) -> bool {
    let PageStrategy::Number {
        input,
        first: None,
        current: None,
        ..
    } = pages.strategy
    else {
        return false;
    };
    match input {
        Input::Parameter(place) => sides
            .parameters
            .get(place)
            .is_some_and(|parameter| parameter.presence != Presence::Required),
        Input::BodyField(_) => true,
    }
}
