//! The runtime's files: what each needs, and which of them a crate embeds.

use std::collections::{BTreeMap, BTreeSet};

use super::ident::{ident, local};
use super::package::{Item, Package, RustFile};
use super::tokens::{TokenStream, quote};

/// A file of the runtime.
#[derive(Debug)]
pub struct RuntimeFile {
    /// The file's name without `.rs`: its module.
    pub name: &'static str,
    /// Its text.
    pub text: &'static str,
    /// The features of the generated crate that gate it; all of them must be on.
    pub features: &'static [&'static str],
    /// The files that it does not compile without.
    pub needs: &'static [&'static str],
    /// The crates that it names, as Rust names them.
    pub crates: &'static [&'static str],
    /// The names that the root of the crate re-exports.
    pub root: &'static [&'static str],
    /// The names that only authors of transports need: the module `transport` re-exports them.
    pub transport: &'static [&'static str],
}

/// Makes [`FILES`] of rows; every part of a row but the name may be left out.
macro_rules! files {
    ($($name:ident:
        $(features [$($feature:ident)*])?
        $(needs [$($need:ident)*])?
        $(crates [$($dependency:ident)*])?
        $(root [$($root:ident)*])?
        $(transport [$($transport:ident)*])?;
    )*) => {
        /// Every file of the runtime, by name.
        pub const FILES: &[RuntimeFile] = &[$(RuntimeFile {
            name: stringify!($name),
            text: include_str!(concat!("../../runtime/", stringify!($name), ".rs")),
            features: &[$($(stringify!($feature)),*)?],
            needs: &[$($(stringify!($need)),*)?],
            crates: &[$($(stringify!($dependency)),*)?],
            root: &[$($(stringify!($root)),*)?],
            transport: &[$($(stringify!($transport)),*)?],
        }),*];
    };
}

