//! Pages that a reader knows, asked for by about their names.

use super::collection::Collection;

fn reports() -> Collection {
    let page = |title: &str, body: &str| format!("---\ntitle: {title}\n---\n{body}");
    let week = |n: usize| {
        page(
            &format!("Week {n} Worklog"),
            &format!("## Objectives\n\nWeek {n}: read, write and ask.\n\n## Tasks\n\nSome of them.\n"),
        )
    };
    let list: String = (1..=9).map(|n| format!("- [Week {n} Worklog](week-{n})\n")).collect();
    let mut pages = vec![
        (
            "worklog/_index.md".to_owned(),
            page("Worklog", &format!("Every week has a report of its own:\n\n{list}")),
        ),
        (
            "report.md".to_owned(),
            page("Report", "## Report\n\nThe report of the internship, and how a report is written.\n"),
        ),
        ("guide.md".to_owned(), page("Guide", "## Guide\n\nA guide to the guide.\n")),
        (
            "backup.md".to_owned(),
            page("Backup of the database", "## Why\n\nDisks fail.\n\n## How\n\nEach night.\n"),
        ),
        (
            "sao-luu.md".to_owned(),
            page("Sao lưu cơ sở dữ liệu", "## Vì sao\n\nĐĩa hỏng.\n\n## Cách làm\n\nMỗi đêm.\n"),
        ),
        ("huong-dan.md".to_owned(), page("Hướng dẫn", "## Hướng dẫn\n\nHướng dẫn đọc báo cáo.\n")),
    ];
    pages.extend((1..=9).map(|n| (format!("worklog/week-{n}.md"), week(n))));
    let pages: Vec<(&str, &str)> = pages.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    Collection::site(&pages)
}

#[test]
fn a_page_is_found_by_its_title_and_a_word_more() {
    let reports = reports();
    for (query, page) in [
        ("week 4 report", "worklog/week-4.md"),
        ("internship week 7", "worklog/week-7.md"),
        ("week 2 worklog in the report", "worklog/week-2.md"),
        ("backup of the database guide", "backup.md"),
        ("backup of the database in the report", "backup.md"),
        ("hướng dẫn sao lưu cơ sở dữ liệu", "sao-luu.md"),
        ("sao lưu cơ sở dữ liệu trong báo cáo", "sao-luu.md"),
    ] {
        let found: Vec<String> = reports.results(query).hits.into_iter().map(|hit| hit.source.path).collect();
        assert_eq!(found.first().map(String::as_str), Some(page), "{query}: {found:?}");
    }
}

/// A course whose lessons are named by one word, or by a number in the names of their files.
#[test]
fn a_lesson_is_found_by_its_subject_and_its_number() {
    let lesson = |title: &str| {
        let body = "Nothing here says what kind of text it is.\n\n## Why\n\nA program has to choose.\n";
        format!("---\ntitle: {title}\n---\n# {title}\n\n{body}")
    };
    let list = "# Fundamentals\n\nJava has a lesson for each week, and each lesson takes an hour. A lesson may use an \
        enum.\n";
    let pages = [
        ("java/index.md", list.to_owned()),
        ("java/07-loop.md", lesson("Loop")),
        ("java/09-enum.md", lesson("Enum")),
        ("java/11-record.md", lesson("Record")),
        ("java/12-bien.md", lesson("Biến")),
    ];
    let course = Collection::site(&pages.each_ref().map(|(path, text)| (*path, text.as_str())));
    for (query, page) in [
        ("java enum lesson", "java/09-enum.md"),
        ("record tutorial", "java/11-record.md"),
        ("lesson 7 loop", "java/07-loop.md"),
        ("lesson 9", "java/09-enum.md"),
        ("bài 12", "java/12-bien.md"),
    ] {
        let found: Vec<String> = course.results(query).hits.into_iter().map(|hit| hit.source.path).collect();
        assert_eq!(found.first().map(String::as_str), Some(page), "{query}: {found:?}");
    }
}
