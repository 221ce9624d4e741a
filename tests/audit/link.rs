//! Walks schemas and Rust types side by side, from each operation and from each component.

use std::collections::{BTreeMap, BTreeSet};

use crate::crate_text::{Built, Crate, Definition, Field};
use crate::document::{Documents, Node};
use crate::findings::{Findings, Kind};
use crate::kinds::Kinds;
use crate::operations::{Operation, Parameter};
use crate::types::Ty;
use crate::view::View;

/// Headers that OpenAPI says are ignored as parameters.
const IGNORED: [&str; 3] = ["accept", "content-type", "authorization"];

/// How deep two types are compared to find the better one.
const COMPARED: usize = 2;

/// How deep a struct may hold the keys of another one.
const DEEPEST_PARTS: usize = 2;

/// How many alternatives are compared to find the better type.
const COMPARED_ALTERNATIVES: usize = 8;

/// How many alternatives are told apart.
const MOST: usize = 4096;

struct Walk<'a> {
    documents: &'a Documents,
    generated: &'a Crate,
    findings: &'a mut Findings,
    /// Pairs of schema and type that were met.
    met: BTreeSet<(Vec<usize>, String)>,
    /// Schemas that declare a shape: whether they are typed, where they stand and what they are.
    nodes: BTreeMap<usize, (bool, String, String)>,
}

/// Compares a description with a crate.
pub(crate) fn walk(
    documents: &Documents,
    root: Node,
    operations: &[Operation],
    generated: &Crate,
    findings: &mut Findings,
) {
    let mut walk = Walk {
        documents,
        generated,
        findings,
        met: BTreeSet::new(),
        nodes: BTreeMap::new(),
    };
    for operation in operations {
        walk.operation(operation);
    }
    let lists = [
        root.get("definitions"),
        root.get("components").and_then(|components| components.get("schemas")),
    ];
    for (name, node) in lists.into_iter().flatten().flat_map(Node::members) {
        walk.component(name, node);
    }
    walk.count();
}

