//! The rules by which changes on the wire are weighed, as data: `docs/evolution.md` holds the same table.

use crate::evolution::Severity;
use crate::evolution::Severity::{Additive, Breaking, Documentation};

/// A kind of change, what it does to programs, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// What is changed: `request`, `answer`, `operation` or `client`.
    pub of: &'static str,
    /// The name, as reports have it.
    pub name: &'static str,
    /// What it does to programs that go on compiling.
    pub severity: Severity,
    /// Why, in a sentence.
    pub why: &'static str,
}

/// Defines each rule as a constant, and the table of all.
macro_rules! rules {
    ($($of:literal { $($constant:ident $name:literal $severity:ident $why:literal)* })*) => {
        $($(pub(super) const $constant: &Rule = &Rule {
            of: $of,
            name: $name,
            severity: $severity,
            why: $why,
        };)*)*

        /// Every rule, in the order of the table.
        pub const RULES: &[&Rule] = &[$($($constant,)*)*];
    };
}

rules! {
    "request" {
        INPUT_ADDED "input-added" Additive
            "A program that does not know a new input leaves it out, and the service goes on without it."
        REQUIRED_INPUT_ADDED "required-input-added" Breaking
            "The service refuses requests without it, and no program gives it yet."
        INPUT_REMOVED "input-removed" Breaking
            "The service ignores or refuses what programs still send."
        INPUT_NOW_REQUIRED "input-now-required" Breaking
            "The service refuses requests that leave it out, or give `null`, which was right before."
        INPUT_NO_LONGER_REQUIRED "input-no-longer-required" Additive
            "Programs go on giving it."
        INPUT_TYPE_CHANGED "input-type-changed" Breaking
            "Values that programs send are no longer of the type that the service takes."
        INPUT_TYPE_WIDENED "input-type-widened" Additive
            "Every value that programs send is of the new type as well."
        INPUT_LIMIT_TIGHTENED "input-limit-tightened" Breaking
            "The service refuses values that it took before."
        INPUT_LIMIT_RELAXED "input-limit-relaxed" Additive
            "The service takes all that it took before, and more."
        INPUT_DEFAULT_CHANGED "input-default-changed" Breaking
            "The service does something else for the programs that leave it out."
        INPUT_DEFAULT_DOCUMENTED "input-default-documented" Documentation
            "What the service does when it is left out is said now, where nothing was said."
        INPUT_RENAMED "input-renamed" Breaking
            "The service does not find the value under the name that it was sent by."
        INPUT_MOVED "input-moved" Breaking
            "The service does not find the value where it was sent."
        INPUT_WRITTEN_OTHERWISE "input-written-otherwise" Breaking
            "The service reads another value from what was sent, or none."
        BODY_MEDIA_TYPE_CHANGED "body-media-type-changed" Breaking
            "The service no longer has to understand the bytes that were sent."
        BODY_MEDIA_TYPE_ADDED "body-media-type-added" Additive
            "Programs go on sending the body as before."
        BODY_MEDIA_TYPE_REMOVED "body-media-type-removed" Breaking
            "Programs that chose it send what the service no longer takes."
        REQUEST_VALUE_ADDED "request-value-added" Additive
            "There is one value more to choose."
        REQUEST_VALUE_REMOVED "request-value-removed" Breaking
            "The service refuses a value that programs send."
        REQUEST_MEMBER_ADDED "request-member-added" Additive
            "There is one kind of value more to choose."
        REQUEST_MEMBER_REMOVED "request-member-removed" Breaking
            "The service refuses a kind of value that programs send."
    }
    "answer" {
        ANSWER_FIELD_ADDED "answer-field-added" Additive
            "A program that does not know a new field does not read it."
        ANSWER_FIELD_REMOVED "answer-field-removed" Breaking
            "Programs that read it find nothing, and released crates that need it cannot read the answer."
        ANSWER_MAY_MISS "answer-may-miss" Breaking
            "Programs and released crates that rely on a value find none. It is the one relaxed constraint that is not additive."
        ANSWER_MAY_BE_NULL "answer-may-be-null" Additive
            "Where a value may be missing, crates read `null` as a missing one."
        ANSWER_ALWAYS_THERE "answer-always-there" Additive
            "Programs that are ready for a missing value go on; one more promise is kept."
        ANSWER_TYPE_CHANGED "answer-type-changed" Breaking
            "Released crates cannot read the value, and programs read something else."
        ANSWER_LIMIT_RELAXED "answer-limit-relaxed" Additive
            "Values keep their type. No crate refuses an answer for a limit."
        ANSWER_LIMIT_TIGHTENED "answer-limit-tightened" Documentation
            "All that comes was possible before."
        ANSWER_DEFAULT_CHANGED "answer-default-changed" Documentation
            "Nothing is filled into answers; only what a missing value means is said otherwise."
        ANSWER_VALUE_ADDED "answer-value-added" Additive
            "Enumerations of texts are open: a released crate keeps a value that it does not know."
        ANSWER_VALUE_REMOVED "answer-value-removed" Breaking
            "A program that waits for the value waits for ever."
        ANSWER_CLOSED_VALUE_ADDED "answer-closed-value-added" Breaking
            "An enumeration of other values than texts is closed: released crates cannot read an answer with a new one."
        ANSWER_MEMBER_ADDED "answer-member-added" Additive
            "A released crate keeps the JSON of a member that it does not know."
        ANSWER_MEMBER_OF_CLOSED_UNION_ADDED "answer-closed-member-added" Breaking
            "A value of a JSON type that no member had is a wrong value for released crates, and no new member."
        ANSWER_MEMBER_REMOVED "answer-member-removed" Breaking
            "A program that waits for the member waits for ever."
        TOLD_APART_OTHERWISE "told-apart-otherwise" Breaking
            "The same value is another member now, or none: in requests for the service, in answers for released crates."
        FIXED_VALUE_CHANGED "fixed-value-changed" Breaking
            "The only value that was right is wrong now, for the service or for released crates."
        SUCCESS_ADDED "success-added" Additive
            "What it carries is read as another success is."
        SUCCESS_OF_OTHER_TYPE_ADDED "success-of-other-type-added" Breaking
            "Released crates cannot read the answer, and programs do not know what it carries."
        SUCCESS_REMOVED "success-removed" Breaking
            "A program that waits for the status waits for ever."
        ANSWER_MEDIA_TYPE_CHANGED "answer-media-type-changed" Breaking
            "The service may no longer have what released crates ask for."
        ERROR_ADDED "error-added" Additive
            "The service could answer any error before; one more is documented, and has a type."
        ERROR_REMOVED "error-removed" Documentation
            "The service may answer any error still; in Rust its variant goes, which is breaking."
        OTHER_ANSWER_ADDED "other-answer-added" Additive
            "It has to be asked for."
        OTHER_ANSWER_REMOVED "other-answer-removed" Breaking
            "Programs that ask for it get something else."
        STREAM_ADDED "stream-added" Additive
            "It has to be asked for, and the whole answer stays."
        STREAM_REMOVED "stream-removed" Breaking
            "Programs that ask for it get something else."
        STREAM_CHANGED "stream-changed" Breaking
            "Released crates cut or read what comes in the wrong way."
        ANSWER_HEADER_ADDED "answer-header-added" Additive
            "A program that does not know a header does not read it."
        ANSWER_HEADER_REMOVED "answer-header-removed" Breaking
            "Programs that read it find nothing."
        WEBHOOK_ADDED "webhook-added" Additive
            "The service sends only what somebody has subscribed to."
        WEBHOOK_REMOVED "webhook-removed" Breaking
            "A program that waits for it waits for ever."
    }
    "operation" {
        OPERATION_ADDED "operation-added" Additive
            "Nobody calls it yet."
        OPERATION_REMOVED "operation-removed" Breaking
            "The service no longer answers those who call it."
        OPERATION_MOVED "operation-moved" Breaking
            "Released crates call it where it no longer is."
        CREDENTIALS_DEMANDED "credentials-demanded" Breaking
            "The service refuses requests with the credentials that were enough before."
        CREDENTIALS_RELAXED "credentials-relaxed" Additive
            "The credentials that were enough before are enough still."
        OWN_SERVER_CHANGED "own-server-changed" Breaking
            "Requests go to another place than those of released crates."
        PAGES_ADDED "pages-added" Additive
            "Pages can be asked for as before, one by one."
        PAGES_CHANGED "pages-changed" Additive
            "The client follows the new way; the values that the old way needs are told on their own where they go."
        PAGES_REMOVED "pages-removed" Breaking
            "Programs that walk through the pages get one."
        LINK_ADDED "link-added" Additive
            "Nobody follows it yet."
        LINK_CHANGED "link-changed" Breaking
            "Programs that follow it get somewhere else."
        LINK_REMOVED "link-removed" Breaking
            "Programs that follow it have nothing to follow."
        RETRIES_CHANGED "retries-changed" Additive
            "How often the client may send a request on its own is not what the request means; programs are ready for both."
        DEPRECATED "deprecated" Additive
            "It works as before, and the compiler advises against it (Semantic Versioning 2.0.0, rule 7)."
        NO_LONGER_DEPRECATED "no-longer-deprecated" Additive
            "It works as before."
    }
    "client" {
        SERVER_CHANGED "server-changed" Breaking
            "Programs that choose no server talk to another one."
        SERVER_CHOICE_ADDED "server-choice-added" Additive
            "Nobody chooses it yet."
        SERVER_CHOICE_REMOVED "server-choice-removed" Breaking
            "Programs that chose it have nowhere to go."
        SERVER_CHOICE_CHANGED "server-choice-changed" Breaking
            "Programs that chose it talk to another server."
        SCHEME_ADDED "scheme-added" Additive
            "An operation that asks for it is told on its own."
        SCHEME_REMOVED "scheme-removed" Breaking
            "Programs hold credentials that are good for nothing."
        SCHEME_CHANGED "scheme-changed" Breaking
            "The service does not find credentials where they were sent."
    }
}
