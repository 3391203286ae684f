//! Which search is next. It knows no threads and no clock: whoever runs searches tells it what happens, and when.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;
use std::time::{Duration, Instant};

use super::account::{Account, Allowance};
use super::{Size, limits};

/// A search of a client whose turn has come.
#[derive(Debug, Clone, Copy)]
pub(super) struct Running<C> {
    client: C,
    size: Size,
}

/// Searches that wait for their turn, and what each client has used.
///
/// Who has used least goes first. While others are about, one client has at most half of the turns, and large searches
/// of all clients together never have more: so there is always a turn for a short search that is not a long one's.
pub(super) struct Queue<C, T> {
    turns: usize,
    allowance: Allowance,
    running: usize,
    large: usize,
    waiting: u64,
    lines: HashMap<C, ClientLine<T>>,
    /// The last two clients that asked, and when.
    last: [Option<(C, Instant)>; 2],
}

/// What waits and runs of one client.
struct ClientLine<T> {
    account: Account,
    running: usize,
    small: VecDeque<(u64, T)>,
    large: VecDeque<(u64, T)>,
}

impl<C: Copy + Eq + Hash, T> Queue<C, T> {
    /// A queue for `turns` searches at a time.
    pub(super) fn new(turns: usize, allowance: Allowance) -> Self {
        let lines = HashMap::new();
        Self { turns, allowance, running: 0, large: 0, waiting: 0, lines, last: [None; 2] }
    }

    /// Counts a search that a client asks for, unless the client has used too much.
    ///
    /// # Errors
    /// How long it has to wait before the next.
    pub(super) fn count(&mut self, client: C, now: Instant) -> Result<(), Duration> {
        let allowance = self.allowance;
        self.line(client, now).account.begin(allowance, now)
    }

    /// Lets a search wait for its turn; `false` if too many of the client's do.
    pub(super) fn add(&mut self, client: C, size: Size, search: T, now: Instant) -> bool {
        match &mut self.last {
            [Some((last, at)), _] if *last == client => *at = now,
            [last, before] => *before = last.replace((client, now)),
        }
        self.waiting += 1;
        let number = self.waiting;
        let line = self.line(client, now);
        if line.small.len() + line.large.len() >= limits::WAITING {
            return false;
        }
        line.of(size).push_back((number, search));
        true
    }

    /// The search whose turn has come, if there is one. Searches for which `is_wanted` no longer holds are
    /// forgotten.
    pub(super) fn next(&mut self, now: Instant, is_wanted: impl Fn(&T) -> bool) -> Option<(Running<C>, T)> {
        for line in self.lines.values_mut() {
            line.small.retain(|(_, search)| is_wanted(search));
            line.large.retain(|(_, search)| is_wanted(search));
        }
        if self.running >= self.turns {
            return None;
        }
        let may_be_large = self.large < self.half();
        let may_go = |(client, line): &(&C, &ClientLine<T>)| {
            line.running < self.half() || !self.are_others_about(**client, now)
        };
        let order = |(client, line): (&C, &ClientLine<T>)| {
            // Of one client, small ones pass large ones.
            let small = line.small.front().map(|(number, _)| (*number, Size::Small));
            let large =
                || line.large.front().filter(|_| may_be_large).map(|(number, _)| (*number, Size::Large));
            let (number, size) = small.or_else(large)?;
            Some((line.account.owed(now), number, Running { client: *client, size }))
        };
        let waiting = self.lines.iter().filter(may_go).filter_map(order);
        let (.., next) = waiting.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))?;
        let line = self.line(next.client, now);
        let (_, search) = line.of(next.size).pop_front()?;
        line.running += 1;
        self.running += 1;
        self.large += usize::from(next.size == Size::Large);
        Some((next, search))
    }

    /// Notes that a search has ended, or was given up, after it has taken `took` of the server's time.
    pub(super) fn end(&mut self, ended: Running<C>, took: Duration, now: Instant) {
        let allowance = self.allowance;
        let line = self.line(ended.client, now);
        line.running = line.running.saturating_sub(1);
        line.account.end(allowance, took, now);
        self.running = self.running.saturating_sub(1);
        self.large = self.large.saturating_sub(usize::from(ended.size == Size::Large));
    }

    /// Forgets the clients that owe nothing and wait for nothing.
    pub(super) fn forget(&mut self, now: Instant) {
        self.lines.retain(|_, line| {
            line.running > 0
                || line.account.owed(now) > 0.0
                || !(line.small.is_empty() && line.large.is_empty())
        });
        self.lines.shrink_to_fit();
    }

    fn half(&self) -> usize {
        (self.turns / 2).max(1)
    }

    fn are_others_about(&self, client: C, now: Instant) -> bool {
        let is_recent = |at: Instant| now.saturating_duration_since(at) < limits::ABOUT;
        self.last.iter().flatten().any(|(other, at)| *other != client && is_recent(*at))
    }

    fn line(&mut self, client: C, now: Instant) -> &mut ClientLine<T> {
        self.lines.entry(client).or_insert_with(|| ClientLine {
            account: Account::new(now),
            running: 0,
            small: VecDeque::new(),
            large: VecDeque::new(),
        })
    }
}

