//! A small API by hand, with each construct that `emit` knows.

#![allow(dead_code, unreachable_pub, reason = "each test crate uses a part of it")]

use cratesmith::emit::emit;
use cratesmith::files::FileSet;
use cratesmith::format::format;
use cratesmith::model::*;
use cratesmith::naming::{FieldName, MethodName, ModuleName, Name, Scope, TypeName, VariantName};
use cratesmith::options::{Options, Package};

/// A name as the only scope gives it.
pub fn name<N: Name>(text: &str) -> N {
    Scope::new(&[]).mint(text)
}

pub fn docs(text: &str) -> Docs {
    Docs {
        lines: text.lines().map(str::to_owned).collect(),
    }
}

pub fn field(wire: &str, ty: TypeRef, presence: Presence) -> Field {
    Field {
        name: name::<FieldName>(wire),
        wire: wire.to_owned(),
        ty,
        presence,
        docs: docs(""),
        deprecated: false,
        one_or_many: false,
        default: None,
        initial: None,
        origin: None,
        limits: Vec::new(),
        check: Check::Skip,
        example: None,
        access: Access::Both,
        fixed: None,
        preset: false,
    }
}

pub fn def(text: &str, module: &str, kind: TypeKind) -> TypeDef {
    TypeDef {
        name: name::<TypeName>(text),
        module: name::<ModuleName>(module),
        origin: Default::default(),
        docs: docs(""),
        example: None,
        deprecated: false,
        kind,
        in_request: false,
        in_answer: true,
        in_json: true,
        checked: false,
        derives: Derives::default(),
    }
}

pub fn variant(wire: &str) -> Variant {
    Variant {
        name: name::<VariantName>(wire),
        wire: wire.to_owned(),
        deprecated: false,
        docs: docs(""),
    }
}

pub fn member(text: &str, ty: TypeRef) -> Member {
    Member {
        name: name::<VariantName>(text),
        ty,
        origin: None,
        check: Check::Skip,
        docs: docs(""),
    }
}

pub fn guard(kinds: &[JsonKind]) -> Guard {
    Guard {
        kinds: kinds.to_vec(),
        ..Guard::default()
    }
}

pub fn named(place: u32) -> TypeRef {
    TypeRef::Named(TypeId::at(place))
}

pub const PROVIDER: u32 = 0;
pub const CONNECTION_ID: u32 = 1;
pub const METADATA_VALUE: u32 = 2;
pub const METADATA: u32 = 3;
pub const CREATE_CONNECTION: u32 = 4;
pub const CREATED_CONNECTION: u32 = 5;
pub const CONNECTION: u32 = 6;
pub const ERROR_RESPONSE: u32 = 7;
pub const PET: u32 = 8;
pub const FILTER: u32 = 9;

