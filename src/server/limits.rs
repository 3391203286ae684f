//! Every bound that the server keeps for HTTP, in one place.

use std::time::Duration;

/// Most connections that are open at one time; chosen so that the usual 1024 open files of a process are enough.
pub(crate) const CONNECTIONS: usize = 512;

/// Time after which an idle connection counts as not needed any more.
pub(crate) const SETTLED: Duration = Duration::from_secs(1);

/// Longest time that a connection, which has to make room for another, may take to send the end of its last answer.
pub(crate) const MAKE_ROOM: Duration = Duration::from_secs(1);

/// Longest time in which a client must send the head of a request, and longest silence between two requests.
pub(crate) const HEAD: Duration = Duration::from_secs(10);

/// Longest time in which a client may take none of the bytes of an answer.
pub(crate) const WRITE: Duration = Duration::from_secs(10);

/// Age from which on a connection is closed after its next answer. A client that wants more opens another.
pub(crate) const AGE: Duration = Duration::from_secs(60);

/// Longest time that a connection lasts, however slowly its answers are read.
pub(crate) const LIFE: Duration = Duration::from_secs(120);

/// Most bytes in the head of a request; a longer head is answered with 431.
pub(crate) const HEAD_BYTES: usize = 32 << 10;

/// Most header fields in a request; more are answered with 431.
pub(crate) const HEADERS: usize = 64;

/// Most bytes in the target of a request. A query that is somewhat too long still fits, so that the answer can say
/// what to change.
pub(crate) const TARGET_BYTES: usize = 16 << 10;

/// Longest time that an answer may take, waiting for a turn included.
pub(crate) const ANSWER: Duration = Duration::from_secs(5);

/// Time before [`ANSWER`] at which a search has to end, so that what it has found is still sent.
pub(crate) const LAST_MOMENT: Duration = Duration::from_millis(250);

/// Time that requests under way have to end in once the server is told to stop.
pub(crate) const DRAIN: Duration = Duration::from_secs(5);

/// Folders of an address that a page finds its way out of, at most.
pub(crate) const FOLDERS: usize = 64;

/// Most bytes in a query.
pub(crate) const QUERY_BYTES: usize = 1024;

/// Most results in one answer.
pub(crate) const RESULTS: usize = 100;

/// Most results that may be left out before those of an answer.
pub(crate) const OFFSET: usize = 1_000_000;

/// Most suggestions in one answer.
pub(crate) const SUGGESTIONS: usize = 100;
