//! Which pages are versions of one page.

use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization;

use crate::of_bare_path;

/// Key that all language versions of a page share. `alternates` are the versions that the page at `address` names.
/// If the page itself is not among them, they are versions of another page, and the path of the file decides.
pub(crate) fn translation_key(alternates: &[(String, String)], address: &str, path: &str) -> String {
    let own = place(address, address);
    let mut places: Vec<String> = alternates.iter().map(|(_, other)| place(other, address)).collect();
    places.sort_unstable();
    places.dedup();
    if places.len() > 1 && places.contains(&own) {
        // No path begins like this.
        return format!("={}", places[0]);
    }
    let (_, key) = of_bare_path(path);
    // The page of a directory and the page of that name are one.
    let key = key.strip_suffix("/index").unwrap_or(&key);
    key.to_owned()
}

/// Host and path of an address in one spelling; languages may be told apart by either. What names no host is on that of
/// the page at `own`.
fn place(address: &str, own: &str) -> String {
    let address = address.split(['#', '?']).next().unwrap_or_default().trim();
    let host = |whole: &str| {
        let (_, rest) = whole.split_once("://")?;
        Some(rest.split('/').next().unwrap_or_default().to_owned())
    };
    let host_and_path = match address.split_once("://") {
        Some((_, rest)) => rest.to_owned(),
        None => format!("{}{address}", host(own).unwrap_or_default()),
    };
    let decoded: String = percent_decode_str(&host_and_path).decode_utf8_lossy().nfc().collect();
    decoded.trim_end_matches("index.html").trim_end_matches('/').trim_end_matches(".html").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_have_one_key() {
        let key = |alternates: &[&str], address: &str, path: &str| {
            let alternates: Vec<(String, String)> =
                alternates.iter().map(|address| ("xx".to_owned(), (*address).to_owned())).collect();
            translation_key(&alternates, address, path)
        };
        let both = ["https://kb.test/install/", "https://kb.test/vi/cai-dat"];
        let en = key(&both, "https://kb.test/install/", "install/index.html");
        assert_eq!(en, key(&both, "https://kb.test/vi/cai-dat/", "vi/cai-dat/index.html"));
        let paths = ["/install/", "/vi/cai-dat"];
        assert_eq!(en, key(&paths, "https://kb.test/install/", "install/index.html"));
        assert_eq!(key(&[], "/a/", "a/index.html"), key(&[], "/vi/a/", "vi/a/index.html"));
        // A switch of languages that leads to the home pages.
        let homes = ["https://kb.test/", "https://kb.test/vi/"];
        assert_ne!(
            key(&homes, "https://kb.test/a/", "a/index.html"),
            key(&homes, "https://kb.test/b/", "b/index.html")
        );
    }
}
