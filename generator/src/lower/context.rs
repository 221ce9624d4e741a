//! What the passes share: the document, the types that are being made, and where to complain.

use std::collections::{HashMap, HashSet, VecDeque};

use indexmap::IndexMap;
use openapiv3::Schema;

use super::Released;
use super::aliases::Aliasing;
use super::arena::Arena;
use super::draft::{Draft, Node, NodeId, Role};
use super::matched::Matched;
use super::schema::Typed;
use super::schema::compose::Composed;
use super::schema::family::Heirs;
use crate::diagnostic::Diagnostics;
use crate::load::Document;
use crate::model::{Pins, TypeId, TypeRef};
use crate::naming::{Name, NameTable, Scope};
use crate::options::Options;
use crate::pointer::{Place, Pointer};

/// The state of one lowering.
pub(super) struct Context<'a> {
    pub(super) document: &'a Document,
    pub(super) options: &'a Options,
    /// The names that were given before.
    pub(super) previous: &'a NameTable,
    /// The shapes that were released.
    pub(super) pins: &'a Pins,
    pub(super) diagnostics: &'a mut Diagnostics,
    /// Every type, under the id that it has until the final sort.
    pub(super) types: Vec<Draft>,
    /// Where types stand, for their names.
    pub(super) nodes: Vec<Node>,
    /// The types of `components.schemas`.
    pub(super) components: HashMap<&'a str, TypeId>,
    /// Components that are referred to and not lowered yet.
    pub(super) queue: VecDeque<(TypeId, &'a str)>,
    /// References that are being merged with what stands beside them, from the outermost on.
    pub(super) expanding: Vec<&'a str>,
    /// How many such merges stand around what is being lowered.
    pub(super) composing: usize,
    /// Inline schemas that are being lowered, with their type once something inside refers to it.
    pub(super) open: Vec<(*const Schema, Option<TypeId>)>,
    /// What inline schemas came to, for those that compositions come back to.
    pub(super) known: HashMap<*const Schema, Typed>,
    /// Schemas that the description does not hold: several of its own taken together.
    pub(super) composed: Composed<'a>,
    /// Which components extend which.
    pub(super) heirs: Heirs<'a>,
    /// What is common to the heirs of components, where it is a type.
    pub(super) bases: HashMap<&'a str, TypeRef>,
    /// What was said of schemas that are looked at again and again, each once.
    pub(super) said: HashSet<(&'static str, Place)>,
    /// Examples that were complained of.
    pub(super) wrong_examples: HashSet<*const serde_json::Value>,
    /// Types of the user's own that stand for formats.
    pub(super) formats: HashMap<String, TypeId>,
    /// The entries of `replace` that stand for something.
    pub(super) matched: Matched<'a>,
    /// Inline types by their shape, so that equal ones are one.
    pub(super) shared: HashMap<String, TypeId>,
    /// The names of before that stay beside those that are given.
    pub(super) aliases: Aliasing<'a>,
    /// The names that are given, for the next run.
    pub(super) given: NameTable,
    /// Sample values of components.
    pub(super) samples: super::sample::Memo<'a>,
}

impl<'a> Context<'a> {
    pub(super) fn new(
        document: &'a Document,
        options: &'a Options,
        released: Released<'a>,
        diagnostics: &'a mut Diagnostics,
        arena: &'a Arena,
    ) -> Self {
        Self {
            document,
            options,
            previous: released.names,
            pins: released.pins,
            diagnostics,
            types: Vec::new(),
            nodes: Vec::new(),
            components: HashMap::new(),
            queue: VecDeque::new(),
            expanding: Vec::new(),
            composing: 0,
            open: Vec::new(),
            known: HashMap::new(),
            composed: Composed::new(arena),
            heirs: Heirs::default(),
            bases: HashMap::new(),
            said: HashSet::new(),
            wrong_examples: HashSet::new(),
            formats: HashMap::new(),
            matched: Matched::default(),
            shared: HashMap::new(),
            aliases: Aliasing::new(released.aliases),
            given: NameTable::default(),
            samples: super::sample::Memo::default(),
        }
    }

    /// The place of a node that has these extensions, or else of what holds it.
    pub(super) fn place(&self, extensions: &IndexMap<String, serde_json::Value>, holder: &Place) -> Place {
        self.document
            .origins
            .of(extensions)
            .map_or_else(|| holder.clone(), |origin| origin.place.clone())
    }

    /// The place of an entry of `components`, before its own extensions say better.
    pub(super) fn component_place(kind: &str, key: &str) -> Place {
        Place {
            pointer: Pointer::root().key("components").key(kind).key(key),
            ..Place::default()
        }
    }

    /// Whether a complaint is new: schemas that others are composed of are looked at once for each.
    pub(super) fn is_new(&mut self, code: &'static str, place: &Place) -> bool {
        self.said.insert((code, place.clone()))
    }

    /// Names of items of which there are few, each with a text and a key: those of before, then those that follow from the texts.
    pub(super) fn keep_or_mint<N: Name + AsRef<str>>(
        &mut self,
        scope: &mut Scope<'_>,
        items: &[(&str, &str)],
    ) -> Vec<N> {
        let kept = |(_, key): &(&str, &str)| self.previous.get(key).and_then(|name| scope.keep(name));
        let mut names: Vec<Option<N>> = items.iter().map(kept).collect();
        let open = items.iter().zip(&names).filter(|(_, name)| name.is_none());
        let open: Vec<(&str, &str)> = open.map(|(item, _)| *item).collect();
        let mut minted = scope.mint_all_by(&open).into_iter();
        for name in names.iter_mut().filter(|name| name.is_none()) {
            *name = minted.next();
        }
        let names: Vec<N> = names.into_iter().flatten().collect();
        for ((_, key), name) in items.iter().zip(&names) {
            self.given.insert(*key, name.as_ref());
        }
        names
    }

    /// [`Context::keep_or_mint`] of one item.
    pub(super) fn keep_or_mint_one<N: Name + AsRef<str>>(&mut self, scope: &mut Scope<'_>, text: &str, key: &str) -> N {
        let kept: Option<N> = self.previous.get(key).and_then(|name| scope.keep(name));
        let name = kept.unwrap_or_else(|| scope.mint(text));
        self.given.insert(key, name.as_ref());
        name
    }

    /// A new place for a type below another.
    pub(super) fn node(&mut self, parent: Option<NodeId>, role: Role) -> NodeId {
        let id = NodeId(self.nodes.len());
        self.nodes.push(Node { parent, role, ty: None });
        id
    }

    /// The place of a part of what stands at `parent`.
    pub(super) fn child(&mut self, parent: NodeId, role: Role) -> NodeId {
        self.node(Some(parent), role)
    }

    /// The id under which the next type will be known.
    pub(super) fn next_type(&self) -> TypeId {
        TypeId(u32::try_from(self.types.len()).unwrap_or(u32::MAX))
    }
}