impl Walk<'_> {
    fn operation(&mut self, operation: &Operation) {
        self.findings.operations += 1;
        let place = format!("{} {}", operation.method, operation.path);
        let generated = self.generated;
        let of_method = generated
            .operations
            .iter()
            .filter(|built| built.method == operation.method)
            // Of those that differ in their bodies the first has the one that suits a client best.
            .rev();
        let Some(built) = of_method
            .max_by_key(|built| closeness(&built.path, &operation.template))
            .filter(|built| closeness(&built.path, &operation.template) > 0)
        else {
            self.findings.add(Kind::MissingOperation, &place, "");
            return;
        };

        let mut used = BTreeSet::new();
        for parameter in &operation.parameters {
            used.extend(self.parameter(&place, built, operation, parameter));
        }
        let fields = built.fields.iter().filter(|(name, _)| !used.contains(*name));
        let body = fields.max_by_key(|(name, _)| *name == "body").map(|(_, ty)| ty);
        self.body(&place, operation, body);

        for (status, schema) in &operation.answers {
            let view = View::of(self.documents, &[*schema]);
            let of_status = built
                .errors
                .iter()
                .filter(|(known, _)| known == status)
                .map(|(_, ty)| ty.clone());
            let mut candidates: Vec<Ty> = of_status.collect();
            if candidates.is_empty() && status.starts_with('2') {
                candidates.clone_from(&built.successes);
            }
            if candidates.is_empty() {
                let errors = built.errors.iter().map(|(_, ty)| ty);
                candidates = built.successes.iter().chain(errors).cloned().collect();
            }
            match self.closest(&view, &candidates) {
                Some(ty) => self.link(&view, &ty, &format!("{place} {status}")),
                None => self
                    .findings
                    .add(Kind::Unlinked, &format!("{place} {status}"), "the answer has no type"),
            }
        }
    }

    /// Gives the field of the builder that a parameter is sent from.
    ///
    /// A parameter of the path whose name is no placeholder of the path can be sent nowhere as it is described. It is
    /// there if it can be sent in the query, and is counted by itself.
    fn parameter(
        &mut self,
        place: &str,
        built: &Built,
        operation: &Operation,
        parameter: &Parameter,
    ) -> Option<String> {
        let Parameter { name, location, schema } = parameter;
        let ignored = location == "header" && IGNORED.contains(&name.to_ascii_lowercase().as_str());
        let same = |sent: &str| sent == name || location == "header" && sent.eq_ignore_ascii_case(name);
        let sent_in = |place: &str| built.sent.iter().find(|(at, sent, _)| *at == place && same(sent));
        let unplaced = location == "path" && !has_placeholder(&operation.template, name);
        let place = format!("{place} {location} {name}");
        let found = match sent_in(location) {
            None if unplaced => sent_in("query").inspect(|_| self.findings.add(Kind::Unplaced, &place, "in the query")),
            found => found,
        };
        let Some((_, _, field)) = found else {
            let in_string = location == "querystring" && !built.fields.is_empty();
            let kind = if ignored {
                Kind::IgnoredHeader
            } else {
                Kind::MissingParameter
            };
            if !in_string {
                self.findings.parameters += usize::from(!ignored);
                self.findings.add(kind, &place, "");
            }
            return None;
        };
        self.findings.parameters += 1;
        let ty = field.as_ref().and_then(|field| built.fields.get(field));
        if let (Some(schema), Some(ty)) = (schema, ty) {
            self.link(&View::of(self.documents, &[*schema]), ty, &place);
        }
        field.clone()
    }

    fn body(&mut self, place: &str, operation: &Operation, body: Option<&Ty>) {
        for parameter in &operation.form {
            let place = format!("{place} form {}", parameter.name);
            self.findings.parameters += 1;
            let fields = body.map(|body| self.fields(body, &parameter.name)).unwrap_or_default();
            match (fields.first(), parameter.schema) {
                (Some(ty), Some(schema)) => self.link(&View::of(self.documents, &[schema]), ty, &place),
                (Some(_), None) => {}
                (None, _) => self.findings.add(Kind::MissingParameter, &place, ""),
            }
        }
        let Some(schema) = operation.body else { return };
        let place = format!("{place} body");
        match body {
            Some(ty) => self.link(&View::of(self.documents, &[schema]), ty, &place),
            None => self.findings.add(Kind::Unlinked, &place, "the body has no type"),
        }
    }

    /// A component that no operation reached is found by its name.
    fn component(&mut self, name: &str, node: Node) {
        let view = View::of(self.documents, &[node]);
        if self.nodes.contains_key(&node.address()) || !view.has_shape(self.documents) {
            return;
        }
        let generated = self.generated;
        let mut named = generated.types.keys().filter(|known| loose(known) == loose(name));
        match named.next() {
            // Whether it may be `null` is said where it is used.
            Some(found) => self.link(&view, &Ty::Optional(Box::new(Ty::Named(found.clone()))), name),
            None => {
                self.findings
                    .add(Kind::Unlinked, name, "no type has the name of this component");
                self.lost(node, name);
            }
        }
    }

    fn link(&mut self, view: &View, ty: &Ty, place: &str) {
        let addresses = view.parts.iter().map(|part| part.node.address()).collect();
        if !self.met.insert((addresses, format!("{ty:?}"))) {
            return;
        }
        for reference in &view.unresolved {
            self.findings.add(Kind::Unresolved, place, reference.clone());
        }
        let declared = view.kinds(self.documents, 0);
        let core = self.core(ty);
        let typed = core != Ty::Any;
        for part in &view.parts {
            self.mark(part.node, typed, place);
        }
        if !typed {
            for part in &view.parts {
                self.lost(part.node, place);
            }
            return;
        }
        if view.has_shape(self.documents) && view.unresolved.is_empty() {
            let missing = declared.without(self.admits(ty, 0));
            if !missing.is_empty() {
                let what = format!("{} for {} ({})", name_of(ty), declared.words(), missing.words());
                self.findings.add(Kind::NotAdmitted, place, what);
            }
        }
        self.descend(view, &core, place);
    }

    /// Links each alternative with the variant that is closest to it; unions of unions are taken apart on both sides, as
    /// a crate need not nest them as the description does.
    fn descend(&mut self, view: &View, core: &Ty, place: &str) {
        let mut variants = Vec::new();
        self.variants(core, &mut variants);
        let mut alternatives = Vec::new();
        self.alternatives(view, &mut alternatives);
        for (number, alternative) in alternatives.iter().enumerate() {
            let place = if alternatives.len() > 1 {
                format!("{place}/{number}")
            } else {
                place.to_owned()
            };
            let closest = self.closest(alternative, &variants);
            let inner = match &closest {
                Some(variant) => self.core(variant),
                None => core.clone(),
            };
            if alternatives.len() > 1 {
                // Whether it may be `null` is said of the union as a whole.
                let closest = closest.unwrap_or_else(|| core.clone());
                self.link(alternative, &Ty::Optional(Box::new(closest)), &place);
            } else if inner != Ty::Any {
                self.members(alternative, &inner, &place);
            }
        }
    }

    /// What a type is one of: itself, or the variants of a union; a union that is a part of itself adds nothing.
    fn variants(&self, ty: &Ty, found: &mut Vec<Ty>) {
        self.variants_beside(ty, &mut BTreeSet::new(), found);
    }

    fn variants_beside(&self, ty: &Ty, met: &mut BTreeSet<String>, found: &mut Vec<Ty>) {
        if let Ty::Named(name) = self.core(ty)
            && let Some(Definition::Union(variants)) = self.generated.types.get(&name)
        {
            if met.insert(name) {
                variants
                    .iter()
                    .for_each(|variant| self.variants_beside(variant, met, found));
            }
            return;
        }
        found.push(ty.clone());
    }

    /// What a value is one of: itself, or its alternatives.
    fn alternatives(&self, view: &View, found: &mut Vec<View>) {
        match view.alternatives(self.documents) {
            Some(alternatives) if found.len() < MOST => {
                alternatives
                    .iter()
                    .for_each(|alternative| self.alternatives(alternative, found));
            }
            _ => found.push(view.clone()),
        }
    }

    /// Properties and items.
    fn members(&mut self, view: &View, core: &Ty, place: &str) {
        // What says it is no object has no properties, whatever it lists.
        let declared = view.kinds(self.documents, 0);
        let is_object = !declared.and(Kinds::OBJECT).is_empty();
        let properties = if is_object { view.properties() } else { BTreeMap::new() };
        for (name, nodes) in &properties {
            self.findings.properties += 1;
            let place = format!("{place}.{name}");
            let view = View::of(self.documents, nodes);
            let fields = self.fields(core, name);
            match self.closest(&view, &fields) {
                Some(ty) => self.link(&view, &ty, &place),
                None => {
                    self.findings
                        .add(Kind::MissingProperty, &place, format!("not in {}", name_of(core)));
                    self.lost_all(nodes, &place);
                }
            }
        }
        let more = if is_object {
            [view.additional(), view.patterned()].concat()
        } else {
            Vec::new()
        };
        if let Some(values) = self.values(core) {
            if !more.is_empty() {
                self.each(&more, &values, &format!("{place}.*"));
            }
        } else if more
            .iter()
            .any(|node| View::of(self.documents, &[*node]).has_shape(self.documents))
        {
            self.findings.add(
                Kind::MissingProperty,
                &format!("{place}.*"),
                format!("no map in {}", name_of(core)),
            );
            self.lost_all(&more, place);
        }
        match core {
            Ty::List(item) => {
                let items = view.items();
                if !items.is_empty() {
                    self.link(&View::of(self.documents, &items), item, &format!("{place}[]"));
                }
                self.each(&view.first_items(), item, &format!("{place}[]"));
            }
            Ty::Tuple(types) => {
                for (node, ty) in view.first_items().iter().zip(types) {
                    self.link(&View::of(self.documents, &[*node]), ty, &format!("{place}[]"));
                }
            }
            _ => {}
        }
    }

    fn each(&mut self, nodes: &[Node], ty: &Ty, place: &str) {
        let mut variants = Vec::new();
        self.variants(ty, &mut variants);
        for node in nodes {
            let view = View::of(self.documents, &[*node]);
            // Several schemas share the type, which is a union then.
            let variant = self.closest(&view, &variants).filter(|_| nodes.len() > 1);
            self.link(&view, variant.as_ref().unwrap_or(ty), place);
        }
    }

    fn closest(&self, view: &View, variants: &[Ty]) -> Option<Ty> {
        if let [] | [_] = variants {
            return variants.first().cloned();
        }
        let mut alternatives = Vec::new();
        self.alternatives(view, &mut alternatives);
        let distance = |ty: &Ty| {
            let alternatives = alternatives.iter().take(COMPARED_ALTERNATIVES);
            alternatives.map(|view| self.distance(view, ty, 0)).sum::<usize>()
        };
        variants.iter().min_by_key(|ty| distance(ty)).cloned()
    }

    /// A type without aliases and `Option`.
    fn core(&self, ty: &Ty) -> Ty {
        let mut ty = ty.clone();
        for _ in 0..32 {
            ty = match &ty {
                Ty::Optional(inner) => (**inner).clone(),
                Ty::Named(name) => match self.generated.types.get(name) {
                    Some(Definition::Alias(inner)) => inner.clone(),
                    _ => return ty,
                },
                _ => return ty,
            };
        }
        ty
    }

    /// The JSON types that a Rust type takes; what a union keeps as unknown is not among them.
    fn admits(&self, ty: &Ty, depth: usize) -> Kinds {
        if depth > 16 {
            return Kinds::NONE;
        }
        match ty {
            Ty::Any => Kinds::ALL,
            Ty::Null => Kinds::NULL,
            Ty::Boolean => Kinds::BOOLEAN,
            Ty::Integer => Kinds::INTEGER,
            Ty::Number => Kinds::NUMBER,
            Ty::Text | Ty::File => Kinds::STRING,
            // A list of one file is sent as one file.
            Ty::List(inner) if **inner == Ty::File => Kinds::ARRAY.or(Kinds::STRING),
            Ty::List(_) | Ty::Tuple(_) => Kinds::ARRAY,
            Ty::Map(_) => Kinds::OBJECT,
            Ty::Optional(inner) => self.admits(inner, depth + 1).or(Kinds::NULL),
            Ty::Named(name) => match self.generated.types.get(name) {
                Some(Definition::Alias(inner)) => self.admits(inner, depth + 1),
                Some(Definition::Enum(kinds, _)) => *kinds,
                Some(Definition::Struct(_)) => Kinds::OBJECT,
                Some(Definition::Union(variants)) => {
                    let variants = variants.iter().map(|variant| self.admits(variant, depth + 1));
                    variants.fold(Kinds::NONE, Kinds::or)
                }
                None => Kinds::NONE,
            },
        }
    }

    /// The types that a key can have in a type.
    fn fields(&self, ty: &Ty, key: &str) -> Vec<Ty> {
        self.fields_within(ty, key, 0)
    }

    fn fields_within(&self, ty: &Ty, key: &str, depth: usize) -> Vec<Ty> {
        let mut variants = Vec::new();
        self.variants(ty, &mut variants);
        let of_variant = |variant: &Ty| {
            let fields = self.struct_fields(variant);
            let direct = fields.iter().find(|field| field.key.as_deref() == Some(key));
            // Without any key nothing says how the struct is written.
            let listed = fields.iter().any(|field| field.key.is_some());
            if direct.is_some() || depth > DEEPEST_PARTS || !listed {
                return direct.map(|field| field.ty.clone()).into_iter().collect();
            }
            let without_key = fields.iter().filter(|field| field.key.is_none());
            without_key
                .flat_map(|field| self.fields_within(&field.ty, key, depth + 1))
                .collect::<Vec<Ty>>()
        };
        variants.iter().flat_map(of_variant).collect()
    }

    /// All keys of the structs that a type is.
    fn keys(&self, ty: &Ty) -> BTreeSet<String> {
        let mut variants = Vec::new();
        self.variants(ty, &mut variants);
        let fields = variants.iter().flat_map(|variant| self.struct_fields(variant));
        fields.filter_map(|field| field.key.clone()).collect()
    }

    fn struct_fields(&self, ty: &Ty) -> &[Field] {
        match self.core(ty) {
            Ty::Named(name) => match self.generated.types.get(&name) {
                Some(Definition::Struct(fields)) => fields,
                _ => &[],
            },
            _ => &[],
        }
    }

    /// The type of the values of a map, or of the map beside the fields of a struct.
    fn values(&self, core: &Ty) -> Option<Ty> {
        match core {
            Ty::Map(value) => Some((**value).clone()),
            Ty::Named(name) => match self.generated.types.get(name)? {
                Definition::Struct(fields) => {
                    let without_key = fields.iter().filter(|field| field.key.is_none());
                    without_key.map(|field| self.core(&field.ty)).find_map(|ty| match ty {
                        Ty::Map(value) => Some(*value),
                        _ => None,
                    })
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// How far a type is from what a schema declares; only for choosing among several.
    fn distance(&self, view: &View, ty: &Ty, depth: usize) -> usize {
        let core = self.core(ty);
        if core == Ty::Any {
            return 50;
        }
        let declared = view.kinds(self.documents, 0).without(Kinds::NULL);
        let admitted = self.admits(&core, 0);
        let mut distance = 0;
        if declared != Kinds::ALL.without(Kinds::NULL) {
            distance += 40 * declared.without(admitted).0.count_ones() as usize;
            distance += admitted.without(declared).0.count_ones() as usize;
        }
        if self.has_other_values(view, &core) {
            distance += 40;
        }
        let properties = view.properties();
        let keys = self.keys(&core);
        distance += keys.iter().filter(|key| !properties.contains_key(key.as_str())).count();
        for (name, nodes) in &properties {
            let fields = self.fields(&core, name);
            distance += match fields.first() {
                None => 5,
                Some(field) if depth < COMPARED => {
                    let view = View::of(self.documents, nodes);
                    let declared = view.kinds(self.documents, 0).and(Kinds::NULL);
                    let lacks_null = !declared.without(self.admits(field, 0)).is_empty();
                    self.distance(&view, field, depth + 1).min(40).div_ceil(8) + usize::from(lacks_null)
                }
                Some(_) => 0,
            };
        }
        if let (Ty::List(item), true, items) = (&core, depth < COMPARED, view.items())
            && !items.is_empty()
        {
            distance += self
                .distance(&View::of(self.documents, &items), item, depth + 1)
                .min(40)
                .div_ceil(2);
        }
        distance
    }

    /// Whether the listed values of a schema are none of those of an enumeration: what tells members of unions apart.
    fn has_other_values(&self, view: &View, core: &Ty) -> bool {
        let Ty::Named(name) = core else { return false };
        let Some(Definition::Enum(_, values)) = self.generated.types.get(name) else {
            return false;
        };
        let listed = view.listed();
        !listed.is_empty() && !listed.iter().any(|value| values.contains(*value))
    }

    /// Counts a schema that declares a shape.
    fn mark(&mut self, node: Node, typed: bool, place: &str) {
        let only_refers =
            node.text("$ref").is_some() && node.value.as_object().is_some_and(|members| members.len() == 1);
        if only_refers || !View::of(self.documents, &[node]).has_shape(self.documents) {
            return;
        }
        let entry = self
            .nodes
            .entry(node.address())
            .or_insert_with(|| (false, place.to_owned(), construct(node)));
        entry.0 |= typed;
    }

    /// Counts a schema and those in it as untyped; what references lead to is looked at elsewhere.
    fn lost(&mut self, node: Node, place: &str) {
        // A `null` beside anything says nothing that untyped JSON does not.
        if View::of(self.documents, &[node]).kinds(self.documents, 0) == Kinds::NULL {
            return;
        }
        self.mark(node, false, place);
        for key in ["properties", "patternProperties"] {
            let below: Vec<Node> = node
                .get(key)
                .into_iter()
                .flat_map(Node::members)
                .map(|(_, node)| node)
                .collect();
            self.lost_all(&below, place);
        }
        for key in ["allOf", "oneOf", "anyOf", "prefixItems"] {
            let below: Vec<Node> = node.get(key).into_iter().flat_map(Node::items).collect();
            self.lost_all(&below, place);
        }
        for key in ["items", "additionalProperties"] {
            if let Some(below) = node.get(key).filter(|below| below.value.is_object()) {
                self.lost(below, place);
            }
        }
    }

    fn lost_all(&mut self, nodes: &[Node], place: &str) {
        for node in nodes {
            self.lost(*node, place);
        }
    }

    fn count(&mut self) {
        self.findings.nodes = self.nodes.len();
        for (typed, place, construct) in self.nodes.values() {
            if *typed {
                self.findings.typed += 1;
            } else {
                self.findings.add(Kind::Untyped, place, construct.clone());
            }
        }
    }
}

/// What a schema is made of, to group those that are untyped.
fn construct(node: Node) -> String {
    let mut words = Vec::new();
    for (key, member) in node.members() {
        match key {
            "type" => words.push(member.value.to_string().replace('"', "")),
            "oneOf" | "anyOf" | "allOf" | "prefixItems" => words.push(format!("{key}({})", member.items().count())),
            "properties"
            | "items"
            | "enum"
            | "const"
            | "additionalProperties"
            | "patternProperties"
            | "format"
            | "nullable"
            | "$ref"
            | "discriminator" => words.push(key.to_owned()),
            _ => {}
        }
    }
    words.join(" ")
}

fn name_of(ty: &Ty) -> String {
    match ty {
        Ty::Named(name) => name.clone(),
        Ty::Optional(inner) => format!("{}?", name_of(inner)),
        Ty::List(inner) => format!("[{}]", name_of(inner)),
        Ty::Map(inner) => format!("map of {}", name_of(inner)),
        other => format!("{other:?}"),
    }
}

/// How much two path templates are the same: 2 as they stand, 1 but for the names of parameters.
fn closeness(one: &str, other: &str) -> usize {
    fn shape(path: &str) -> Vec<&str> {
        let outside = path
            .split('{')
            .map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
        outside.collect()
    }
    match () {
        () if one == other => 2,
        () if shape(one) == shape(other) => 1,
        () => 0,
    }
}

/// Whether a path has a placeholder of a name, however it is spelt.
fn has_placeholder(path: &str, name: &str) -> bool {
    let placeholders = path.split('{').skip(1).filter_map(|part| part.split('}').next());
    let names = placeholders.filter_map(|text| text.split([':', '=']).next());
    names.into_iter().any(|other| loose(other) == loose(name))
}

/// A name as far as conversions leave it.
fn loose(name: &str) -> String {
    let letters = name.chars().filter(|character| character.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
