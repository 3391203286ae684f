//! Which published pages only list other pages of their site.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::element::Element;
use super::left_out::is_left_out;
use super::main_content::MainContent;
use super::selector_table::SelectorTable;
use super::tree::{HtmlTree, WalkStep};
use crate::front_matter::Glob;

/// How many times more letters a page has in links to other pages than beside them, if it has no text of its own.
const TIMES_MORE: usize = 4;

/// Of what generators make as lists, such a part is in links: the rest may be what the pages say, repeated.
const PART_OF_USUAL: usize = 3;

/// Letters before the first link from which on a list has something to say.
const LETTERS_OF_TEXT: usize = 40;

static PATHS: LazyLock<Vec<Glob>> =
    LazyLock::new(|| lines(include_str!("list_paths.txt")).filter_map(Glob::new).collect());

static ELEMENTS: LazyLock<SelectorTable> =
    LazyLock::new(|| SelectorTable::new(include_str!("list_elements.txt")));

fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with("# "))
}

/// Whether the page that is published at `path` of a site whose addresses begin with `base` has no text of its own:
/// it lists other pages of the site. What is listed is found where it stands.
pub(crate) fn is_list(
    tree: &HtmlTree,
    main: &MainContent,
    shared: &HashSet<usize>,
    path: &str,
    base: Option<&str>,
) -> bool {
    let mut listing = Listing { own: 0, linked: 0, lead: 0, targets: HashSet::new(), headings: (0, 0) };
    listing.read(tree, main, shared, base);
    let Listing { own, linked, lead, targets, headings } = listing;
    if targets.len() >= 2 && linked > own * TIMES_MORE {
        return true;
    }
    let is_usual = || {
        PATHS.iter().any(|usual| usual.is_match(path))
            || tree.elements().any(|(_, element)| ELEMENTS.means(element))
    };
    let leads_on = headings.0 > 0 && headings.0 == headings.1 || linked * PART_OF_USUAL > own;
    // Hugo publishes a list of categories where no page has one.
    let is_empty = own == 0 && linked == 0;
    (is_empty || !targets.is_empty() && lead < LETTERS_OF_TEXT && leads_on) && is_usual()
}

/// What a page has in links to other pages of its site and what it has beside them, in letters.
struct Listing {
    own: usize,
    linked: usize,
    /// What stands before the first of the links.
    lead: usize,
    /// Where the links lead.
    targets: HashSet<String>,
    /// Headings below the title of the page, and those of them that lead to another page.
    headings: (usize, usize),
}

impl Listing {
    fn read(&mut self, tree: &HtmlTree, main: &MainContent, shared: &HashSet<usize>, base: Option<&str>) {
        // What stands beside every link, as the author of a post, is said once.
        let mut said = HashSet::new();
        let (mut link, mut heading, mut aside) = (0usize, None::<bool>, 0usize);
        for range in &main.ranges {
            tree.walk(range.clone(), &mut |at, step| match step {
                WalkStep::Enter(element) => {
                    if at != range.start && (is_left_out(element) || shared.contains(&at)) {
                        return false;
                    }
                    if is_aside(element) {
                        aside += 1;
                    }
                    if element.heading_level().is_some_and(|level| level > 1) {
                        heading = Some(false);
                    }
                    if let Some(target) = other_page(element, base) {
                        link += 1;
                        self.targets.insert(target.to_owned());
                        heading = heading.map(|_| true);
                    }
                    true
                }
                WalkStep::Leave(element) => {
                    if is_aside(element) {
                        aside = aside.saturating_sub(1);
                    }
                    if other_page(element, base).is_some() {
                        link = link.saturating_sub(1);
                    }
                    if element.heading_level().is_some_and(|level| level > 1)
                        && let Some(leads_on) = heading.take()
                    {
                        self.headings.0 += 1;
                        self.headings.1 += usize::from(leads_on);
                    }
                    true
                }
                WalkStep::Text(text, _) => {
                    if aside > 0 {
                        return true;
                    }
                    let words: String = text.chars().filter(|c| c.is_alphabetic()).collect();
                    let letters = words.chars().count();
                    if link > 0 {
                        self.linked += letters;
                    } else if letters > 0 && said.insert(words) {
                        self.own += letters;
                        if self.targets.is_empty() {
                            self.lead += letters;
                        }
                    }
                    true
                }
            });
        }
    }
}

