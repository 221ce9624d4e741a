//! The catalogue of problems: every code, and what it means.

/// Defines the constants and the table in one place.
macro_rules! codes {
    ($($name:ident = $code:literal: $meaning:literal;)*) => {
        $(#[doc = $meaning] pub const $name: &str = $code;)*

        /// Every code with its meaning, in the order of the alphabet.
        pub const CATALOGUE: &[(&str, &str)] = &[$(($code, $meaning)),*];
    };
}

codes! {
    BAD_DEFAULT = "bad-default": "A `default` is no value of its schema.";
    BAD_PATH_TEMPLATE = "bad-path-template": "A path does not start with `/`, or its braces do not pair, or a name stands twice in it.";
    BAD_STATUS = "bad-status": "The key of a response is no status, no range such as `4XX` and not `default`.";
    BAD_VALUE = "bad-value": "A value has the right type but is none of those that OpenAPI permits at this place.";
    BODY_AND_FORM = "body-and-form": "An operation has a body and form fields, or two bodies; one of them is sent.";
    CALLBACKS = "callbacks": "The service calls the client back, which a client cannot express.";
    CIRCULAR_ALL_OF = "circular-all-of": "A schema is a part of itself by `allOf`.";
    CIRCULAR_UNION = "circular-union": "An alternative of a union leads back to the union itself.";
    COLLECTION_FORMAT = "collection-format": "A `collectionFormat` says what no style of OpenAPI 3 does.";
    CONTENT_WITHOUT_PLACE = "content-without-place": "A response has content although its status allows none.";
    CONTRADICTING_TYPES = "contradicting-types": "Parts of `allOf` ask for different types.";
    CONTRADICTING_VALUES = "contradicting-values": "Parts of `allOf` list values of which none is in all lists.";
    DANGLING_LINK = "dangling-link": "A link leads to no operation of the description.";
    DANGLING_REFERENCE = "dangling-reference": "A `$ref` leads to nothing.";
    DISCRIMINATOR_WITHOUT_PROPERTY = "discriminator-without-property": "A member of a union does not declare the property that the discriminator names.";
    DUPLICATE_KEY = "duplicate-key": "A key stands twice in one object.";
    DUPLICATE_OPERATION_ID = "duplicate-operation-id": "Two operations have the same `operationId`.";
    DUPLICATE_PARAMETER = "duplicate-parameter": "Two parameters of one operation have the same name and the same `in`.";
    EMPTY_BODY = "empty-body": "An optional body admits nothing but an empty object; none is sent.";
    EMPTY_SOURCE = "empty-source": "The file holds nothing.";
    EXTERNAL_REFERENCE = "external-reference": "A `$ref` leads to a file or URL that cannot be had.";
    FILTER_WITHOUT_MATCH = "filter-without-match": "The configuration names something that the description does not have.";
    IGNORED_KEY = "ignored-key": "A key has no effect at its place.";
    KEPT_AS_RELEASED = "kept-as-released": "Something stays as it was released, though the description asks for less by now.";
    LATER_KEY = "later-key": "A key belongs to a later version of OpenAPI, as which it is read.";
    LEFT_OUT = "left-out": "The description says that generators of clients are to leave this out.";
    LIMIT_REACHED = "limit-reached": "The text nests or repeats itself beyond what is read.";
    LINK_OF_ERROR = "link-of-error": "A link stands on the answer of an error, which no method takes.";
    LINK_SERVER = "link-server": "A link has a server of its own.";
    LINK_VALUE = "link-value": "A link gives a value that cannot be had, or for which the operation has no place.";
    MISSING_KEY = "missing-key": "An object lacks a key that OpenAPI requires.";
    NEWTYPE_OF_NO_STRING = "newtype-of-no-string": "`x-newtype` stands on a schema that is not a plain string.";
    NOT_A_DESCRIPTION = "not-a-description": "The text is read, but is no OpenAPI description.";
    NOT_KEYWORD = "not-keyword": "`not` rules values out, which no type can.";
    NOT_UTF8 = "not-utf8": "The file is not encoded as UTF-8.";
    OPERATION_SERVER = "operation-server": "An operation or path has servers of its own.";
    RECURSIVE_ALIAS = "recursive-alias": "A schema consists of nothing but lists, maps and references that come back to it.";
    RECURSIVE_COMPOSITION = "recursive-composition": "A schema is composed with alternatives that it is itself a part of.";
    REFERENCE_CYCLE = "reference-cycle": "References lead in a circle and resolve to nothing.";
    REQUIRED_ALTERNATIVES = "required-alternatives": "Alternatives only say which properties go together.";
    SERVER_VARIABLE = "server-variable": "A server has a variable without a default.";
    SEVERAL_MEDIA_TYPES = "several-media-types": "A body or response has several media types; one is used.";
    STREAMING_RESPONSE = "streaming-response": "A response comes piece by piece; it is read as a whole.";
    SYNTAX_ERROR = "syntax-error": "The text is neither valid YAML nor valid JSON.";
    TAB_INDENTATION = "tab-indentation": "A tab stands in the indentation of YAML.";
    TOO_DEEP = "too-deep": "Schemas nest deeper than types are made for.";
    TOO_MANY_ALTERNATIVES = "too-many-alternatives": "Alternatives combine in too many ways.";
    TOO_MANY_TAGS = "too-many-tags": "There are more tags than the registry takes features of one crate.";
    UNDECLARED_PATH_PARAMETER = "undeclared-path-parameter": "A path template has a placeholder that no parameter describes.";
    UNDECLARED_PROPERTY = "undeclared-property": "`required` names a property that `properties` does not have.";
    UNEXPRESSED_HINT = "unexpressed-hint": "An extension for generators of clients says more than the client does.";
    UNEXPRESSED_KEYWORD = "unexpressed-keyword": "A keyword says something that no type of the client does.";
    UNFIT_HINT = "unfit-hint": "An extension for generators of clients does not fit what it stands on.";
    UNKNOWN_KEY = "unknown-key": "A key is not one that OpenAPI has at its place.";
    UNKNOWN_SECURITY_SCHEME = "unknown-security-scheme": "A security requirement names a scheme that is not declared.";
    UNKNOWN_TYPE = "unknown-type": "A `type` is none of those of JSON Schema.";
    UNKNOWN_VERSION = "unknown-version": "The description is of a version of OpenAPI that is not supported.";
    UNUSED_PATH_PARAMETER = "unused-path-parameter": "A path parameter has no placeholder in the path template.";
    WRONG_EXAMPLE = "wrong-example": "An example is no value of the schema that it stands beside.";
    WRONG_TYPE = "wrong-type": "A value is not of the type that OpenAPI requires at its place.";
}
