//! A reader that runs for long: it follows the name, and says when there is nothing to be had.

use std::net::TcpListener;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use serde_json::json;
use timra_engine::{Clock, Query, SystemClock};
use timra_serving::{Error, IndexSource, Looked, Refusal, Serving};

use super::node::TestNode;
use super::proxy::Proxy;
use super::site::IndexedSite;
use crate::client::{ClusterClient, Sent};
use crate::pauses::Pauses;
use crate::{Access, ClusterAddress, ClusterSource, ReadOptions};

/// A clock of a search that has no more time than this.
struct NoLonger(Duration);

impl Clock for NoLonger {
    fn elapsed(&self) -> Duration {
        Duration::ZERO
    }

    fn left(&self) -> Option<Duration> {
        Some(self.0)
    }
}

fn serving(address: &ClusterAddress) -> Serving {
    Serving::of(ClusterSource::new(address, &Access::default(), None)).expect("an index that is served")
}

fn through(proxy: &Proxy, name: &str) -> ClusterAddress {
    format!("opensearch={}/{name}", proxy.url).parse().expect("an address")
}

/// How many sections have a word, in the generation that is in force or that has taken its place.
fn total(serving: &Serving, word: &str) -> usize {
    let clock = SystemClock::start();
    let search = |generation: &dyn timra_serving::Generation| generation.search(&Query::new(word), &clock);
    serving.ask(serving.current(), &clock, search).expect("an answer").0.total
}

fn tell(address: &ClusterAddress, body: serde_json::Value) {
    let client = ClusterClient::new(address, &Access::default());
    client.done("POST", "/_aliases", Sent::Json(&body), Pauses::short()).expect("it is done");
}

#[test]
fn a_name_that_leads_elsewhere_is_followed() {
    let Some(node) = TestNode::shared() else { return };
    let address = node.address("long-newer");
    let old = IndexedSite::of_texts(&[("a", "en", "A lighthouse.")]);
    let new = IndexedSite::of_texts(&[("a", "en", "A lighthouse."), ("b", "en", "Two lighthouses.")]);
    old.load(&address).expect("a loaded index");
    let serving = serving(&address);
    let first = serving.current();
    assert!(matches!(serving.look(Instant::now()), Looked::Unchanged));
    assert_eq!((total(&serving, "lighthouse"), first.manifest().sections), (1, 1));
    new.load(&address).expect("a loaded index");
    assert!(matches!(serving.look(Instant::now()), Looked::TakenUp { .. }));
    assert_eq!(total(&serving, "lighthouse"), 2);
    assert_ne!(first.tag(), serving.current().tag());
    // Whoever still has the one before is told that it is gone: it answers nothing from the new one, and knows only what it was
    // asked.
    assert_eq!(first.search(&Query::new("lighthouse"), &SystemClock::start()).expect("known").total, 1);
    let gone = first.search(&Query::new("lighthouses"), &SystemClock::start()).map(|it| it.total);
    assert!(matches!(&gone, Err(error) if error.is_gone()), "{gone:?}");
    assert!(serving.unavailable().is_none() && serving.refused().is_none());
}

/// The index is removed while a question is being answered: the answer is the new one's, as a whole.
#[test]
fn a_question_is_begun_anew_where_its_index_was_removed() {
    let Some(node) = TestNode::shared() else { return };
    let address = node.address("long-removed");
    let old = IndexedSite::of_texts(&[("a", "en", "A lighthouse.")]);
    let new = IndexedSite::of_texts(&[("b", "en", "Two lighthouses."), ("c", "en", "A lighthouse.")]);
    old.load(&address).expect("a loaded index");
    let serving = serving(&address);
    let (first, clock, is_first) = (serving.current(), SystemClock::start(), AtomicBool::new(true));
    let (results, by) = serving
        .ask(first.clone(), &clock, |generation| {
            let before = generation.section("a", &clock)?;
            if is_first.swap(false, Ordering::Relaxed) {
                assert!(before.is_some());
                new.load(&address).expect("a loaded index");
            }
            generation.search(&Query::new("lighthouse"), &clock)
        })
        .expect("an answer");
    let ids: Vec<&str> = results.hits.iter().map(|hit| hit.id.as_str()).collect();
    assert!(results.total == 2 && !ids.contains(&"a"), "{ids:?}");
    assert!(by.tag() == serving.current().tag() && by.tag() != first.tag());
    // Who looks next is told what happened meanwhile.
    assert!(matches!(serving.look(Instant::now()), Looked::TakenUp { .. }));
    assert!(matches!(serving.look(Instant::now()), Looked::Unchanged));
}

#[test]
fn a_name_that_leads_nowhere_is_told_until_it_leads_somewhere() {
    let Some(node) = TestNode::shared() else { return };
    let address = node.address("long-nowhere");
    let loaded =
        IndexedSite::of_texts(&[("a", "en", "A lighthouse.")]).load(&address).expect("a loaded index");
    let serving = serving(&address);
    let alias = json!({ "index": loaded.name, "alias": "long-nowhere" });
    tell(&address, json!({ "actions": [{ "remove": alias }] }));
    assert!(matches!(serving.look(Instant::now()), Looked::Unavailable { is_new: true, .. }));
    assert!(matches!(serving.look(Instant::now()), Looked::Unavailable { is_new: false, .. }));
    assert_eq!(serving.unavailable(), Some(Refusal::Gone));
    tell(&address, json!({ "actions": [{ "add": alias }] }));
    assert!(matches!(serving.look(Instant::now()), Looked::Unchanged));
    assert_eq!((serving.unavailable(), total(&serving, "lighthouse")), (None, 1));
}