files! {
    additions: needs [auth scrub] crates [http];
    allow: needs [build_error encode json_parts path query request_parts];
    answer: needs [codec decode decode_error redirect retry_after] crates [bytes http];
    any_error:
        needs [answer build_error config_error decode_error documented_error error]
        crates [bytes http]
        root [AnyError];
    api_info: needs [auth];
    attempt_span: needs [execution scrub traced_attempt transport_error] crates [http];
    auth: needs [tokens api_info basic cookie query scrub] crates [http];
    base64_bytes: needs [codec fault reader serde_by_json writer] crates [base64] root [Base64Bytes];
    base_url: needs [path scrub] crates [bytes http percent_encoding];
    basic:;
    body: needs [request_body] crates [http];
    budget:;
    build_error: root [BuildError];
    byte_stream: needs [transport_error] crates [bytes futures_core] transport [BlockingByteStream ByteStream];
    call: needs [handle options];
    check: needs [check_number check_pattern encode field place secret] root [DocumentedLimit LimitViolation];
    check_number: needs [check];
    check_pattern: crates [regress];
    client_builder:
        needs [additions api_info auth base_url config config_error default_transport handle middleware mode options retry retry_budget transport]
        crates [http]
        root [ClientBuilder];
    client_credentials: needs [basic collector future middleware query request_body token_provider transport_error] crates [http serde_json] root [ClientCredentials];
    codec: needs [encode fault foreign misfit fields presence reader values writer] crates [serde_json];
    collector: needs [transport_error] crates [bytes http];
    compound: needs [file_part part_kind query];
    config: needs [retry_budget additions api_info auth base_url options retry] crates [http];
    config_error: root [ConfigError];
    cookie: needs [build_error json_parts query] crates [percent_encoding];
    date_time_chrono: needs [date_time_text] crates [chrono] root [Date DateTime];
    date_time_jiff: needs [date_time_text] crates [jiff] root [Date DateTime];
    date_time_text: needs [codec decode_error fault reader serde_by_json writer];
    date_time_time: needs [date_time_text] crates [time] root [Date DateTime];
    decimal:;
    decode: needs [codec decode_error fault presence reader];
    decode_error: root [DecodeError];
    decode_number: needs [codec decimal fault json_kind misfit reader writer] crates [serde_json];
    default_error: needs [answer codec decode_error documented_error] root [DefaultError];
    default_transport: needs [config config_error mode reqwest_blocking reqwest_transport];
    documented_error: needs [answer decode_error] root [DocumentedError];
    driver_async: needs [attempt_span byte_stream collector execution mode outcome prepare race transport transport_error] crates [http];
    driver_blocking: needs [attempt_span byte_stream collector execution mode outcome prepare transport transport_error] crates [http];
    encode: needs [codec writer] crates [serde serde_json];
    encode_error: root [EncodeError];
    error:
        needs [build_error decode_error documented_error error_context transport_error]
        crates [bytes http]
        root [Error ErrorKind];
    error_by_status: needs [answer decode_error documented_error];
    error_context: needs [answer decode_error documented_error error error_summary operation scrub transport_error];
    error_summary: needs [answer] crates [serde_json];
    event: needs [codec decode decode_error framing] crates [serde_json] root [Event];
    execution: needs [answer auth base_url moment prepare redirect request_body retry scrub tokens transport_error] crates [bytes fastrand http];
    fault: needs [decode_error place];
    field: needs [codec fault reader writer] root [Field];
    fields: needs [fault misfit presence reader values writer];
    file_headers: needs [build_error file_part] crates [http];
    file_part: needs [request_body codec fault reader serde_by_json writer] crates [bytes] root [FilePart];
    foreign: needs [decimal fault json_kind reader] crates [serde];
    foreign_type: needs [codec encode fault foreign reader writer];
    form_styles: needs [encode query request_parts];
    framing: crates [bytes];
    framing_events: needs [framing] crates [bytes];
    framing_none: needs [framing] crates [bytes];
    framing_separated: needs [framing] crates [bytes];
    future: transport [BoxFuture];
    guard: needs [decimal json_equal json_kind json_object];
    handle: needs [config];
    idempotency: needs [request_parts] crates [fastrand];
    integer_enum: needs [codec decimal decode_error fault reader serde_by_json writer];
    interop: features [serde] needs [codec decimal decode decode_error encode fault reader writer] crates [serde serde_json];
    ip_address: needs [codec fault reader writer];
    item_reader: needs [answer any_error decode_error documented_error error_context framing operation outcome scrub streamed transport_error] crates [bytes http];
    item_stream: needs [answer any_error byte_stream call decode_error error future item_reader mode open_async outcome reopening request streamed transport_error] crates [futures_core http] root [ItemStream];
    item_stream_blocking: features [blocking] needs [answer any_error byte_stream call driver_blocking error item_reader item_stream mode open_async open_blocking outcome reopening request streamed transport_error] crates [http] root [BlockingItemStream];
    joined_body: needs [byte_stream request_body transport_error] crates [bytes futures_core];
    json: needs [codec decode decode_error encode encode_error fault foreign json_equal json_kind reader serde_by_json writer] crates [serde serde_json] root [Json];
    json_covers: needs [json_kind json_object];
    json_equal: needs [decimal decode json_kind json_object];
    json_item: needs [codec decode decode_error framing] crates [bytes];
    json_kind: root [JsonKind];
    json_object: needs [reader];
    json_parts: needs [reader];
    json_text: needs [codec decode decode_error encode encode_error] root [JsonText];
    link: needs [codec decode encode json_kind json_object writer] crates [http];
    middleware: needs [byte_stream future moment redirect request_body transport transport_error] crates [http] transport [BlockingMiddleware BlockingNext Middleware Next];
    misfit:;
    mode: needs [middleware transport] root [Async Blocking Mode];
    model: needs [codec fields presence serde_by_json values];
    moment: transport [Moment];
    multipart: needs [body build_error encode file_headers file_part joined_body json_parts part_kind request_body] crates [bytes fastrand http];
    never: needs [codec fault reader serde_by_json writer] root [Never];
    newtype: needs [codec fault reader serde_by_json writer];
    no_documented_error: needs [answer decode_error documented_error] root [NoDocumentedError];
    number: needs [codec decimal decode decode_error fault reader serde_by_json short_text writer] root [Number];
    open_async: needs [byte_stream driver_async execution mode outcome prepare] crates [http];
    open_blocking: features [blocking] needs [byte_stream driver_blocking execution mode open_async outcome prepare];
    open_enum: needs [codec fault misfit reader serde_by_json unrecognized_value writer];
    open_tuple: needs [codec encode fault interop reader tuple writer] crates [serde] root [OpenTuple];
    operation:
        needs [answer base_url build_error config decode_error documented_error request_parts];
    options: needs [additions body build_error request_body retry] crates [http] root [RequestOptions];
    outcome: needs [answer build_error decode_error documented_error error error_context execution operation scrub];
    other_answers: needs [answer call decode_error error mode operation request];
    own_server: needs [base_url build_error config];
    paginated: needs [mode operation paginator paginator_blocking] crates [http];
    paginator: needs [call error future mode operation paginated request turning] crates [futures_core] root [Pages Paginator];
    paginator_blocking: features [blocking] needs [call error mode paginated request turning] root [BlockingPages BlockingPaginator];
    part_headers: needs [build_error multipart part_kind request_parts];
    part_kind: needs [file_part];
    part_styles: needs [build_error encode json_parts multipart query] crates [percent_encoding];
    part_values: needs [build_error encode json_parts multipart part_headers part_kind request_parts];
    path: needs [build_error json_parts query] crates [percent_encoding];
    place:;
    prepare:
        needs [redirect request_body retry_budget tokens auth base_url build_error config operation options query request_parts retry scrub]
        crates [bytes http];
    presence: needs [codec fault reader];
    probe: needs [codec decode_error encode fault guard json json_covers json_kind json_object misfit reader];
    query: needs [json_parts] crates [percent_encoding];
    race:;
    reader: needs [budget fault json_kind scan];
    redirect: needs [request_body base_url path] crates [http];
    reopening: needs [framing prepare retry] crates [fastrand http];
    request:
        needs [answer build_error call decode_error driver_async driver_blocking error future handle mode operation options outcome prepare request_body request_parts]
        crates [bytes http]
        root [ApiResponse Sending WithResponse];
    request_body: needs [byte_stream] crates [bytes] root [RequestBody] transport [BodySource];
    request_parts: needs [body build_error cookie encode json_parts path query request_body scrub] crates [http];
    reqwest_blocking:
        features [reqwest blocking]
        needs [byte_stream config_error race request_body reqwest_transport transport transport_error]
        crates [bytes http reqwest tokio]
        transport [ReqwestBlocking];
    reqwest_transport:
        features [reqwest]
        needs [byte_stream config_error future request_body transport transport_error]
        crates [bytes futures_core http http_body reqwest tokio]
        transport [ReqwestTransport];
    retry: needs [retry_after transport_error] crates [http];
    retry_after: crates [http httpdate];
    retry_budget:;
    scan:;
    scrub: needs [basic json_parts query];
    secret: needs [codec fault presence reader writer] crates [serde] root [Secret];
    sent_once: needs [request_parts];
    serde_by_json: needs [interop] crates [serde];
    server_url: needs [client_builder path query] crates [percent_encoding];
    short_text:;
    streamed: needs [decode_error error framing item_stream item_stream_blocking mode operation request];
    text_value: needs [codec decode writer];
    token_cache: needs [auth byte_stream future middleware moment request_body scrub token_provider tokens transport transport_error] crates [bytes futures_core http];
    token_provider: needs [future middleware transport_error] root [AccessToken TokenProvider];
    tokens: needs [future middleware transport_error] crates [http];
    traced_attempt: features [tracing] needs [execution scrub transport_error] crates [http tracing];
    transport:
        needs [byte_stream future moment request_body transport_error]
        crates [http]
        transport [BlockingTransport Transport];
    transport_error: needs [scrub] transport [TransportError TransportErrorKind];
    tuple: needs [codec encode fault reader writer];
    turning: needs [call paginated request];
    union: needs [codec decode encode fault guard json json_kind json_object probe reader serde_by_json writer];
    unrecognized_value: root [UnrecognizedValue];
    upload: needs [byte_stream request_body transport_error] crates [bytes futures_core];
    uuid_text: needs [codec fault reader writer] crates [uuid];
    value_enum: needs [codec fault json_equal misfit reader serde_by_json unrecognized_value writer];
    values: needs [codec encode fault fields presence];
    webhook_error: features [webhooks] needs [decode_error];
    webhook_verifier:
        features [webhooks]
        needs [codec decode webhook_error]
        crates [base64 hmac http sha2];
    writer: needs [encode];
}