/// Whether an element is the title of its page, or tells when something was written.
fn is_aside(element: &Element) -> bool {
    matches!(&*element.name, "h1" | "time")
}

/// Where an element leads, if that is another page of a site whose addresses begin with `base`; without what follows the
/// path.
fn other_page<'e>(element: &'e Element, base: Option<&str>) -> Option<&'e str> {
    if element.name != "a" {
        return None;
    }
    let target = element.get("href")?.trim();
    let target = target.split(['#', '?']).next().filter(|target| !target.is_empty())?;
    let is_of_site = match target.split_once(':') {
        Some((scheme, _)) if !scheme.contains('/') => {
            base.is_some_and(|base| target.starts_with(base.trim_end_matches('/')))
        }
        _ => !target.starts_with("//"),
    };
    let name = target.rsplit('/').next().unwrap_or_default();
    let is_page = name.rsplit_once('.').is_none_or(|(_, ending)| {
        matches!(ending.to_ascii_lowercase().as_str(), "html" | "htm")
            || ending.contains(|c: char| !c.is_ascii_alphabetic())
    });
    (is_of_site && is_page).then_some(target)
}

#[cfg(test)]
mod tests {
    use super::super::grow::grow;
    use super::super::main_content::main_content;
    use super::*;

    fn lists(path: &str, html: &str) -> bool {
        let tree = grow(html).expect("a tree");
        is_list(&tree, &main_content(&tree, &[]), &HashSet::new(), path, Some("https://kb.test/docs/"))
    }

    #[test]
    fn a_page_of_links_has_no_text_of_its_own() {
        for html in [
            "<main><h1>Tags</h1><ul><li><a href=/a/>Sao lưu</a><li><a href=b.html>Khôi phục</a></ul></main>",
            "<main><h1>Posts</h1><article><h2><a href=/a/>Restore a snapshot</a></h2><time>2 May</time> by An</article>\
             <article><h2><a href=/b/>Back it up</a></h2><time>3 May</time> by An</article></main>",
            "<main><p><a href=https://kb.test/docs/a>Sao lưu hằng đêm</a> <a href=https://kb.test/docs/b>Khôi phục</a> (2)</main>",
        ] {
            assert!(lists("a/index.html", html), "{html}");
        }
        for html in [
            "<main><h1>Kho</h1><p>Mọi thứ về sao lưu và khôi phục dữ liệu.<p><a href=/a/>Sao lưu</a> <a href=/b/>Khôi phục</a></main>",
            "<main><h1>Links</h1><a href=https://a.test/>Restore</a> <a href=https://b.test/>Backup</a></main>",
            "<main><h1>Guide</h1><a href=#a>First of all</a> <a href=#b>Then do this</a></main>",
            "<main><h1>Guide</h1><a href=/a/>Only one link and no more</a></main>",
            "<main><h1>Guide</h1><a href=a.pdf>A paper</a> <a href=/b.zip>An archive</a></main>",
            "<main><h1>Nothing</h1></main>",
            "<main><h1>Guide</h1><pre>kho restore everything into a directory</pre><a href=/a/>a</a> <a href=/b/>b</a></main>",
        ] {
            assert!(!lists("a/index.html", html), "{html}");
        }
    }

    #[test]
    fn what_generators_list_repeats_what_pages_say() {
        let post = "<h2><a href=/a/>Restore a snapshot</a></h2><p>Pick one from the list, and wait until it is there. It may take an hour or two.";
        let html = format!("<main><h1>Backups</h1>{post}</main>");
        for path in [
            "tags/backups/index.html",
            "vi/blog/page/2/index.html",
            "blog/tags/a/index.html",
            "page2/index.html",
        ] {
            assert!(lists(path, &html), "{path}");
        }
        assert!(!lists("guide/index.html", &html));
        assert!(lists("blog/index.html", &format!("<html class=blog-list-page>{html}")));
        assert!(lists("categories/index.html", "<main><h1>Categories</h1></main>"));
        // A page about tags.
        let html = "<main><h1>Tags</h1><h2 id=a>What a tag is</h2><p>A word that an author files a page under.</main>";
        assert!(!lists("tags/index.html", html));
        // A home page with a text and the latest posts.
        let html = "<p>Here is how we keep backups of everything, night after night.<ul class=post-list><li><h3><a href=/a/>Restore</a></h3></ul>";
        assert!(!lists("index.html", html));
    }
}