pub fn types() -> Vec<TypeDef> {
    use Presence::{Nullable, Optional, OptionalNullable, Required};
    let text = || TypeRef::String;
    let list = |item| TypeRef::List(Box::new(item));
    let secret = |inner| TypeRef::Secret(Box::new(inner));
    let mut provider = def(
        "Provider",
        "provider",
        TypeKind::Enum(OpenEnum {
            variants: ["notion", "google-drive", "onedrive"].map(variant).to_vec(),
            unrecognized: name("Unrecognized"),
            default: None,
        }),
    );
    provider.docs = docs("Where documents come from.");
    let id = def(
        "ConnectionId",
        "connection",
        TypeKind::Newtype(Newtype { inner: text() }),
    );
    let value = def(
        "MetadataValue",
        "metadata",
        TypeKind::Union(Union {
            members: vec![
                member("String", text()),
                member("Number", TypeRef::Float(FloatType::F64)),
                member("Boolean", TypeRef::Bool),
            ],
            unrecognized: name("Unrecognized"),
            decision: Decision::Guards(vec![
                guard(&[JsonKind::String]),
                guard(&[JsonKind::Integer, JsonKind::Number]),
                guard(&[JsonKind::Boolean]),
            ]),
            proof: Proof::Disjoint,
            is_closed: false,
        }),
    );
    let metadata = def(
        "Metadata",
        "metadata",
        TypeKind::Alias(TypeRef::Map(Box::new(text()), Box::new(named(METADATA_VALUE)))),
    );
    let mut create = def(
        "CreateConnection",
        "create_connection",
        TypeKind::Struct(Struct {
            fields: vec![
                field("redirectUrl", text(), Optional),
                field("containerTags", list(text()), Optional),
                field("documentLimit", TypeRef::Integer(IntegerType::I64), Optional),
                field("metadata", secret(named(METADATA)), OptionalNullable),
            ],
            rest: None,
        }),
    );
    create.in_request = true;
    create.derives.default = true;
    let created = def(
        "CreatedConnection",
        "create_connection",
        TypeKind::Struct(Struct {
            fields: vec![
                field("id", named(CONNECTION_ID), Required),
                field("authLink", text(), Optional),
            ],
            rest: None,
        }),
    );
    let mut old = field("type", text(), Optional);
    old.deprecated = true;
    let connection = def(
        "Connection",
        "connection",
        TypeKind::Struct(Struct {
            fields: vec![
                field("id", named(CONNECTION_ID), Required),
                field("createdAt", TypeRef::DateTime, Required),
                field("title", text(), Nullable),
                field("error", TypeRef::Json, OptionalNullable),
                field("parent", TypeRef::Boxed(Box::new(named(CONNECTION))), Optional),
                old,
            ],
            rest: Some(Rest {
                name: name("rest"),
                value: TypeRef::Json,
                docs: docs(""),
            }),
        }),
    );
    let error = def(
        "ErrorResponse",
        "error_response",
        TypeKind::Struct(Struct {
            fields: vec![
                field("error", TypeRef::Json, Required),
                field("details", text(), Optional),
            ],
            rest: None,
        }),
    );
    let pet = def(
        "Pet",
        "pet",
        TypeKind::Union(Union {
            members: vec![
                member("Cat", named(CONNECTION)),
                member("Dog", named(CREATED_CONNECTION)),
            ],
            unrecognized: name("Unrecognized"),
            decision: Decision::Tag(Tag {
                property: "petType".to_owned(),
                cases: vec![("cat".to_owned(), 0), ("dog".to_owned(), 1), ("kitty".to_owned(), 0)],
                ..Tag::default()
            }),
            proof: Proof::Disjoint,
            is_closed: false,
        }),
    );
    let mut filter = def(
        "Filter",
        "filter",
        TypeKind::Struct(Struct {
            fields: vec![
                field("tags", list(text()), Required),
                field("provider", named(PROVIDER), Nullable),
                field(
                    "limits",
                    TypeRef::Map(Box::new(text()), Box::new(TypeRef::Number)),
                    Optional,
                ),
                field("note", text(), OptionalNullable),
                field("value", named(METADATA_VALUE), Optional),
            ],
            rest: Some(Rest {
                name: name("rest"),
                value: text(),
                docs: docs(""),
            }),
        }),
    );
    filter.in_request = true;
    vec![
        provider, id, value, metadata, create, created, connection, error, pet, filter,
    ]
}

pub fn parameter(wire: &str, location: Location, style: Style, ty: TypeRef, presence: Presence) -> Parameter {
    Parameter {
        origin: Default::default(),
        name: name::<FieldName>(wire),
        wire: wire.to_owned(),
        location,
        style,
        reserved: false,
        empty: false,
        ty,
        presence,
        docs: docs(""),
        example: None,
        default: None,
        limits: Vec::new(),
        minimum: None,
        idempotency_key: false,
        sample: None,
        deprecated: false,
    }
}