impl<T> ClientLine<T> {
    fn of(&mut self, size: Size) -> &mut VecDeque<(u64, T)> {
        match size {
            Size::Small => &mut self.small,
            Size::Large => &mut self.large,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BinaryHeap;
    use std::time::{Duration, Instant};

    use super::{Queue, Running, Size};
    use crate::Allowance;

    /// A client that asks every so many milliseconds for a search that takes so long.
    struct Habit {
        every: u64,
        takes: u64,
        size: Size,
    }

    /// How long the searches of each client wait at most in a minute of such a day, in milliseconds; every search of a
    /// client is patient.
    fn longest_waits(turns: usize, habits: &[(u8, Habit)]) -> Vec<u64> {
        let start = Instant::now();
        let at = |ms: u64| start + Duration::from_millis(ms);
        let mut queue: Queue<u8, (usize, u64)> = Queue::new(turns, Allowance::new(0));
        let mut waits = vec![0; habits.len()];
        let mut ends: BinaryHeap<(std::cmp::Reverse<u64>, usize)> = BinaryHeap::new();
        let mut running: Vec<Option<(Running<u8>, u64)>> = Vec::new();
        for now in 0..60_000_u64 {
            while ends.peek().is_some_and(|(end, _)| end.0 <= now) {
                let Some((_, which)) = ends.pop() else { break };
                let (ended, takes) = running[which].take().expect("one that runs");
                queue.end(ended, Duration::from_millis(takes), at(now));
            }
            for (which, (last, habit)) in habits.iter().enumerate() {
                if now % habit.every == which as u64 {
                    assert!(queue.count(*last, at(now)).is_ok());
                    queue.add(*last, habit.size, (which, now), at(now));
                }
            }
            while let Some((next, (which, asked))) = queue.next(at(now), |(_, asked)| now - asked < 5000) {
                waits[which] = waits[which].max(now - asked);
                let takes = habits[which].1.takes;
                ends.push((std::cmp::Reverse(now + takes), running.len()));
                running.push(Some((next, takes)));
            }
        }
        waits
    }

    #[test]
    fn nobody_waits_for_somebody_elses_long_searches() {
        let short = |every| Habit { every, takes: 4, size: Size::Small };
        let long = |size| Habit { every: 125, takes: 340, size };
        for turns in [2, 3, 8] {
            // They look short and are not: then clients are told apart.
            let waits = longest_waits(turns, &[(1, long(Size::Small)), (2, short(50)), (3, short(70))]);
            // The very first long searches are there before anybody else is.
            assert!(waits[1] <= 340 && waits[2] <= 340, "{turns}: {waits:?}");
            let waits = longest_waits(turns, &[(2, short(50)), (1, long(Size::Small)), (3, short(70))]);
            assert!(waits[0] <= 4 && waits[2] <= 8, "{turns}: {waits:?}");
            // Large ones stand in nobody's way, but one at a time in that of their own client.
            let waits = longest_waits(turns, &[(1, long(Size::Large)), (1, short(50)), (2, short(70))]);
            assert!(waits[1] <= 344 && waits[2] <= 8, "{turns}: {waits:?}");
            let waits = longest_waits(turns, &[(1, long(Size::Large)), (1, short(50))]);
            assert!(waits[1] <= 4, "{turns}: {waits:?}");
            let many =
                (1..=9).map(|last| (last, long(Size::Large))).chain([(20, short(50))]).collect::<Vec<_>>();
            assert!(longest_waits(turns, &many)[9] <= 8, "{turns}");
        }
    }

    #[test]
    fn one_client_alone_has_every_turn() {
        let now = Instant::now();
        let mut queue = Queue::new(4, Allowance::new(0));
        let add = |queue: &mut Queue<u8, u8>, last, size| assert!(queue.add(last, size, last, now));
        for _ in 0..3 {
            add(&mut queue, 1, Size::Small);
            add(&mut queue, 1, Size::Large);
        }
        let next = |queue: &mut Queue<u8, u8>| queue.next(now, |_| true).map(|(next, _)| next);
        let running: Vec<_> = std::iter::from_fn(|| next(&mut queue)).collect();
        let sizes: Vec<Size> = running.iter().map(|it| it.size).collect();
        assert_eq!(sizes, [Size::Small, Size::Small, Size::Small, Size::Large]);
        for _ in 0..3 {
            add(&mut queue, 1, Size::Small);
        }
        // Now there is somebody else: half of the turns are enough for the first.
        add(&mut queue, 2, Size::Small);
        queue.end(running[0], Duration::ZERO, now);
        assert_eq!(next(&mut queue).map(|it| it.client), Some(2));
        for ended in &running[1..3] {
            queue.end(*ended, Duration::ZERO, now);
        }
        assert_eq!(next(&mut queue).map(|it| it.client), Some(1));
        assert_eq!(next(&mut queue).map(|it| it.client), None);
    }

    #[test]
    fn who_has_used_least_goes_first_and_what_nobody_waits_for_is_forgotten() {
        let now = Instant::now();
        let mut queue = Queue::new(1, Allowance::new(0));
        for (last, used) in [(1, 500), (2, 100), (3, 300)] {
            assert!(queue.add(last, Size::Small, last, now));
            let (running, _) = queue.next(now, |_| true).expect("a turn");
            queue.end(running, Duration::from_millis(used), now);
        }
        for last in [1, 2, 3, 4] {
            assert!(queue.add(last, Size::Small, last, now));
        }
        let mut order = Vec::new();
        while let Some((running, last)) = queue.next(now, |last| *last != 4) {
            order.push(last);
            queue.end(running, Duration::from_secs(1), now);
        }
        assert_eq!(order, [2, 3, 1]);
        queue.forget(now + Duration::from_secs(60));
        assert!(queue.lines.is_empty());
    }
}
