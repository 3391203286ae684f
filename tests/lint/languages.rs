//! Languages: what a site says, what its pages are.

use super::{TWO_LANGUAGES, found, page};

const ENGLISH: &str = "Every evening the crew of the pilot boat writes down who came in, who went out, how the wind \
    stood and what was broken, so that the next watch need not ask and the office can send the bill in time.";
const VIETNAMESE: &str = "Mỗi tối, thuyền viên ghi lại tàu nào đã vào, tàu nào đã ra, gió thổi hướng nào và có gì bị \
    hỏng, để ca sau không phải hỏi lại và văn phòng kịp gửi hóa đơn trước cuối tháng.";
/// As engineers write it: half the words are English, the sentences are not.
const MIXED: &str = "Vào AWS Console, chọn CloudFront rồi Create distribution. Cấu hình Origin domain là Amplify app \
    URL, bật Redirect HTTP to HTTPS, sau đó gắn WAF web ACL vừa tạo và kiểm tra lại rate limit.";

fn of(rule: &str, files: &[(&str, String)]) -> Vec<String> {
    let mut all = vec![("hugo.toml", TWO_LANGUAGES)];
    all.extend(files.iter().map(|(path, text)| (*path, text.as_str())));
    found(rule, &all)
}

#[test]
fn a_page_in_another_language() {
    let files = [("content/a.md", page("A", VIETNAMESE)), ("content/b.vi.md", page("B", ENGLISH))];
    assert_eq!(
        of("wrong-language", &files),
        [
            "content/a.md:5 the site says that this page is in `en`, its text is in `vi`",
            "content/b.vi.md:5 the site says that this page is in `vi`, its text is in `en`",
        ]
    );
    let files = [
        ("content/a.md", page("A", ENGLISH)),
        ("content/b.vi.md", page("B", VIETNAMESE)),
        ("content/c.vi.md", page("C", MIXED)),
        // Code is nobody's language, and a few words say little.
        ("content/d.vi.md", page("D", &format!("Chạy lệnh sau đây.\n\n```sh\n{ENGLISH}\n```"))),
        ("content/e.vi.md", page("E", "To be translated.")),
    ];
    assert_eq!(of("wrong-language", &files), [""; 0]);
    // A site of no language has no wrong one.
    assert_eq!(found("wrong-language", &[("a.md", VIETNAMESE), ("b.md", ENGLISH)]), [""; 0]);
}

#[test]
fn a_page_that_is_not_translated() {
    let same = [("content/a.md", page("A", ENGLISH)), ("content/a.vi.md", page("A", ENGLISH))];
    assert_eq!(of("untranslated", &same), ["content/a.vi.md:5 the text is the same as in content/a.md"]);
    // The one in the wrong language is the one to correct.
    let same = [("content/a.md", page("A", VIETNAMESE)), ("content/a.vi.md", page("A", VIETNAMESE))];
    assert_eq!(of("untranslated", &same), ["content/a.md:5 the text is the same as in content/a.vi.md"]);
    let code = page("A", &format!("```\n{ENGLISH}\n```"));
    let fine = [
        ("content/a.md", page("A", ENGLISH)),
        ("content/a.vi.md", page("A", VIETNAMESE)),
        ("content/b.md", code.clone()),
        ("content/b.vi.md", code),
    ];
    assert_eq!(of("untranslated", &fine), [""; 0]);
}

#[test]
fn a_section_that_is_not_translated() {
    let names = "- **Steve Trần** – Founder, Cloud Thinker\n".repeat(12);
    let english =
        page("A", &format!("## One\n\n{ENGLISH}\n\n## Two\n\nShort and sweet.\n\n## Who\n\n{names}"));
    let half = page("A", &format!("## Một\n\n{VIETNAMESE}\n\n## Hai\n\n{ENGLISH}\n\n## Ai\n\n{names}"));
    let files = [("content/a.md", english), ("content/a.vi.md", half)];
    assert_eq!(of("untranslated", &files), ["content/a.vi.md:9 this section is the same as in content/a.md"]);
}

#[test]
fn a_page_that_is_missing_in_a_language() {
    let files = [
        ("content/a.md", page("A", ENGLISH)),
        ("content/b.md", page("B", ENGLISH)),
        ("content/b.vi.md", page("B", VIETNAMESE)),
        ("content/c.vi.md", page("C", VIETNAMESE)),
    ];
    assert_eq!(
        of("missing-translation", &files),
        [
            "content/a.md:1 there is no version of this page in vi",
            "content/c.vi.md:1 there is no version of this page in en"
        ]
    );
    // A language without a single page is a plan.
    assert_eq!(of("missing-translation", &files[..1]), [""; 0]);
}
