//! An index is loaded into a cluster.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Instant;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use timra_format::OpenIndex;

use super::blocks::{block, end_of_block};
use super::bulk::{Batch, NotTaken, Sending};
use super::client::{ClusterClient, Sent};
use super::index_settings::index_settings;
use super::lease::{Lease, SIGN_OF_LIFE};
use super::of_index;
use super::pauses::Pauses;
use super::published::{PublishedIndex, is_hash, part_name};
use super::sent_section::{SentSection, ValuesBySection};
use super::sidecar::Sidecar;
use super::verify::verify;
use super::{Access, ClusterAddress, Error, LoadOptions, Result};

/// Bytes of a batch, about.
const BATCH: usize = 4 << 20;

/// Batches that are on their way at one time.
const SENDERS: usize = 2;

/// Bytes of a part of a sidecar.
pub(crate) const PART: usize = 3 << 20;

/// What came of loading an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadedIndex {
    /// Name of the index in the cluster.
    pub name: String,
    /// Number of sections.
    pub sections: u64,
    /// Bytes of the sidecar.
    pub sidecar: u64,
    /// Bytes that were sent; none if the cluster had the index already.
    pub sent: u64,
    /// Number of indexes that were removed: the one before, and what was left of others.
    pub removed: usize,
}

/// Loads the index in the directory `dir` into a cluster, and lets those who search have it once it is whole.
///
/// # Errors
/// [`Error::Held`] if another program loads under the same name; any other error leaves the index in force that was in force
/// before.
pub fn load(
    dir: &Path,
    (address, access): (&ClusterAddress, &Access),
    options: &LoadOptions,
) -> Result<LoadedIndex> {
    let client = ClusterClient::new(address, access);
    let prefix = address.prefix();
    let before = match PublishedIndex::find(&client, address, Pauses::short()) {
        Ok(before) => Some(before),
        Err(Error::NoIndex { .. } | Error::OtherFormat { .. }) => None,
        Err(error) => return Err(error),
    };
    let index = timra_format::open_whole(dir)?;
    let sidecar = of_index::sidecar(&index, dir)?;
    let packed = sidecar.encode();
    let new = PublishedIndex::of(prefix, &index.manifest, options, &packed, PART);
    let known = before.filter(|before| before.is_like(&new) && !options.full);
    let (name, sections, sidecar_bytes) = (new.name.clone(), new.sections, new.bytes);
    let mut loaded = LoadedIndex { name, sections, sidecar: sidecar_bytes, sent: 0, removed: 0 };
    if let Some(known) = known {
        return Ok(LoadedIndex { name: known.name, sidecar: known.bytes, ..loaded });
    }
    let mut lease = Lease::take(&client, prefix)?;
    let sent = Loading { client: &client, new: &new, options }.run((&index, &sidecar, &packed), &mut lease);
    let done = sent.and_then(|sent| {
        loaded.sent = sent;
        lease.renew()?;
        switch(&client, prefix, &new)?;
        loaded.removed = remove_others(&client, prefix, Some(&new.name))?;
        Ok(loaded)
    });
    // Where it cannot be given back it expires.
    let _ = lease.give_back();
    done
}

/// What is being loaded.
struct Loading<'l> {
    client: &'l ClusterClient,
    new: &'l PublishedIndex,
    options: &'l LoadOptions,
}

