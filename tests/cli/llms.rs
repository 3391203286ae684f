//! `timra llms`: files for language models.

use std::fs;

use super::workplace::Workplace;

#[test]
fn each_language_has_its_pages_as_a_list_and_as_a_whole() {
    let place = Workplace::with_sample();
    place.timra(&["index"]).exits(0);
    let said = place.timra(&["llms", "--frozen", "--to", "out"]).exits(0).stdout;
    let stats = place.timra(&["stats", "--format", "json"]).exits(0).json();
    let pages = stats["sites"]["content"]["pages"].as_object().expect("pages");
    assert!(pages.len() > 1);
    for (lang, count) in pages {
        let read = |name: &str| fs::read_to_string(place.path(format!("out/{lang}/{name}"))).expect("a file");
        let (list, full) = (read("llms.txt"), read("llms-full.txt"));
        let links: Vec<&str> = list.lines().filter(|line| line.starts_with("- [")).collect();
        assert_eq!(links.len() as u64, count.as_u64().expect("a number"), "{lang}");
        assert!(list.starts_with("# ") && list.contains("\n> ") && list.contains("\n## content\n"), "{list}");
        assert!(said.contains(&format!("{count} pages")), "{said}");
        for link in links {
            let url = link.rsplit_once("](").and_then(|(_, url)| url.strip_suffix(')')).expect("an address");
            assert!(full.contains(&format!("\nSource: {url}\n")), "{url}");
        }
    }
    let full = fs::read_to_string(place.path("out/vi/llms-full.txt")).expect("a file");
    let id = "content/4-Workshop/4.4-Infrastructure-as-Code/_index.vi.md#";
    let page = place.timra(&["show", "--frozen", "--page", "--format", "json", id]).exits(0).json();
    for section in page["sections"].as_array().expect("sections") {
        assert!(full.contains(section["markdown"].as_str().expect("text")));
    }
    // Again it is the same.
    place.timra(&["llms", "--frozen", "--to", "out"]).exits(0);
    assert_eq!(fs::read_to_string(place.path("out/vi/llms-full.txt")).expect("a file"), full);
    place.write("file", "");
    place.timra(&["llms", "--frozen", "--to", "file"]).exits(2);
}
