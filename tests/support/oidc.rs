//! A provider of sign-in by `OpenID` Connect on loopback: discovery, keys, authorization with a code,
//! tokens against the code and the PKCE verifier, ID tokens signed with ES256. It can be told to
//! misbehave.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Redirect, Response};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use coesa::config::Provider;
use http::StatusCode;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// What is wrong with the tokens it gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    None,
    Nonce,
    Signature,
    Expired,
    Audience,
    Issuer,
    Unsigned,
}

/// Who signs in there.
#[derive(Clone)]
pub struct User {
    pub subject: String,
    pub email: String,
    pub verified: bool,
}

struct Grant {
    challenge: String,
    nonce: String,
    redirect: String,
    user: User,
}

struct Inner {
    issuer: String,
    key: EcdsaKeyPair,
    other_key: EcdsaKeyPair,
    now: i64,
    user: Mutex<User>,
    fault: Mutex<Fault>,
    grants: Mutex<HashMap<String, Grant>>,
}

/// The provider; it is down when this is dropped.
pub struct OidcServer {
    inner: Arc<Inner>,
    serving: tokio::task::JoinHandle<()>,
}

pub const CLIENT: (&str, &str) = ("coesa", "un segreto: con due punti");

fn key() -> EcdsaKeyPair {
    let random = SystemRandom::new();
    let document = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, document.as_ref(), &random).unwrap()
}

fn base64(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

impl OidcServer {
    /// Listens on a free port; its clock says `now`.
    pub async fn start(now: i64) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let user = User { subject: "s-1".to_owned(), email: "bruni@coesa.test".to_owned(), verified: true };
        let inner = Arc::new(Inner {
            issuer,
            key: key(),
            other_key: key(),
            now,
            user: Mutex::new(user),
            fault: Mutex::new(Fault::None),
            grants: Mutex::default(),
        });
        let router = Router::new().fallback(answer).with_state(inner.clone());
        let serving = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { inner, serving }
    }

    /// The setting that names it.
    pub fn setting(&self, link_by_email: bool) -> Provider {
        Provider {
            key: "scuola".to_owned(),
            name: "ScuolaID".to_owned(),
            issuer: self.inner.issuer.clone(),
            client_id: CLIENT.0.to_owned(),
            client_secret: CLIENT.1.to_owned(),
            link_by_email,
        }
    }

    /// Who signs in next.
    pub fn user(&self, subject: &str, email: &str, verified: bool) {
        *self.inner.user.lock().unwrap() =
            User { subject: subject.to_owned(), email: email.to_owned(), verified };
    }

    /// What goes wrong next.
    pub fn fault(&self, fault: Fault) {
        *self.inner.fault.lock().unwrap() = fault;
    }

    /// Nobody listens any more.
    pub async fn stop(&mut self) {
        self.serving.abort();
        let _ = (&mut self.serving).await;
    }

    /// What a browser does there: opens the address, signs in, and is sent back to the address in the
    /// answer.
    pub async fn visit(&self, address: &str) -> String {
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        let answer = client.get(address).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{}", answer.text().await.unwrap());
        answer.headers()["location"].to_str().unwrap().to_owned()
    }
}

