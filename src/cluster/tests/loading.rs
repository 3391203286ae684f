//! What is in force is whole, whatever happens while something is loaded.

use serde_json::{Value, json};
use timra_engine::Query;

use super::node::TestNode;
use super::proxy::Proxy;
use super::site::{IndexedSite, ask, opened};
use crate::client::{ClusterClient, Sent};
use crate::pauses::Pauses;
use crate::{Access, ClusterAddress, Error};

fn client(address: &ClusterAddress) -> ClusterClient {
    ClusterClient::new(address, &Access::default())
}

/// The names of all indexes that begin with the name of an address.
fn indexes(address: &ClusterAddress) -> Vec<String> {
    let path = format!("/{}-*/_alias?expand_wildcards=all", address.prefix());
    let found = client(address).done("GET", &path, Sent::Nothing, Pauses::short()).expect("indexes");
    let mut names: Vec<String> =
        found.as_object().into_iter().flatten().map(|(name, _)| name.clone()).collect();
    names.retain(|name| !name.ends_with("-lease"));
    names
}

#[test]
fn a_newer_index_takes_the_place_of_the_one_before() {
    let Some(node) = TestNode::shared() else { return };
    let address = node.address("loading-newer");
    let old = IndexedSite::of_texts(&[("a", "en", "A lighthouse by the sea.")]);
    let new =
        IndexedSite::of_texts(&[("a", "en", "A lighthouse by the sea."), ("b", "en", "Two lighthouses.")]);
    let first = old.load(&address).expect("a loaded index");
    assert!(first.sent > 0);
    let reader = opened(&address);
    assert_eq!(old.load(&address).expect("a loaded index").sent, 0, "it is there already");
    let again = old.load_again(&address).expect("a loaded index");
    assert!(again.sent == first.sent && again.name != first.name && again.removed == 1, "{again:?}");
    assert_eq!(old.load(&address).expect("a loaded index").sent, 0, "it is there, under another name");
    let second = new.load(&address).expect("a loaded index");
    assert_eq!((second.sections, second.removed), (2, 1));
    assert_eq!(indexes(&address), [second.name.as_str()]);
    assert_eq!(ask(&opened(&address), &Query::new("lighthouse")).total, 2);
    let gone = reader.search(&Query::new("lighthouse"), &timra_engine::SystemClock::start());
    assert!(matches!(gone, Err(Error::Refused { status: 404, .. })), "{:?}", gone.map(|it| it.total));
}

#[test]
fn what_an_earlier_program_left_is_removed() {
    let Some(node) = TestNode::shared() else { return };
    let address = node.address("loading-left");
    let left = format!("/loading-left-{}", "0".repeat(32));
    let other = "/loading-left-of-others";
    for path in [left.as_str(), other] {
        client(&address).done("PUT", path, Sent::Nothing, Pauses::short()).expect("an index");
    }
    let loaded =
        IndexedSite::of_texts(&[("a", "en", "A lighthouse.")]).load(&address).expect("a loaded index");
    let mut expected = vec![loaded.name, other[1..].to_owned()];
    expected.sort();
    assert_eq!(indexes(&address), expected);
}

#[test]
fn one_program_loads_at_a_time() {
    let Some(node) = TestNode::shared() else { return };
    let address = node.address("loading-held");
    let site = IndexedSite::of_texts(&[("a", "en", "A lighthouse.")]);
    let lease = |until: u64| {
        let held = json!({ "owner": "process 1 on another machine", "until": until });
        let path = "/loading-held-lease/_doc/writer";
        client(&address).done("PUT", path, Sent::Json(&held), Pauses::short()).expect("a lease");
    };
    lease(u64::MAX >> 1);
    let error = site.load(&address).expect_err("the lease is held").to_string();
    assert!(error.starts_with("process 1 on another machine is loading `loading-held`"), "{error}");
    assert_eq!(indexes(&address), [""; 0]);
    lease(1);
    assert_eq!(site.load(&address).expect("the lease has expired").sections, 1);
    let path = "/loading-held-lease/_doc/writer";
    let given_back = client(&address).ask("GET", path, Sent::Nothing, Pauses::short()).expect("an answer");
    assert_eq!(given_back.status, 404);
}

/// A cluster with too much to do is asked again, and ends with the same.
#[test]
fn a_third_of_all_requests_may_fail() {
    let Some(node) = TestNode::shared() else { return };
    let site = IndexedSite::sample();
    let whole = site.load(&node.address("loading-whole")).expect("a loaded index");
    let proxy = Proxy::before(&node.url, |count| match count % 6 {
        1 => Some("HTTP/1.1 429 Too Many Requests\r\nretry-after: 0\r\n"),
        4 => Some("HTTP/1.1 502 Bad Gateway\r\n"),
        _ => None,
    });
    let address: ClusterAddress =
        format!("opensearch={}/loading-pressed", proxy.url).parse().expect("an address");
    let pressed = site.load(&address).expect("a loaded index");
    assert_eq!((pressed.sections, pressed.sidecar), (whole.sections, whole.sidecar));
    let cluster = opened(&address);
    site.hold(&cluster, &Query::new("hạ tầng dưới dạng mã"));
    assert!(proxy.failed() > 3, "{} requests failed", proxy.failed());
}

/// What the cluster does not take is told with its place, and nothing changes for those who search.
#[test]
fn a_section_that_is_not_taken_is_told() {
    let Some(node) = TestNode::shared() else { return };
    let address = node.address("loading-refused");
    let before =
        IndexedSite::of_texts(&[("a", "en", "A lighthouse.")]).load(&address).expect("a loaded index");
    let proxy = Proxy::before(&node.url, |_| None).saying("_bulk", |reply: &mut Value| {
        let Some(items) = reply["items"].as_array_mut().filter(|items| items.len() > 2) else { return };
        items[1] = json!({ "index": { "status": 400, "error": { "reason": "no room for\nthis" } } });
        reply["errors"] = true.into();
    });
    let through: ClusterAddress =
        format!("opensearch={}/loading-refused", proxy.url).parse().expect("an address");
    let error = IndexedSite::sample().load(&through).expect_err("a section is not taken").to_string();
    assert!(
        error.contains(".md:") && error.ends_with("does not take this section: no room for this"),
        "{error}"
    );
    assert_eq!(opened(&address).name(), before.name);
}