/// These files with all that they need, by name.
pub(super) fn closure(wanted: BTreeSet<&'static str>) -> Vec<&'static RuntimeFile> {
    let by_name: BTreeMap<_, _> = FILES.iter().map(|file| (file.name, file)).collect();
    let mut found = BTreeMap::new();
    let mut open: Vec<_> = wanted.into_iter().collect();
    while let Some(name) = open.pop() {
        if let Some(file) = by_name.get(name)
            && found.insert(name, *file).is_none()
        {
            open.extend(file.needs);
        }
    }
    found.into_values().collect()
}

/// Adds the files, and the `mod.rs` that mounts them; without one of the features `all` some of what uses them is left out.
pub(super) fn files(package: &mut Package<'_>, used: &[&'static RuntimeFile], all: Vec<&'static str>) {
    for file in used {
        package.copy(format!("src/runtime/{}.rs", file.name), file.text);
    }
    let used = used.to_vec();
    package.rust("src/runtime/mod.rs", move || root(&used, &all));
}

/// `src/runtime/mod.rs`: every file, flat.
fn root(used: &[&'static RuntimeFile], all: &[&str]) -> RustFile {
    let line = |file: &RuntimeFile, tokens| match self::gate(file) {
        None => Item::Line(tokens),
        Some(gate) => Item::Line(quote!(#gate #tokens)),
    };
    let modules = used.iter().map(|file| {
        let name = ident(file.name);
        let unused = unused_macros(file, all);
        line(file, quote!(#unused mod #name;))
    });
    let names = used.iter().filter_map(|file| {
        let name = local(file.name);
        // A file may have nothing but a macro, or nothing but implementations.
        let has = |start| file.text.lines().any(|line| line.starts_with(start));
        match (has("pub "), has("pub(crate) use ")) {
            (true, _) => Some(line(file, quote!(pub use #name::*;))),
            (false, true) => {
                let unused = unused_macros(file, all);
                Some(line(file, quote!(#unused pub(crate) use #name::*;)))
            }
            (false, false) => None,
        }
    });
    RustFile {
        docs: vec!["What does not depend on the API: transport, retries, errors, encoding and decoding.".to_owned()],
        attributes: Vec::new(),
        items: modules.chain(names).collect(),
    }
}

/// Leave for a macro to be without use: other items of the runtime are public for the compiler, which no macro can be without
/// being so for users.
fn unused_macros(file: &RuntimeFile, all: &[&str]) -> Option<TokenStream> {
    let all = match all {
        [] => return None,
        [feature] => quote!(feature = #feature),
        features => quote!(all(#(feature = #features),*)),
    };
    file.text.contains("macro_rules!").then(|| {
        quote!(#[cfg_attr(
            not(#all),
            allow(unused_imports, unused_macros, reason = "what uses it may be left out")
        )])
    })
}

/// `#[cfg(...)]` for a file that features gate.
pub(super) fn gate(file: &RuntimeFile) -> Option<TokenStream> {
    match file.features {
        [] => None,
        [feature] => Some(quote!(#[cfg(feature = #feature)])),
        features => Some(quote!(#[cfg(all(#(feature = #features),*))])),
    }
}
