//! Files that are as an earlier build saw them, as far as that can be known without reading them.

use std::ffi::OsStr;

use foldhash::HashMap;

use super::content::ContentFile;
use super::{Inputs, PageRecord, Stamp};
use crate::corpus::Site;

/// How long before a look a file must have been changed for its stamp to tell a later change: file systems count time in
/// steps, of two seconds at worst (FAT).
const STEP: i64 = 2_000_000_000;

/// What an earlier build saw.
pub struct Unchanged<'r> {
    /// By site and path, the place of a file and its fingerprint.
    fingerprints: HashMap<(&'r str, &'r str), (u64, u64)>,
    /// What files were like that had been the same for a while.
    stamps: HashMap<&'r OsStr, Stamp>,
}

impl<'r> Unchanged<'r> {
    /// What the build saw that left these records and was made from `inputs`.
    pub fn new(records: &'r [PageRecord], inputs: &'r Inputs) -> Self {
        let fingerprint = |record: &'r PageRecord| {
            Some(((record.site.as_str(), record.path.as_str()), (record.place?, record.fingerprint?)))
        };
        let is_settled = |stamp: &Stamp| stamp.modified.saturating_add(STEP) < inputs.seen;
        let stamps = inputs.files.iter().filter(|(_, stamp)| is_settled(stamp));
        Self {
            fingerprints: records.iter().filter_map(fingerprint).collect(),
            stamps: stamps.map(|(path, stamp)| (path.as_os_str(), *stamp)).collect(),
        }
    }

    /// The fingerprint of a file of `site` that has the same place, length and times of change as then. What keeps all
    /// of them and is another file passes, as it does when somebody asks whether an index is current; on Unix nobody can set
    /// the second of these times.
    pub fn fingerprint(&self, site: &Site, of_site: &ContentFile) -> Option<u64> {
        let ContentFile { file, place, absolute, .. } = of_site;
        let (then, fingerprint) = self.fingerprints.get(&(site.name.as_str(), file.path.as_str()))?;
        let stamp = Stamp::new(file.len, file.modified?, file.changed)?;
        let is_same = Some(*then) == *place && self.stamps.get(absolute.as_os_str()) == Some(&stamp);
        is_same.then_some(*fingerprint)
    }
}
