//! What a result shows.

use super::collection::Collection;

const RELEASE: &str = "Before the release we take a backup, tell the people on call, and open the dashboard. The new \
    version gets five percent of the traffic for ten minutes; if the errors stay where they were, it gets all of it.";

#[test]
fn copies_are_one_result() {
    let reports = Collection::of(&[
        ("anna/week-3", RELEASE),
        ("bình/week-4", &RELEASE.replace("; if", ", if")),
        ("chi/week-5", "This week the release was postponed, and nobody missed it."),
    ]);
    let results = reports.results("release backup");
    let shown: Vec<_> = results.hits.iter().map(|hit| (hit.id.as_str(), hit.duplicates.clone())).collect();
    assert_eq!(shown, [("anna/week-3", vec!["bình/week-4".to_owned()]), ("chi/week-5", vec![])]);
    assert_eq!(reports.ranked("release backup").len(), 3, "a ranking lists every section on its own");
}

#[test]
fn one_page_does_not_crowd_out_the_rest() {
    let chapters: String =
        (1..=8).map(|n| format!("## Quokka part {n}\n\nQuokka, chapter {n} of {}.\n\n", n * 7)).collect();
    let site = Collection::site(&[
        ("long.md", &chapters),
        ("short.md", "## Elsewhere\n\nA quokka, by the way, among many other animals.\n"),
    ]);
    let hits = site.results("quokka").hits;
    let place = hits.iter().position(|hit| hit.id == "site/short.md#elsewhere").expect("the other page");
    assert!(place <= 3, "{place}");
}

#[test]
fn a_snippet_shows_the_matches_and_marks_them() {
    let filler = "Nothing of interest happens in this sentence at all. ".repeat(40);
    let text = format!("{filler}The quokka 🦘 sleeps in Ngôi nhà nhỏ. {filler}");
    let hit = Collection::of(&[("a", &text)]).best("nhà quokka");
    let marked: Vec<_> = hit.highlights.iter().map(|mark| &hit.snippet[mark.start..mark.end]).collect();
    assert_eq!(marked, ["quokka", "nhà"], "{}", hit.snippet);
    assert!(
        hit.snippet.starts_with('…') && hit.snippet.ends_with('…') && hit.snippet.len() < 300,
        "{}",
        hit.snippet
    );
}

#[test]
fn a_snippet_has_whole_sentences_where_they_fit() {
    let filler = "Nothing of interest happens in this sentence at all. ".repeat(9);
    let (before, found) = ("Thank you.", "At night the small quokka comes out of its hole. It eats leaves.");
    let hit = Collection::of(&[("a", &format!("{filler}{before} {found} {filler}"))]).best("leaves quokka");
    let sentences = format!("…{found} Nothing of interest happens in this sentence at all.");
    assert!(hit.snippet.starts_with(&sentences) && hit.snippet.ends_with("at all.…"), "{}", hit.snippet);

    // One that is too long is cut between words.
    let endless = "one thing and another and ".repeat(20);
    let hit = Collection::of(&[("a", &format!("{endless}the quokka {endless}"))]).best("quokka");
    assert!(hit.snippet.contains("the quokka one") && hit.snippet.len() < 300, "{}", hit.snippet);

    // A line is as good as a sentence, and a number is no end of one.
    let list = format!("{}\nVersion 1.5 of the quokka\n{}", filler.trim(), filler.trim());
    let hit = Collection::of(&[("a", &list)]).best("quokka");
    assert!(hit.snippet.starts_with("…Version 1.5 of the quokka Nothing"), "{}", hit.snippet);
}

#[test]
fn a_page_called_event_3_shows_which_event() {
    let site = Collection::site(&[(
        "e3.md",
        "---\ntitle: Event 3\n---\n# Calm releases day\n\nWe met on 17/11/2025.\n",
    )]);
    let hit = site.best("calm releases");
    assert_eq!(hit.breadcrumbs, ["Event 3", "Calm releases day"]);
    assert_eq!(hit.date.as_deref(), Some("2025-11-17"));
}

#[test]
fn what_a_page_begins_with_is_headed_by_its_title() {
    let site = Collection::site(&[(
        "lab.md",
        "---\ntitle: Lab 1\n---\nChuẩn bị tài khoản và quyền trước khi bắt đầu.\n\n## Dọn dẹp\n\nXóa hết.\n",
    )]);
    let hit = site.best("chuẩn bị tài khoản");
    assert_eq!((hit.heading.as_str(), hit.breadcrumbs), ("Lab 1", vec!["Lab 1".to_owned()]));
}

