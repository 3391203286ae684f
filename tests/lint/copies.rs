//! Pages that are nearly the same.

use super::{found, page};

fn text(words: std::ops::Range<u32>) -> String {
    words.map(|word| format!("word{word} ")).collect()
}

#[test]
fn near_copies() {
    let files = [
        ("a.md", page("A", &text(0..200))),
        ("b.md", page("B", &format!("{} changed {}", text(0..190), text(191..200)))),
        ("c.md", page("C", &text(100..300))),
        ("d.md", page("D", &text(0..200))),
        ("e.md", page("E", "Short.")),
        ("f.md", page("F", "Short.")),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let said = found("near-copy", &files);
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(
        said[0].starts_with("b.md:5 ") && said[0].ends_with(" % of the page is the same as in a.md"),
        "{said:?}"
    );
    assert_eq!(said[1], "d.md:5 100 % of the page is the same as in a.md");
}

#[test]
fn copies_of_many_pages_are_found_among_many() {
    let names: Vec<String> = (0..200).map(|number| format!("{number:03}.md")).collect();
    // Every page begins with the words of the template.
    let texts: Vec<String> = (0..200)
        .map(|number| {
            page(
                "T",
                &format!("{}{}", text(0..60), text(1000 + number % 100 * 200..1140 + number % 100 * 200)),
            )
        })
        .collect();
    let files: Vec<(&str, &str)> =
        names.iter().zip(&texts).map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let said = found("near-copy", &files);
    assert_eq!(said.len(), 100, "{said:?}");
    assert_eq!(said[7], "107.md:5 100 % of the page is the same as in 007.md");
}