impl Drop for OidcServer {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn answer(State(inner): State<Arc<Inner>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let query: HashMap<String, String> =
        serde_urlencoded::from_str(parts.uri.query().unwrap_or_default()).unwrap();
    let body = axum::body::to_bytes(body, 100_000).await.unwrap();
    match parts.uri.path() {
        "/.well-known/openid-configuration" => axum::Json(discovery(&inner.issuer)).into_response(),
        "/keys" => axum::Json(keys(&inner)).into_response(),
        "/authorize" => authorize(&inner, &query),
        "/token" => {
            let form: HashMap<String, String> = serde_urlencoded::from_bytes(&body).unwrap();
            let client = parts.headers.get("authorization").and_then(|value| value.to_str().ok());
            token(&inner, client.unwrap_or_default(), &form)
        }
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

fn discovery(issuer: &str) -> Value {
    json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["ES256", "none"],
        "code_challenge_methods_supported": ["S256"],
    })
}

fn keys(inner: &Inner) -> Value {
    // An uncompressed point: 4, x, y.
    let point = inner.key.public_key().as_ref();
    json!({ "keys": [{
        "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": "one",
        "x": base64(&point[1..33]), "y": base64(&point[33..]),
    }] })
}

fn authorize(inner: &Inner, query: &HashMap<String, String>) -> Response {
    let has = |name: &str, value: &str| query.get(name).is_some_and(|given| given == value);
    let right = has("response_type", "code")
        && has("client_id", CLIENT.0)
        && has("code_challenge_method", "S256")
        && query.get("scope").is_some_and(|scope| scope.split(' ').any(|one| one == "openid"));
    let (Some(challenge), Some(nonce), Some(state), Some(redirect), true) = (
        query.get("code_challenge"),
        query.get("nonce"),
        query.get("state"),
        query.get("redirect_uri"),
        right,
    ) else {
        return (StatusCode::BAD_REQUEST, format!("{query:?}")).into_response();
    };
    let code = base64(rand::random::<[u8; 16]>());
    let grant = Grant {
        challenge: challenge.clone(),
        nonce: nonce.clone(),
        redirect: redirect.clone(),
        user: inner.user.lock().unwrap().clone(),
    };
    inner.grants.lock().unwrap().insert(code.clone(), grant);
    let back = serde_urlencoded::to_string([("code", &code), ("state", state)]).unwrap();
    Redirect::to(&format!("{redirect}?{back}")).into_response()
}

fn token(inner: &Inner, client: &str, form: &HashMap<String, String>) -> Response {
    // RFC 6749, 2.3.1: both halves are form-encoded before they are joined.
    let halves = [CLIENT.0, CLIENT.1]
        .map(|half| url::form_urlencoded::byte_serialize(half.as_bytes()).collect::<String>());
    let expected = format!("Basic {}", STANDARD.encode(halves.join(":")));
    // A code counts once.
    let grant = form.get("code").and_then(|code| inner.grants.lock().unwrap().remove(code));
    let Some(grant) = grant.filter(|grant| {
        client == expected
            && form.get("grant_type").is_some_and(|kind| kind == "authorization_code")
            && form.get("redirect_uri") == Some(&grant.redirect)
            && form
                .get("code_verifier")
                .is_some_and(|verifier| base64(Sha256::digest(verifier)) == grant.challenge)
    }) else {
        return (StatusCode::BAD_REQUEST, axum::Json(json!({ "error": "invalid_grant" }))).into_response();
    };
    let access_token = base64(rand::random::<[u8; 16]>());
    let id_token = id_token(inner, &grant, &access_token);
    axum::Json(json!({
        "access_token": access_token, "token_type": "Bearer", "expires_in": 300, "id_token": id_token,
    }))
    .into_response()
}

fn id_token(inner: &Inner, grant: &Grant, access_token: &str) -> String {
    let fault = *inner.fault.lock().unwrap();
    let if_fault =
        |when: Fault, wrong: &str, right: &str| if fault == when { wrong } else { right }.to_owned();
    let expires = if fault == Fault::Expired { inner.now - 1 } else { inner.now + 300 };
    let header = json!({ "alg": if_fault(Fault::Unsigned, "none", "ES256"), "kid": "one", "typ": "JWT" });
    let claims = json!({
        "iss": if_fault(Fault::Issuer, "http://127.0.0.1:1", &inner.issuer),
        "aud": if_fault(Fault::Audience, "another site", CLIENT.0),
        "sub": grant.user.subject,
        "iat": inner.now - 10,
        "exp": expires,
        "nonce": if_fault(Fault::Nonce, "another question", &grant.nonce),
        "email": grant.user.email,
        "email_verified": grant.user.verified,
        "at_hash": base64(&Sha256::digest(access_token)[..16]),
    });
    let signed = format!("{}.{}", base64(header.to_string()), base64(claims.to_string()));
    let key = if fault == Fault::Signature { &inner.other_key } else { &inner.key };
    let signature = key.sign(&SystemRandom::new(), signed.as_bytes()).unwrap();
    let signature = if fault == Fault::Unsigned { String::new() } else { base64(signature) };
    format!("{signed}.{signature}")
}
