//! Who asks, and how much of the server one of them may have.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};

use super::limits;

/// Whom requests are counted for: an IPv4 address, or the /64 network that an IPv6 one is in, since one household
/// has as many of those addresses as it likes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Client(IpAddr);

impl Client {
    /// The client behind an address.
    pub fn new(address: IpAddr) -> Self {
        Self(match address.to_canonical() {
            IpAddr::V6(v6) => {
                let [a, b, c, d, ..] = v6.segments();
                IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
            }
            v4 => v4,
        })
    }
}

impl std::fmt::Display for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

type Limiter = RateLimiter<Client, HashMapStateStore<Client>, DefaultClock>;

/// Counts what each client uses.
pub struct Clients {
    searches: Option<Limiter>,
    connections: Arc<Mutex<HashMap<Client, usize>>>,
}

impl Clients {
    /// `rate` is how many searches a second a client may make on and on; 0 for no limit.
    pub fn new(rate: u32) -> Self {
        let quota = NonZeroU32::new(rate).map(|rate| {
            let burst = rate.saturating_mul(NonZeroU32::MIN.saturating_add(limits::BURST_SECONDS - 1));
            Quota::per_second(rate).allow_burst(burst)
        });
        Self { searches: quota.map(RateLimiter::hashmap), connections: Arc::default() }
    }

    /// Counts a search.
    ///
    /// # Errors
    /// How long the client has to wait before the next.
    pub fn count_search(&self, client: Client) -> Result<(), Duration> {
        let Some(limiter) = &self.searches else { return Ok(()) };
        limiter.check_key(&client).map_err(|until| until.wait_time_from(DefaultClock::default().now()))
    }

    /// Counts a connection until what is returned is dropped; `None` if the client has too many.
    pub fn connect(&self, client: Client) -> Option<Connection> {
        let mut counts = self.connections.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(client).or_default();
        if *count >= limits::CONNECTIONS_OF_A_CLIENT {
            return None;
        }
        *count += 1;
        Some(Connection { client, counts: self.connections.clone() })
    }

    /// Forgets clients that have not been heard of for long.
    pub fn forget(&self) {
        if let Some(limiter) = &self.searches {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
    }
}

/// A connection of a client.
pub struct Connection {
    client: Client,
    counts: Arc<Mutex<HashMap<Client, usize>>>,
}

impl Drop for Connection {
    fn drop(&mut self) {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get_mut(&self.client) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.client);
            }
        }
    }
}