#[test]
fn a_note_that_begins_with_its_heading_is_one_result_and_has_its_name() {
    let notes = Collection::site(&[
        ("ke-hoach.md", "# Kế hoạch năm\n\nBa việc lớn và hai việc nhỏ.\n\n## Việc lớn\n\nMua nhà.\n"),
        ("khac.md", "# Việc khác\n\nKhông có gì.\n"),
    ]);
    let hits = notes.results("kế hoạch năm").hits;
    let of_note: Vec<_> = hits.iter().filter(|hit| hit.breadcrumbs == ["Kế hoạch năm"]).collect();
    assert_eq!(of_note.len(), 1, "{hits:?}");
    assert!(hits[0].id.ends_with("#kế-hoạch-năm") && hits[0].snippet.starts_with("Ba việc"), "{:?}", hits[0]);
    assert_eq!(notes.best("mua nhà").breadcrumbs, ["Kế hoạch năm", "Việc lớn"]);
    assert_eq!(notes.best("mua nhà").page_title, "Kế hoạch năm");
}

#[test]
fn what_differs_by_a_mark_a_number_or_a_heading_is_no_copy() {
    let same = "Cài đặt giống nhau cho mọi máy chủ trong phòng.";
    let notes = Collection::site(&[
        ("a.md", "Trần Ngọc Ánh trực thứ ba."),
        ("b.md", "Trần Ngọc Anh trực thứ ba."),
        ("c.md", &format!("# Máy chủ 10.0.0.1\n\n{same}\n")),
        ("d.md", &format!("# Máy chủ 10.0.0.2\n\n{same}\n")),
        ("e.md", &format!("# Máy chủ 10.0.0.2\n\n{same}\n")),
    ]);
    for (query, results) in [("trực thứ ba", 2), ("máy chủ trong phòng", 2)] {
        assert_eq!(notes.results(query).hits.len(), results, "{query}");
    }
}

#[test]
fn a_date_that_a_whole_site_has_from_its_template_is_no_date() {
    let page = |date: &str, text: &str| format!("---\ntitle: Báo cáo\ndate: {date}\n---\nBáo cáo {text}.\n");
    let mut pages: Vec<(String, String)> =
        (1..=8).map(|n| (format!("week-{n}.md"), page("2024-01-01", &format!("tuần {n}")))).collect();
    pages.push(("own.md".to_owned(), page("2025-03-09", "riêng")));
    pages.push(("party.md".to_owned(), page("2024-01-01", "ngày 01/01/2024")));
    let files: Vec<(&str, &str)> = pages.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let dates = |site: &Collection| -> Vec<(String, String)> {
        let hits = site.results("báo cáo").hits.into_iter();
        let mut dated: Vec<_> = hits.filter_map(|hit| Some((hit.id, hit.date?))).collect();
        dated.sort_unstable();
        dated
    };
    let site = Collection::site(&files);
    let (own, party) = (("site/own.md#", "2025-03-09"), ("site/party.md#", "2024-01-01"));
    let expected =
        |all: &[(&str, &str)]| all.iter().map(|(a, b)| (a.to_string(), b.to_string())).collect::<Vec<_>>();
    assert_eq!(dates(&site), expected(&[own, party]), "a date in the text is one");
    let ids =
        |query: &str| -> Vec<String> { site.results(query).hits.into_iter().map(|hit| hit.id).collect() };
    assert_eq!(ids("báo cáo year:2024"), [party.0]);
    assert_eq!(ids("báo cáo sort:date")[..2], [own.0, party.0]);
    // Where fewer pages have it, it may be when they were written.
    assert_eq!(dates(&Collection::site(&files[4..])).len(), 6);
}

#[test]
fn a_date_in_code_is_no_date() {
    let notes = Collection::site(&[(
        "iam.md",
        "# Chính sách\n\nQuyền tối thiểu:\n\n```json\n{ \"Version\": \"2012-10-17\" }\n```\n",
    )]);
    let results = notes.results("quyền tối thiểu");
    assert_eq!((results.hits[0].date.as_deref(), results.facets["year"].len()), (None, 0));
}
