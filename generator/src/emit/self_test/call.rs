//! The call of an operation with sample values, and what of its body is set.

use serde_json::{Map, Value};

use super::super::ident::joined;
use super::super::input;
use super::super::sample::parsed;
use super::super::types::has_setter;
use super::value::Values;
use crate::model::{
    Access, Body, BodyEncoding, FixedValue, Group, Operation, Parameter, Positional, Presence, Struct, TypeKind,
    TypeRef, Variant,
};
use crate::naming::VariantName;

/// A call.
pub(super) struct Call<'a> {
    /// `client`, `.connections()`, `.create(...)`, ...
    pub(super) chain: Vec<String>,
    /// The parameters that are set, with their values.
    pub(super) parameters: Vec<(&'a Parameter, Value)>,
    /// The body that is sent.
    pub(super) body: Option<Value>,
}

/// The call of an operation; of one that has to have what no sample could be made of, what that is.
pub(super) fn of<'a>(values: &Values<'_, '_>, group: &Group, operation: &'a Operation) -> Result<Call<'a>, String> {
    let mut call = Call {
        chain: vec!["client".to_owned(), format!(".{}()", group.accessor)],
        parameters: Vec::new(),
        body: None,
    };
    let body = operation.body.as_ref().and_then(sample);
    let shape = input::flattened(values.file, operation).map(|(_, _, shape)| shape);
    let mut sent = Map::new();
    let mut arguments = Vec::new();
    for positional in &operation.positional {
        arguments.push(match positional {
            Positional::Parameter(place) => {
                let parameter = operation.parameters.get(*place).ok_or("a parameter")?;
                let value = parsed(parameter.sample.as_ref());
                let value = value.ok_or_else(|| format!("the parameter `{}`", parameter.wire))?;
                let argument = values.taken(&parameter.ty, &value);
                call.parameters.push((parameter, value));
                argument
            }
            Positional::BodyField(place) => {
                let field = shape.and_then(|shape| shape.fields.get(*place)).ok_or("the body")?;
                let value = body.as_ref().and_then(|body| body.get(&field.wire));
                let value = value.ok_or_else(|| format!("`{}` in the body", field.wire))?;
                sent.insert(field.wire.clone(), value.clone());
                values.of_field(field, value)
            }
            Positional::Body => {
                let described = operation.body.as_ref().ok_or("the body")?;
                let value = body.clone().ok_or("the body")?;
                whole(values, described, &mut call, value)?
            }
        });
    }
    call.chain
        .push(format!(".{}({})", operation.method, arguments.join(", ")));
    optional_parameters(values, operation, &mut call);
    match (&operation.body, shape) {
        (Some(described), Some(shape)) => flattened(values, described, shape, body.as_ref(), sent, &mut call)?,
        (Some(described), None) if !described.required => {
            if let Some(value) = body {
                let argument = whole(values, described, &mut call, value)?;
                call.chain.push(format!(".{}({argument})", described.name));
            }
        }
        _ => {}
    }
    Ok(call)
}

/// What the description says that the body can be.
fn sample(body: &Body) -> Option<Value> {
    match body.encoding {
        BodyEncoding::Text => Some(Value::from("text")),
        BodyEncoding::Bytes => Some(Value::from("content")),
        BodyEncoding::Json | BodyEncoding::Form | BodyEncoding::Multipart => parsed(body.sample.as_ref()),
    }
}

/// The setters of the optional parameters of which there are samples.
fn optional_parameters<'a>(values: &Values<'_, '_>, operation: &'a Operation, call: &mut Call<'a>) {
    for parameter in input::optional(operation).filter(|parameter| !parameter.deprecated) {
        if let Some(value) = parsed(parameter.sample.as_ref()).filter(|value| !value.is_null()) {
            let argument = values.taken(&parameter.ty, &value);
            call.chain.push(format!(".{}({argument})", parameter.name));
            call.parameters.push((parameter, value));
        }
    }
}

