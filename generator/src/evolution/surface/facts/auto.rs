//! `Send` and `Sync`, which a type has unless something in it has not.

use super::super::names::{Definition, Target};
use super::super::source::{PathUse, Piece, RawKind, Shape};
use super::render::Renderer;

/// Whether something may move to other threads, and be seen by several.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Threads {
    send: bool,
    sync: bool,
}

/// What is known of each definition.
pub(super) struct Table<'r, 'n> {
    renderer: &'r Renderer<'n>,
    known: Vec<Threads>,
}

impl Threads {
    const BOTH: Self = Self { send: true, sync: true };
    const NEITHER: Self = Self {
        send: false,
        sync: false,
    };

    fn and(self, other: Self) -> Self {
        Self {
            send: self.send && other.send,
            sync: self.sync && other.sync,
        }
    }
}

impl<'r, 'n> Table<'r, 'n> {
    /// Looks into all types. Each is taken to have both until something in it is found to have not, so that types may hold
    /// one another.
    pub(super) fn new(renderer: &'r Renderer<'n>) -> Self {
        let mut table = Self {
            renderer,
            known: vec![Threads::BOTH; renderer.names.definitions.len()],
        };
        loop {
            let each = renderer.names.definitions.iter();
            let next: Vec<Threads> = each.map(|definition| table.definition(definition)).collect();
            if next == table.known {
                return table;
            }
            table.known = next;
        }
    }

    /// What a type has not: `!Send`, `!Sync`. Parameters count as if they had both.
    pub(super) fn missing(&self, id: usize) -> Vec<&'static str> {
        let found = self.of(id);
        let words = [("!Send", found.send), ("!Sync", found.sync)];
        words
            .into_iter()
            .filter(|(_, has)| !has)
            .map(|(word, _)| word)
            .collect()
    }

    fn of(&self, id: usize) -> Threads {
        self.known.get(id).copied().unwrap_or(Threads::BOTH)
    }

    fn definition(&self, definition: &Definition) -> Threads {
        match &definition.item.kind {
            RawKind::Type(found) => self.all(found.contents.iter(), definition.module),
            RawKind::Alias { target, .. } => self.shape(target, definition.module),
            _ => Threads::BOTH,
        }
    }

    fn all<'s>(&self, shapes: impl Iterator<Item = &'s Shape>, module: usize) -> Threads {
        shapes.fold(Threads::BOTH, |found, shape| found.and(self.shape(shape, module)))
    }

    fn shape(&self, shape: &Shape, module: usize) -> Threads {
        let mut found = Threads::BOTH;
        let mut pieces = shape.iter();
        while let Some(piece) = pieces.next() {
            match piece {
                // What a function takes and gives is not in it.
                Piece::Word("fn(" | "unsafe fn(") => break,
                Piece::Word("*mut " | "*const ") => found = Threads::NEITHER,
                Piece::Word("dyn ") => {
                    if let Some(Piece::Unordered(_, bounds)) = pieces.next() {
                        found = found.and(self.bounds(bounds, module, 8));
                    }
                }
                Piece::Path(path) => found = found.and(self.path(path, module)),
                Piece::Unordered(_, parts) => found = found.and(self.all(parts.iter(), module)),
                Piece::Word(_) | Piece::Text(_) => {}
            }
        }
        found
    }

    /// What is known of a type behind `dyn`.
    fn bounds(&self, bounds: &[Shape], module: usize, depth: usize) -> Threads {
        let mut known = Threads::NEITHER;
        for piece in bounds.iter().flatten() {
            let Piece::Path(path) = piece else { continue };
            match self.renderer.resolve(module, &path.path) {
                Target::Other(path) => {
                    known.send |= path.last().is_some_and(|name| name == "Send");
                    known.sync |= path.last().is_some_and(|name| name == "Sync");
                }
                Target::Item(id) => {
                    let definition = self.renderer.names.definitions.get(id).filter(|_| depth > 0);
                    if let Some((RawKind::Trait(found), module)) =
                        definition.map(|definition| (&definition.item.kind, definition.module))
                    {
                        let more = self.bounds(&found.supertraits, module, depth - 1);
                        known.send |= more.send;
                        known.sync |= more.sync;
                    }
                }
                Target::Module(_) => {}
            }
        }
        known
    }

    fn path(&self, path: &PathUse, module: usize) -> Threads {
        let inner = self.all(path.arguments.iter(), module);
        let target = self.renderer.resolve(module, &path.path);
        let name = match &target {
            Target::Item(id) => return inner.and(self.of(*id)),
            Target::Other(path) => path.last().map(String::as_str).unwrap_or_default(),
            Target::Module(_) => "",
        };
        let both = inner.send && inner.sync;
        match name {
            "Rc" => Threads::NEITHER,
            "Cell" | "RefCell" | "UnsafeCell" | "OnceCell" | "Receiver" => Threads { sync: false, ..inner },
            "MutexGuard" | "RwLockReadGuard" | "RwLockWriteGuard" => Threads { send: false, ..inner },
            "Mutex" => Threads {
                sync: inner.send,
                ..inner
            },
            "Arc" => Threads { send: both, sync: both },
            _ => inner,
        }
    }
}