/// The one before was removed, and this program cannot read the one that has taken its place.
#[test]
fn an_index_that_cannot_be_read_here_leaves_nothing_to_answer_from() {
    let Some(node) = TestNode::shared() else { return };
    let address = node.address("long-other");
    let loaded =
        IndexedSite::of_texts(&[("a", "en", "A lighthouse.")]).load(&address).expect("a loaded index");
    let serving = serving(&address);
    let client = ClusterClient::new(&address, &Access::default());
    let other = format!("/long-other-{}", "0".repeat(32));
    let body = json!({ "mappings": { "_meta": { "timra": { "format": 999 } } } });
    client.done("PUT", &other, Sent::Json(&body), Pauses::short()).expect("an index");
    tell(
        &address,
        json!({ "actions": [
            { "remove_index": { "index": loaded.name } },
            { "add": { "index": other[1..], "alias": "long-other" } },
        ] }),
    );
    let looked = serving.look(Instant::now());
    assert!(matches!(looked, Looked::Refused { is_new: true, .. }), "{looked:?}");
    assert!(matches!(serving.refused(), Some(Refusal::OtherFormat { found: 999, .. })));
    assert!(matches!(serving.look(Instant::now()), Looked::Unavailable { is_new: true, .. }));
    assert_eq!(serving.unavailable(), Some(Refusal::Gone));
}

#[test]
fn parts_without_a_copy_are_told() {
    let Some(node) = TestNode::shared() else { return };
    IndexedSite::of_texts(&[("a", "en", "A lighthouse.")])
        .load(&node.address("long-red"))
        .expect("a loaded index");
    let proxy = Proxy::before(&node.url, |_| None).saying("_cluster/health", |reply| {
        reply["status"] = "red".into();
    });
    let serving = serving(&through(&proxy, "long-red"));
    assert!(matches!(serving.look(Instant::now()), Looked::Unavailable { is_new: true, .. }));
    assert_eq!(serving.unavailable(), Some(Refusal::Incomplete));
}

/// OpenSearch counts no failure for a part that it has no copy of.
#[test]
fn an_answer_that_lacks_a_part_is_partial_or_none() {
    let Some(node) = TestNode::shared() else { return };
    IndexedSite::of_texts(&[("a", "en", "A lighthouse."), ("b", "en", "Another lighthouse.")])
        .load(&node.address("long-lacking"))
        .expect("a loaded index");
    let proxy = Proxy::before(&node.url, |_| None).saying("_msearch", |reply| {
        for answer in reply["responses"].as_array_mut().into_iter().flatten() {
            answer["_shards"] = json!({ "total": 2, "successful": 1, "skipped": 0, "failed": 0 });
        }
    });
    let address = through(&proxy, "long-lacking");
    let (query, clock) = (Query::new("lighthouse"), SystemClock::start());
    let answer = serving(&address).current().search(&query, &clock).expect("an answer");
    assert!(answer.partial && answer.total == 2, "{answer:?}");
    let strict = ClusterSource::new(&address, &Access::default(), None)
        .with_options(ReadOptions { is_strict: true, ..ReadOptions::default() });
    let strict = Serving::of(strict).expect("an index that is served");
    for refused in [
        strict.current().search(&query, &clock).map(drop),
        strict.current().explain(&query, &clock).map(drop),
    ] {
        assert!(matches!(refused, Err(Error::Remote { why: Refusal::Incomplete, .. })), "{refused:?}");
    }
}

/// Somebody who takes what is asked and never answers keeps nobody waiting for longer than there is time.
#[test]
fn a_cluster_that_never_answers_keeps_nobody_waiting() {
    let silent = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("opensearch=http://{}/x", silent.local_addr().expect("an address"));
    let address: ClusterAddress = url.parse().expect("an address");
    let client = ClusterClient::new(&address, &Access::default());
    let pauses = Pauses::short().within(Some(Duration::from_millis(200)));
    let waited = client.ask("GET", "/_cluster/health", Sent::Nothing, pauses).map(|it| it.status);
    assert!(matches!(waited, Err(crate::Error::Late { .. })), "{waited:?}");
    let looked = ClusterSource::new(&address, &Access::default(), None).published();
    assert!(matches!(looked, Err(Error::Remote { why: Refusal::Late, .. })), "{looked:?}");

    let Some(node) = TestNode::shared() else { return };
    let address = node.address("long-late");
    IndexedSite::of_texts(&[("a", "en", "A lighthouse.")]).load(&address).expect("a loaded index");
    let late = serving(&address).current().search(&Query::new("lighthouse"), &NoLonger(Duration::ZERO));
    assert!(matches!(late, Err(Error::Remote { why: Refusal::Late, .. })), "{:?}", late.map(|it| it.total));
}