/// The body as one argument.
fn whole(values: &Values<'_, '_>, body: &Body, call: &mut Call<'_>, value: Value) -> Result<String, String> {
    let multipart = input::structure(values.file, &body.ty).filter(|_| body.encoding == BodyEncoding::Multipart);
    let (argument, value) = match multipart {
        Some(shape) => constructed(values, &body.ty, shape, &value)?,
        None => (values.taken(&body.ty, &value), value),
    };
    call.body = Some(value);
    Ok(argument)
}

/// `Name::new(...)` and its setters, for a body that has no JSON.
fn constructed(
    values: &Values<'_, '_>,
    ty: &TypeRef,
    shape: &Struct,
    value: &Value,
) -> Result<(String, Value), String> {
    let mut sent = fixed(values, shape);
    let mut arguments = Vec::new();
    let mut setters = String::new();
    for field in &shape.fields {
        let given = value.get(&field.wire);
        if has_setter(field) && field.fixed.is_none() {
            if let Some(given) = given.filter(|given| !given.is_null()) {
                let method = joined("with_", field.name.bare());
                setters.push_str(&format!(".{method}({})", values.of_field(field, given)));
                sent.insert(field.wire.clone(), given.clone());
            }
        } else if matches!(field.presence, Presence::Required | Presence::Nullable) && field.fixed.is_none() {
            let given = given.ok_or_else(|| format!("`{}` in the body", field.wire))?;
            arguments.push(values.of_field(field, given));
            sent.insert(field.wire.clone(), given.clone());
        }
    }
    let name = values.name(ty);
    Ok((
        format!("{name}::new({}){setters}", arguments.join(", ")),
        Value::Object(sent),
    ))
}

/// The setters of a body whose fields are the builder's.
fn flattened<'a>(
    values: &Values<'_, '_>,
    body: &'a Body,
    shape: &Struct,
    value: Option<&Value>,
    mut sent: Map<String, Value>,
    call: &mut Call<'a>,
) -> Result<(), String> {
    let mut is_there = body.required;
    for (name, field) in input::body_setters(body, shape) {
        let given = value.and_then(|value| value.get(&field.wire));
        if let Some(given) = given.filter(|given| !given.is_null() && field.fixed.is_none()) {
            call.chain.push(format!(".{name}({})", values.of_field(field, given)));
            sent.insert(field.wire.clone(), given.clone());
            is_there = true;
        }
    }
    if is_there {
        for (name, value) in fixed(values, shape) {
            sent.entry(name).or_insert(value);
        }
        call.body = Some(Value::Object(sent));
    }
    Ok(())
}

/// The fields that a constructor sets without being asked.
fn fixed(values: &Values<'_, '_>, shape: &Struct) -> Map<String, Value> {
    let mut found = Map::new();
    for field in shape.fields.iter().filter(|field| field.access != Access::AnswerOnly) {
        let value = match &field.fixed {
            None => continue,
            Some(FixedValue::Bool(value)) => Value::from(*value),
            Some(FixedValue::Integer(value)) => Value::from(*value),
            Some(FixedValue::Text(text)) => Value::from(text.as_str()),
            Some(FixedValue::Variant(variant)) => match values.wire_value(&field.ty, variant) {
                Some(value) => value,
                None => continue,
            },
        };
        found.insert(field.wire.clone(), value);
    }
    found
}

impl Values<'_, '_> {
    /// The value of a variant of the enumeration that a type is.
    fn wire_value(&self, ty: &TypeRef, name: &VariantName) -> Option<Value> {
        let TypeRef::Named(id) = self.file.resolve(ty) else {
            return None;
        };
        let wire = |variants: &[Variant]| {
            let variant = variants.iter().find(|variant| variant.name == *name);
            variant.map(|variant| variant.wire.clone())
        };
        match &self.file.api.types[*id].kind {
            TypeKind::Enum(shape) => wire(&shape.variants).map(Value::from),
            TypeKind::Values(shape) => parsed(wire(&shape.variants).as_ref()),
            _ => None,
        }
    }
}
