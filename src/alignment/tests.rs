use timra_corpus::{Annotation, AnnotationKind, Page, Section};
use timra_language::Pair;
use timra_language::pair_table::{read, write};

use super::{learn, segments};

const THINGS: [(&str, &str); 7] = [
    ("The teapot", "Ấm trà"),
    ("The lighthouse", "Ngọn hải đăng"),
    ("The gardener", "Người làm vườn"),
    ("The bridge", "Cây cầu"),
    ("The librarian", "Thủ thư"),
    ("The windmill", "Cối xay gió"),
    ("The orchard", "Vườn cây ăn quả"),
];

const DEEDS: [(&str, &str); 7] = [
    ("was photographed", "được chụp ảnh"),
    ("disappeared", "biến mất"),
    ("is expensive", "đắt tiền"),
    ("survived", "sống sót"),
    ("was repaired", "được sửa chữa"),
    ("became famous", "trở nên nổi tiếng"),
    ("is ancient", "cổ kính"),
];

fn section(heading: &str, text: String) -> Section {
    let (id, anchor, heading_path, annotations) = (String::new(), None, Vec::new(), Vec::new());
    Section {
        id,
        anchor,
        level: 2,
        heading: heading.to_owned(),
        heading_path,
        line: 1,
        text,
        annotations,
        markdown: None,
    }
}

fn page(name: &str, lang: &str, sections: Vec<Section>) -> Page {
    Page {
        site: "site".to_owned(),
        path: format!("content/{name}.{lang}.md"),
        url: format!("/{lang}/{name}/"),
        declared_lang: Some(lang.to_owned()),
        title: String::new(),
        first_heading: None,
        metadata: String::new(),
        tags: Vec::new(),
        categories: Vec::new(),
        folder: None,
        weight: Page::USUAL_WEIGHT,
        is_kept_out: false,
        front_matter_date: None,
        translation_key: name.to_owned(),
        sections,
    }
}

/// A page a thing in both languages, a line a deed. `vietnamese` says for each place which thing does what there.
fn site(vietnamese: impl Fn(usize, usize) -> (usize, usize)) -> Vec<Page> {
    let mut pages = Vec::new();
    for (i, (thing, _)) in THINGS.iter().enumerate() {
        let english = DEEDS.iter().map(|(deed, _)| format!("{thing} {deed}."));
        let other = (0..DEEDS.len()).map(|j| vietnamese(i, j));
        let other = other.map(|(i, j)| format!("{} {}.", THINGS[i].1, DEEDS[j].1));
        let name = format!("page-{i}");
        pages.push(page(&name, "en", vec![section("", english.collect::<Vec<_>>().join("\n"))]));
        pages.push(page(&name, "vi", vec![section("", other.collect::<Vec<_>>().join("\n"))]));
    }
    pages
}

fn translated() -> Vec<Page> {
    site(|i, j| (i, j))
}

fn learned(pages: &[Page]) -> Vec<(String, String)> {
    learn(pages).into_iter().map(|pair| (pair.from, pair.to)).collect()
}

#[test]
fn translated_pages_teach_their_words() {
    let pairs = learn(&translated());
    let of = |from: &str| pairs.iter().filter(|pair| pair.from == from).collect::<Vec<_>>();
    for (from, to) in [
        ("bridg", "cây cầu"),
        ("librarian", "thủ thư"),
        ("teapot", "ấm trà"),
        ("disappear", "biến mất"),
        ("repair", "sửa chữa"),
    ] {
        let [pair] = of(from)[..] else {
            panic!("{from} is learned once, not as {:?}; of {pairs:#?}", of(from))
        };
        assert_eq!((pair.from_lang.as_str(), pair.to_lang.as_str(), pair.to.as_str()), ("en", "vi", to));
        assert_eq!(pair.count, 7);
        assert!(pair.p_to_given_from > 0.9 && pair.p_from_given_to > 0.9, "{pair:?}");
    }
    assert!(of("the").is_empty(), "a function word");
}

#[test]
fn the_order_of_pages_does_not_matter() {
    let mut pages = translated();
    let expected = learn(&pages);
    assert!(!expected.is_empty());
    pages.reverse();
    assert_eq!(learn(&pages), expected);
    pages.rotate_left(5);
    pages.swap(0, 7);
    assert_eq!(learn(&pages), expected);
}

