//! Documents are sent to a cluster, many at a time.

use std::ops::Range;

use serde_json::Value;

use super::Result;
use super::client::{ClusterClient, Sent, said};
use super::pauses::Pauses;

/// Documents that are sent together: the lines of `_bulk`.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    lines: Vec<u8>,
    /// Of each document, its number and where its lines are.
    documents: Vec<(u32, Range<usize>)>,
}

/// A document that the cluster does not take.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NotTaken {
    /// The number of the document.
    pub number: u32,
    /// What the cluster says.
    pub what: String,
}

/// What came of a batch.
pub(crate) enum Sending {
    /// All documents were taken.
    Taken,
    /// The cluster does not take a document.
    NotTaken(NotTaken),
}

impl Batch {
    /// Adds a document.
    pub(crate) fn add(&mut self, number: u32, lines: &[u8]) {
        let start = self.lines.len();
        self.lines.extend(lines);
        self.documents.push((number, start..self.lines.len()));
    }

    /// Number of bytes.
    pub(crate) fn len(&self) -> usize {
        self.lines.len()
    }

    /// Sends the documents to `index`. Those that the cluster has no room for at the moment are sent again after a pause.
    pub(crate) fn send(mut self, client: &ClusterClient, index: &str) -> Result<Sending> {
        let path = format!(
            "/{index}/_bulk?filter_path=errors,items.*.status,items.*.error.reason,items.*.error.type"
        );
        let mut pauses = Pauses::long();
        loop {
            let reply = client.done("POST", &path, Sent::Lines(&self.lines), Pauses::long())?;
            if reply["errors"] == false {
                return Ok(Sending::Taken);
            }
            let items = reply["items"].as_array().map(Vec::as_slice).unwrap_or_default();
            if items.len() != self.documents.len() {
                return Err(client.strange("it does not say what became of each document"));
            }
            let mut left = Self::default();
            let mut last = None;
            for ((number, lines), item) in self.documents.iter().zip(items) {
                let item = item.as_object().and_then(|item| item.values().next()).unwrap_or(&Value::Null);
                match item["status"].as_u64().unwrap_or_default() {
                    200..300 => {}
                    429 | 503 => {
                        left.add(*number, &self.lines[lines.clone()]);
                        last = Some(NotTaken { number: *number, what: said(item) });
                    }
                    _ => return Ok(Sending::NotTaken(NotTaken { number: *number, what: said(item) })),
                }
            }
            match last {
                None => return Ok(Sending::Taken),
                Some(last) if !pauses.pause(None) => return Ok(Sending::NotTaken(last)),
                Some(_) => self = left,
            }
        }
    }
}
