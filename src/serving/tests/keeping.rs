//! Answers that were given already.

use std::fs;
use std::sync::Arc;
use std::time::Duration;

use timra_engine::{Clock, Query, Results, SystemClock};

use super::place::IndexPlace;
use crate::keeps_answers::{KeptAnswers, bytes};
use crate::{Serving, limits};

/// A search whose time is over when it begins.
struct Over;

impl Clock for Over {
    fn elapsed(&self) -> Duration {
        Duration::ZERO
    }

    fn is_over(&self) -> bool {
        true
    }
}

/// Changes a file of the index, so that nothing is read of it any more: what is answered then was known before.
fn make_unreadable(place: &IndexPlace) {
    let mut bytes = fs::read(place.texts()).expect("texts");
    bytes.push(0);
    fs::write(place.texts(), bytes).expect("changed");
}

fn without_time(results: Results) -> Results {
    Results { took_us: 0, ..results }
}

#[test]
fn what_is_asked_again_is_answered_from_what_was_given() {
    let place = IndexPlace::with("quokka");
    let serving = Serving::open(&place.index()).expect("an index");
    let search = |query: &Query| serving.current().search(query, &SystemClock::start()).map(without_time);
    let query = Query::new("quokka");
    let first = search(&query).expect("an answer");
    assert_eq!(first.total, 1);
    make_unreadable(&place);
    assert_eq!(search(&query).expect("known"), first);
    let others = [
        Query { is_unfinished: true, ..query.clone() },
        Query { limit: 9, ..query.clone() },
        Query { offset: 1, ..query.clone() },
        Query { explain: true, ..query.clone() },
        Query { shown_in: Some("vi".to_owned()), ..query.clone() },
        query.clone().with("year", "2025").expect("a year"),
        Query::new("quokka "),
    ];
    for other in others {
        assert!(search(&other).is_err(), "it was not asked: {other:?}");
    }
}

#[test]
fn nothing_is_kept_where_nothing_is_to_be() {
    let place = IndexPlace::with("quokka");
    let serving = Serving::open(&place.index()).expect("an index").with_kept_answers(0);
    super::place::found(&*serving.current(), "quokka");
    make_unreadable(&place);
    assert!(serving.current().search(&Query::new("quokka"), &SystemClock::start()).is_err());
}

#[test]
fn an_answer_that_lacks_something_is_not_kept() {
    let place = IndexPlace::with("quokka");
    let serving = Serving::open(&place.index()).expect("an index");
    let query = Query::new("quokka");
    let cut_short = serving.current().search(&query, &Over).expect("an answer");
    assert!(cut_short.partial && cut_short.total == 0);
    let whole = serving.current().search(&query, &SystemClock::start()).expect("an answer");
    assert!(!whole.partial && whole.total == 1);
    let known = serving.current().search(&query, &Over).expect("an answer");
    assert_eq!(without_time(known), without_time(whole), "what is known takes no time");
}

#[test]
fn a_newer_index_knows_no_answers_of_the_one_before() {
    let place = IndexPlace::with("quokka");
    let serving = Serving::open(&place.index()).expect("an index");
    let total = |word: &str| super::place::found(&*serving.current(), word);
    assert_eq!((total("quokka"), total("wombat")), (1, 0));
    place.publish("wombat");
    serving.look(std::time::Instant::now());
    assert_eq!((total("quokka"), total("wombat")), (0, 1));
}

#[test]
fn so_many_bytes_are_kept_and_those_that_were_asked_for_last() {
    let place = IndexPlace::with("quokka");
    let serving = Serving::open(&place.index()).expect("an index");
    let answer = serving.current().search(&Query::new("quokka"), &SystemClock::start()).expect("an answer");
    let answer = Arc::new(answer);
    let mut kept = KeptAnswers::new(limits::KEPT);
    let numbered = |number: usize| Query::new(format!("{number}{}", "x".repeat(4000)));
    let put = |kept: &mut KeptAnswers, query: Query| {
        let bytes = bytes(&query, &answer);
        kept.put(query, Arc::clone(&answer), bytes);
    };
    put(&mut kept, numbered(0));
    for number in 1..2 * limits::KEPT / 4000 {
        put(&mut kept, numbered(number));
        assert!(kept.get(&numbered(0)).is_some(), "it was asked for just now");
    }
    assert!(kept.get(&numbered(1)).is_none());
    let most = (0..2 * limits::KEPT / 4000).filter(|&number| kept.get(&numbered(number)).is_some()).count();
    assert!((limits::KEPT / 8000..=limits::KEPT / 4000).contains(&most), "{most}");
    let long = Query::new("x".repeat(limits::KEPT / 8));
    put(&mut kept, long.clone());
    assert!(
        kept.get(&long).is_none() && kept.get(&numbered(0)).is_some(),
        "one does not take the place of all"
    );
}
