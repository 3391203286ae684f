//! Files that are as an earlier build read them, as far as that can be known without reading them.

use std::ffi::OsStr;

use foldhash::HashMap;
use timra_corpus::{Site, Stamp};

use super::site_files::ContentFile;
use super::{Inputs, PageRecord};

/// What an earlier build read.
pub struct Unchanged<'r> {
    inputs: &'r Inputs,
    /// By site and path, the place of a file and its fingerprint.
    fingerprints: HashMap<(&'r str, &'r str), (u64, u64)>,
    stamps: HashMap<&'r OsStr, Option<Stamp>>,
}

impl<'r> Unchanged<'r> {
    /// What the build read that left these records and was made from `inputs`.
    pub fn new(records: &'r [PageRecord], inputs: &'r Inputs) -> Self {
        let fingerprint = |record: &'r PageRecord| {
            Some(((record.site.as_str(), record.path.as_str()), (record.place?, record.fingerprint?)))
        };
        Self {
            inputs,
            fingerprints: records.iter().filter_map(fingerprint).collect(),
            stamps: inputs.stamps.iter().map(|(path, stamp)| (path.as_os_str(), *stamp)).collect(),
        }
    }

    /// The fingerprint of a file of `site` that has the same place as then and is known by its stamp.
    pub fn fingerprint(&self, site: &Site, of_site: &ContentFile) -> Option<u64> {
        let ContentFile { file, place, absolute, .. } = of_site;
        let (then, fingerprint) = self.fingerprints.get(&(site.name.as_str(), file.path.as_str()))?;
        let stamp = *self.stamps.get(absolute.as_os_str())?;
        let is_same = Some(*then) == *place && self.inputs.is_known(Some(file.stamp), stamp);
        is_same.then_some(*fingerprint)
    }
}
