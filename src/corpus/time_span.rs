//! A span of time in which something holds.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A span of time, without its ends; open where there is none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeSpan {
    /// The moment before.
    pub from: Option<Timestamp>,
    /// The moment after.
    pub until: Option<Timestamp>,
}

impl TimeSpan {
    /// The span around `now` that none of these moments lies in; one that is just now leaves none.
    pub(crate) fn around(now: Timestamp, moments: &[Timestamp]) -> Self {
        let moments = moments.iter().copied();
        Self {
            from: moments.clone().filter(|moment| *moment <= now).max(),
            until: moments.filter(|moment| *moment >= now).min(),
        }
    }

    /// The span in which both hold.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let until = match (self.until, other.until) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        Self { from: self.from.max(other.from), until }
    }

    /// Whether nothing that was so at some moment of the span is otherwise at `moment`.
    pub fn holds(&self, moment: Timestamp) -> bool {
        self.from.is_none_or(|from| from < moment) && self.until.is_none_or(|until| moment < until)
    }
}
