//! An index that can be built, checked and trusted: the same bytes from the same content, the old or the new one at
//! every instant, and damage that is found.

mod by_language;
mod crash;
mod damage;
mod disk;
#[cfg(target_os = "linux")]
mod faults;
mod foreign;
mod format;
mod incremental;
mod names;
pub(crate) mod random;
mod reproducible;
mod same_file;
mod sealed;
#[cfg(target_os = "linux")]
pub(crate) mod strace;
mod writers;
