//! Puts the search box into pages that were published.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use timra_format::encode_path;
use timra_language::interface_word;

use super::html_places::HtmlPlaces;

/// Folders within each other, at most.
const DEPTH: usize = 64;

/// Bytes of a page, at most.
const MOST: u64 = 64 << 20;

/// The themes that the box knows by their search fields, whose place it takes.
const THEMES: &str = include_str!("../../web/box/themes.json");

/// The script of the box.
const SCRIPT: &str = "timra-search.js";

/// How many pages there were.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Injected {
    /// Pages that have the box now.
    pub pages: usize,
    /// Pages that were left as they were: they had the script already, lead on to another page, are shown at addresses that
    /// nobody knows, or are no whole pages.
    pub left: usize,
}

/// Puts the box into every page below `site`, but for what is below `bundle`, which is below `site` as well.
///
/// # Errors
/// The path of a file that cannot be read or written, and why.
pub(crate) fn inject(site: &Path, bundle: &Path) -> Result<Injected, (PathBuf, io::Error)> {
    let (mut injected, mut open) = (Injected::default(), vec![(site.to_owned(), 0)]);
    let below = bundle.strip_prefix(site).unwrap_or(Path::new("timra")).to_string_lossy().replace('\\', "/");
    let fields = fields();
    while let Some((folder, depth)) = open.pop() {
        let failed = |error| (folder.clone(), error);
        for entry in fs::read_dir(&folder).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let (path, kind) = (entry.path(), entry.file_type().map_err(failed)?);
            let is_page = path.extension().is_some_and(|it| it.eq_ignore_ascii_case("html"));
            if kind.is_dir() && path != bundle && depth < DEPTH {
                open.push((path, depth + 1));
            } else if kind.is_file() && is_page {
                let root = format!("{}{}", "../".repeat(depth), encode_path(&below));
                match put_into(&path, &root, &fields).map_err(|error| (path.clone(), error))? {
                    true => injected.pages += 1,
                    false => injected.left += 1,
                }
            }
        }
    }
    Ok(injected)
}

/// What stands in the markup of the search fields that the box knows.
fn fields() -> Vec<String> {
    let themes: Vec<serde_json::Value> = serde_json::from_str(THEMES).unwrap_or_default();
    let field =
        |theme: &serde_json::Value| theme["field"].as_str()?.rsplit(['#', '.']).next().map(str::to_owned);
    themes.iter().filter_map(field).collect()
}

/// Puts the box into a page; whether it was. `root` is where the bundle is, as the page sees it.
fn put_into(path: &Path, root: &str, fields: &[String]) -> io::Result<bool> {
    // Nobody knows at which address it is shown.
    let is_nowhere = path.file_name().is_some_and(|name| name == "404.html");
    if is_nowhere || fs::metadata(path)?.len() > MOST {
        return Ok(false);
    }
    let Ok(page) = String::from_utf8(fs::read(path)?) else { return Ok(false) };
    let Some(with) = with_box(&page, root, fields) else { return Ok(false) };
    let mut draft = path.as_os_str().to_owned();
    draft.push(".tmp");
    fs::write(&draft, with)?;
    fs::rename(&draft, path)?;
    Ok(true)
}

/// The page with the box in it; `None` if it should stay as it is.
fn with_box(page: &str, root: &str, fields: &[String]) -> Option<String> {
    let places = HtmlPlaces::of(page);
    let (head, body) = (places.head_end?, places.body_start?);
    // What is relative is so to another address there.
    if places.has_script || places.has_base || places.leads_on || head > body {
        return None;
    }
    let script = format!("<script src=\"{root}/{SCRIPT}\" data-src=\"{root}/bundle.json\"></script>");
    let has_field =
        page.contains("<timra-search") || fields.iter().any(|field| page.contains(field.as_str()));
    let element = if has_field {
        String::new()
    } else {
        format!("<timra-search src=\"{root}/bundle.json\"></timra-search>")
    };
    let all = interface_word(&places.lang, "all_pages");
    let without_script = format!("<noscript><p><a href=\"{root}/\">{all}</a></p></noscript>");
    Some([&page[..head], &script, &page[head..body], &element, &without_script, &page[body..]].concat())
}

#[cfg(test)]
mod tests {
    use super::{fields, with_box};

    #[test]
    fn a_page_gets_a_script_and_a_box_unless_it_has_a_field() {
        let page = |body: &str| {
            format!("<html lang='vi'><head><title>x</title></head><body class='a>b'>{body}</body></html>")
        };
        let with = with_box(&page("<p>y"), "../timra", &fields()).expect("a box");
        assert_eq!(
            with,
            "<html lang='vi'><head><title>x</title><script src=\"../timra/timra-search.js\" data-src=\"../timra/bundle.json\">\
             </script></head><body class='a>b'><timra-search src=\"../timra/bundle.json\"></timra-search>\
             <noscript><p><a href=\"../timra/\">Tất cả các trang</a></p></noscript><p>y</body></html>"
        );
        for field in [
            "<input id=\"book-search-input\">",
            "<input class='search_field' id=find>",
            "<timra-search src=''>",
        ] {
            let with = with_box(&page(field), "timra", &fields()).expect("a script");
            assert!(
                with.contains("timra/timra-search.js") && !with.contains("<timra-search src=\"timra"),
                "{with}"
            );
        }
    }

    #[test]
    fn a_page_about_the_box_is_a_page() {
        for page in [
            "<head></head><body><p>Copy <code>timra-search.js</code>.",
            "<head><script src=my-timra-search.js></script></head><body>",
            "<head><script>load('timra-search.js')</script></head><body>",
        ] {
            assert!(with_box(page, "timra", &fields()).is_some(), "{page}");
        }
    }

    #[test]
    fn other_pages_stay_as_they_are() {
        for page in [
            "<p>a part of a page",
            "<head><script src=timra/timra-search.js></script></head><body>",
            "<head><script type=module src=\"/timra-search.0af3.min.js\"></script></head><body>",
            "<head></head><body><p>1 < 2</p><script src='/timra/timra-search.js?v=2'></script>",
            "<head><base href=https://x.test/></head><body>",
            "<head><meta http-equiv=refresh content='0; url=/x/'></head><body>",
            "<head><script>'</head><body>'</script>",
            "<!-- </head><body> -->",
        ] {
            assert_eq!(with_box(page, "timra", &fields()), None, "{page}");
        }
    }
}
