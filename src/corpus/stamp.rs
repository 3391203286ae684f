//! What a file is recognised by without reading it.

use std::fs::Metadata;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

/// How long a file must have been left alone, in nanoseconds, for a later change to show in its stamp, where times have
/// a fraction of a second: they move on with the clock of the system, whose steps are of 16 ms at worst.
const TICK: i128 = 100_000_000;

/// How long a file must have been left alone, in nanoseconds, where times are whole seconds: FAT counts in steps of
/// two.
const COARSE_TICK: i128 = 2_000_000_000;

/// What the file system said of a file at one moment. This is the only rule by which a file is taken for the same
/// without reading it: the two stamps are equal, and the earlier one [had settled](Stamp::is_settled). Anything
/// else is doubt, and doubt means reading the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "StampParts", into = "StampParts")]
pub struct Stamp {
    /// Length of the file in bytes.
    pub len: u64,
    /// Time of the last change of the content. Everybody who may write to the file can set this time.
    pub modified: Option<Moment>,
    /// Time of the last change of the file or of what the system keeps about it, where the system tells it. Nobody
    /// can set this time.
    pub changed: Option<Moment>,
    /// Number of the file in its file system (inode), where the system tells it.
    pub inode: Option<u64>,
}

/// A point in time: seconds since 1970 (negative before), and nanoseconds beyond them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment(pub i64, pub u32);

/// A stamp as it is written down: an index has one of every file.
type StampParts = (u64, Option<Moment>, Option<Moment>, Option<u64>);

impl Stamp {
    /// The stamp of the file that `file` describes.
    pub fn new(file: &Metadata) -> Self {
        let (changed, inode) = by_the_system(file);
        Self { len: file.len(), modified: file.modified().ok().map(Moment::from), changed, inode }
    }

    /// Whether the file had been left alone long enough before the moment `looked`, so that a change just after
    /// that moment would give another stamp.
    pub fn is_settled(&self, looked: Moment) -> bool {
        self.changed.or(self.modified).is_some_and(|last| {
            let tick = if last.1 == 0 { COARSE_TICK } else { TICK };
            looked.since(last) > tick
        })
    }
}

#[cfg(unix)]
fn by_the_system(file: &Metadata) -> (Option<Moment>, Option<u64>) {
    use std::os::unix::fs::MetadataExt as _;
    let nanoseconds = u32::try_from(file.ctime_nsec()).unwrap_or_default();
    (Some(Moment(file.ctime(), nanoseconds)), Some(file.ino()))
}

#[cfg(not(unix))]
fn by_the_system(_: &Metadata) -> (Option<Moment>, Option<u64>) {
    (None, None)
}

impl Moment {
    /// The present moment.
    pub fn now() -> Self {
        SystemTime::now().into()
    }

    /// The nanoseconds that lie between an earlier moment and this one.
    fn since(self, earlier: Self) -> i128 {
        let nanoseconds = |moment: Self| i128::from(moment.0) * 1_000_000_000 + i128::from(moment.1);
        nanoseconds(self) - nanoseconds(earlier)
    }
}

impl From<SystemTime> for Moment {
    fn from(time: SystemTime) -> Self {
        let seconds = |seconds: u64| i64::try_from(seconds).unwrap_or(i64::MAX);
        match time.duration_since(UNIX_EPOCH) {
            Ok(since) => Self(seconds(since.as_secs()), since.subsec_nanos()),
            Err(before) => {
                let before = before.duration();
                match before.subsec_nanos() {
                    0 => Self(-seconds(before.as_secs()), 0),
                    beyond => Self(-seconds(before.as_secs()) - 1, 1_000_000_000 - beyond),
                }
            }
        }
    }
}

impl From<StampParts> for Stamp {
    fn from((len, modified, changed, inode): StampParts) -> Self {
        Self { len, modified, changed, inode }
    }
}

impl From<Stamp> for StampParts {
    fn from(Stamp { len, modified, changed, inode }: Stamp) -> Self {
        (len, modified, changed, inode)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn moments_of_any_age_are_told_apart() {
        let age = |seconds: u64, nanoseconds: u32| Duration::new(seconds, nanoseconds);
        assert_eq!(Moment::from(UNIX_EPOCH + age(5, 7)), Moment(5, 7));
        assert_eq!(Moment::from(UNIX_EPOCH - age(5, 0)), Moment(-5, 0));
        assert_eq!(Moment::from(UNIX_EPOCH - age(5, 300_000_000)), Moment(-6, 700_000_000));
        // In the years 2300 and 2301.
        let late = [10_413_792_000, 10_445_328_000].map(|seconds| Moment::from(UNIX_EPOCH + age(seconds, 1)));
        assert_eq!(late, [Moment(10_413_792_000, 1), Moment(10_445_328_000, 1)]);
    }

    #[test]
    fn a_stamp_comes_back_as_it_was_written() {
        let stamps = [
            Stamp {
                len: 3,
                modified: Some(Moment(-1, 5)),
                changed: Some(Moment(9, 0)),
                inode: Some(u64::MAX),
            },
            Stamp { len: u64::MAX, modified: None, changed: None, inode: None },
        ];
        for stamp in stamps {
            let json = serde_json::to_string(&stamp).expect("JSON");
            assert_eq!(serde_json::from_str::<Stamp>(&json).expect("a stamp"), stamp, "{json}");
        }
    }

    #[test]
    fn a_file_settles_with_time() {
        let stamp =
            |changed| Stamp { len: 1, modified: Some(Moment(1, 0)), changed: Some(changed), inode: None };
        for (changed, looked, is_settled) in [
            (Moment(100, 5), Moment(100, 50_000_000), false),
            (Moment(100, 5), Moment(100, 200_000_000), true),
            (Moment(100, 0), Moment(101, 0), false),
            (Moment(100, 0), Moment(103, 0), true),
            // A clock that went back.
            (Moment(200, 5), Moment(100, 0), false),
        ] {
            assert_eq!(stamp(changed).is_settled(looked), is_settled, "{changed:?} {looked:?}");
        }
        assert!(!Stamp { len: 1, modified: None, changed: None, inode: None }.is_settled(Moment(9, 9)));
    }
}
