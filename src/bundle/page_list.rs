//! The list of all pages, as a page of its own: what readers have whose browsers run no script.

use std::collections::BTreeMap;
use std::fmt::Write;

use timra_format::safe_url;
use timra_language::{catch_all, interface_language, interface_word};

use super::titles::Title;

/// Name of the file.
pub(crate) const PAGE_LIST: &str = "index.html";

/// What tells the page from those that others have made.
const GENERATOR: &str =
    concat!("<meta name=\"generator\" content=\"timra ", env!("CARGO_PKG_VERSION"), "\">");

/// The page, in the language of most pages. Where scripts run, the search box is above the list.
pub(crate) fn page_list(titles: &[Title]) -> String {
    let mut languages: BTreeMap<&str, Vec<&Title>> = BTreeMap::new();
    for title in titles {
        languages.entry(&title.2).or_default().push(title);
    }
    let most = languages.iter().max_by_key(|(_, titles)| titles.len()).map_or("", |(code, _)| *code);
    let own = interface_language(most).unwrap_or_else(catch_all).code();
    let heading = escaped(interface_word(own, "all_pages"));
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{own}\">\n<head>\n<meta charset=\"utf-8\">\n{GENERATOR}\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"robots\" content=\"noindex\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{heading}</title>\n\
         <script type=\"module\" src=\"timra-search.js\"></script>\n\
         <style>body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 45rem; margin: 2rem auto; padding: 0 1rem }}</style>\n\
         </head>\n<body>\n<main>\n<timra-search src=\"bundle.json\"></timra-search>\n<h1>{heading}</h1>\n"
    );
    for (code, titles) in languages {
        let lang = attribute(code);
        if interface_language(code).is_some() {
            let _ = writeln!(page, "<h2{lang}>{}</h2>", escaped(interface_word(code, "language_name")));
        }
        let _ = writeln!(page, "<ul{lang}>");
        for Title(title, url, _) in titles {
            let title = escaped(title);
            // An address may come from anywhere, and one that runs a script would run here.
            let _ = match safe_url(url) {
                Some(url) => writeln!(page, "<li><a href=\"{}\">{title}</a></li>", escaped(url)),
                None => writeln!(page, "<li>{title}</li>"),
            };
        }
        page.push_str("</ul>\n");
    }
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

/// Whether a page that begins with these bytes is such a list, of whatever version. Programs that make pages smaller may have
/// taken quotes from it.
pub(crate) fn is_page_list(beginning: &[u8]) -> bool {
    let beginning = String::from_utf8_lossy(beginning).to_ascii_lowercase();
    let is_generator =
        |tag: &str| tag.starts_with("meta ") && tag.contains("generator") && tag.contains("timra ");
    beginning.split('<').any(|tag| is_generator(tag.split('>').next().unwrap_or_default()))
}

fn attribute(code: &str) -> String {
    if code.is_empty() { String::new() } else { format!(" lang=\"{}\"", escaped(code)) }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{is_page_list, page_list};
    use crate::titles::Title;

    #[test]
    fn every_page_is_listed_below_its_language() {
        let title = |title: &str, url: &str, lang: &str| Title(title.into(), url.into(), lang.into());
        let list = page_list(&[
            title("Sao lưu", "https://x.test/vi/a/", "vi"),
            title("<b> & \"c\"", "https://x.test/?a=1&b=\"2\"", "en"),
            title("Khôi phục", "/vi/b/", "vi"),
            title("Sauvegarde", "/fr/", "fr"),
            title("Nobody knows", "/und/", ""),
        ]);
        assert!(list.contains("<html lang=\"vi\">") && list.contains("<h1>Tất cả các trang</h1>"), "{list}");
        assert!(list.contains("<h2 lang=\"en\">English</h2>\n<ul lang=\"en\">\n<li>"), "{list}");
        assert!(list.contains(
            "<a href=\"https://x.test/?a=1&amp;b=&quot;2&quot;\">&lt;b&gt; &amp; &quot;c&quot;</a>"
        ));
        assert!(list.contains("<ul lang=\"fr\">") && list.contains("<ul>\n<li><a href=\"/und/\">"), "{list}");
        assert!(page_list(&[]).contains("<html lang=\"en\">"));
    }

    #[test]
    fn an_address_that_runs_a_script_is_no_link() {
        let title = |title: &str, url: &str| Title(title.into(), url.into(), "en".into());
        let list = page_list(&[
            title("Run", "javascript:alert(1)"),
            title("Data", "data:text/html,<script>alert(1)</script>"),
            title("Good", "/good/"),
        ]);
        assert!(list.contains("<li>Run</li>\n<li>Data</li>\n<li><a href=\"/good/\">Good</a></li>"), "{list}");
        assert!(!list.contains("javascript:") && !list.contains("data:"), "{list}");
    }

    #[test]
    fn only_a_list_that_timra_made_is_one() {
        let list = page_list(&[]);
        assert!(is_page_list(list.as_bytes()));
        assert!(is_page_list(list.replace("\"generator\"", "generator").replace('\n', "").as_bytes()));
        for page in [
            "<meta name=generator content=\"Hugo 0.1\"><h1>timra </h1>",
            "<p>generator of timra pages",
            "\u{fffd}",
            "",
        ] {
            assert!(!is_page_list(page.as_bytes()), "{page}");
        }
    }
}