#[test]
fn pages_that_are_no_translations_teach_nothing() {
    let mut other_keys = translated();
    for page in other_keys.iter_mut().filter(|page| page.declared_lang.as_deref() == Some("vi")) {
        page.translation_key.push_str("-other");
    }
    assert_eq!(learned(&other_keys), []);

    let mut other_sites = translated();
    for page in other_sites.iter_mut().filter(|page| page.declared_lang.as_deref() == Some("vi")) {
        page.site.push_str("-other");
    }
    assert_eq!(learned(&other_sites), []);

    let mut lies = translated();
    for i in (0..lies.len()).step_by(2) {
        lies[i + 1].sections = lies[i].sections.clone();
        lies[i + 1].sections[0].text.push_str(" It is still not translated.");
    }
    assert_eq!(learned(&lies), []);
}

#[test]
fn pages_that_share_a_key_only_teach_nothing() {
    // Two orthogonal Latin squares: each thing and deed meets each other one once.
    let pages = site(|i, j| ((i + j) % 7, (i + 2 * j) % 7));
    assert_eq!(learned(&pages), []);
}

#[test]
fn sections_align_line_by_line_or_as_a_whole() {
    let shown = |en: Vec<Section>, vi: Vec<Section>| {
        let pages = [page("p", "en", en), page("p", "vi-VN", vi)];
        segments(&pages).iter().map(|s| format!("{} = {}", s.from, s.to)).collect::<Vec<_>>()
    };
    let en = || section("Old bridges", "Bridges connect people\nStorms destroy bridges".to_owned());
    let vi = || section("Những cây cầu cũ", "Những cây cầu nối con người\nBão phá huỷ cầu".to_owned());
    let heading = "Old bridges = Những cây cầu cũ";
    let first = "Bridges connect people = Những cây cầu nối con người";
    let second = "Storms destroy bridges = Bão phá huỷ cầu";
    assert_eq!(shown(vec![en()], vec![vi()]), [first, heading, second]);

    let mut joined = vi();
    joined.text = joined.text.replace('\n', " ");
    let whole =
        "Bridges connect people\nStorms destroy bridges = Những cây cầu nối con người Bão phá huỷ cầu";
    assert_eq!(shown(vec![en()], vec![joined]), [whole, heading]);

    let mut code = en();
    code.annotations.push(Annotation { kind: AnnotationKind::Code, range: 0..22 });
    assert_eq!(shown(vec![code], vec![vi()]), [heading, second]);

    let more = section("The ferry", "A ferry crosses the river at noon.".to_owned());
    assert_eq!(shown(vec![en(), more], vec![vi()]), [first, heading, second]);
    assert!(shown(vec![en()], vec![en()]).is_empty(), "the same text");
}

#[test]
fn what_is_written_is_read() {
    let pairs = learn(&translated());
    let mut file = Vec::new();
    write(&pairs, &mut file).unwrap();
    let text = String::from_utf8(file).unwrap();
    assert!(text.starts_with("# from_lang\tfrom\tto_lang\tto\tp(to|from)\tp(from|to)\tcount\n"));
    let again = read(&text).unwrap();
    let words = |pairs: &[Pair]| {
        pairs.iter().map(|pair| (pair.from.clone(), pair.to.clone(), pair.count)).collect::<Vec<_>>()
    };
    assert_eq!(words(&again), words(&pairs));
    let mut rewritten = Vec::new();
    write(&again, &mut rewritten).unwrap();
    assert_eq!(String::from_utf8(rewritten).unwrap(), text);
}

#[test]
fn a_person_may_edit_the_file() {
    let edited =
        "\u{feff}# ours\r\n\r\nen\tbridg \tvi\tcây cầu\t0.5\t1\r\nen\tfog\tvi\tsương mù\t1\t0.25\t3\r\n";
    let pairs = read(edited).unwrap();
    assert_eq!(pairs.len(), 2);
    assert_eq!((pairs[0].from.as_str(), pairs[0].to.as_str(), pairs[0].count), ("bridg", "cây cầu", 1));
    assert_eq!((pairs[1].p_from_given_to, pairs[1].count), (0.25, 3));
    for (line, at) in [
        ("en\tfog\tvi", 1),
        ("# x\nen\tfog\tvi\t\t1\t1\t1", 2),
        ("en\tfog\tvi\tsương\t0\t1\t1", 1),
        ("\nen\tfog\tvi\tsương\t1\tNaN\t1", 2),
        ("en\tfog\tvi\tsương\t1\t1\tmany", 1),
    ] {
        assert_eq!(read(line).unwrap_err().0, at, "{line}");
    }
}
