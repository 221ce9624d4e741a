//! The generated client against servers on the loopback interface.

mod behaviours;
mod construction;
mod loopback;
mod vectors;
