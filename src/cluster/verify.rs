//! What was sent is compared with what has arrived.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;
use xxhash_rust::xxh3::xxh3_64;

use super::client::{ClusterClient, Sent};
use super::fetch_sidecar::fetch_sidecar;
use super::pauses::Pauses;
use super::published::PublishedIndex;
use super::{Error, Result};

/// Sections that are read back, at most.
const SAMPLE: usize = 64;

/// Makes sure that the cluster has every section, that some of them are what was sent, and that the sidecar is. `hashes` are
/// those of all sections.
pub(crate) fn verify(
    client: &ClusterClient,
    new: &PublishedIndex,
    hashes: &[u64],
    packed: &[u8],
) -> Result<()> {
    let name = &new.name;
    let wrong = |what: String| Error::NotWhatWasSent { name: name.clone(), what };
    client.done("POST", &format!("/{name}/_refresh"), Sent::Nothing, Pauses::long())?;
    let all = json!({ "query": { "exists": { "field": "n" } } });
    let count = client.done("POST", &format!("/{name}/_count"), Sent::Json(&all), Pauses::long())?;
    let (sent, found) = (hashes.len() as u64, count["count"].as_u64().unwrap_or_default());
    if count["_shards"]["failed"].as_u64() != Some(0) || sent != found || sent != new.sections {
        return Err(wrong(format!("it has {found} sections of {}", new.sections)));
    }
    let step = hashes.len().div_ceil(SAMPLE).max(1);
    let ids: Vec<String> = (0..hashes.len()).step_by(step).map(|section| section.to_string()).collect();
    if !ids.is_empty() {
        let path = format!("/{name}/_mget?_source=terms,shown");
        let sample = client.done("POST", &path, Sent::Json(&json!({ "ids": ids })), Pauses::long())?;
        let documents = sample["docs"].as_array().map(Vec::as_slice).unwrap_or_default();
        for (id, document) in ids.iter().zip(documents) {
            let of = |field: &str| BASE64_STANDARD.decode(document["_source"][field].as_str()?).ok();
            let arrived =
                of("terms").zip(of("shown")).map(|(terms, shown)| xxh3_64(&[terms, shown].concat()));
            let sent = id.parse().ok().and_then(|section: usize| hashes.get(section)).copied();
            if arrived.is_none() || arrived != sent {
                return Err(wrong(format!("section {id} is another one")));
            }
        }
        if documents.len() != ids.len() {
            return Err(wrong("sections are missing".to_owned()));
        }
    }
    if fetch_sidecar(client, new, Pauses::short())? == packed {
        Ok(())
    } else {
        Err(wrong("its sidecar is another one".to_owned()))
    }
}
