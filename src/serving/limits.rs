//! Every bound that is kept here, in one place.

use std::time::Duration;

/// Time between two looks whether another index was published, where nothing speaks for another.
pub(crate) const LOOK: Duration = Duration::from_millis(500);

/// Pause before an index that could not be opened is tried again; it doubles each time.
pub(crate) const FIRST_RETRY: Duration = LOOK;

/// Longest pause before an index that could not be opened is tried again.
pub(crate) const LONGEST_RETRY: Duration = Duration::from_secs(60);

/// Bytes of the answers that a generation keeps, as JSON has them: those of some hundred queries.
pub(crate) const KEPT: usize = 4 << 20;

/// Most searches of one client that wait for a turn; a further one is told to come back later.
pub(crate) const WAITING: usize = 128;

/// Bytes from which on a query counts as a text rather than a few words: the searches that take longest are always
/// texts.
pub(crate) const LARGE: usize = 160;

/// Time for which a client counts as present after it has asked for something.
pub(crate) const ABOUT: Duration = Duration::from_secs(10);

/// Seconds of searches that a client may run at once after a pause.
pub(crate) const BURST_SECONDS: u32 = 10;

/// Longest time that a search may run where nobody says otherwise.
pub(crate) const SEARCH: Duration = Duration::from_secs(2);

/// Longest time from a question to the end of its search where nobody says otherwise, waiting for a turn included.
pub(crate) const ANSWER: Duration = Duration::from_millis(4750);

/// Longest time that any search is given, whatever the bounds say: a moment that is further off may be none.
pub(crate) const EVER: Duration = Duration::from_secs(24 * 60 * 60);
