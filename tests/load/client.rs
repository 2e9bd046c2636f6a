//! Clients that ask one address after the other over connections kept open, each waiting for its
//! answer, and what they saw. One thread for all of them: they share the cores with the server.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use crate::Failed;

/// An open connection.
pub struct Client {
    host: String,
    sender: SendRequest<Full<Bytes>>,
}

impl Client {
    /// To `host:port`.
    pub async fn connect(host: &str) -> Result<Self, Failed> {
        let stream = TcpStream::connect(host).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        Ok(Self { host: host.to_owned(), sender })
    }

    async fn send(
        &mut self,
        request: hyper::http::request::Builder,
        body: Bytes,
    ) -> Result<Response<Incoming>, Failed> {
        let request = request.header("host", &self.host).body(Full::new(body))?;
        self.sender.ready().await?;
        Ok(self.sender.send_request(request).await?)
    }

    /// Gets an address as a browser does, packed, and reads the answer to its end; `cookie` may be empty.
    pub async fn get(&mut self, address: &str, cookie: &str) -> Result<StatusCode, Failed> {
        let request = Request::get(address)
            .header("accept-encoding", "gzip, deflate, br, zstd")
            .header("cookie", cookie);
        let mut response = self.send(request, Bytes::new()).await?;
        while let Some(frame) = response.body_mut().frame().await {
            frame?;
        }
        Ok(response.status())
    }

    /// Gets an address and its answer's body, not packed; `cookie` may be empty.
    pub async fn read(&mut self, address: &str, cookie: &str) -> Result<(StatusCode, Bytes), Failed> {
        let response = self.send(Request::get(address).header("cookie", cookie), Bytes::new()).await?;
        let status = response.status();
        Ok((status, response.into_body().collect().await?.to_bytes()))
    }

    async fn send_form(
        &mut self,
        address: &str,
        form: &[(&str, &str)],
        cookie: &str,
        accept: &str,
    ) -> Result<Response<Incoming>, Failed> {
        let body = serde_urlencoded::to_string(form)?;
        let request = Request::post(address)
            .header("accept", accept)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .header("cookie", cookie);
        self.send(request, body.into()).await
    }

    /// Sends a form as somebody; gives the status and the answer's body.
    pub async fn post_as(
        &mut self,
        address: &str,
        form: &[(&str, &str)],
        cookie: &str,
    ) -> Result<(StatusCode, Bytes), Failed> {
        let response = self.send_form(address, form, cookie, "text/html").await?;
        let status = response.status();
        Ok((status, response.into_body().collect().await?.to_bytes()))
    }

    /// Sends a form as a script of ours does while somebody writes.
    pub async fn save(
        &mut self,
        address: &str,
        form: &[(&str, &str)],
        cookie: &str,
    ) -> Result<(StatusCode, Bytes), Failed> {
        let response = self.send_form(address, form, cookie, "application/json").await?;
        let status = response.status();
        Ok((status, response.into_body().collect().await?.to_bytes()))
    }

    /// Sends a file in the field `file` of a form, as somebody; gives the status and the answer's body.
    pub async fn upload(
        &mut self,
        address: &str,
        name: &str,
        file: &str,
        cookie: &str,
    ) -> Result<(StatusCode, Bytes), Failed> {
        let head = format!("Content-Disposition: form-data; name=\"file\"; filename=\"{name}\"");
        let body = format!("--bench\r\n{head}\r\n\r\n{file}\r\n--bench--\r\n");
        let request = Request::post(address)
            .header("content-type", "multipart/form-data; boundary=bench")
            .header("sec-fetch-site", "same-origin")
            .header("cookie", cookie);
        let response = self.send(request, body.into()).await?;
        let status = response.status();
        Ok((status, response.into_body().collect().await?.to_bytes()))
    }

    /// Sends a form as a page of ours does; gives the status and the cookie that was set.
    pub async fn post(
        &mut self,
        address: &str,
        form: &[(&str, &str)],
    ) -> Result<(StatusCode, String), Failed> {
        let response = self.send_form(address, form, "", "text/html").await?;
        let set = response.headers().get("set-cookie").and_then(|value| value.to_str().ok()).unwrap_or("");
        let cookie = set.split(';').next().unwrap_or("").to_owned();
        let status = response.status();
        response.into_body().collect().await?;
        Ok((status, cookie))
    }
}

/// One who asks addresses, as somebody or as nobody.
#[derive(Clone)]
pub struct Asker {
    addresses: Arc<Vec<String>>,
    next: Arc<AtomicUsize>,
    cookie: String,
}

impl Asker {
    /// One alone, who asks all of them.
    pub fn alone(addresses: Vec<String>, cookie: &str) -> Self {
        Self { addresses: Arc::new(addresses), next: Arc::default(), cookie: cookie.to_owned() }
    }

    /// So many, who ask each address once, all together.
    pub fn together(many: usize, addresses: Vec<String>, cookie: &str) -> Vec<Self> {
        vec![Self::alone(addresses, cookie); many]
    }
}

/// What clients saw.
#[derive(Default)]
pub struct Seen {
    /// How long each answer took, the shortest first.
    times: Vec<Duration>,
    /// How long all of it took.
    whole: Duration,
}

impl Seen {
    /// These times, and how long all of it took.
    pub fn of(mut times: Vec<Duration>, whole: Duration) -> Self {
        times.sort_unstable();
        Self { times, whole }
    }

    /// The time that so many of a hundred answers took at most.
    pub fn percentile(&self, percent: usize) -> Duration {
        let place = (self.times.len() * percent).div_ceil(100).saturating_sub(1);
        self.times.get(place).copied().unwrap_or_default()
    }

    /// Answers in a second.
    #[expect(clippy::cast_precision_loss, reason = "for people to read")]
    pub fn rate(&self) -> f64 {
        self.times.len() as f64 / self.whole.as_secs_f64().max(1e-9)
    }
}

/// The askers ask at the same time, each its addresses in turn, for so long. An answer that is no 200
/// ends everything, except that addresses may be unknown to the server if it `may_lack` some: those
/// do not count.
pub async fn load(host: &str, askers: Vec<Asker>, lasting: Duration, may_lack: bool) -> Result<Seen, Failed> {
    let began = Instant::now();
    // The first moments are for connections, threads and caches of the machine.
    let (counting_from, end) = (began + lasting / 10, began + lasting);
    let mut asking = Vec::new();
    for Asker { addresses, next, cookie } in askers {
        let mut client = Client::connect(host).await?;
        asking.push(tokio::spawn(async move {
            let mut times = Vec::new();
            while Instant::now() < end {
                let Some(address) = addresses.get(next.fetch_add(1, Ordering::Relaxed)) else { break };
                let asked = Instant::now();
                let status = client.get(address, &cookie).await?;
                if status == StatusCode::NOT_FOUND && may_lack {
                    continue;
                }
                if status != StatusCode::OK {
                    return Err(Failed(format!("{address} was answered with {status}")));
                }
                if asked >= counting_from {
                    times.push(asked.elapsed());
                }
            }
            Ok(times)
        }));
    }
    let mut seen = Seen::default();
    for one in asking {
        seen.times.extend(one.await??);
    }
    if seen.times.is_empty() {
        return Err(Failed("nothing was asked for".to_owned()));
    }
    seen.whole = counting_from.elapsed();
    seen.times.sort_unstable();
    Ok(seen)
}
