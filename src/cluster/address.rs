//! The address of an index in a cluster.

use std::fmt;
use std::str::FromStr;

use super::{Error, Result};

/// The name of an index for which none is given.
const PREFIX: &str = "timra";

/// What stands in front of the address of a cluster of OpenSearch.
const KIND: &str = "opensearch=";

/// Letters of a name, at most: the names of generations are longer, and OpenSearch takes 255 bytes.
const LONGEST: usize = 128;

/// Where an index is in a cluster: `opensearch=URL[/PREFIX]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClusterAddress {
    url: String,
    prefix: String,
}

impl ClusterAddress {
    /// The address of the cluster, without a slash at its end.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The name of the index: an alias, with which the names of generations begin.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The error that nothing was loaded under the name.
    pub(crate) fn no_index(&self) -> Error {
        Error::NoIndex { url: self.url().to_owned(), prefix: self.prefix().to_owned() }
    }
}

impl FromStr for ClusterAddress {
    type Err = Error;

    fn from_str(given: &str) -> Result<Self> {
        // What stands in an address by mistake is not printed.
        let shown = given.split('@').next_back().unwrap_or_default().to_owned();
        let wrong = |what| Error::Address { given: shown.clone(), what };
        let url = given.strip_prefix(KIND).ok_or_else(|| wrong("it begins with `opensearch=`"))?;
        let (scheme, rest) = url.split_once("://").ok_or_else(|| wrong("it has no `https://`"))?;
        if !matches!(scheme, "http" | "https") {
            return Err(wrong("it has no `https://`"));
        }
        if rest.contains(['?', '#']) || rest.contains(char::is_whitespace) {
            return Err(wrong("it has more than a host, a port and a name"));
        }
        let (host, prefix) = rest.split_once('/').unwrap_or((rest, ""));
        if host.contains('@') {
            return Err(wrong("credentials stand in TIMRA_ENGINE_AUTH or in a file, and not in an address"));
        }
        if host.is_empty() || host.starts_with(':') {
            return Err(wrong("it has no host"));
        }
        let prefix = prefix.trim_end_matches('/');
        let prefix = if prefix.is_empty() { PREFIX } else { prefix };
        let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        let is_name = prefix.bytes().all(|byte| is_letter(byte) || matches!(byte, b'-' | b'_' | b'.'))
            && prefix.bytes().next().is_some_and(is_letter)
            && prefix.len() <= LONGEST;
        if !is_name {
            return Err(wrong("the name of an index has small letters, digits, `-`, `_` and `.`"));
        }
        Ok(Self { url: format!("{scheme}://{host}"), prefix: prefix.to_owned() })
    }
}

impl fmt::Display for ClusterAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{KIND}{}/{}", self.url, self.prefix)
    }
}

#[cfg(test)]
mod tests {
    use super::ClusterAddress;

    #[test]
    fn an_address_has_a_host_and_maybe_a_name() {
        for (given, url, prefix) in [
            ("opensearch=http://localhost:9200", "http://localhost:9200", "timra"),
            ("opensearch=https://search.example.org/", "https://search.example.org", "timra"),
            ("opensearch=https://search.example.org/docs-2", "https://search.example.org", "docs-2"),
        ] {
            let address: ClusterAddress = given.parse().expect("an address");
            assert_eq!((address.url(), address.prefix()), (url, prefix), "{given}");
            assert_eq!(address.to_string().parse::<ClusterAddress>().expect("an address"), address);
        }
    }

    #[test]
    fn what_is_no_address_is_refused_and_no_password_is_printed() {
        for given in [
            "http://localhost:9200",
            "opensearch=localhost:9200",
            "opensearch=ftp://localhost/x",
            "opensearch=http:///x",
            "opensearch=http://host/a/b",
            "opensearch=http://host/Upper",
            "opensearch=http://host/_all",
            "opensearch=http://host/*",
            "opensearch=http://host/x?y=z",
            "opensearch=http://user:secret@host/x",
        ] {
            let error = given.parse::<ClusterAddress>().expect_err(given).to_string();
            assert!(!error.contains("secret"), "{error}");
        }
    }
}
