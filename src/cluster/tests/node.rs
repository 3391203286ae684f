//! Nodes of OpenSearch for tests.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use tempfile::TempDir;

use crate::ClusterAddress;

/// A node, or several that are one cluster, for as long as some test has them.
pub(crate) struct TestNode {
    dir: TempDir,
    lib: PathBuf,
    port: u16,
    count: usize,
    /// Where the first one answers.
    pub url: String,
}

/// The node that the tests of this process share.
static SHARED: Mutex<Weak<TestNode>> = Mutex::new(Weak::new());

impl TestNode {
    /// The node that all tests share; nothing, with a line that says so, where there is no Java or no OpenSearch.
    pub(crate) fn shared() -> Option<Arc<Self>> {
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(node) = shared.upgrade() {
            return Some(node);
        }
        let node = Arc::new(Self::start(1)?);
        *shared = Arc::downgrade(&node);
        Some(node)
    }

    /// So many nodes of its own.
    pub(crate) fn start(count: usize) -> Option<Self> {
        let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let lib = std::env::var_os("TIMRA_OPENSEARCH")
            .map_or(project.join("target/tools/opensearch"), PathBuf::from);
        if !lib.is_dir() || Command::new("javac").arg("-version").output().is_err() {
            println!("SKIPPED: there is no Java, or no OpenSearch in {}", lib.display());
            return None;
        }
        let dir = tempfile::tempdir().expect("a directory");
        let port = free_ports(count);
        let node = Self { dir, lib, port, count, url: format!("http://127.0.0.1:{port}") };
        node.start_all();
        Some(node)
    }

    /// Starts those that do not run, and waits until all are one cluster.
    pub(crate) fn start_all(&self) {
        let recipe = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../recipes/opensearch/nodes.sh");
        let started = Command::new("sh")
            .arg(recipe)
            .arg(self.count.to_string())
            .envs([("DIR", self.dir.path()), ("LIB", &self.lib)])
            .env("PORT", self.port.to_string())
            .output()
            .expect("sh runs");
        let said = String::from_utf8_lossy(&started.stderr);
        let log = std::fs::read_to_string(self.dir.path().join("1/log")).unwrap_or_default();
        assert!(started.status.success(), "{said}\n{log}");
    }

    /// Ends a node, counted from 1, without a word.
    pub(crate) fn kill(&self, number: usize) {
        let pid = std::fs::read_to_string(self.dir.path().join(format!("{number}/pid"))).unwrap_or_default();
        let _ = Command::new("kill").args(["-9", pid.trim()]).status();
    }

    /// An address of this node, with a name that no other test has.
    pub(crate) fn address(&self, name: &str) -> ClusterAddress {
        format!("opensearch={}/{name}", self.url).parse().expect("an address")
    }
}

impl Drop for TestNode {
    fn drop(&mut self) {
        (1..=self.count).for_each(|number| self.kill(number));
    }
}

/// The first of so many ports that are free, and whose partners a hundred ports on are free as well.
fn free_ports(count: usize) -> u16 {
    let is_free = |port: u16| std::net::TcpListener::bind(("127.0.0.1", port)).is_ok();
    loop {
        let first = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = first.local_addr().expect("an address").port();
        if port >= 65_000 {
            continue;
        }
        let others = (port + 1..).take(count - 1).chain((port.saturating_add(100)..).take(count));
        if others.into_iter().all(is_free) {
            return port;
        }
    }
}
