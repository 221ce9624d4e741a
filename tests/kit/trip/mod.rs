//! Round trips: documented examples and drawn samples through the types of a description, and mutated ones that must be refused.

mod assemble;
mod course;
mod document;
mod draw;
mod examples;
mod mutate;
mod pattern;
mod reason;
mod report;
mod sanitize;
mod texts;
mod validator;
mod yaml;

pub use course::{Finding, Trip, Verdict, prepare};
pub use document::Document;
pub use report::{HEADER, Row, summary};
pub use validator::Validator;
