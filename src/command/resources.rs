//! What the system must give before there is anything to do: threads, and room for their memory.
//!
//! What does the work in parallel takes this for granted, and ends the program where it is not so.

use std::thread::available_parallelism;

use super::Failure;

/// Bytes of addresses that the allocator sets aside for each thread.
const A_THREAD: u64 = 64 << 20;

/// Bytes of stack of each thread that shares the work. Content never makes one go deeper the longer it is, and neither
/// the system nor `RUST_MIN_STACK` makes it smaller.
const STACK: usize = 4 << 20;

/// Threads beside those that share the work: of a program that reads, and of one that also writes an index.
const READING: usize = 4;
const BUILDING: usize = 8;

/// Starts the threads that share the work.
pub(crate) fn start() -> Result<(), Failure> {
    addresses(READING)?;
    let started = rayon::ThreadPoolBuilder::new().stack_size(STACK).build_global();
    started.map_err(|error| timra_index::Error::NoThreads { what: error.to_string() }.into())
}

/// Makes sure that an index can be built.
pub(crate) fn for_a_build() -> Result<(), Failure> {
    addresses(BUILDING)?;
    told_of_long_files();
    Ok(())
}

/// Where the length of files is limited, the system ends a program that goes beyond, unless it wants to be told: then
/// the write is an error like any other.
fn told_of_long_files() {
    #[cfg(unix)]
    if let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() {
        use tokio::signal::unix::{SignalKind, signal};
        let _in_it = runtime.enter();
        // From then on, for as long as the program runs.
        let _ = signal(SignalKind::from_raw(rustix::process::Signal::XFSZ.as_raw()));
    }
}

/// Fails if the process may not have the addresses that so many threads need.
fn addresses(beside: usize) -> Result<(), Failure> {
    let threads = available_parallelism().map_or(1, usize::from) + beside;
    let needed = A_THREAD * threads as u64;
    match limit() {
        Some(limit) if limit < needed => Err(Failure::Resources(format!(
            "this process may have {} MB of addresses and needs {} MB on this machine; raise the limit (`ulimit -v`)",
            limit >> 20,
            needed >> 20
        ))),
        _ => Ok(()),
    }
}

/// How many bytes the process may have addresses for; `None` if that has no limit.
fn limit() -> Option<u64> {
    #[cfg(unix)]
    return rustix::process::getrlimit(rustix::process::Resource::As).current;
    #[cfg(not(unix))]
    None
}
