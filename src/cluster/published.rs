//! The index that a name leads to.

use serde_json::{Value, json};
use timra_format::Manifest;
use xxhash_rust::xxh3::xxh3_128;

use super::client::{ClusterClient, Sent};
use super::pauses::{Pauses, since_1970};
use super::{ClusterAddress, Error, LoadOptions, Result};

/// Number of the format of an index in a cluster. A change to its fields, to what they hold or to its sidecar raises it.
pub(crate) const FORMAT: u64 = 2;

/// An index of a cluster, and what it says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PublishedIndex {
    /// Name of the index in the cluster.
    pub name: String,
    /// The digest of what was indexed.
    pub digest: String,
    /// Into how many parts it is divided.
    pub shards: u32,
    /// Number of sections.
    pub sections: u64,
    /// Number of parts of its sidecar.
    pub parts: u32,
    /// Number of bytes of its sidecar.
    pub bytes: u64,
    /// Hash of its sidecar.
    pub hash: String,
    /// When it was loaded, in milliseconds since 1970.
    pub loaded: u64,
}

impl PublishedIndex {
    /// An index that is going to be loaded. No other index has had its name: who still asks for one that was removed is told
    /// so, and never gets what another program loads at that moment.
    pub(crate) fn of(
        prefix: &str,
        manifest: &Manifest,
        options: &LoadOptions,
        sidecar: &[u8],
        part: usize,
    ) -> Self {
        let now = since_1970();
        let made_of = format!("{} {} {}", manifest.digest, std::process::id(), now.as_nanos());
        Self {
            name: format!("{prefix}-{:032x}", xxh3_128(made_of.as_bytes())),
            digest: manifest.digest.clone(),
            shards: options.shards,
            sections: manifest.sections,
            parts: sidecar.len().div_ceil(part) as u32,
            bytes: sidecar.len() as u64,
            hash: format!("{:032x}", xxh3_128(sidecar)),
            loaded: u64::try_from(now.as_millis()).unwrap_or(u64::MAX),
        }
    }

    /// Whether another index answers as this one does, from as many parts.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        (&self.digest, self.shards) == (&other.digest, other.shards)
    }

    /// What it says of itself.
    pub(crate) fn meta(&self) -> Value {
        json!({ "timra": {
            "format": FORMAT,
            "digest": self.digest,
            "shards": self.shards,
            "sections": self.sections,
            "loaded": self.loaded,
            "sidecar": { "parts": self.parts, "bytes": self.bytes, "xxh3": self.hash },
        } })
    }

    /// The index that the name of an address leads to.
    pub(crate) fn find(client: &ClusterClient, address: &ClusterAddress, pauses: Pauses) -> Result<Self> {
        let prefix = address.prefix();
        let reply = client.ask("GET", &format!("/{prefix}/_mapping"), Sent::Nothing, pauses)?;
        if reply.status == 404 {
            return Err(address.no_index());
        }
        if reply.status != 200 {
            return Err(client.refused(&reply));
        }
        let foreign = || Error::Foreign { url: address.url().to_owned(), prefix: prefix.to_owned() };
        let indexes = reply.body.as_object().filter(|indexes| indexes.len() == 1).ok_or_else(foreign)?;
        let (name, about) = indexes.iter().next().ok_or_else(foreign)?;
        let meta = &about["mappings"]["_meta"]["timra"];
        let found = meta["format"].as_u64().ok_or_else(foreign)?;
        if found != FORMAT {
            return Err(Error::OtherFormat { name: name.clone(), found, known: FORMAT });
        }
        let read = || {
            let sidecar = &meta["sidecar"];
            let small = |value: &Value| u32::try_from(value.as_u64()?).ok();
            Some(Self {
                name: name.clone(),
                digest: meta["digest"].as_str()?.to_owned(),
                shards: small(&meta["shards"])?.max(1),
                sections: meta["sections"].as_u64()?,
                loaded: meta["loaded"].as_u64()?,
                parts: small(&sidecar["parts"])?,
                bytes: sidecar["bytes"].as_u64()?,
                hash: sidecar["xxh3"].as_str().filter(|hash| is_hash(hash))?.to_owned(),
            })
        };
        // A name that leads out of a path is none of ours.
        let digits = name.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('-'));
        if !digits.is_some_and(is_hash) {
            return Err(foreign());
        }
        read().ok_or_else(foreign)
    }
}

/// A number for the name of an index.
pub(crate) fn number_of(name: &str) -> u128 {
    xxh3_128(name.as_bytes())
}

/// Whether `text` is 128 bits in hexadecimal.
pub(crate) fn is_hash(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// Name of a part of a sidecar.
pub(crate) fn part_name(number: u32) -> String {
    format!("sidecar-{number}")
}
