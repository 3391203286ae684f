//! Searches wait for their turns: with threads, and without.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use timra_engine::Clock;

use crate::limits::WAITING;
use crate::{Allowance, Bounds, NoTurn, Size, Turn, Turns, Waiting};

fn turns(at_once: usize) -> Turns<u8> {
    Turns::new(Bounds { at_once, answer: Duration::from_secs(3600), ..Bounds::default() })
}

fn ask(turns: &Turns<u8>) -> Waiting {
    turns.ask(1, Size::Small).expect("room to wait")
}

/// What a task would see of a search that waits, without a runtime.
fn poll(waiting: &mut Waiting) -> Poll<Result<Turn, NoTurn>> {
    pin!(waiting).poll(&mut Context::from_waker(Waker::noop()))
}

#[test]
fn a_search_waits_until_one_that_runs_has_ended() {
    let turns = turns(2);
    let [first, _second] = [ask(&turns), ask(&turns)].map(|it| it.wait().expect("a turn"));
    let mut third = ask(&turns);
    assert!(poll(&mut third).is_pending());
    drop(first);
    let Poll::Ready(Ok(third)) = poll(&mut third) else { panic!("it still waits") };
    assert!(poll(&mut ask(&turns)).is_pending());
    drop(third);
    ask(&turns).wait().expect("a turn");
}

#[test]
fn no_more_searches_run_at_once_than_there_are_turns() {
    let (turns, running, most) = (turns(3), AtomicUsize::new(0), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for client in 0..8 {
            let (turns, running, most) = (&turns, &running, &most);
            scope.spawn(move || {
                for _ in 0..50 {
                    let turn = turns.ask(client % 4, Size::Small).expect("room").wait().expect("a turn");
                    most.fetch_max(running.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    std::thread::yield_now();
                    running.fetch_sub(1, Ordering::SeqCst);
                    drop(turn);
                }
            });
        }
    });
    assert!((1..=3).contains(&most.load(Ordering::SeqCst)), "{most:?}");
}

#[test]
fn a_client_with_too_many_searches_waiting_is_told_so_and_others_are_not() {
    let turns = turns(1);
    let running = ask(&turns).wait().expect("a turn");
    let waiting: Vec<Waiting> = (0..WAITING).map(|_| ask(&turns)).collect();
    assert_eq!(turns.ask(1, Size::Small).err(), Some(NoTurn::Busy));
    let other = turns.ask(2, Size::Small).expect("room to wait");
    // Those that nobody waits for are forgotten, and the turn is another's.
    drop(waiting);
    drop(running);
    drop(other.wait().expect("a turn"));
    ask(&turns).wait().expect("a turn");
}

#[test]
fn a_turn_that_comes_too_late_is_none_and_is_the_next_ones() {
    let turns = Turns::new(Bounds { at_once: 1, answer: Duration::ZERO, ..Bounds::default() });
    for _ in 0..3 {
        assert_eq!(turns.ask((), Size::Small).expect("room").wait().err(), Some(NoTurn::Late));
        let mut waiting = turns.ask((), Size::Small).expect("room");
        assert!(matches!(poll(&mut waiting), Poll::Ready(Err(NoTurn::Late))));
    }
    // Behind one that runs on and on, a thread waits no longer than it may.
    let turns = Turns::new(Bounds { at_once: 1, answer: Duration::from_millis(500), ..Bounds::default() });
    let running = turns.ask((), Size::Small).expect("room").wait().expect("a turn");
    assert_eq!(turns.ask((), Size::Small).expect("room").wait().err(), Some(NoTurn::Late));
    drop(running);
}

#[test]
fn a_search_is_told_to_end_when_its_time_is_over_or_nobody_waits_for_it() {
    let running = ask(&turns(1)).wait().expect("a turn");
    assert!(!running.is_over());
    let give_up = running.give_up_on_drop();
    assert!(!running.is_over());
    drop(give_up);
    assert!(running.is_over());
    let turns = Turns::new(Bounds { search: Duration::ZERO, ..Bounds::default() });
    assert!(turns.ask((), Size::Small).expect("room").wait().expect("a turn").is_over());
}

#[test]
fn a_turn_ends_with_the_work_that_panics() {
    let turns = turns(1);
    for _ in 0..4 {
        let turn = ask(&turns).wait().expect("a turn");
        let work = AssertUnwindSafe(move || {
            let _turn = turn;
            panic!("on purpose")
        });
        assert!(catch_unwind(work).is_err());
    }
    ask(&turns).wait().expect("a turn");
}

#[test]
fn whoever_has_used_too_much_has_to_wait_before_the_next_search() {
    let turns = Turns::new(Bounds { allowance: Allowance::new(1), ..Bounds::default() });
    let refused = (0..1000).find_map(|_| turns.count(1).err());
    assert!(refused.is_some_and(|wait| wait <= Duration::from_secs(1)), "{refused:?}");
    assert!(turns.count(2).is_ok());
}

#[test]
fn bounds_without_end_are_bounds_all_the_same() {
    let bounds = Bounds { at_once: 0, search: Duration::MAX, answer: Duration::MAX, ..Bounds::default() };
    let turn = Turns::new(bounds).ask((), Size::Large).expect("room").wait().expect("a turn");
    assert!(!turn.is_over());
}

#[test]
fn a_text_is_larger_than_a_few_words() {
    assert_eq!(Size::of_query("hạ tầng dưới dạng mã"), Size::Small);
    assert_eq!(Size::of_query(&"hạ tầng dưới dạng mã ".repeat(9)), Size::Large);
}
