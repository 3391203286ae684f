//! Files that are lost, or damaged on their way.

use std::fs;

use timra_corpus::{CorpusOptions, LONGEST_FILE};
use timra_lint::{Levels, check};

use super::{TWO_LANGUAGES, found, page};

#[test]
fn configurations_and_front_matter() {
    let files = [("hugo.toml", "[languages\n"), ("content/x.md", "---\ntitle: [x\n---\n\nWords.\n")];
    assert_eq!(found("bad-config", &files).len(), 1);
    let [finding] = &found("bad-front-matter", &files)[..] else { panic!("not one finding") };
    assert!(finding.starts_with("content/x.md:"), "{finding}");
}

#[test]
fn damaged_text() {
    let spoilt = page("T", "At 9:00 â€“ 10:30 and 11:00 â€“ 12:00,\n\nthen 13:00 â€“ 14:00.");
    let files = [("hugo.toml", ""), ("content/x.md", spoilt.as_str())];
    let said = "content/x.md:5 `â€“` is `–` read in the wrong encoding (and on 1 more line)";
    assert_eq!(found("mojibake", &files), [said]);
    // Capitals that look like it.
    let right = page("ĐÃ XONG", "MÃ NGUỒN “ĐÃ” sửa.");
    assert_eq!(found("mojibake", &[("hugo.toml", ""), ("content/x.md", &right)]), [""; 0]);
}

#[test]
fn letters_of_old_fonts() {
    let text = "C«ng nghÖ th«ng tin vµ truyÒn th«ng\n\nCông nghệ thông tin.\n\nTæng quan.";
    let files = [("hugo.toml", ""), ("content/x.md", &page("Giíi thiÖu", text)[..])];
    let said = [
        "content/x.md:2 `Giíi thiÖu` is `Giới thiệu` in the letters of TCVN3 (ABC) fonts",
        "content/x.md:5 `C«ng nghÖ th«ng tin` is `Công nghệ thông tin` in the letters of TCVN3 (ABC) fonts (and on 1 more \
         line)",
    ];
    assert_eq!(found("old-font", &files), said);
    let unsure = page("T", "®\u{ad}îc für über fünf größere Müller, th«ng schön.");
    assert_eq!(
        found("old-font", &[("x.md", &unsure)]),
        ["x.md:5 `®\u{ad}îc` looks like the letters of TCVN3 (ABC) fonts, but the text around it does not"]
    );
    let right = page("Hoà bình", "Tôi là ai? Toán học, Linux® và «Cà phê» ở Đà Nẵng.");
    assert_eq!(found("old-font", &[("x.md", &right)]), [""; 0]);
}

#[test]
fn letters_and_marks() {
    let apart = page("T", "Lie\u{302}n he\u{323}\u{302} với trực ban.");
    assert_eq!(
        found("not-nfc", &[("x.md", &apart)]),
        ["x.md:5 letters and their marks are written apart (not NFC)"]
    );
    assert_eq!(found("not-nfc", &[("x.md", &page("T", "Liên hệ với trực ban."))]), [""; 0]);
    let narrow = page("T", "Log\u{200b}in page.");
    assert_eq!(found("zero-width", &[("x.md", &narrow)]).len(), 1);
    assert_eq!(found("zero-width", &[("x.md", &page("T", "👨\u{200d}💻 at work."))]), [""; 0]);
}

#[test]
fn pages_without_words() {
    let files = [
        ("hugo.toml", ""),
        ("content/a/_index.md", "---\ntitle: A\n---\n"),
        ("content/b.md", "---\ntitle: B\n---\n\n\n"),
        ("content/c.md", "---\ntitle: C\n---\n\n{{< youtube x >}}\n"),
        ("content/d.md", "---\ntitle: D\n---\n\n![a photo](x.png)\n"),
    ];
    let found: Vec<String> = found("empty-page", &files).iter().map(|found| found[..14].to_owned()).collect();
    assert_eq!(found, ["content/a/_ind", "content/b.md:2", "content/c.md:2"]);
}

#[test]
fn tone_placement() {
    let older = page("Một", "Hóa đơn và mã khóa, tùy ý.\n\n## Hai\n\nDòng khác, rồi chìa khoá.");
    let files = [("hugo.toml", TWO_LANGUAGES), ("content/x.vi.md", &older)];
    let said = "content/x.vi.md:9 “khoá” has its tone on another vowel than in other words on this page";
    assert_eq!(found("mixed-tone-placement", &files), [said]);
    // In these there is but one place for it.
    let fine = page("Một", "Hóa đơn, quý khách, hoàn thành, khuỷu tay, của bạn.");
    assert_eq!(
        found("mixed-tone-placement", &[("hugo.toml", TWO_LANGUAGES), ("content/x.vi.md", &fine)]),
        [""; 0]
    );
    // A page of the other orthography than its site.
    let newer = page("Hai", "Văn hoá.");
    let files = [("a.md", older.replace("khoá", "khóa")), ("b.md", newer)];
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let said = "b.md:5 “hoá” has its tone on another vowel than in 4 other words of this site";
    assert_eq!(found("mixed-tone-placement", &files), [said]);
}

#[test]
fn published_pages_that_cannot_be_read() {
    let dir = tempfile::tempdir().expect("a directory");
    fs::write(dir.path().join("index.html"), "<title>T</title><main>Words.</main>").expect("a page");
    let long = fs::File::create(dir.path().join("long.html")).expect("a page");
    long.set_len(LONGEST_FILE + 1).expect("a long page");
    let root = dir.path().to_owned();
    let report = check(&[root], &CorpusOptions::default(), Levels::default()).expect("a report");
    let [finding] = &report.findings[..] else { panic!("{:?}", report.findings) };
    assert!(finding.file.ends_with("long.html") && finding.rule == "unreadable-page", "{finding:?}");
}