impl Loading<'_> {
    /// Sends everything, and makes sure that it has arrived. Returns how many bytes were sent.
    fn run(&self, (index, sidecar, packed): (&OpenIndex, &Sidecar, &[u8]), lease: &mut Lease) -> Result<u64> {
        let (client, name) = (self.client, &self.new.name);
        // What an earlier program left half done is begun anew.
        remove_others(client, prefix_of(name), None)?;
        let body = index_settings(self.options, self.new.meta())?;
        let made = client.ask("PUT", &format!("/{name}"), Sent::Json(&body), Pauses::long())?;
        // Nobody else uses this name: the index was made, and only the answer was lost.
        let is_there = made.body["error"]["type"] == "resource_already_exists_exception";
        if !(200..300).contains(&made.status) && !is_there {
            return Err(client.refused(&made));
        }
        let mut sent = self.send_sidecar(packed)?;
        let (of_sections, hashes) = self.send_sections(index, sidecar, lease)?;
        sent += of_sections;
        lease.renew()?;
        verify(client, self.new, &hashes, packed)?;
        let settings = json!({ "index": { "refresh_interval": null } });
        client.done("PUT", &format!("/{name}/_settings"), Sent::Json(&settings), Pauses::long())?;
        Ok(sent)
    }

    fn send_sidecar(&self, packed: &[u8]) -> Result<u64> {
        let mut sent = 0;
        for (number, part) in packed.chunks(PART).enumerate() {
            let mut batch = Batch::default();
            let action = json!({ "index": { "_id": part_name(number as u32) } });
            let document = json!({ "part": BASE64_STANDARD.encode(part) });
            batch.add(0, format!("{action}\n{document}\n").as_bytes());
            sent += batch.len() as u64;
            match batch.send(self.client, &self.new.name)? {
                Sending::Taken => {}
                Sending::NotTaken(NotTaken { what, .. }) => return Err(self.client.strange(what)),
            }
        }
        Ok(sent)
    }

    /// Sends all sections. Returns how many bytes they were, and a hash of each.
    fn send_sections(
        &self,
        index: &OpenIndex,
        sidecar: &Sidecar,
        lease: &mut Lease,
    ) -> Result<(u64, Vec<u64>)> {
        let (batches, waiting) = sync_channel::<Batch>(1);
        let waiting = Mutex::new(waiting);
        let is_over = AtomicBool::new(false);
        thread::scope(|scope| {
            let senders: Vec<_> = (0..SENDERS)
                .map(|_| {
                    scope.spawn(|| {
                        let sent = self.send_waiting(&waiting);
                        if sent.as_ref().is_ok_and(Option::is_none) {
                            Ok(None)
                        } else {
                            is_over.store(true, Ordering::Relaxed);
                            sent
                        }
                    })
                })
                .collect();
            let made = make(index, sidecar, lease, &is_over, batches);
            let mut refused = None;
            for sender in senders {
                refused = refused.or(sender.join().map_err(|_| Error::Damaged("a thread has ended"))??);
            }
            if let Some(NotTaken { number, what }) = refused {
                let (page, stored) = (index.page(number)?, index.stored(number)?);
                let path = format!("{}/{}", page.site, page.path);
                return Err(Error::Section { path, line: stored.line, what });
            }
            made
        })
    }

    /// Sends batches until there are no more; ends with a document that was not taken.
    fn send_waiting(&self, waiting: &Mutex<Receiver<Batch>>) -> Result<Option<NotTaken>> {
        loop {
            let next = waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok(batch) = next else { return Ok(None) };
            if let Sending::NotTaken(refused) = batch.send(self.client, &self.new.name)? {
                return Ok(Some(refused));
            }
        }
    }
}

/// Makes the documents of all sections, and gives signs of life meanwhile.
fn make(
    index: &OpenIndex,
    sidecar: &Sidecar,
    lease: &mut Lease,
    is_over: &AtomicBool,
    batches: SyncSender<Batch>,
) -> Result<(u64, Vec<u64>)> {
    let (mut bytes, mut hashes, mut batch) = (0, Vec::new(), Batch::default());
    let values = ValuesBySection::new(sidecar);
    let mut alive = Instant::now();
    let sections = sidecar.sections() as u32;
    let mut start = 0;
    while start < sections {
        let end = end_of_block(&sidecar.numbers, start, sections);
        let terms = block(index, &sidecar.words, &sidecar.pairs, start..end)?;
        for (section, terms) in (start..end).zip(&terms) {
            let document = SentSection::new((index, sidecar), &values, section, terms)?;
            batch.add(document.section, &document.lines);
            hashes.push(document.hash);
            if batch.len() < BATCH && section + 1 < sections {
                continue;
            }
            bytes += batch.len() as u64;
            if is_over.load(Ordering::Relaxed) || batches.send(std::mem::take(&mut batch)).is_err() {
                return Ok((bytes, hashes));
            }
            if alive.elapsed() > SIGN_OF_LIFE {
                lease.renew()?;
                alive = Instant::now();
            }
        }
        start = end;
    }
    Ok((bytes, hashes))
}

/// The name with which the name of an index begins.
fn prefix_of(name: &str) -> &str {
    name.rsplit_once('-').map_or(name, |(prefix, _)| prefix)
}

/// Lets the name lead to the new index, and to no other, in one step.
fn switch(client: &ClusterClient, prefix: &str, new: &PublishedIndex) -> Result<()> {
    let actions = json!({ "actions": [
        { "remove": { "index": format!("{prefix}-*"), "alias": prefix, "must_exist": false } },
        { "add": { "index": new.name, "alias": prefix } },
    ] });
    client.done("POST", "/_aliases", Sent::Json(&actions), Pauses::long())?;
    Ok(())
}

/// Removes the indexes that were loaded under `prefix` and that the name does not lead to: all but `kept`, if that is given.
/// Returns how many.
fn remove_others(client: &ClusterClient, prefix: &str, kept: Option<&str>) -> Result<usize> {
    let path = format!("/{prefix}-*/_alias?expand_wildcards=all");
    let indexes = client.done("GET", &path, Sent::Nothing, Pauses::long())?;
    let mut removed = 0;
    for (name, about) in indexes.as_object().into_iter().flatten() {
        let is_ours = name.strip_prefix(prefix).and_then(|it| it.strip_prefix('-')).is_some_and(is_hash);
        let is_in_force = about["aliases"].get(prefix).is_some_and(Value::is_object);
        if !is_ours || is_in_force || kept == Some(name.as_str()) {
            continue;
        }
        let reply = client.ask("DELETE", &format!("/{name}"), Sent::Nothing, Pauses::long())?;
        if !matches!(reply.status, 200..300 | 404) {
            return Err(client.refused(&reply));
        }
        removed += 1;
    }
    Ok(removed)
}
