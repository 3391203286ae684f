//! A node of OpenSearch for tests.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use tempfile::TempDir;

use crate::ClusterAddress;

/// A node that runs as long as some test has it.
pub(crate) struct TestNode {
    dir: TempDir,
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
        let node = Arc::new(Self::start()?);
        *shared = Arc::downgrade(&node);
        Some(node)
    }

    /// A node of its own.
    pub(crate) fn start() -> Option<Self> {
        let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let lib = std::env::var_os("TIMRA_OPENSEARCH")
            .map_or(project.join("target/tools/opensearch"), PathBuf::from);
        if !lib.is_dir() || Command::new("javac").arg("-version").output().is_err() {
            println!("SKIPPED: there is no Java, or no OpenSearch in {}", lib.display());
            return None;
        }
        let dir = tempfile::tempdir().expect("a directory");
        let port = free_ports();
        let started = Command::new("sh")
            .arg(project.join("recipes/opensearch/nodes.sh"))
            .arg("1")
            .envs([("DIR", dir.path()), ("LIB", &lib)])
            .env("PORT", port.to_string())
            .output()
            .expect("sh runs");
        let node = Self { dir, url: format!("http://127.0.0.1:{port}") };
        let said = String::from_utf8_lossy(&started.stderr);
        let log = std::fs::read_to_string(node.dir.path().join("1/log")).unwrap_or_default();
        assert!(started.status.success(), "{said}\n{log}");
        Some(node)
    }

    /// An address of this node, with a name that no other test has.
    pub(crate) fn address(&self, name: &str) -> ClusterAddress {
        format!("opensearch={}/{name}", self.url).parse().expect("an address")
    }
}

impl Drop for TestNode {
    fn drop(&mut self) {
        let pid = std::fs::read_to_string(self.dir.path().join("1/pid")).unwrap_or_default();
        let _ = Command::new("kill").args(["-9", pid.trim()]).status();
    }
}

/// A port that is free, and whose partner a hundred ports on is free as well.
fn free_ports() -> u16 {
    loop {
        let first = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = first.local_addr().expect("an address").port();
        if port < 65_000 && std::net::TcpListener::bind(("127.0.0.1", port + 100)).is_ok() {
            return port;
        }
    }
}
