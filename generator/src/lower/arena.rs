//! Schemas that lowering composes itself, kept for as long as the lowering takes.

use std::cell::OnceCell;

use openapiv3::Schema;

/// A list that only grows, so that what it holds can be referred to meanwhile.
#[derive(Debug, Default)]
pub(super) struct Arena(OnceCell<Box<Link>>);

#[derive(Debug)]
struct Link {
    schema: Schema,
    next: Arena,
}

/// The end of an arena, where the next schema goes.
#[derive(Debug, Clone, Copy)]
pub(super) struct End<'a>(&'a Arena);

impl Arena {
    /// Where the first schema goes.
    pub(super) fn start(&self) -> End<'_> {
        End(self)
    }
}

impl<'a> End<'a> {
    /// Keeps a schema.
    pub(super) fn keep(&mut self, schema: Schema) -> &'a Schema {
        let link = self.0.0.get_or_init(|| {
            Box::new(Link {
                schema,
                next: Arena::default(),
            })
        });
        self.0 = &link.next;
        &link.schema
    }
}

// Dropped link by link: a long chain would overflow the stack.
impl Drop for Arena {
    fn drop(&mut self) {
        let mut next = self.0.take();
        while let Some(mut link) = next {
            next = link.next.0.take();
        }
    }
}
