//! Sites that were really published, each with the addresses and heading ids that it was published with.

use std::path::PathBuf;

/// The published sites, and a Hugo of the kind that built each: older ones make ids from the raw source of a
/// heading, newer ones (from 0.144 on) from its text.
const SITES: [(&str, &str); 4] = [
    ("fcj-khanguyense", "0.134.3"),
    ("fcj-kxt2412", "0.134.3"),
    ("fcj-tientho201", "0.134.3"),
    ("fcj-trtramnh", "0.160.0"),
];

/// A site, and what was published of it.
pub(crate) struct PublishedSite {
    pub name: &'static str,
    /// Version of the Hugo that built it.
    pub hugo: &'static str,
    pub root: PathBuf,
    /// `url` and `headings` (`id`) of every page.
    pub pages: Vec<serde_json::Value>,
}

/// The sites below `TIMRA_SHARED`, which are no part of this repository; none, and a line that says so, without it.
pub(crate) fn published_sites() -> Vec<PublishedSite> {
    let Some(corpus) = std::env::var_os("TIMRA_SHARED").map(|dir| PathBuf::from(dir).join("corpus")) else {
        eprintln!("skipped: published sites are looked for where TIMRA_SHARED says, and it is not set");
        return Vec::new();
    };
    let mut found = Vec::new();
    for (name, hugo) in SITES {
        let root = corpus.join(name);
        match std::fs::read_to_string(root.join("rendered/anchors.json")) {
            Ok(published) => {
                let mut published: serde_json::Value = serde_json::from_str(&published).unwrap();
                let pages = published["pages"].as_array_mut().map(std::mem::take).unwrap();
                found.push(PublishedSite { name, hugo, root, pages });
            }
            Err(error) => eprintln!("skipped: {name}: {error}"),
        }
    }
    found
}
