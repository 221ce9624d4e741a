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
    BAD_PATH_TEMPLATE = "bad-path-template": "A path does not start with `/`, or its braces do not pair, or a name stands twice in it.";
    BAD_STATUS = "bad-status": "The key of a response is no status, no range such as `4XX` and not `default`.";
    BAD_VALUE = "bad-value": "A value has the right type but is none of those that OpenAPI permits at this place.";
    DANGLING_REFERENCE = "dangling-reference": "A `$ref` leads to nothing.";
    DUPLICATE_KEY = "duplicate-key": "A key stands twice in one object.";
    DUPLICATE_PARAMETER = "duplicate-parameter": "Two parameters of one operation have the same name and the same `in`.";
    EMPTY_SOURCE = "empty-source": "The file holds nothing.";
    EXTERNAL_REFERENCE = "external-reference": "A `$ref` leads to a file or URL that cannot be had.";
    IGNORED_KEY = "ignored-key": "A key has no effect at its place.";
    LIMIT_REACHED = "limit-reached": "The text nests or repeats itself beyond what is read.";
    MISSING_KEY = "missing-key": "An object lacks a key that OpenAPI requires.";
    NOT_A_DESCRIPTION = "not-a-description": "The text is read, but is no OpenAPI description.";
    NOT_UTF8 = "not-utf8": "The file is not encoded as UTF-8.";
    REFERENCE_CYCLE = "reference-cycle": "References lead in a circle and resolve to nothing.";
    SYNTAX_ERROR = "syntax-error": "The text is neither valid YAML nor valid JSON.";
    TAB_INDENTATION = "tab-indentation": "A tab stands in the indentation of YAML.";
    UNDECLARED_PATH_PARAMETER = "undeclared-path-parameter": "A path template has a placeholder that no parameter describes.";
    UNKNOWN_KEY = "unknown-key": "A key is not one that OpenAPI has at its place.";
    UNKNOWN_SECURITY_SCHEME = "unknown-security-scheme": "A security requirement names a scheme that is not declared.";
    UNKNOWN_TYPE = "unknown-type": "A `type` is none of those of JSON Schema.";
    UNKNOWN_VERSION = "unknown-version": "The description is of a version of OpenAPI that is not supported.";
    UNUSED_PATH_PARAMETER = "unused-path-parameter": "A path parameter has no placeholder in the path template.";
    WRONG_TYPE = "wrong-type": "A value is not of the type that OpenAPI requires at its place.";
}