pub fn operation(id: &str, method: &str, http_method: &str, path: &str) -> Operation {
    let mut parts = Vec::new();
    let mut parameters = 0;
    for (place, part) in path.split(['{', '}']).enumerate() {
        if place % 2 == 1 {
            parts.push(PathPart::Parameter(parameters));
            parameters += 1;
        } else if !part.is_empty() {
            parts.push(PathPart::Literal(part.to_owned()));
        }
    }
    Operation {
        id: id.to_owned(),
        origin: Default::default(),
        method: name::<MethodName>(method),
        builder: name::<TypeName>(method),
        error: name::<TypeName>(&format!("{method}_error")),
        output: None,
        module: name::<ModuleName>(method),
        http_method: http_method.to_owned(),
        path: PathTemplate {
            text: path.to_owned(),
            parts,
            query: Vec::new(),
        },
        docs: docs(""),
        deprecated: false,
        parameters: Vec::new(),
        body: None,
        positional: Vec::new(),
        body_variant: None,
        other_answers: Vec::new(),
        successes: Vec::new(),
        stream: None,
        pagination: None,
        errors: Vec::new(),
        headers: Vec::new(),
        security: Security {
            alternatives: vec![vec![0]],
        },
        servers: Vec::new(),
        idempotent: http_method != "POST",
        sent_once: false,
    }
}

pub fn json(ty: TypeRef) -> Success {
    Success {
        status: StatusRange::Exactly(200),
        media_type: None,
        variant: name("Ok"),
        payload: Payload::Json { ty, one_or_many: false },
        sample: None,
        docs: docs(""),
    }
}

pub fn error(status: StatusRange, variant: &str, payload: Payload) -> ErrorCase {
    ErrorCase {
        status,
        variant: name(variant),
        payload,
        sample: None,
        docs: docs(""),
    }
}

pub fn body(ty: TypeRef, setters: &[&str]) -> Body {
    Body {
        media_type: "application/json".to_owned(),
        encoding: BodyEncoding::Json,
        styles: Vec::new(),
        others: Vec::new(),
        parts: Parts::default(),
        ty,
        origin: Default::default(),
        limits: Vec::new(),
        required: true,
        flattened: !setters.is_empty(),
        setters: setters.iter().map(|setter| name(setter)).collect(),
        name: name("body"),
        docs: docs(""),
        example: None,
        sample: None,
    }
}

