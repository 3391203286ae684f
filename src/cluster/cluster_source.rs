//! Where the generations of an index are published: a name in a cluster.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde_json::Value;
use timra_serving::{Generation, IndexSource};

use super::client::{ClusterClient, Sent};
use super::cluster_generation::ClusterGeneration;
use super::pauses::Pauses;
use super::published::number_of;
use super::{Access, Cluster, ClusterAddress, Error, ReadOptions, Result};

/// Time between two looks where the name leads to.
const LOOK: Duration = Duration::from_secs(1);

/// How long a look may take.
const PATIENCE: Duration = Duration::from_secs(if cfg!(test) { 10 } else { 2 });

/// How often an index is opened whose name leads elsewhere by then.
const TRIES: usize = 8;

/// An index in a cluster, as a server looks at it: its name, which leads to one generation after the other.
pub struct ClusterSource {
    client: Arc<ClusterClient>,
    address: ClusterAddress,
    cache: Option<PathBuf>,
    options: ReadOptions,
    /// The name of the generation that was opened last.
    opened: Mutex<Option<String>>,
}

impl ClusterSource {
    /// The index at an address. Nothing is asked yet. What every reader needs of an index is kept in the directory `cache`, if
    /// that is given.
    pub fn new(address: &ClusterAddress, access: &Access, cache: Option<PathBuf>) -> Self {
        Self {
            client: Arc::new(ClusterClient::new(address, access)),
            address: address.clone(),
            cache,
            options: ReadOptions::default(),
            opened: Mutex::default(),
        }
    }

    /// This index, read as `options` say.
    #[must_use]
    pub fn with_options(self, options: ReadOptions) -> Self {
        Self { options, ..self }
    }

    /// The names of the indexes that the name leads to: one, unless somebody else has changed it.
    fn names(&self) -> Result<Vec<String>> {
        let pauses = Pauses::short().within(Some(PATIENCE));
        let path = format!("/{}/_alias", self.address.prefix());
        let reply = self.client.ask("GET", &path, Sent::Nothing, pauses)?;
        match reply.status {
            404 => Err(self.address.no_index()),
            200 => Ok(reply.body.as_object().into_iter().flatten().map(|(name, _)| name.clone()).collect()),
            _ => Err(self.client.refused(&reply)),
        }
    }

    fn opened(&self, pauses: Pauses) -> Result<Cluster> {
        let mut tries = TRIES;
        loop {
            let before = self.names();
            let opened =
                Cluster::open_with(self.client.clone(), &self.address, self.cache.as_deref(), pauses);
            tries -= 1;
            match opened {
                // Parts of it may be missing only because the name leads to another by now, and it was removed.
                Err(_) if tries > 0 && before.as_ref().ok() != self.names().as_ref().ok() => {}
                opened => return Ok(opened?.with_options(self.options)),
            }
        }
    }

    /// Makes sure that there is a copy of every part of an index.
    fn health(&self, name: &str) -> Result<()> {
        let pauses = Pauses::short().within(Some(PATIENCE));
        let path = format!("/_cluster/health/{name}?timeout=1s");
        let reply = self.client.ask("GET", &path, Sent::Nothing, pauses)?;
        match (reply.status, &reply.body["status"]) {
            // An index that is not there is waited for.
            (408, Value::String(status)) if status == "red" => Err(self.address.no_index()),
            (200, Value::String(status)) if status == "red" => Err(Error::Partial { name: name.to_owned() }),
            // Who may read an index need not be allowed to ask how the cluster is.
            (200 | 403, _) => Ok(()),
            _ => Err(self.client.refused(&reply)),
        }
    }
}

impl IndexSource for ClusterSource {
    fn published(&self) -> timra_serving::Result<Option<u128>> {
        Ok(match self.names()?.as_slice() {
            [name] => Some(number_of(name)),
            _ => None,
        })
    }

    fn open(&self, left: Option<Duration>) -> timra_serving::Result<Arc<dyn Generation>> {
        let cluster = self.opened(Pauses::short().within(left))?;
        let name = cluster.name().to_owned();
        *self.opened.lock().unwrap_or_else(PoisonError::into_inner) = Some(name);
        Ok(Arc::new(ClusterGeneration::new(cluster)))
    }

    fn pause(&self) -> Duration {
        LOOK
    }

    fn is_whole(&self) -> timra_serving::Result<()> {
        let opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Ok(opened.map_or(Ok(()), |name| self.health(&name))?)
    }
}
