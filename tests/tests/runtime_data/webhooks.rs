//! Messages to webhooks: the vectors of the Standard Webhooks specification, and what is not taken.

use std::time::{Duration, SystemTime};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use http::HeaderMap;

use crate::runtime::{Verifier, WebhookError};

// Of the reference implementations of the specification.
const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const ID: &str = "msg_p5jXN8AQM9LWM0D4loKWxJek";
const TIMESTAMP: u64 = 1_614_265_330;
const BODY: &[u8] = br#"{"test": 2432232314}"#;
const SIGNATURE: &str = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

fn headers(prefix: &str, signature: &str) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let mut add = |name: &str, value: &str| {
        let name = http::HeaderName::try_from(format!("{prefix}-{name}")).unwrap();
        headers.insert(name, value.parse().unwrap());
    };
    add("id", ID);
    add("timestamp", &TIMESTAMP.to_string());
    add("signature", signature);
    headers
}

fn at(seconds: u64) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
}

fn verify(headers: &HeaderMap, body: &[u8]) -> Result<(), WebhookError> {
    Verifier::new(SECRET).unwrap().verify_at(headers, body, at(TIMESTAMP))
}

#[test]
fn the_vector_of_the_specification_is_taken() {
    assert_eq!(verify(&headers("webhook", SIGNATURE), BODY), Ok(()));
    assert_eq!(verify(&headers("svix", SIGNATURE), BODY), Ok(()));
    let bare = Verifier::new("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
    assert_eq!(
        bare.verify_at(&headers("webhook", SIGNATURE), BODY, at(TIMESTAMP)),
        Ok(())
    );
}

#[test]
fn one_right_signature_of_several_is_enough() {
    let several = format!("v1a,{0} v2,{0} v1,bm9wZQ== v1,!! {SIGNATURE} v1", &SIGNATURE[3..]);
    assert_eq!(verify(&headers("webhook", &several), BODY), Ok(()));
    // Another version is not this one.
    let other = SIGNATURE.replace("v1,", "v2,");
    assert_eq!(verify(&headers("webhook", &other), BODY), Err(WebhookError::Signature));
}

#[test]
fn whatever_is_changed_is_refused() {
    let good = || headers("webhook", SIGNATURE);
    assert_eq!(verify(&good(), br#"{"test":2432232314}"#), Err(WebhookError::Signature));
    assert_eq!(verify(&good(), b""), Err(WebhookError::Signature));
    let mut id = good();
    id.insert("webhook-id", "msg_other".parse().unwrap());
    assert_eq!(verify(&id, BODY), Err(WebhookError::Signature));
    let mut time = good();
    time.insert("webhook-timestamp", (TIMESTAMP + 1).to_string().parse().unwrap());
    assert_eq!(verify(&time, BODY), Err(WebhookError::Signature));
    let other = Verifier::new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSx").unwrap();
    assert_eq!(
        other.verify_at(&good(), BODY, at(TIMESTAMP)),
        Err(WebhookError::Signature)
    );
    // Any byte of the signature counts, and its length.
    let signature = STANDARD.decode(&SIGNATURE[3..]).unwrap();
    for place in 0..signature.len() {
        let mut wrong = signature.clone();
        wrong[place] ^= 1;
        let text = format!("v1,{}", STANDARD.encode(wrong));
        assert_eq!(
            verify(&headers("webhook", &text), BODY),
            Err(WebhookError::Signature),
            "{place}"
        );
    }
    for short in [0, 1, 16, 31] {
        let text = format!("v1,{}", STANDARD.encode(&signature[..short]));
        assert_eq!(
            verify(&headers("webhook", &text), BODY),
            Err(WebhookError::Signature),
            "{short}"
        );
    }
}

#[test]
fn a_message_of_another_time_is_refused() {
    let verifier = Verifier::new(SECRET).unwrap();
    for (now, taken) in [
        (TIMESTAMP - 301, false),
        (TIMESTAMP - 300, true),
        (TIMESTAMP + 300, true),
        (TIMESTAMP + 301, false),
    ] {
        let expected = if taken { Ok(()) } else { Err(WebhookError::Time) };
        assert_eq!(
            verifier.verify_at(&headers("webhook", SIGNATURE), BODY, at(now)),
            expected,
            "{now}"
        );
    }
    // The clock of the machine is years later.
    assert_eq!(
        verifier.verify(&headers("webhook", SIGNATURE), BODY),
        Err(WebhookError::Time)
    );
}

#[test]
fn headers_that_are_missing_or_malformed_are_told() {
    for name in ["id", "timestamp", "signature"] {
        let mut missing = headers("webhook", SIGNATURE);
        missing.remove(format!("webhook-{name}"));
        assert_eq!(verify(&missing, BODY), Err(WebhookError::MissingHeader(name)));
        for value in ["", "caf\u{e9}"] {
            let mut malformed = headers("webhook", SIGNATURE);
            let name_of = http::HeaderName::try_from(format!("webhook-{name}")).unwrap();
            malformed.insert(name_of, http::HeaderValue::from_bytes(value.as_bytes()).unwrap());
            assert_eq!(
                verify(&malformed, BODY),
                Err(WebhookError::MalformedHeader(name)),
                "{value:?}"
            );
        }
    }
    for time in [
        "yesterday",
        "-1",
        "1614265330.5",
        "99999999999999999999999",
        "18446744073709551615",
    ] {
        let mut malformed = headers("webhook", SIGNATURE);
        malformed.insert("webhook-timestamp", time.parse().unwrap());
        assert_eq!(
            verify(&malformed, BODY),
            Err(WebhookError::MalformedHeader("timestamp")),
            "{time}"
        );
    }
    // Headers of one kind are not made up for by the other.
    let mut mixed = headers("webhook", SIGNATURE);
    mixed.remove("webhook-signature");
    mixed.extend(headers("svix", SIGNATURE));
    assert_eq!(verify(&mixed, BODY), Err(WebhookError::MissingHeader("signature")));
}

#[test]
fn a_message_is_read_once_it_is_verified() {
    let message = |body: &[u8]| {
        let mut mac = Hmac::<sha2::Sha256>::new_from_slice(&STANDARD.decode(&SECRET[6..]).unwrap()).unwrap();
        mac.update(format!("{ID}.{TIMESTAMP}.").as_bytes());
        mac.update(body);
        headers(
            "webhook",
            &format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes())),
        )
    };
    let verifier = Verifier::new(SECRET).unwrap();
    let read = |headers: &HeaderMap, body: &[u8]| verifier.read_at::<Vec<String>>(headers, body, at(TIMESTAMP));
    assert_eq!(read(&message(br#"["a"]"#), br#"["a"]"#), Ok(vec!["a".to_owned()]));
    let Err(WebhookError::Body(error)) = read(&message(b"[1]"), b"[1]") else {
        panic!("a number is no text");
    };
    assert_eq!(error.path(), "$[0]");
    // What is not of the service is not read at all.
    assert_eq!(read(&message(b"[1]"), br#"["a"]"#), Err(WebhookError::Signature));
}

#[test]
fn the_secret_is_never_shown() {
    let verifier = Verifier::new(SECRET).unwrap();
    assert_eq!(format!("{verifier:?}"), "Verifier { .. }");
    for secret in ["", "whsec_", "whsec_not base64!", "whsec_***"] {
        let error = Verifier::new(secret).unwrap_err();
        assert_eq!(error, WebhookError::Secret);
        assert_eq!(
            format!("{error} {error:?}"),
            "the secret of the webhook is no base64, or empty Secret"
        );
    }
    let error = verify(&headers("webhook", "v1,bm9wZQ=="), BODY).unwrap_err();
    assert_eq!(
        format!("{error} {error:?}"),
        "no signature of the message is right Signature"
    );
}