pub fn operations() -> Vec<Operation> {
    use Presence::{Optional, Required};
    let simple = Style::Simple { explode: false };
    let form = Style::Form { explode: true };
    let refused = || Payload::Json {
        ty: named(ERROR_RESPONSE),
        one_or_many: false,
    };
    let provider = || parameter("provider", Location::Path, simple, named(PROVIDER), Required);
    let id = || parameter("connectionId", Location::Path, simple, named(CONNECTION_ID), Required);

    let mut create = operation("createConnection", "create", "POST", "/v3/connections/{provider}");
    create.docs = docs("Connects an account.\n\nThe user is sent to the link of the answer.");
    create.parameters = vec![provider()];
    create.positional = vec![Positional::Parameter(0)];
    create.body = Some(body(
        named(CREATE_CONNECTION),
        &["redirectUrl", "containerTags", "documentLimit", "metadata"],
    ));
    create.successes = vec![json(named(CREATED_CONNECTION))];
    create.errors = vec![error(StatusRange::Exactly(401), "Unauthorized", refused())];

    let mut list = operation("listConnections", "list", "POST", "/v3/connections/list");
    list.idempotent = true;
    list.body = Some(body(named(FILTER), &["tags", "provider", "limits", "note", "value"]));
    list.positional = vec![Positional::BodyField(0), Positional::BodyField(1)];
    list.successes = vec![json(TypeRef::List(Box::new(named(CONNECTION))))];
    list.errors = vec![
        error(StatusRange::Exactly(404), "NotFound", Payload::Empty),
        error(StatusRange::Class(5), "ServerError", Payload::Text),
        error(StatusRange::Default, "Default", refused()),
    ];

    let mut delete = operation("deleteConnection", "delete", "DELETE", "/v3/connections/{connectionId}");
    delete.deprecated = true;
    delete.parameters = vec![
        id(),
        parameter("deleteDocuments", Location::Query, form, TypeRef::Bool, Optional),
        parameter(
            "tags",
            Location::Query,
            Style::Form { explode: false },
            TypeRef::List(Box::new(TypeRef::String)),
            Optional,
        ),
        parameter("filter", Location::Query, Style::DeepObject, named(FILTER), Optional),
        parameter("X-Trace", Location::Header, simple, TypeRef::String, Optional),
        parameter(
            "X-Token",
            Location::Header,
            simple,
            TypeRef::Secret(Box::new(TypeRef::String)),
            Optional,
        ),
        parameter(
            "X-Tags",
            Location::Header,
            simple,
            TypeRef::List(Box::new(TypeRef::String)),
            Optional,
        ),
    ];
    delete.positional = vec![Positional::Parameter(0)];

    let mut import = operation("import", "import", "POST", "/v3/connections/{provider}/import");
    import.parameters = vec![provider()];
    import.positional = vec![Positional::Parameter(0), Positional::Body];
    import.body = Some(Body {
        media_type: "text/plain".to_owned(),
        encoding: BodyEncoding::Text,
        styles: Vec::new(),
        others: Vec::new(),
        name: name("text"),
        ..body(TypeRef::String, &[])
    });
    import.successes = vec![Success {
        status: StatusRange::Exactly(202),
        media_type: None,
        variant: name("Accepted"),
        payload: Payload::Text,
        sample: None,
        docs: docs(""),
    }];

    let mut patch = operation("patch", "patch", "PATCH", "/v3/connections/{connectionId}/documents");
    patch.parameters = vec![id()];
    patch.positional = vec![Positional::Parameter(0)];
    patch.body = Some(Body {
        required: false,
        ..body(named(PET), &[])
    });
    patch.successes = vec![Success {
        status: StatusRange::Exactly(200),
        media_type: None,
        variant: name("Ok"),
        payload: Payload::Json {
            ty: TypeRef::List(Box::new(named(PET))),
            one_or_many: true,
        },
        sample: None,
        docs: docs(""),
    }];
    vec![create, list, delete, import, patch]
}

pub fn api() -> Api {
    Api {
        type_gates: TypeGates::new(),
        response_headers: Vec::new(),
        webhooks: Vec::new(),
        webhook_event: None,
        webhook_headers: Vec::new(),
        files: Vec::new(),
        aliases: Default::default(),
        names: Default::default(),
        released_runtime: Vec::new(),
        info: Info {
            title: "Connections".to_owned(),
            version: "3.0".to_owned(),
            docs: docs("Syncs documents."),
            external_docs: None,
        },
        servers: Servers {
            default: "https://api.example".to_owned(),
            ..Servers::default()
        },
        auth: vec![AuthScheme {
            key: "bearerAuth".to_owned(),
            setter: name("api_key"),
            variable: "EXAMPLE_API_KEY".to_owned(),
            kind: AuthKind::Bearer,
            tokens: None,
            docs: docs(""),
        }],
        types: types().into_iter().collect(),
        groups: vec![Group {
            feature: None,
            name: name("Connections"),
            accessor: name("connections"),
            module: name("connections"),
            docs: docs("Create, list and delete connections."),
            operations: operations(),
            links: Vec::new(),
        }],
    }
}

pub fn options() -> Options {
    Options {
        package: Package {
            name: "example-connections".to_owned(),
            ..Package::default()
        },
        environment_prefix: Some("EXAMPLE".to_owned()),
        ..Options::default()
    }
}

/// The files of the API.
pub fn files() -> FileSet {
    format(&emit(&api(), &options()))
}
