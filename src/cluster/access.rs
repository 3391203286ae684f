//! Who asks a cluster, and whom of those who answer is believed.

use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use ureq::tls::{Certificate, PemItem, parse_pem};

use super::{Error, Result};

/// The schemes of HTTP whose credentials are sent as they are given.
const SCHEMES: [&str; 3] = ["Basic ", "Bearer ", "ApiKey "];

/// Bytes of a file with credentials or certificates, at most.
const LONGEST: u64 = 1 << 20;

/// Credentials, and certificates of those who may vouch for a cluster. It cannot be printed.
#[derive(Clone, Default)]
pub struct Access {
    pub(crate) authorization: Option<String>,
    pub(crate) authorities: Vec<Certificate<'static>>,
}

impl Access {
    /// Access with these credentials: `user:password`, or what HTTP sends, as `Bearer …`. Empty ones are none.
    #[must_use]
    pub fn with_credentials(mut self, credentials: &str) -> Self {
        let given = credentials.trim();
        let is_scheme = SCHEMES.iter().any(|scheme| given.starts_with(scheme));
        self.authorization = match given {
            "" => None,
            given if is_scheme => Some(given.to_owned()),
            given => Some(format!("Basic {}", BASE64_STANDARD.encode(given))),
        };
        self
    }

    /// Access with the credentials in the file at `path`.
    ///
    /// # Errors
    /// [`Error::Read`] if the file cannot be read.
    pub fn with_credentials_of(self, path: &Path) -> Result<Self> {
        Ok(self.with_credentials(&read(path)?))
    }

    /// Access to a cluster whose certificate one of the certificates in the file at `path` vouches for, in PEM.
    ///
    /// # Errors
    /// [`Error::Read`] if the file cannot be read or has no certificate.
    pub fn with_authorities_of(mut self, path: &Path) -> Result<Self> {
        let wrong = |what: String| Error::Read { path: path.to_owned(), what };
        let text = read(path)?;
        for item in parse_pem(text.as_bytes()) {
            if let PemItem::Certificate(certificate) = item.map_err(|error| wrong(error.to_string()))? {
                self.authorities.push(certificate);
            }
        }
        if self.authorities.is_empty() { Err(wrong("it has no certificate".to_owned())) } else { Ok(self) }
    }
}

fn read(path: &Path) -> Result<String> {
    let wrong = |what: String| Error::Read { path: path.to_owned(), what };
    let length = fs::metadata(path).map_err(|error| wrong(error.to_string()))?.len();
    if length > LONGEST {
        return Err(wrong("it is too long".to_owned()));
    }
    fs::read_to_string(path).map_err(|error| wrong(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::Access;

    #[test]
    fn credentials_are_sent_as_http_wants_them() {
        let sent = |given: &str| Access::default().with_credentials(given).authorization;
        assert_eq!(sent("admin:admin\n").as_deref(), Some("Basic YWRtaW46YWRtaW4="));
        assert_eq!(sent("Bearer abc").as_deref(), Some("Bearer abc"));
        assert_eq!(sent(" "), None);
    }

    #[test]
    fn a_file_without_certificates_is_refused() {
        let dir = tempfile::tempdir().expect("a directory");
        let path = dir.path().join("ca.pem");
        std::fs::write(&path, "no certificate").expect("a file");
        let error = Access::default().with_authorities_of(&path).err().expect("an error").to_string();
        assert!(error.ends_with("it has no certificate"), "{error}");
    }
}
