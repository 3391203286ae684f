//! What a page says about itself.

use super::json_ld::{JsonLd, json_ld};
use super::tree::HtmlTree;
use super::words::{has_word, on_one_line};

/// Bytes of a value that are read; nobody writes a longer one.
const LONGEST_VALUE: usize = 64 << 10;

/// How many keywords, and how many other languages, a page may have.
const MOST_VALUES: usize = 1000;

/// What a published page says about itself, as it is written there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Head {
    /// Text of `<title>`.
    pub title: String,
    /// Value of `og:title`.
    pub card_title: String,
    /// Value of `og:site_name`.
    pub site_name: String,
    /// Language that `<html>` declares, or the element that holds the page.
    pub lang: Option<String>,
    /// Address in `<link rel=canonical>`.
    pub canonical: Option<String>,
    /// Value of `og:url`.
    pub card_url: Option<String>,
    /// Versions of the page, in other languages and its own: language and address of each.
    pub alternates: Vec<(String, String)>,
    /// Value of `description`.
    pub description: String,
    /// Values of `keywords` and `article:tag`, each once.
    pub keywords: Vec<String>,
    /// Values of `article:section`.
    pub categories: Vec<String>,
    /// Day on which the page was published, or else changed, ISO 8601.
    pub date: Option<String>,
    /// Whether the page asks search engines to leave it out.
    pub is_kept_out: bool,
    /// Whether the page does nothing but lead on to another page.
    pub leads_on: bool,
}

impl Head {
    /// What the page with this tree says about itself.
    pub(crate) fn of(tree: &HtmlTree) -> Head {
        let mut head = Head::default();
        let mut dates = Dates::default();
        let (mut card_description, mut written) = (String::new(), JsonLd::default());
        for (at, element) in tree.elements() {
            let get = |name: &str| element.get(name).filter(|value| value.len() <= LONGEST_VALUE);
            match &*element.name {
                "html" | "body" | "main" if head.lang.is_none() => {
                    head.lang = get("lang").or_else(|| get("xml:lang")).and_then(language);
                }
                "title" if head.title.is_empty() => head.title = tree.text(tree.inside(at)),
                "link" | "a" => head.link(get("rel").unwrap_or_default(), get("hreflang"), get("href")),
                "meta" => {
                    let content = get("content").unwrap_or_default().trim();
                    let name = get("property").or_else(|| get("name")).or_else(|| get("itemprop"));
                    let name = name.unwrap_or_default().trim().to_lowercase();
                    head.meta(&name, content, &mut dates, &mut card_description);
                    head.leads_on |=
                        get("http-equiv").is_some_and(|is| is.trim().eq_ignore_ascii_case("refresh"));
                }
                "script" if get("type").is_some_and(|kind| kind.trim() == "application/ld+json") => {
                    let inside = tree.inside(at);
                    if inside.len() == 1 {
                        written.add(json_ld(&tree.text(inside)));
                    }
                }
                "time" => {
                    let day = get("datetime").and_then(day);
                    dates.shown = dates.shown.take().or(day);
                }
                _ => {}
            }
        }
        if head.description.is_empty() {
            head.description = card_description;
        }
        for keyword in &written.keywords {
            head.keyword(keyword);
        }
        let of_data = |text: Option<String>| text.as_deref().and_then(day);
        head.date = dates
            .published
            .or_else(|| of_data(written.published))
            .or(dates.shown)
            .or(dates.changed)
            .or_else(|| of_data(written.changed));
        head
    }

    fn link(&mut self, rel: &str, hreflang: Option<&str>, href: Option<&str>) {
        let Some(href) = href.map(str::trim).filter(|href| !href.is_empty()) else { return };
        if has_word(rel, "canonical") && self.canonical.is_none() {
            self.canonical = Some(href.to_owned());
        }
        if let Some(lang) = hreflang.and_then(language)
            && has_word(rel, "alternate")
            && self.alternates.len() < MOST_VALUES
        {
            self.alternates.push((lang, href.to_owned()));
        }
    }

