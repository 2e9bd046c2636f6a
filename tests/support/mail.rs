//! A real mail server on loopback, which keeps what it is given.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// The server; its letters are whole messages, headers and all.
pub struct MailServer {
    pub address: String,
    letters: Arc<Mutex<Vec<String>>>,
}

impl MailServer {
    /// Listens on a free port.
    pub async fn start() -> Self {
        Self::answering("250 ok").await
    }

    /// The same, with another answer when it hears for whom a letter is.
    pub async fn answering(to_whom: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("smtp://{}", listener.local_addr().unwrap());
        let letters = Arc::new(Mutex::new(Vec::new()));
        let kept = letters.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, kept.clone(), to_whom));
            }
        });
        Self { address, letters }
    }

    /// What has come in so far.
    pub fn letters(&self) -> Vec<String> {
        self.letters.lock().unwrap().clone()
    }
}

async fn serve(
    stream: TcpStream,
    letters: Arc<Mutex<Vec<String>>>,
    to_whom: &'static str,
) -> std::io::Result<()> {
    let (reader, mut writer) = stream.into_split();
    let mut lines = BufReader::new(reader).lines();
    writer.write_all(b"220 loopback\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        let verb = line.get(..4).unwrap_or_default().to_uppercase();
        match verb.as_str() {
            "DATA" => {
                writer.write_all(b"354 go on\r\n").await?;
                let mut letter = String::new();
                while let Some(line) = lines.next_line().await? {
                    if line == "." {
                        break;
                    }
                    letter.push_str(line.strip_prefix('.').unwrap_or(&line));
                    letter.push('\n');
                }
                letters.lock().unwrap().push(letter);
                writer.write_all(b"250 kept\r\n").await?;
            }
            "RCPT" => writer.write_all(format!("{to_whom}\r\n").as_bytes()).await?,
            "QUIT" => {
                writer.write_all(b"221 bye\r\n").await?;
                return Ok(());
            }
            _ => writer.write_all(b"250 ok\r\n").await?,
        }
    }
    Ok(())
}
