//! Every bound that the server keeps, in one place.

use std::time::Duration;

/// Connections at a time, so that the usual 1024 open files of a process are enough.
pub const CONNECTIONS: usize = 512;

/// How long a connection has been idle that nobody seems to need any more.
pub const SETTLED: Duration = Duration::from_secs(1);

/// How long a connection that has to make room for another may take to send the end of its last answer.
pub const MAKE_ROOM: Duration = Duration::from_secs(1);

/// How long a client may take to send the head of a request, and may stay silent between two.
pub const HEAD: Duration = Duration::from_secs(10);

/// How long a client may take none of the bytes of an answer.
pub const WRITE: Duration = Duration::from_secs(10);

/// How old a connection may become before it is closed after the next answer; whoever wants more opens another.
pub const AGE: Duration = Duration::from_secs(60);

/// How long a connection lasts at most, however slowly its answers are read.
pub const LIFE: Duration = Duration::from_secs(120);

/// Bytes of a request's head; what is longer is answered with 431.
pub const HEAD_BYTES: usize = 32 << 10;

/// Header fields of a request; more are answered with 431.
pub const HEADERS: usize = 64;

/// Bytes of a request's target. A query that is somewhat too long fits, to be answered with what to change.
pub const TARGET_BYTES: usize = 16 << 10;

/// How long an answer may take, waiting for its turn included.
pub const ANSWER: Duration = Duration::from_secs(5);

/// How long before that a search has to end, so that what it has found is still sent.
pub const LAST_MOMENT: Duration = Duration::from_millis(250);

/// Searches of one client that wait for their turn; one more is told to come back later.
pub const WAITING: usize = 128;

/// Bytes of a query that looks like a text: what takes longest to look for is always one.
pub const LARGE: usize = 160;

/// How long a client that has asked for something is taken to be about.
pub const ABOUT: Duration = Duration::from_secs(10);

/// How long requests that are under way have to end once the server is told to stop.
pub const DRAIN: Duration = Duration::from_secs(5);

/// How often it is looked whether another index was published.
pub const LOOK: Duration = Duration::from_millis(500);

/// How long an index that could not be opened is left alone at most, before it is tried again.
pub const RETRY: Duration = Duration::from_secs(60);

/// Seconds of searches that a client may have at once after a pause.
pub const BURST_SECONDS: u32 = 10;

/// Bytes of a query.
pub const QUERY_BYTES: usize = 1024;

/// Results in one answer.
pub const RESULTS: usize = 100;

/// Results that may be left out before those.
pub const OFFSET: usize = 1_000_000;

/// Suggestions in one answer.
pub const SUGGESTIONS: usize = 20;