    fn meta(&mut self, name: &str, content: &str, dates: &mut Dates, card_description: &mut String) {
        let is_first = |is: &str| is.is_empty() && !content.is_empty();
        match name {
            "description" if is_first(&self.description) => self.description = on_one_line(content),
            "og:description" if is_first(card_description) => *card_description = on_one_line(content),
            "og:title" if is_first(&self.card_title) => self.card_title = on_one_line(content),
            "og:site_name" if is_first(&self.site_name) => self.site_name = on_one_line(content),
            "og:url" if self.card_url.is_none() && !content.is_empty() => {
                self.card_url = Some(content.to_owned());
            }
            "keywords" => content.split([',', ';', '，', '、']).for_each(|keyword| self.keyword(keyword)),
            "article:tag" => self.keyword(content),
            "article:section" if self.categories.len() < MOST_VALUES => {
                self.categories.push(on_one_line(content));
            }
            "robots" | "timra" => {
                self.is_kept_out |= has_word(content, "noindex") || has_word(content, "none");
            }
            "article:published_time" | "datepublished" | "date" | "dc.date" | "dcterms.created" => {
                dates.published = dates.published.take().or_else(|| day(content));
            }
            "article:modified_time" | "og:updated_time" | "datemodified" | "dcterms.modified" => {
                dates.changed = dates.changed.take().or_else(|| day(content));
            }
            _ => {}
        }
    }

    fn keyword(&mut self, keyword: &str) {
        let keyword = on_one_line(keyword);
        if !keyword.is_empty() && self.keywords.len() < MOST_VALUES && !self.keywords.contains(&keyword) {
            self.keywords.push(keyword);
        }
    }
}

/// The days that a page tells.
#[derive(Debug, Default)]
struct Dates {
    published: Option<String>,
    changed: Option<String>,
    shown: Option<String>,
}

/// The day of a date with or without a time; `None` if it is none.
fn day(text: &str) -> Option<String> {
    let day: jiff::civil::Date = text.trim().get(..10)?.parse().ok()?;
    Some(day.to_string())
}

/// A language as pages declare it; `None` where that is none.
fn language(text: &str) -> Option<String> {
    let tag = text.trim().replace('_', "-");
    let is_tag = tag.len() <= 35 && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    (is_tag && !tag.is_empty() && tag != "x-default").then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::super::grow::grow;
    use super::*;

    fn head(html: &str) -> Head {
        Head::of(&grow(html).expect("a tree"))
    }

    #[test]
    fn a_page_says_who_it_is() {
        let head = head(
            "<html lang=vi_VN><title>Cài đặt &amp; chạy\n | Kho</title><link rel=canonical href=' /vi/a/ '>\
             <link rel='alternate' hreflang=en href=/a/><link rel=alternate hreflang=x-default href=/>\
             <link rel=alternate type=application/rss+xml href=/rss.xml>\
             <meta name=description content='Từng bước'><meta name=keywords content='a, b,,a'>\
             <meta property=article:tag content=c><meta property=article:section content='Vận hành'><meta property=og:site_name content=Kho>\
             <meta name=ROBOTS content='NOINDEX, follow'><meta property=og:url content=https://kb.test/vi/a/>",
        );
        assert_eq!(head.title, "Cài đặt & chạy | Kho");
        assert_eq!(head.lang.as_deref(), Some("vi-VN"));
        assert_eq!(head.canonical.as_deref(), Some("/vi/a/"));
        assert_eq!(head.alternates, [("en".to_owned(), "/a/".to_owned())]);
        assert_eq!(
            (head.description.as_str(), head.keywords),
            ("Từng bước", vec!["a".into(), "b".into(), "c".into()])
        );
        assert_eq!(head.categories, ["Vận hành"]);
        assert!(head.is_kept_out && !head.leads_on);
        assert_eq!(
            (head.site_name.as_str(), head.card_url.as_deref()),
            ("Kho", Some("https://kb.test/vi/a/"))
        );
    }

    #[test]
    fn the_day_of_publication_comes_first() {
        let data = |day: &str| {
            format!(
                "<script type=application/ld+json>{{\"@graph\": [{{\"datePublished\": \"{day}T08:00:00Z\"}}]}}</script>"
            )
        };
        for (html, date) in [
            (
                "<meta property=article:published_time content=2025-03-01T10:00:00+07:00>".to_owned(),
                Some("2025-03-01"),
            ),
            (data("2025-03-02") + "<time datetime=2025-01-01>", Some("2025-03-02")),
            ("<time datetime=x><time datetime='2025-03-03 10:00'>".to_owned(), Some("2025-03-03")),
            ("<meta property=article:modified_time content=2025-03-04>".to_owned(), Some("2025-03-04")),
            ("<meta name=date content=2025-13-04>".to_owned(), None),
            ("<meta name=date content='ngày năm ă'>".to_owned(), None),
        ] {
            assert_eq!(head(&html).date.as_deref(), date, "{html}");
        }
    }

    #[test]
    fn a_page_that_leads_on_says_so() {
        assert!(head("<meta http-equiv=refresh content='0; url=/a/'>").leads_on);
    }
}
