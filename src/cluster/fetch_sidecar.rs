//! A sidecar comes from a cluster.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use xxhash_rust::xxh3::xxh3_128;

use super::client::{ClusterClient, Sent};
use super::pauses::Pauses;
use super::published::{PublishedIndex, part_name};
use super::{Error, Result};

/// Bytes of a packed sidecar, at most.
const LONGEST: u64 = 4 << 30;

/// The packed bytes of the sidecar of an index.
pub(crate) fn fetch_sidecar(
    client: &ClusterClient,
    index: &PublishedIndex,
    pauses: Pauses,
) -> Result<Vec<u8>> {
    let wrong = Error::Damaged("its sidecar is not what was written");
    if index.bytes > LONGEST {
        return Err(wrong);
    }
    let mut bytes = Vec::new();
    for part in 0..index.parts {
        let path = format!("/{}/_doc/{}?_source=part", index.name, part_name(part));
        let reply = client.done("GET", &path, Sent::Nothing, pauses)?;
        let part = reply["_source"]["part"].as_str().and_then(|part| BASE64_STANDARD.decode(part).ok());
        bytes.extend(part.ok_or(Error::Damaged("a part of its sidecar is missing"))?);
        if bytes.len() as u64 > index.bytes {
            return Err(wrong);
        }
    }
    if is_whole(index, &bytes) { Ok(bytes) } else { Err(wrong) }
}

/// Whether `bytes` are those of the sidecar of an index.
pub(crate) fn is_whole(index: &PublishedIndex, bytes: &[u8]) -> bool {
    bytes.len() as u64 == index.bytes && format!("{:032x}", xxh3_128(bytes)) == index.hash
}
