//! Heading ids against what real sites were published with.

use std::collections::HashMap;
use std::path::PathBuf;

use percent_encoding::percent_decode_str;
use timra_corpus::{CorpusOptions, PageOutcome, sites};

use super::published_sites::{PublishedSite, published_sites};

#[test]
fn published_heading_ids() {
    let (mut published, mut matched) = (0, 0);
    for PublishedSite { name, hugo, root, pages } in published_sites() {
        let ours = ids_by_url(root, hugo);
        let (mut site_published, mut site_matched) = (0, 0);
        for page in &pages {
            let url = page["url"].as_str().unwrap();
            let mut left = ours.get(url).cloned().unwrap_or_default();
            for id in page["headings"].as_array().unwrap().iter().filter_map(|heading| heading["id"].as_str())
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
    assert!(matched * 1000 >= published * 995, "only {matched} of {published} published heading ids");
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
                let ids: Vec<String> =
                    page.sections.into_iter().filter_map(|section| section.anchor).collect();
                pages.push((url, ids));
            }
        }
    }
    // The home page has the shortest address.
    let home = pages.iter().map(|(url, _)| url.trim_end_matches('/').to_owned()).min_by_key(String::len);
    let home = home.unwrap_or_default();
    pages.into_iter().map(|(url, ids)| (url[home.len().min(url.len())..].to_owned(), ids)).collect()
}
