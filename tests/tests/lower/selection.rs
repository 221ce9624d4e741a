//! What the user chooses and what the description asks of generators: which operations there are, and what things are called.

use crate::model;
use cratesmith::diagnostic::{Diagnostics, Severity};
use cratesmith::model::{Api, TypeKind};
use cratesmith::options::{Filter, OperationOptions, Options, UnusedTypes};

const ZOO: &str = "
openapi: 3.0.3
info: {title: Zoo, version: '1'}
paths:
  /pets:
    get: {operationId: listPets, tags: [pets], responses: {'200': {$ref: '#/components/responses/Pets'}}}
    post: {operationId: addPet, tags: [pets], deprecated: true, responses: {'204': {description: Done.}}}
  /pets/{id}/toys:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {operationId: listToys, tags: [toys], responses: {'200': {$ref: '#/components/responses/Toys'}}}
  /keepers:
    x-internal: true
    get: {tags: [keepers], responses: {'204': {description: Done.}}}
components:
  responses:
    Pets: {description: Them., content: {application/json: {schema: {$ref: '#/components/schemas/Pets'}}}}
    Toys: {description: Them., content: {application/json: {schema: {$ref: '#/components/schemas/Toy'}}}}
  schemas:
    Pets: {type: object, properties: {pets: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}
    Pet: {type: object, properties: {name: {type: string}}}
    Toy: {type: object, properties: {name: {type: string}}}
    Unused: {type: object, properties: {name: {type: string}}}
";

fn list(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn operations(api: &Api) -> Vec<String> {
    let operations = api.groups.iter().flat_map(|group| &group.operations);
    let mut ids: Vec<String> = operations.map(|operation| operation.id.clone()).collect();
    ids.sort();
    ids
}

fn types(api: &Api) -> Vec<String> {
    let mut names: Vec<String> = api.types.iter().map(|(_, def)| def.name.to_string()).collect();
    names.sort();
    names
}

fn chosen(include: Filter, exclude: Filter) -> Vec<String> {
    let options = Options {
        include,
        exclude,
        ..Options::default()
    };
    let (api, diagnostics) = model::model(ZOO, &options);
    assert!(!diagnostics.has_errors(), "{:?}", diagnostics.as_slice());
    operations(&api)
}

#[test]
fn operations_are_chosen_by_what_they_have() {
    let none = Filter::default;
    let tags = Filter {
        tags: list(&["pets"]),
        ..none()
    };
    assert_eq!(chosen(tags.clone(), none()), ["addPet", "listPets"]);
    assert_eq!(chosen(none(), tags.clone()), ["GET /keepers", "listToys"]);
    let paths = |pattern: &str| Filter {
        paths: list(&[pattern]),
        ..none()
    };
    assert_eq!(chosen(paths("/pets/**"), none()), ["listToys"]);
    assert_eq!(chosen(paths("/*"), none()), ["GET /keepers", "addPet", "listPets"]);
    assert_eq!(chosen(paths("/pets/*/toys"), none()), ["listToys"]);
    assert_eq!(chosen(paths("**"), paths("/p*")), ["GET /keepers", "listToys"]);
    let operations = Filter {
        operations: list(&["listToys", "GET /keepers"]),
        ..none()
    };
    assert_eq!(chosen(operations, none()), ["GET /keepers", "listToys"]);
    // Each list that is given narrows.
    let both = Filter {
        methods: list(&["get"]),
        ..tags.clone()
    };
    assert_eq!(chosen(both, none()), ["listPets"]);
    let current = Filter {
        deprecated: Some(false),
        ..tags
    };
    assert_eq!(chosen(current, none()), ["listPets"]);
    let internal = Filter {
        extensions: list(&["x-internal"]),
        deprecated: Some(true),
        ..none()
    };
    assert_eq!(chosen(none(), internal), ["listPets", "listToys"]);
}

#[test]
fn a_filter_keeps_what_its_operations_reach_unless_all_is_asked_for() {
    let types_of = |filtered: bool, unused_types: Option<UnusedTypes>| {
        let tags = if filtered { list(&["pets"]) } else { Vec::new() };
        let include = Filter {
            tags,
            ..Filter::default()
        };
        let options = Options {
            include,
            unused_types,
            ..Options::default()
        };
        types(&model::model(ZOO, &options).0)
    };
    assert_eq!(types_of(true, None), ["Pet", "Pets"]);
    assert_eq!(
        types_of(true, Some(UnusedTypes::Keep)),
        ["Pet", "Pets", "Toy", "Unused"]
    );
    assert_eq!(types_of(false, None), ["Pet", "Pets", "Toy", "Unused"]);
    assert_eq!(types_of(false, Some(UnusedTypes::Drop)), ["Pet", "Pets", "Toy"]);
}

#[test]
fn what_chooses_nothing_is_an_error_with_a_suggestion() {
    let include = Filter {
        tags: list(&["pet"]),
        paths: list(&["/cages/**"]),
        ..Filter::default()
    };
    let options = Options {
        include,
        ..Options::default()
    };
    let (_, diagnostics) = model::model(ZOO, &options);
    let errors: Vec<String> = diagnostics
        .as_slice()
        .iter()
        .filter(|diagnostic| diagnostic.severity == Severity::Error)
        .map(|diagnostic| format!("{}: {}; {}", diagnostic.code, diagnostic.message, diagnostic.help))
        .collect();
    assert_eq!(
        errors,
        [
            "filter-without-match: `pet` under `tags` of `[include]` is what no operation has; did you mean `pets`?",
            "filter-without-match: `/cages/**` under `paths` of `[include]` is what no operation has; \
             remove it, or look in the description for what it is called now",
        ]
    );
}

/// Every table has an entry that stands for something, and one that does not.
fn named() -> Options {
    let pairs = |pairs: &[(&str, &str)]| {
        let pairs = pairs.iter();
        pairs
            .map(|(key, name)| ((*key).to_owned(), (*name).to_owned()))
            .collect()
    };
    Options {
        types: pairs(&[
            ("/components/schemas/Pet", "Animal"),
            ("/components/schemas/Cat", "Feline"),
        ]),
        methods: pairs(&[("listPets", "browse"), ("GET /keepers", "staff"), ("listCats", "purr")]),
        groups: pairs(&[("toys", "things"), ("cats", "felines")]),
        sensitive: list(&["name", "nickname"]),
        keep_undeclared: list(&["*", "/components/schemas/Toy", "/components/schemas/Cat"]),
        replace: pairs(&[("/components/schemas/Unused", "my::Type"), ("Cat", "my::Cat")]),
        ..Options::default()
    }
}

#[test]
fn what_names_nothing_is_an_error_in_every_table() {
    let (_, diagnostics) = model::model(ZOO, &named());
    let errors: Vec<&str> = diagnostics
        .as_slice()
        .iter()
        .map(|diagnostic| diagnostic.message.as_str())
        .collect();
    assert_eq!(
        errors,
        [
            "`Cat` under `[replace]` is no schema, component or `format` of this description",
            "`/components/schemas/Cat` under `[types]` is the place of no type of this description",
            "`listCats` under `[methods]` is the id of no operation of this description",
            "`cats` under `[groups]` is the tag of no operation of this description",
            "`nickname` under `sensitive` is the name of no property and no parameter of this description",
            "`/components/schemas/Cat` under `keep_undeclared` is the place of no object of this description",
        ]
    );
    // Of two descriptions that are compared one may lack it.
    let options = Options {
        names_may_miss: true,
        ..named()
    };
    assert_eq!(model::model(ZOO, &options).1.as_slice(), []);
    // What a filter leaves out may be what is meant.
    let options = Options {
        include: Filter {
            tags: list(&["pets"]),
            ..Filter::default()
        },
        replace: std::collections::BTreeMap::new(),
        ..named()
    };
    assert_eq!(model::model(ZOO, &options).1.as_slice(), []);
}

const HINTS: &str = "
openapi: 3.1.0
info: {title: Hints, version: '1'}
paths:
  /ignored:
    delete: {x-speakeasy-ignore: true, responses: {'204': {description: Done.}}}
  /a/{key}:
    get:
      operationId: fetchTheThing
      tags: [Things]
      x-speakeasy-group: cages
      x-fern-sdk-method-name: fetch
      parameters:
        - {name: key, in: path, required: true, x-fern-parameter-name: cage_id, schema: {type: string}}
        - {name: q, in: query, x-ms-client-name: searchText, schema: {type: string}}
        - {name: r, in: query, x-ms-client-name: 7, schema: {type: string}}
      responses: {'200': {description: It., content: {application/json: {schema: {$ref: '#/components/schemas/T1'}}}}}
components:
  schemas:
    T1:
      x-fern-type-name: Cage
      type: object
      properties:
        n: {type: string, x-fern-property-name: number_of_bars}
        s: {type: string, enum: ['0', '1'], x-ms-enum: {name: CageState, modelAsString: true, values: [
          {value: '0', name: open, description: It is open.}, {value: '1', name: shut}]}}
        f: {type: string, enum: [a, b], x-fern-enum: {a: {name: First}, b: {name: Second, description: The other.}}}
        o: {type: string, enum: [x, y], x-speakeasy-enums: [Ex, Why]}
";

fn hinted(options: &Options) -> (Api, Diagnostics) {
    model::model(HINTS, options)
}

#[test]
fn hints_of_several_vendors_name_what_they_stand_on() {
    let (api, diagnostics) = hinted(&Options::default());
    let group = &api.groups[0];
    let operation = &group.operations[0];
    assert_eq!((api.groups.len(), group.operations.len()), (1, 1));
    assert_eq!((group.accessor.as_str(), operation.method.as_str()), ("cages", "fetch"));
    let parameters: Vec<&str> = operation.parameters.iter().map(|each| each.name.as_str()).collect();
    assert_eq!(parameters, ["cage_id", "search_text", "r"]);
    assert_eq!(types(&api), ["Cage", "CageF", "CageO", "CageState"]);
    let mut members = Vec::new();
    for (_, def) in api.types.iter() {
        match &def.kind {
            TypeKind::Struct(object) => members.extend(object.fields.iter().map(|field| field.name.to_string())),
            TypeKind::Enum(list) => {
                let of = |docs: &cratesmith::model::Docs| docs.lines.join(" ");
                let variants = list.variants.iter();
                members.extend(variants.map(|variant| format!("{}: {}", variant.name, of(&variant.docs))));
            }
            _ => {}
        }
    }
    members.sort();
    assert_eq!(
        members,
        [
            "Ex: ",
            "First: ",
            "Open: It is open.",
            "Second: The other.",
            "Shut: ",
            "Why: ",
            "f",
            "number_of_bars",
            "o",
            "s",
        ]
    );
    let notes = model::said(&diagnostics);
    assert!(
        notes.contains("`x-ms-client-name` holds no name; it is left aside"),
        "{notes}"
    );
    assert!(
        notes.contains("the operation is left out, as `x-speakeasy-ignore` asks"),
        "{notes}"
    );
    assert!(!notes.contains("Degraded"), "{notes}");
}

#[test]
fn a_hint_leaves_the_name_of_another_component_to_it() {
    let text = "
openapi: 3.1.0
info: {title: Hints, version: '1'}
components:
  schemas:
    Passkey: {type: object, properties: {id: {type: string}}}
    verification_passkey: {x-speakeasy-name-override: Passkey, type: object, properties: {nonce: {type: string}}}
";
    let (api, _) = model::model(text, &Options::default());
    assert_eq!(types(&api), ["Passkey", "VerificationPasskey"]);
}

#[test]
fn the_configuration_wins_over_hints() {
    let options = Options {
        groups: [("Things".to_owned(), "stables".to_owned())].into(),
        methods: [("fetchTheThing".to_owned(), "look".to_owned())].into(),
        types: [("/components/schemas/T1".to_owned(), "Stable".to_owned())].into(),
        ..Options::default()
    };
    let (api, _) = hinted(&options);
    let group = &api.groups[0];
    assert_eq!(
        (group.accessor.as_str(), group.operations[0].method.as_str()),
        ("stables", "look")
    );
    assert!(types(&api).contains(&"Stable".to_owned()));
}

#[test]
fn types_of_the_users_own_stand_for_schemas_and_formats() {
    let text = "
openapi: 3.0.3
info: {title: Own, version: '1'}
paths: {}
components:
  schemas:
    Price: {type: object, properties: {amount: {type: string, format: decimal}, tax: {type: string, format: decimal}}}
    Labels: {type: array, items: {type: string}}
    Job: {type: object, properties: {wait: {type: object, properties: {seconds: {type: integer}}}, of: {$ref: '#/components/schemas/Labels'}}}
";
    let replace = |entries: &[(&str, &str)]| Options {
        replace: entries
            .iter()
            .map(|(from, to)| ((*from).to_owned(), (*to).to_owned()))
            .collect(),
        ..Options::default()
    };
    let options = replace(&[
        ("decimal", "rust_decimal::Decimal"),
        ("Labels", "std::collections::BTreeSet<String>"),
        ("/components/schemas/Job/properties/wait", "std::time::Duration"),
    ]);
    let (api, diagnostics) = model::model(text, &options);
    assert!(diagnostics.as_slice().is_empty(), "{}", model::said(&diagnostics));
    let custom: Vec<String> = api
        .types
        .iter()
        .filter_map(|(_, def)| match &def.kind {
            TypeKind::Custom(path) => Some(format!("{} = {path}", def.name)),
            _ => None,
        })
        .collect();
    assert_eq!(
        custom,
        [
            "Decimal = rust_decimal::Decimal",
            "JobWait = std::time::Duration",
            "Labels = std::collections::BTreeSet<String>",
        ]
    );
    let (_, diagnostics) = model::model(text, &replace(&[("Lables", "std::time::Duration")]));
    assert!(diagnostics.has_errors());
}

/// Operations with hints about retries, and what stands at the root.
fn repeated(root: &str, options: &Options) -> (Vec<(String, bool, bool)>, Diagnostics) {
    let operations = [
        ("plain", "post", ""),
        ("read", "get", ""),
        ("said", "post", "x-idempotent: true"),
        ("fern", "post", "x-fern-idempotent: true"),
        ("fernOff", "get", "x-fern-retries: {disabled: true}"),
        ("fernOn", "post", "x-fern-retries: {disabled: false}"),
        ("none", "put", "x-speakeasy-retries: {strategy: none}"),
        (
            "backoff",
            "post",
            "x-speakeasy-retries: {strategy: backoff, backoff: {exponent: 1.5}, statusCodes: [429, 5XX]}",
        ),
        (
            "numbers",
            "post",
            "x-speakeasy-retries: {strategy: backoff, statusCodes: [502]}",
        ),
        ("bare", "post", "x-speakeasy-retries: {strategy: backoff}"),
        (
            "refused",
            "post",
            "x-speakeasy-retries: {strategy: backoff, statusCodes: [408, 429]}",
        ),
        ("unknown", "post", "x-speakeasy-retries: {strategy: linear}"),
    ];
    let paths: String = operations
        .iter()
        .map(|(id, method, hint)| {
            format!(
                "  /{id}:\n    {method}: {{operationId: {id}, {hint}{}responses: {{'204': {{description: d}}}}}}\n",
                if hint.is_empty() { "" } else { ", " }
            )
        })
        .collect();
    let text = format!("openapi: 3.0.3\ninfo: {{title: Retries, version: '1'}}\n{root}\npaths:\n{paths}");
    let (api, diagnostics) = model::model(&text, options);
    let operations = api.groups.iter().flat_map(|group| &group.operations);
    let mut found: Vec<_> = operations
        .map(|operation| (operation.id.clone(), operation.idempotent, operation.sent_once))
        .collect();
    found.sort();
    (found, diagnostics)
}

/// The operations that are harmless to send twice, and those that are sent once.
fn sorted(found: Vec<(String, bool, bool)>) -> (Vec<String>, Vec<String>) {
    let of = |keep: fn(&(String, bool, bool)) -> bool| {
        let kept = found.iter().filter(|each| keep(each));
        kept.map(|(id, ..)| id.clone()).collect()
    };
    (of(|(_, idempotent, _)| *idempotent), of(|(.., sent_once)| *sent_once))
}

#[test]
fn hints_say_what_is_sent_once_and_what_is_harmless_to_send_twice() {
    let (found, diagnostics) = repeated("x-other: 1", &Options::default());
    let harmless = list(&["backoff", "bare", "fern", "fernOff", "none", "numbers", "read", "said"]);
    assert_eq!(sorted(found), (harmless.clone(), list(&["fernOff", "none"])));
    let said = model::said(&diagnostics);
    assert_eq!(
        said,
        "! Note unexpressed-hint /paths/~1backoff/post/x-speakeasy-retries: `x-speakeasy-retries` has waits and statuses, for which \
         the client has rules of its own\n\
         ! Note unexpressed-hint /paths/~1numbers/post/x-speakeasy-retries: `x-speakeasy-retries` has waits and statuses, for which \
         the client has rules of its own\n\
         ! Note unexpressed-hint /paths/~1refused/post/x-speakeasy-retries: `x-speakeasy-retries` has waits and statuses, for which \
         the client has rules of its own\n\
         ! Degraded unfit-hint /paths/~1unknown/post/x-speakeasy-retries: `x-speakeasy-retries` has none of the known strategies; it \
         is left aside\n"
    );
    let all = |root: &str| sorted(repeated(root, &Options::default()).0);
    let others = list(&["fern", "fernOff", "none", "plain", "read", "said", "unknown"]);
    assert_eq!(
        all("x-fern-retries: {disabled: true}"),
        (harmless.clone(), others.clone())
    );
    assert_eq!(all("x-speakeasy-retries: {strategy: none}"), (harmless.clone(), others));
    // A policy for all says nothing about what sending one of them twice does; it is noted once.
    let policy = "x-speakeasy-retries: {strategy: backoff, statusCodes: [5XX]}";
    assert_eq!(all(policy), (harmless, list(&["fernOff", "none"])));
    let (_, diagnostics) = repeated(policy, &Options::default());
    assert_eq!(model::said(&diagnostics).matches(" /x-speakeasy-retries: ").count(), 1);
}

#[test]
fn the_configuration_wins_over_hints_about_retries() {
    let choice = |retry: Option<bool>, idempotent: Option<bool>| OperationOptions {
        retry,
        idempotent,
        ..OperationOptions::default()
    };
    let operations = [
        ("plain", choice(Some(false), Some(true))),
        ("GET /read", choice(Some(false), Some(false))),
        ("backoff", choice(None, Some(false))),
        ("fernOff", choice(Some(true), None)),
    ];
    let options = Options {
        operations: operations.map(|(id, choice)| (id.to_owned(), choice)).into(),
        ..Options::default()
    };
    let (found, diagnostics) = repeated("x-other: 1", &options);
    let of = |id: &str| {
        found
            .iter()
            .find(|(found, ..)| found == id)
            .map(|(_, idempotent, once)| (*idempotent, *once))
    };
    assert_eq!(of("plain"), Some((true, true)));
    assert_eq!(of("backoff"), Some((false, false)));
    assert_eq!(of("fernOff"), Some((true, false)));
    assert_eq!(of("read"), Some((true, true)));
    assert!(
        model::said(&diagnostics)
            .contains("! Note ignored-key /paths/~1read/get: `idempotent = false` makes no difference to GET\n")
    );
}
