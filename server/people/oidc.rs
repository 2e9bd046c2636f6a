//! Sign-in by `OpenID` Connect: the way to a provider and what it says on the way back. The flow is
//! the authorization code with PKCE; state ties the answer to the browser that asked, the nonce ties
//! the token to the question, and tokens count only if signed by the keys that the provider publishes.

use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreJwsSigningAlgorithm, CoreProviderMetadata,
};
use openidconnect::{
    AccessTokenHash, AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet,
    EndpointSet, HttpRequest, HttpResponse, IssuerUrl, Nonce, OAuth2TokenResponse, PkceCodeChallenge,
    PkceCodeVerifier, RedirectUrl, Scope, TokenResponse,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::App;
use crate::config::Provider;

/// A provider answers within so many seconds, or it is down.
const SECONDS: u64 = 10;
/// The largest answer we read.
const LONGEST_ANSWER: usize = 1024 * 1024;

/// Signatures with a public key; never a shared secret, never none.
const ALGORITHMS: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// What the browser's session keeps between the question and the answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Question {
    pub provider: String,
    state: String,
    nonce: String,
    verifier: String,
}

impl Question {
    /// Does that state belong to this question? Compared as hashes, so that time tells nothing.
    pub fn is_answered_by(&self, state: &str) -> bool {
        Sha256::digest(&self.state) == Sha256::digest(state)
    }
}

/// Who somebody is there.
#[derive(Clone, Debug)]
pub(super) struct Identity {
    /// The provider's name for the account.
    pub subject: String,
    /// The address, if the provider has verified it.
    pub verified_email: Option<String>,
}

/// Why there is no identity.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failed {
    /// The provider does not answer, or not as it should.
    #[error("the provider can't be used: {0}")]
    Provider(String),
    /// Its answer does not prove anything.
    #[error("the provider's answer was refused: {0}")]
    Answer(String),
}

fn provider_failed(error: impl std::error::Error) -> Failed {
    Failed::Provider(with_causes(&error))
}

fn answer_refused(error: impl std::error::Error) -> Failed {
    Failed::Answer(with_causes(&error))
}

fn with_causes(error: &dyn std::error::Error) -> String {
    let mut said = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        said = format!("{said}: {error}");
        cause = error.source();
    }
    said
}

#[derive(Debug, thiserror::Error)]
enum FetchError {
    #[error("request: {0}")]
    Request(#[from] reqwest::Error),
    #[error("answer: {0}")]
    Answer(#[from] http::Error),
    #[error("the answer is too long")]
    TooLong,
}

/// One request to a provider. Redirects are not followed: they could lead anywhere.
async fn fetch(request: HttpRequest) -> Result<HttpResponse, FetchError> {
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(std::time::Duration::from_secs(SECONDS))
        .build()?;
    let mut answer = client.execute(request.try_into()?).await?;
    let mut made = http::Response::builder().status(answer.status());
    for (name, value) in answer.headers() {
        made = made.header(name, value);
    }
    let mut body = Vec::new();
    while let Some(part) = answer.chunk().await? {
        body.extend_from_slice(&part);
        if body.len() > LONGEST_ANSWER {
            return Err(FetchError::TooLong);
        }
    }
    Ok(made.body(body)?)
}

type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// Reads what the provider publishes about itself, anew each time: keys change.
async fn client(app: &App, provider: &Provider) -> Result<Client, Failed> {
    let issuer = IssuerUrl::new(provider.issuer.clone()).map_err(provider_failed)?;
    let metadata = CoreProviderMetadata::discover_async(issuer, &fetch).await.map_err(provider_failed)?;
    let secret =
        (!provider.client_secret.is_empty()).then(|| ClientSecret::new(provider.client_secret.clone()));
    let back = format!("{}/oidc/{}/return", app.config.base_url, provider.key);
    let back = RedirectUrl::new(back).map_err(provider_failed)?;
    let id = ClientId::new(provider.client_id.clone());
    Ok(CoreClient::from_provider_metadata(metadata, id, secret).set_redirect_uri(back))
}

/// The address to send the browser to, and what to keep for the way back.
pub(super) async fn ask(app: &App, provider: &Provider) -> Result<(String, Question), Failed> {
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let (address, state, nonce) = client(app, provider)
        .await?
        .authorize_url(CoreAuthenticationFlow::AuthorizationCode, CsrfToken::new_random, Nonce::new_random)
        .add_scope(Scope::new("email".to_owned()))
        .set_pkce_challenge(challenge)
        .url();
    let question = Question {
        provider: provider.key.clone(),
        state: state.into_secret(),
        nonce: nonce.secret().clone(),
        verifier: verifier.into_secret(),
    };
    Ok((address.into(), question))
}

/// Exchanges the code and checks the token that comes for it.
pub(super) async fn answer(
    app: &App,
    provider: &Provider,
    question: Question,
    code: String,
) -> Result<Identity, Failed> {
    let client = client(app, provider).await?;
    let tokens = client
        .exchange_code(AuthorizationCode::new(code))
        .map_err(provider_failed)?
        .set_pkce_verifier(PkceCodeVerifier::new(question.verifier))
        .request_async(&fetch)
        .await
        .map_err(answer_refused)?;
    let token = tokens.id_token().ok_or_else(|| Failed::Answer("there is no id token".to_owned()))?;
    let clock = app.clock.clone();
    let verifier = client.id_token_verifier().set_allowed_algs(ALGORITHMS).set_time_fn(move || clock.now());
    let claims = token.claims(&verifier, &Nonce::new(question.nonce)).map_err(answer_refused)?;
    if let Some(expected) = claims.access_token_hash() {
        let algorithm = token.signing_alg().map_err(answer_refused)?;
        let key = token.signing_key(&verifier).map_err(answer_refused)?;
        let actual =
            AccessTokenHash::from_token(tokens.access_token(), algorithm, key).map_err(answer_refused)?;
        if actual != *expected {
            return Err(Failed::Answer("the access token is not the id token's".to_owned()));
        }
    }
    let is_theirs = claims.email_verified() == Some(true);
    Ok(Identity {
        subject: claims.subject().to_string(),
        verified_email: claims.email().filter(|_| is_theirs).map(|email| email.to_string()),
    })
}
