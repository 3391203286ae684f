//! Files that have not changed since an earlier build, as far as that is known without reading them.

use std::ffi::OsStr;

use foldhash::HashMap;
use timra_corpus::{Site, Stamp};

use super::site_files::ContentFile;
use super::{Inputs, PageRecord};

/// The files that an earlier build read.
pub(crate) struct Unchanged<'r> {
    inputs: &'r Inputs,
    /// By site and path, the place of a file and its fingerprint.
    fingerprints: HashMap<(&'r str, &'r str), (u64, u64)>,
    stamps: HashMap<&'r OsStr, Option<Stamp>>,
}

impl<'r> Unchanged<'r> {
    /// The files of the build that left these `records` and had these `inputs`.
    pub(crate) fn new(records: &'r [PageRecord], inputs: &'r Inputs) -> Self {
        let fingerprint = |record: &'r PageRecord| {
            Some((
                (record.site.as_str(), record.path.as_str()),
                (record.place_fingerprint?, record.fingerprint?),
            ))
        };
        Self {
            inputs,
            fingerprints: records.iter().filter_map(fingerprint).collect(),
            stamps: inputs.stamps.iter().map(|(path, stamp)| (path.as_os_str(), *stamp)).collect(),
        }
    }

    /// The fingerprint of a file of `site` whose place fingerprint is the same as then and that its stamp identifies;
    /// `None` if it has to be read.
    pub(crate) fn fingerprint(&self, site: &Site, of_site: &ContentFile) -> Option<u64> {
        let ContentFile { file, place_fingerprint, absolute, .. } = of_site;
        let (then, fingerprint) = self.fingerprints.get(&(site.name.as_str(), file.path.as_str()))?;
        let stamp = *self.stamps.get(absolute.as_os_str())?;
        let is_same = Some(*then) == *place_fingerprint && self.inputs.is_known(Some(file.stamp), stamp);
        is_same.then_some(*fingerprint)
    }
}
