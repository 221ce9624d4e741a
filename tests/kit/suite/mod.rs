//! The JSON-Schema-Test-Suite against generated types: its schemas are generated, and its instances go through the types.

mod exception;
mod group;
mod leave_out;
mod meaning;
mod proof;
mod report;

pub use exception::Exception;
pub use group::{Dialect, Group, Suite};
pub use leave_out::LeaveOut;
pub use proof::{Case, Proof, prove};
pub use report::{Count, Misses, table, tally};
