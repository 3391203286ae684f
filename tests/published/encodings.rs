//! Text in other encodings than UTF-8.

use crate::cli::workplace::Workplace;

fn utf_16(text: &str) -> Vec<u8> {
    format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn pages_are_read_in_the_encoding_that_they_declare() {
    let place = Workplace::empty();
    place.write("kho/index.html", "<html lang=fr><title>Accueil</title><main><h1>Accueil</h1><p>Bonjour.");
    let old = b"<html lang=fr><meta http-equiv=content-type content='text/html; charset=iso-8859-1'><title>Caf\xe9</title>\
        <main><h1>Caf\xe9</h1><h2 id=the>Th\xe9 glac\xe9</h2><p>Servi frais.";
    place.write("kho/cafe.html", old);
    place.write(
        "kho/tra.html",
        utf_16("<html lang=vi><title>Trà</title><main><h1>Trà</h1><h2 id=da>Trà đá</h2><p>Uống lạnh."),
    );
    let hurt = b"<html lang=en><meta charset=utf-8><title>Milk</title><main><h1>Milk</h1>\n<h2 id=cold>Cold milk</h2>\n<p>Keep it \xff cool.";
    place.write("kho/milk.html", hurt);
    place.timra(&["index", "kho", "--index", "ix"]).exits(0).says(&[
        "4 pages",
        "kho/milk.html:3: a byte is no letter in UTF-8",
        "U+FFFD",
    ]);
    for (query, id, title) in [
        ("thé glacé", "kho/cafe.html#thé-glacé", "Café"),
        ("trà đá", "kho/tra.html#trà-đá", "Trà"),
        ("keep cool", "kho/milk.html#cold-milk", "Milk"),
    ] {
        let ran = place.timra(&["search", "--format", "json", "--index", "ix", query]);
        let hit = &ran.json()["hits"][0];
        assert_eq!((hit["id"].as_str(), hit["page_title"].as_str()), (Some(id), Some(title)), "{query}");
    }
}

#[test]
fn a_note_in_utf_16_is_a_note() {
    let place = Workplace::empty();
    place.write("notes/a.md", utf_16("# Nguồn điện\r\n\r\nLuôn tắt máy.\r\n"));
    place.timra(&["index", "notes", "--index", "ix"]).exits(0).says(&["1 page"]);
    let ran = place.timra(&["search", "--format", "json", "--index", "ix", "tắt máy"]);
    assert_eq!(ran.ids(), ["notes/a.md#nguồn-điện"]);
    let shown = place.timra(&["show", "--index", "ix", "--file", "notes/a.md#nguồn-điện"]).exits(0);
    assert!(shown.stdout.contains("Luôn tắt máy."), "{}", shown.stdout);
    // An odd byte at its end.
    let odd = [utf_16("# Nguồn điện\n"), vec![7]].concat();
    place.write("notes/b.md", odd);
    let findings = place.timra(&["check", "notes", "--format", "json"]).exits(1).json();
    let rules: Vec<&str> = findings["findings"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|finding| finding["file"].as_str().is_some_and(|path| path.ends_with("b.md")))
        .filter_map(|finding| finding["rule"].as_str())
        .collect();
    assert!(rules.contains(&"unreadable-page"), "{findings}");
}
