//! A generated client against servers on the loopback interface: one that tells what it received, one that breaks every
//! rule, and one that gives secrets away.

mod support;

#[path = "wire/answers.rs"]
mod answers;
#[path = "wire/case.rs"]
mod case;
#[path = "wire/cases.rs"]
mod cases;
#[path = "wire/echo.rs"]
mod echo;
#[path = "wire/faults.rs"]
mod faults;
#[path = "wire/program/hidden.rs"]
mod hidden;
#[path = "wire/multipart.rs"]
mod multipart;
#[path = "wire/project.rs"]
mod project;
#[path = "wire/received.rs"]
mod received;
#[path = "wire/secrets.rs"]
mod secrets;
