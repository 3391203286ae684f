//! What this timra cannot search it refuses, in one sentence.

use serde_json::{Value, json};

use super::node::TestNode;
use super::site::IndexedSite;
use crate::client::{ClusterClient, Sent};
use crate::pauses::Pauses;
use crate::{Access, Cluster, ClusterAddress};

fn refused(address: &ClusterAddress) -> String {
    let error = Cluster::open(address, &Access::default(), None).err().expect("an error").to_string();
    assert!(!error.contains('\n'), "{error}");
    error
}

fn tell(address: &ClusterAddress, method: &str, path: &str, body: &Value) {
    let client = ClusterClient::new(address, &Access::default());
    client.done(method, path, Sent::Json(body), Pauses::short()).expect("it is done");
}

#[test]
fn other_indexes_are_refused() {
    let Some(node) = TestNode::shared() else { return };
    let address = node.address("refused-none");
    assert!(refused(&address).contains("has no index `refused-none`"));

    let foreign = node.address("refused-foreign");
    tell(&foreign, "PUT", "/refused-foreign", &json!({}));
    assert!(refused(&foreign).contains("is no index of timra"));
    let site = IndexedSite::of_texts(&[("a", "en", "A lighthouse.")]);
    let error = site.load(&foreign).expect_err("the name is taken").to_string();
    assert!(error.contains("is no index of timra"), "{error}");

    let other = node.address("refused-other");
    let meta = json!({ "timra": { "format": 999 } });
    let index = json!({ "mappings": { "_meta": meta }, "aliases": { "refused-other": {} } });
    tell(&other, "PUT", "/refused-other-of-another", &index);
    assert!(refused(&other).contains("has the format 999, and this timra has 2"));
}

#[test]
fn a_damaged_sidecar_is_refused() {
    let Some(node) = TestNode::shared() else { return };
    let address = node.address("refused-damaged");
    IndexedSite::of_texts(&[("a", "en", "A lighthouse.")]).load(&address).expect("a loaded index");
    let other = json!({ "part": "AAAA" });
    tell(&address, "PUT", "/refused-damaged/_doc/sidecar-0?refresh=true", &other);
    assert!(refused(&address).contains("its sidecar is not what was written"));
}

#[test]
fn nobody_answers() {
    let address: ClusterAddress = "opensearch=http://127.0.0.1:9/x".parse().expect("an address");
    let error = refused(&address);
    assert!(error.starts_with("http://127.0.0.1:9 does not answer: "), "{error}");
}
