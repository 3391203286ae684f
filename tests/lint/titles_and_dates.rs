//! What a result list is made of.

use super::{TWO_LANGUAGES, found, page};

#[test]
fn dates() {
    let dated = |date: &str| format!("---\ntitle: T\ndate: {date}\n---\n\nText.\n");
    let bad = dated("\"`r Sys.Date()`\"");
    assert_eq!(
        found(
            "bad-date",
            &[
                ("x.md", &bad),
                ("y.md", &dated("\"2025-12-5\"")),
                ("z.md", &dated("2025-12-05T10:00:00+07:00"))
            ]
        ),
        ["x.md:3 ``r Sys.Date()`` is not a date, so the page has none from `date`"]
    );
    assert_eq!(
        found("placeholder-date", &[("x.md", &dated("1970-01-01")), ("y.md", &dated("2024-01-01"))]),
        ["x.md:3 1970-01-01 looks like the date of a template"]
    );
    let names: Vec<String> = (0..14).map(|number| format!("{number:02}.md")).collect();
    let (template, own) = (dated("2024-01-01"), dated("2024-03-02"));
    let files = |copies: usize| -> Vec<(&str, &str)> {
        let text = |at: usize| if at < copies { template.as_str() } else { own.as_str() };
        names.iter().enumerate().map(|(at, name)| (name.as_str(), text(at))).collect()
    };
    let said = found("placeholder-date", &files(12));
    assert_eq!(said.len(), 12, "{said:?}");
    assert_eq!(said[0], "00.md:3 2024-01-01 looks like the date of a template: 12 pages of the site have it");
    assert_eq!(found("placeholder-date", &files(7)), [""; 0]);
}

#[test]
fn titles_that_say_nothing() {
    let files = [
        ("hugo.toml".to_owned(), String::new()),
        ("content/_index.md".to_owned(), page("Page", "Welcome.")),
        ("content/a.md".to_owned(), page("Event 3", "# The fog\n\nWords.")),
        ("content/b.md".to_owned(), page("\"\"", "Words.")),
        ("content/c.md".to_owned(), page("Bài viết 2", "Chữ.")),
        ("content/d.md".to_owned(), page("Event-driven harbours", "Words.")),
        ("content/e.md".to_owned(), "# A heading will do\n\nWords.\n".to_owned()),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    assert_eq!(
        found("useless-title", &files),
        [
            "content/a.md:2 the title “Event 3” says nothing about the page; its first heading says “The fog”",
            "content/b.md:2 the page has neither a title nor a heading",
            "content/c.md:2 the title “Bài viết 2” says nothing about the page",
        ]
    );
}

#[test]
fn titles_that_repeat() {
    let text = page("Testing", "Words.");
    let files = [
        ("hugo.toml", TWO_LANGUAGES.to_owned()),
        ("content/a.md", text.clone()),
        ("content/b.md", page("testing", "Other words.")),
        ("content/a.vi.md", text.clone()),
        ("content/c.md", page("Tests", "Words.")),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    assert_eq!(
        found("duplicate-title", &files),
        [
            "content/a.md:2 the title “Testing” is that of content/b.md too",
            "content/b.md:2 the title “testing” is that of content/a.md too",
        ]
    );
}
