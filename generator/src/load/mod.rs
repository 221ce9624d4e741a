//! Bytes to one dialect: the document as `openapiv3` holds it, and where every node came from.

mod node;
mod origin;

pub use node::Node;
pub use origin::{Document, Origin, Origins};
