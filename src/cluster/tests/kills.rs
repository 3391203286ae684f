//! Programs and nodes that are killed: what is answered is right, or said to lack something, or an error.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use serde_json::json;
use timra_engine::{Query, SystemClock};

use super::node::TestNode;
use super::proxy::Proxy;
use super::queries::QUERIES;
use super::site::{IndexedSite, opened};
use crate::client::{ClusterClient, Sent};
use crate::pauses::Pauses;
use crate::{Access, ClusterAddress, LoadOptions, load};

/// The environment variable that says what another process of this program loads, and where to.
const LOADS: &str = "TIMRA_TEST_LOADS";

/// Where a program is killed that loads: at the request whose first line has these words, before the node gets it or after it
/// has been done.
const MOMENTS: [(&str, bool); 6] = [
    ("POST /_aliases ", false),
    ("POST /_aliases ", true),
    ("DELETE /killed-loader-", false),
    ("DELETE /killed-loader-", true),
    ("_bulk", true),
    ("_settings", false),
];

/// Loads an index, for a test that kills this process.
#[test]
#[ignore = "another test starts it"]
fn loads_for_another_test() {
    let Some(told) = std::env::var_os(LOADS) else { return };
    let told = told.to_string_lossy().into_owned();
    let (address, index) = told.split_once(' ').expect("an address and a directory");
    let options = LoadOptions { shards: 2, replicas: 0, full: true };
    let address: ClusterAddress = address.parse().expect("an address");
    let _ = load(&PathBuf::from(index), (&address, &Access::default()), &options);
}

#[test]
fn a_program_that_is_killed_while_it_loads_leaves_one_index_or_the_other() {
    let Some(node) = TestNode::shared() else { return };
    let address = node.address("killed-loader");
    let texts = |word: &str| [("a", "en", format!("A lighthouse and {word}.")), ("b", "en", word.to_owned())];
    let sites = ["quokkas", "wombats"].map(|word| {
        let texts = texts(word);
        IndexedSite::of_texts(&texts.each_ref().map(|(id, lang, text)| (*id, *lang, text.as_str())))
    });
    sites[0].load(&address).expect("a loaded index");
    let mut in_force = 0;
    for (at, (words, is_done)) in MOMENTS.into_iter().enumerate() {
        let other = 1 - in_force;
        let is_killed = kill_at(&node, &sites[other], words, is_done);
        assert!(is_killed, "{words} never came");
        let cluster = opened(&address);
        let answers: Vec<bool> = sites
            .iter()
            .map(|site| {
                let query = Query::new("lighthouse");
                let found = cluster.search(&query, &SystemClock::start()).expect("an answer");
                site.difference(&found, &query).is_none()
            })
            .collect();
        let is_switched = words.starts_with("DELETE") || words.contains("_aliases") && is_done;
        assert_eq!(answers[other], is_switched, "moment {at}: {answers:?}");
        assert_ne!(answers[in_force], is_switched, "moment {at}: {answers:?}");
        in_force = if is_switched { other } else { in_force };
        // The one that was killed gives no sign of life any more.
        expire(&address);
        let next = sites[in_force].load_again(&address).expect("a loaded index");
        assert_eq!(indexes(&address), [next.name], "moment {at}");
    }
}

/// Lets another process load the index of a site, and kills it at a request; whether that came.
fn kill_at(node: &TestNode, site: &IndexedSite, words: &'static str, is_done: bool) -> bool {
    let pid: Arc<Mutex<Option<u32>>> = Arc::default();
    let (to_kill, is_killed) = (pid.clone(), Arc::new(AtomicBool::new(false)));
    let killed = is_killed.clone();
    let proxy = Proxy::watched(&node.url, move |line, is_answered| {
        if line.contains(words) && is_answered == is_done {
            let pid = to_kill.lock().expect("a lock").take();
            if let Some(pid) = pid {
                killed.store(true, Ordering::Relaxed);
                let _ = Command::new("kill").args(["-9", &pid.to_string()]).status();
                return false;
            }
        }
        true
    });
    let mut held = pid.lock().expect("a lock");
    let mut loader = Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", "tests::kills::loads_for_another_test", "--ignored"])
        .env(LOADS, format!("opensearch={}/killed-loader {}", proxy.url, site.index().display()))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    *held = Some(loader.id());
    drop(held);
    loader.wait().expect("it ends");
    is_killed.load(Ordering::Relaxed)
}

fn expire(address: &ClusterAddress) {
    let path = format!("/{}-lease/_doc/writer", address.prefix());
    let client = ClusterClient::new(address, &Access::default());
    let expired = json!({ "owner": "a program that was killed", "until": 1 });
    client.done("PUT", &path, Sent::Json(&expired), Pauses::short()).expect("it is done");
}

fn indexes(address: &ClusterAddress) -> Vec<String> {
    let path = format!("/{}-*/_alias?expand_wildcards=all", address.prefix());
    let client = ClusterClient::new(address, &Access::default());
    let found = client.done("GET", &path, Sent::Nothing, Pauses::short()).expect("indexes");
    let names = found.as_object().into_iter().flatten().map(|(name, _)| name.clone());
    names.filter(|name| !name.ends_with("-lease")).collect()
}

/// Three nodes, each part with a copy on another one: while one is gone, every answer is right, or says that it lacks
/// something, or is none.
#[test]
fn no_answer_is_wrong_while_a_node_is_killed() {
    let Some(nodes) = TestNode::start(3) else { return };
    let address = nodes.address("killed-node");
    let site = IndexedSite::sample();
    site.load_as(&address, &LoadOptions { shards: 3, replicas: 1, full: false }).expect("a loaded index");
    let cluster = opened(&address);
    let (mut right, mut partial, mut none) = (0, 0, 0);
    for killed in [2, 3] {
        all_have_copies(&address);
        for (at, text) in QUERIES.into_iter().chain(QUERIES).enumerate() {
            if at == 3 {
                nodes.kill(killed);
            }
            let query = Query { limit: 20, ..Query::new(text) };
            match cluster.search(&query, &SystemClock::start()) {
                Ok(found) if found.partial => partial += 1,
                Ok(found) => {
                    assert_eq!(
                        site.difference(&found, &query),
                        None,
                        "{text:?} after node {killed} was killed"
                    );
                    right += 1;
                }
                Err(_) => none += 1,
            }
        }
        nodes.start_all();
    }
    println!("{right} answers were right, {partial} partial, {none} none");
    assert!(right > 0, "no answer was right");
    all_have_copies(&address);
    QUERIES.into_iter().for_each(|text| site.hold(&cluster, &Query::new(text)));
}

/// Waits until every part of the index has its copy.
fn all_have_copies(address: &ClusterAddress) {
    let client = ClusterClient::new(address, &Access::default());
    let path = format!("/_cluster/health/{}?wait_for_status=green&timeout=50s", address.prefix());
    let health = client.done("GET", &path, Sent::Nothing, Pauses::long()).expect("an answer");
    assert_eq!(health["status"], "green", "{health}");
}
