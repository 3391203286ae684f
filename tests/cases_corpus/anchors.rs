//! Heading ids against what real sites were published with.

use std::collections::HashMap;
use std::path::PathBuf;

use percent_encoding::percent_decode_str;
use timra::corpus::{CorpusOptions, PageOutcome, sites};

/// The published sites, and a Hugo of the kind that built each: older ones make ids from the raw source of a
/// heading, newer ones from its text.
const SITES: [(&str, &str); 4] = [
    ("fcj-khanguyense", "0.134.3"),
    ("fcj-kxt2412", "0.134.3"),
    ("fcj-tientho201", "0.134.3"),
    ("fcj-trtramnh", "0.160.0"),
];

/// Where the shared corpora are, if they are here at all.
fn shared() -> Option<PathBuf> {
    let dir = std::env::var_os("TIMRA_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        PathBuf::from,
    );
    dir.join("corpus").is_dir().then_some(dir)
}

#[test]
fn published_heading_ids() {
    let Some(shared) = shared() else {
        eprintln!("skipped: the shared corpora are not here (set TIMRA_SHARED to their directory)");
        return;
    };
    let (mut published, mut matched) = (0, 0);
    for (name, hugo) in SITES {
        let root = shared.join("corpus").join(name);
        let Ok(anchors) = std::fs::read_to_string(root.join("rendered/anchors.json")) else {
            eprintln!("skipped: {name} has no rendered/anchors.json");
            continue;
        };
        let anchors: serde_json::Value = serde_json::from_str(&anchors).unwrap();
        let ours = ids_by_url(root, hugo);
        let (mut site_published, mut site_matched) = (0, 0);
        for page in anchors["pages"].as_array().unwrap() {
            let url = page["url"].as_str().unwrap();
            let mut left = ours.get(url).cloned().unwrap_or_default();
            for id in page["headings"]
                .as_array()
                .unwrap()
                .iter()
                .filter_map(|heading| heading["id"].as_str())
            {
                site_published += 1;
                match left.iter().position(|ours| ours == id) {
                    Some(found) => {
                        left.swap_remove(found);
                        site_matched += 1;
                    }
                    None => eprintln!("miss: {name} {url} #{id}"),
                }
            }
        }
        eprintln!("{name}: {site_matched} of {site_published} published heading ids");
        published += site_published;
        matched += site_matched;
    }
    assert!(
        matched * 1000 >= published * 995,
        "only {matched} of {published} published heading ids"
    );
}

/// The heading ids of a site by the path of their page below the site's own address.
fn ids_by_url(root: PathBuf, hugo: &str) -> HashMap<String, Vec<String>> {
    let mut options = CorpusOptions::at("2026-11-01T00:00:00Z".parse().unwrap());
    options.hugo_version = Some(hugo.to_owned());
    let mut warnings = Vec::new();
    let sites = sites(&[root], &options, &mut warnings).unwrap();
    let mut pages = Vec::new();
    for site in &sites {
        for file in site.files(&mut warnings) {
            if let PageOutcome::Page(page) = site.page(&file, &mut warnings) {
                let url = percent_decode_str(&page.url).decode_utf8().unwrap().into_owned();
                let ids: Vec<String> = page
                    .sections
                    .into_iter()
                    .filter_map(|section| section.anchor)
                    .collect();
                pages.push((url, ids));
            }
        }
    }
    // The home page has the shortest address.
    let home = pages
        .iter()
        .map(|(url, _)| url.trim_end_matches('/').to_owned())
        .min_by_key(String::len);
    let home = home.unwrap_or_default();
    pages
        .into_iter()
        .map(|(url, ids)| (url[home.len().min(url.len())..].to_owned(), ids))
        .collect()
}
