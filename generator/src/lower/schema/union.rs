//! `oneOf` and `anyOf`: enums with one variant a member.

use openapiv3::Discriminator;

use super::flat::{Additional, Choice, Flat, Property};
use super::member::Candidate;
use super::member_list::{List, place_in};
use super::shape::Shape;
use super::{Lowered, guard};
use crate::diagnostic::codes;
use crate::lower::context::Context;
use crate::lower::draft::NodeId;
use crate::lower::resolve::Use;
use crate::model::{Check, Decision, JsonKind, Member, Proof, TypeKind, TypeRef, Union};
use crate::naming::{Scope, VariantName};
use crate::pointer::Place;

/// How many combinations of alternatives become members before they are taken together.
const MOST: usize = 16;

/// How deep alternatives of alternatives are taken together.
const MOST_NESTED: usize = 8;

/// What alternatives say of the values that are of one of them.
struct Means<'a> {
    /// The members, and where the description lists them.
    listed: Vec<(Use<'a>, Place)>,
    discriminator: Option<&'a Discriminator>,
    /// Whether a value may be of several.
    any: bool,
}

impl<'a> Context<'a> {
    pub(super) fn union(&mut self, mut flat: Flat<'a>, node: NodeId, place: &Place) -> Lowered {
        let mut choices = std::mem::take(&mut flat.choices);
        let lists = choices.iter().filter_map(|choice| choice.list.as_ref());
        let listed: Vec<(Use<'a>, Place)> = lists.flat_map(List::members).collect();
        self.drop_impossible(&flat, &mut choices);
        let discriminator = choices.iter().find_map(|choice| choice.discriminator);
        let is_closed = choices.len() == 1 && choices.iter().all(|choice| choice.is_closed);
        let any = !is_closed && choices.iter().any(|choice| choice.any);
        let has_base = !flat.properties.is_empty() || flat.additional.is_some() || flat.items.is_some();
        if let [only] = choices.as_slice()
            && self.overlaps(&flat, only, place)
        {
            self.absorb(&mut flat, only, place, 0);
            return self.lowered(flat, node, place);
        }
        let product = choices
            .iter()
            .map(|choice| choice.members.len().max(1))
            .fold(1, usize::saturating_mul);
        if choices.len() > 1 && product > MOST {
            return self.together(flat, &choices, node, place);
        }
        let combinations = self.combinations(choices, has_base);
        let admits_all = |context: &Self, member: &Use<'a>| {
            context
                .schema(*member)
                .map(Shape::of)
                .is_some_and(|shape| shape.is_empty() && shape.length == (None, None))
        };
        if !has_base
            && combinations
                .iter()
                .any(|members| members.iter().all(|member| admits_all(self, member)))
        {
            return match flat.kind() {
                Some(kind) => Lowered::Type(self.scalar(kind, &flat)),
                None => Lowered::Type(TypeRef::Json),
            };
        }
        if let [only] = combinations.as_slice() {
            return self.only_member(flat, only, has_base, node, place);
        }
        if combinations.is_empty() {
            return Lowered::Type(TypeRef::Null);
        }
        let means = Means {
            listed,
            discriminator,
            any,
        };
        let mut lowered = self.members(&flat, &combinations, has_base, means, node, place);
        if let Lowered::Kind(TypeKind::Union(union)) = &mut lowered {
            union.is_closed = is_closed;
        }
        lowered
    }

    /// A union of schemas with a last member for every other value.
    pub(super) fn union_with_other(&mut self, members: Vec<Use<'a>>, node: NodeId, place: &Place) -> Lowered {
        let choice = Choice {
            any: false,
            is_closed: true,
            members,
            list: None,
            discriminator: None,
        };
        let combinations = self.combinations(vec![choice], false);
        let mut candidates = self.candidates(&Flat::default(), &combinations, false, node, place);
        if candidates.is_empty() || candidates.iter().any(|candidate| candidate.ty == TypeRef::Json) {
            return Lowered::Type(TypeRef::Json);
        }
        candidates.push(self.other());
        let candidates = guard::in_order(candidates);
        let guards = guard::guards(&candidates);
        let mut kind = self.union_of(candidates, Decision::Guards(guards), false);
        if let TypeKind::Union(union) = &mut kind {
            union.is_closed = true;
        }
        Lowered::Kind(kind)
    }

