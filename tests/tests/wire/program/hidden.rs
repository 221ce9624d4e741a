//! What must not turn up in any text: a value for each scheme, and for what is sensitive beside them.

pub(crate) const HEADER_KEY: &str = "s3cr3t-header-0001";
pub(crate) const QUERY_KEY: &str = "s3cr3t query&0002";
pub(crate) const COOKIE_KEY: &str = "s3cr3t-cookie=0003";
pub(crate) const PASSWORD: &str = "s3cr3t:login/0004";
pub(crate) const BEARER: &str = "s3cr3t-bearer.0005";
pub(crate) const CLIENT_SECRET: &str = "s3cr3t/client+0006";
pub(crate) const ACCESS_TOKEN: &str = "s3cr3t-access-0007";
pub(crate) const OPENID_TOKEN: &str = "s3cr3t-openid-0008";
pub(crate) const PARAMETER: &str = "s3cr3t parameter 0009";
pub(crate) const FIELD: &str = "s3cr3t field \"0010\"";
pub(crate) const BASE_URL: &str = "s3cr3t-base-0011";
pub(crate) const MALFORMED: &str = "s3cr3t-bad\n-0012";
pub(crate) const OWN_HEADER: &str = "s3cr3t-own-0013";

/// All of them.
pub(crate) const ALL: [&str; 13] = [
    HEADER_KEY,
    QUERY_KEY,
    COOKIE_KEY,
    PASSWORD,
    BEARER,
    CLIENT_SECRET,
    ACCESS_TOKEN,
    OPENID_TOKEN,
    PARAMETER,
    FIELD,
    BASE_URL,
    MALFORMED,
    OWN_HEADER,
];
