//! A posted form with a file in it.

use axum::extract::multipart::{Multipart, MultipartError};
use axum::extract::{FromRequest, Request};
use bytes::Bytes;

use crate::App;
use crate::error::{Error, Result};

/// More fields than any form of ours has.
const MOST_FIELDS: usize = 64;

/// A file as it was sent: neither its name nor its kind can be believed.
pub struct Sent {
    /// The last part of the name it had there.
    pub name: String,
    /// What is in it.
    pub bytes: Bytes,
}

/// A multipart form: its texts, and one file. How large it may be is the size layer's matter.
pub struct Upload {
    fields: Vec<(String, String)>,
    /// The file; none if no file was picked.
    pub file: Option<Sent>,
}

impl Upload {
    /// The first value of that name, blanks at both ends cut; empty if there is none.
    pub fn one(&self, name: &str) -> &str {
        self.fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }
}

impl FromRequest<App> for Upload {
    type Rejection = Error;

    async fn from_request(request: Request, app: &App) -> Result<Self> {
        let mut parts =
            Multipart::from_request(request, app).await.map_err(|_| Error::BadRequest("error-bad-form"))?;
        let mut upload = Self { fields: Vec::new(), file: None };
        while let Some(part) = parts.next_field().await.map_err(|error| refused(&error))? {
            if upload.fields.len() >= MOST_FIELDS {
                return Err(Error::BadRequest("error-bad-form"));
            }
            let field = part.name().unwrap_or_default().to_owned();
            if let Some(name) = part.file_name().map(last_part) {
                let bytes = part.bytes().await.map_err(|error| refused(&error))?;
                // An empty field is sent as a file without name and content.
                if !bytes.is_empty() || !name.is_empty() {
                    upload.file = Some(Sent { name, bytes });
                }
            } else {
                let text = part.text().await.map_err(|error| refused(&error))?;
                upload.fields.push((field, text.replace('\0', "")));
            }
        }
        Ok(upload)
    }
}

/// Old browsers send whole paths.
fn last_part(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|c| !c.is_control()).take(200).collect()
}

fn refused(error: &MultipartError) -> Error {
    if error.status() == http::StatusCode::PAYLOAD_TOO_LARGE {
        Error::TooLarge
    } else {
        Error::BadRequest("error-bad-form")
    }
}