    /// Takes away alternatives that have none of the JSON types which stand beside them.
    fn drop_impossible(&mut self, base: &Flat<'a>, choices: &mut [Choice<'a>]) {
        if base.kind.is_none() {
            return;
        }
        let admitted = self.guard(base).kinds;
        for choice in choices {
            let possible: Vec<Use<'a>> = choice
                .members
                .iter()
                .copied()
                .filter(|member| self.kinds_of(*member).iter().any(|kind| admitted.contains(kind)))
                .collect();
            if !possible.is_empty() {
                choice.members = possible;
            }
        }
    }

    /// Each way to take one member of every choice; `null` is left out, nested unions are taken apart.
    fn combinations(&self, choices: Vec<Choice<'a>>, has_base: bool) -> Vec<Vec<Use<'a>>> {
        let mut combinations: Vec<Vec<Use<'a>>> = vec![Vec::new()];
        for choice in choices {
            let mut members = Vec::new();
            for member in choice.members {
                self.add_member(member, &mut members, 0);
            }
            if has_base && members.is_empty() {
                continue;
            }
            combinations = combinations
                .iter()
                .flat_map(|before| {
                    members
                        .iter()
                        .map(move |member| before.iter().copied().chain([*member]).collect())
                })
                .collect();
        }
        combinations
    }

    /// Adds a member, or the members of a union that stands in its place without a name; each once.
    fn add_member(&self, member: Use<'a>, members: &mut Vec<Use<'a>>, depth: usize) {
        match member {
            Use::Reference(reference) => {
                let again = members
                    .iter()
                    .any(|found| matches!(found, Use::Reference(found) if *found == reference));
                let null = self.schema(member).is_some_and(|schema| Shape::of(schema).is_null());
                if !again && !null {
                    members.push(member);
                }
            }
            Use::Schema(schema) => {
                let shape = Shape::of(schema);
                if shape.is_null() {
                    return;
                }
                let plain = !shape.has_own() && shape.all_of.is_empty() && shape.data.discriminator.is_none();
                let nested = match (shape.one_of, shape.any_of) {
                    (list @ [_, ..], []) | ([], list @ [_, ..]) if plain && depth < 16 => list,
                    _ => {
                        members.push(member);
                        return;
                    }
                };
                for inner in nested {
                    self.add_member(inner.into(), members, depth + 1);
                }
            }
        }
    }

    /// A union of one member is that member.
    fn only_member(
        &mut self,
        base: Flat<'a>,
        members: &[Use<'a>],
        has_base: bool,
        node: NodeId,
        place: &Place,
    ) -> Lowered {
        if let ([member], false) = (members, has_base) {
            if let Use::Schema(schema) = member
                && super::annotated(&Shape::of(schema)).is_none()
            {
                let place = self.place(&schema.schema_data.extensions, place);
                let flat = base.and(self, *member, &place);
                let sensitive = flat.sensitive || super::is_password(&flat);
                return match self.lowered(flat, node, &place) {
                    Lowered::Type(ty) if sensitive => Lowered::Type(super::secret(ty)),
                    lowered => lowered,
                };
            }
            return Lowered::Type(self.type_of(*member, node, place).ty);
        }
        let mut flat = base;
        for member in members {
            flat = flat.and(self, *member, place);
        }
        self.expanded(members, flat, node, place)
    }

    /// An enum that was made for a member stands for the whole union, when it is the only member left.
    fn taken_back(&mut self, ty: TypeRef) -> Lowered {
        let TypeRef::Named(id) = ty else {
            return Lowered::Type(ty);
        };
        let is_new = self
            .types
            .last()
            .is_some_and(|draft| draft.nodes.len() == 1 && matches!(draft.kind, TypeKind::Enum(_)));
        let is_component = self.components.values().any(|component| *component == id);
        if !is_new || is_component || self.next_type().0 != id.0 + 1 {
            return Lowered::Type(ty);
        }
        self.shared.retain(|_, found| *found != id);
        match self.types.pop() {
            Some(draft) => {
                for node in draft.nodes {
                    if let Some(node) = self.nodes.get_mut(node.0) {
                        node.ty = None;
                    }
                }
                Lowered::Kind(draft.kind)
            }
            None => Lowered::Type(ty),
        }
    }

    /// Too many combinations: one object with every property, none of the members' required.
    fn together(&mut self, base: Flat<'a>, choices: &[Choice<'a>], node: NodeId, place: &Place) -> Lowered {
        self.diagnostics.degraded(
            codes::TOO_MANY_ALTERNATIVES,
            place,
            "the alternatives combine in too many ways; one type holds the properties of all",
            "split the schema, or name the combinations that occur",
        );
        let mut flat = base;
        let mut members = choices.iter().flat_map(|choice| choice.members.iter().copied());
        if members.all(|member| self.kinds_of(member) == [JsonKind::Object]) {
            for choice in choices {
                self.absorb(&mut flat, choice, place, 0);
            }
        } else {
            flat.choices.extend(choices.first().cloned());
        }
        self.lowered(flat, node, place)
    }

    /// Adds the properties of all members: each has one of the types that members give it, and those are required that all require.
    fn absorb(&mut self, flat: &mut Flat<'a>, choice: &Choice<'a>, place: &Place, depth: usize) {
        let members: Vec<Flat<'a>> = choice
            .members
            .iter()
            .map(|member| {
                let mut member = Flat::default().and(self, *member, place);
                for inner in std::mem::take(&mut member.choices) {
                    if depth < MOST_NESTED {
                        self.absorb(&mut member, &inner, place, depth + 1);
                    }
                }
                member
            })
            .collect();
        for (name, property) in members.iter().flat_map(|member| &member.properties) {
            if members
                .iter()
                .find_map(|member| member.properties.get(name))
                .is_some_and(|first| !std::ptr::eq(first, property))
            {
                continue;
            }
            let types: Vec<Use<'a>> = members
                .iter()
                .filter_map(|member| Some(member.properties.get(name)?.schema))
                .collect();
            let either = self.any_of(&types);
            match flat.properties.get_mut(name) {
                Some(found) => found.schema = self.all_of(&[found.schema, either]),
                None => {
                    let place = property.place.clone();
                    let owner = property.owner.filter(|_| either.is(property.schema));
                    let schema = either;
                    flat.properties.insert(name, Property { schema, place, owner });
                }
            }
        }
        let required_by_all = |name: &&&'a str| members.iter().all(|member| member.required.contains(**name));
        if let Some(first) = members.first() {
            flat.required.extend(first.required.iter().filter(required_by_all));
        }
        flat.kind = flat.kind.or(Some(JsonKind::Object));
    }

    /// Whether a value can be all members of `anyOf` at once, and nothing says that it is meant to be one of them.
    ///
    /// Members with names are kinds of a thing, and stay apart where each asks for something; nameless ones only say what
    /// goes together.
    fn overlaps(&mut self, base: &Flat<'a>, choice: &Choice<'a>, place: &Place) -> bool {
        if !choice.any || choice.discriminator.is_some() || choice.members.len() < 2 {
            return false;
        }
        let members: Vec<Flat<'a>> = choice
            .members
            .iter()
            .map(|member| Flat::default().and(self, *member, place))
            .collect();
        if !members.iter().all(is_plain_object) {
            return false;
        }
        let required = |flat: &Flat<'a>| -> Vec<&'a str> {
            let mut names: Vec<&'a str> = flat.required.difference(&base.required).copied().collect();
            names.sort_unstable();
            names
        };
        let mut rules_out = false;
        for (place, left) in members.iter().enumerate() {
            for right in members.iter().skip(place + 1) {
                rules_out |= self.keys_rule_out(left, right) || self.keys_rule_out(right, left);
            }
        }
        let same = members.windows(2).all(|pair| match pair {
            [left, right] => required(left) == required(right),
            _ => true,
        });
        let nameless = choice.members.iter().all(|member| match member {
            Use::Reference(_) => false,
            Use::Schema(schema) => schema.schema_data.title.is_none() && super::annotated(&Shape::of(schema)).is_none(),
        });
        !rules_out && (same || nameless)
    }

    fn members(
        &mut self,
        base: &Flat<'a>,
        combinations: &[Vec<Use<'a>>],
        has_base: bool,
        means: Means<'a>,
        node: NodeId,
        place: &Place,
    ) -> Lowered {
        let candidates = self.candidates(base, combinations, has_base, node, place);
        let mut candidates = guard::in_order(candidates);
        if let [only] = candidates.as_mut_slice() {
            let ty = std::mem::replace(&mut only.ty, TypeRef::Json);
            return self.taken_back(ty);
        }
        let decision = self.decision(&candidates, means.discriminator, place);
        for candidate in &mut candidates {
            candidate.origin = place_in(&means.listed, &candidate.uses);
        }
        Lowered::Kind(self.union_of(candidates, decision, means.any))
    }

    /// The union of members in their order; `any` says that a value may be of several.
    pub(super) fn union_of(&mut self, candidates: Vec<Candidate<'a>>, decision: Decision, any: bool) -> TypeKind {
        let proof = match &decision {
            Decision::Tag(_) => Proof::Disjoint,
            Decision::Guards(guards) => self.proof(&candidates, guards, any),
        };
        let mut scope = Scope::new(&[]);
        let unrecognized: VariantName = scope.mint("Unrecognized");
        let texts: Vec<String> = candidates.iter().map(|candidate| candidate.words.join(" ")).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let names: Vec<VariantName> = scope.mint_all(&texts);
        let members = names
            .into_iter()
            .zip(candidates)
            .map(|(name, candidate)| Member {
                name,
                ty: candidate.ty,
                origin: candidate.origin,
                check: Check::Skip,
                docs: candidate.docs,
            })
            .collect();
        TypeKind::Union(Union {
            members,
            unrecognized,
            decision,
            proof,
            is_closed: false,
        })
    }
}

/// Whether an object has declared properties and nothing else.
fn is_plain_object(flat: &Flat<'_>) -> bool {
    flat.kind() == Some(JsonKind::Object)
        && !flat.properties.is_empty()
        && flat.choices.is_empty()
        && flat.values.is_empty()
        && flat.patterns.is_empty()
        && !matches!(flat.additional, Some(Additional::Of(_)))
}
