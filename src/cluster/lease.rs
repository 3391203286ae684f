//! The lease: one program loads under a name at a time.

use std::time::Duration;

use serde_json::{Value, json};

use super::client::{ClusterClient, Reply, Sent};
use super::pauses::{Pauses, since_1970};
use super::{Error, Result};

/// After how many seconds without a sign of life a program counts as gone.
const SECONDS: u64 = 60;

/// How often a sign of life is given.
pub(crate) const SIGN_OF_LIFE: Duration = Duration::from_secs(15);

/// The right to load under a name. It is a document of the cluster, which only its owner changes.
pub(crate) struct Lease<'c> {
    client: &'c ClusterClient,
    prefix: String,
    owner: String,
    /// What no other lease has.
    id: String,
    /// Number and term of the last change.
    version: (u64, u64),
}

impl<'c> Lease<'c> {
    /// Takes the lease for `prefix`: one that nobody has, or one whose owner gives no sign of life.
    pub(crate) fn take(client: &'c ClusterClient, prefix: &str) -> Result<Self> {
        let index = format!("/{}", index_of(prefix));
        let settings = json!({ "settings": { "number_of_shards": 1, "auto_expand_replicas": "0-1" } });
        let made = client.ask("PUT", &index, Sent::Json(&settings), Pauses::long())?;
        let is_there = made.body["error"]["type"] == "resource_already_exists_exception";
        if !(200..300).contains(&made.status) && !is_there {
            return Err(client.refused(&made));
        }
        let (owner, id) = (owner(), id());
        let mut lease = Self { client, prefix: prefix.to_owned(), owner, id, version: (0, 0) };
        // What is taken twice in one moment is taken by one: the other looks again.
        for _ in 0..8 {
            let known = client.ask("GET", &lease.path("_doc"), Sent::Nothing, Pauses::long())?;
            let reply = if known.status == 404 {
                client.ask("PUT", &lease.path("_create"), Sent::Json(&lease.value()), Pauses::long())?
            } else {
                let of = &known.body["_source"];
                lease.version = lease.version_in(&known.body)?;
                if of["id"] == lease.id.as_str() {
                    // The lease was written, and only the answer was lost.
                    return Ok(lease);
                }
                if of["until"].as_u64().unwrap_or_default() > now() {
                    let owner = of["owner"].as_str().unwrap_or("another program").to_owned();
                    return Err(Error::Held { prefix: prefix.to_owned(), owner, seconds: SECONDS });
                }
                lease.write(Pauses::long())?
            };
            match reply.status {
                409 => continue,
                200..300 => {
                    lease.version = lease.version_in(&reply.body)?;
                    return Ok(lease);
                }
                _ => return Err(client.refused(&reply)),
            }
        }
        Err(Error::Held { prefix: prefix.to_owned(), owner: "another program".to_owned(), seconds: SECONDS })
    }

    /// Gives a sign of life.
    pub(crate) fn renew(&mut self) -> Result<()> {
        let mut pauses = Pauses::long();
        loop {
            let written = self.write(Pauses::none());
            if let Ok(Reply { status: 200..300, body, .. }) = &written {
                self.version = self.version_in(body)?;
                return Ok(());
            }
            // The lease may have been written all the same: what stands there says whose it is.
            let known = self.client.ask("GET", &self.path("_doc"), Sent::Nothing, Pauses::long())?;
            if known.body["_source"]["id"] != self.id.as_str() {
                return Err(Error::LeaseLost { prefix: self.prefix.clone() });
            }
            self.version = self.version_in(&known.body)?;
            if !pauses.pause(None) {
                return Err(written.map_or_else(|error| error, |reply| self.client.refused(&reply)));
            }
        }
    }

    /// Gives the lease back.
    pub(crate) fn give_back(self) -> Result<()> {
        let reply = self.client.ask("DELETE", &self.path_in_version(), Sent::Nothing, Pauses::short())?;
        if matches!(reply.status, 200..300 | 404 | 409) { Ok(()) } else { Err(self.client.refused(&reply)) }
    }

    /// Writes the lease over what stands there in the version that is known.
    fn write(&self, pauses: Pauses) -> Result<Reply> {
        self.client.ask("PUT", &self.path_in_version(), Sent::Json(&self.value()), pauses)
    }

    fn version_in(&self, body: &Value) -> Result<(u64, u64)> {
        let version = || Some((body["_seq_no"].as_u64()?, body["_primary_term"].as_u64()?));
        version().ok_or_else(|| self.client.strange("its lease has no version"))
    }

    /// The path of the lease, for a change that is refused if there was another one since.
    fn path_in_version(&self) -> String {
        let (number, term) = self.version;
        format!("{}?if_seq_no={number}&if_primary_term={term}", self.path("_doc"))
    }

    fn path(&self, kind: &str) -> String {
        format!("/{}/{kind}/writer", index_of(&self.prefix))
    }

    fn value(&self) -> Value {
        json!({ "owner": self.owner, "id": self.id, "until": now() + SECONDS * 1000 })
    }
}

/// The index with the lease for `prefix`.
pub(crate) fn index_of(prefix: &str) -> String {
    format!("{prefix}-lease")
}

/// Milliseconds since 1970.
fn now() -> u64 {
    u64::try_from(since_1970().as_millis()).unwrap_or(u64::MAX)
}

/// Who loads, for people.
fn owner() -> String {
    let host = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    let host = host.trim();
    let host = if host.is_empty() { "a machine without a name" } else { host };
    format!("process {} on {host}", std::process::id())
}

/// A text that is another one each time.
fn id() -> String {
    format!("{:x}-{:x}", std::process::id(), since_1970().as_nanos())
}
