//! What a terminal is given of text that others wrote.

use super::workplace::Workplace;

/// Everything that turns the direction of the text behind it.
const TURNING: [char; 9] = [
    '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}', '\u{2066}', '\u{2067}', '\u{2068}',
    '\u{2069}',
];

#[test]
fn no_command_lets_text_turn_a_line_or_move_the_cursor() {
    let turned: String = TURNING.iter().collect();
    let bad = format!("{turned}\u{1b}[2J\u{7}");
    let place = Workplace::empty();
    let root = format!("notes{turned}");
    let page = format!(
        "---\ntitle: \"Title {turned}\"\ndate: \"{turned}\"\n---\n# Work {bad}\n\n![](a{turned}.png)\n\nA quokka {bad} smiles.\n\n# Work\n"
    );
    place.write(format!("{root}/a{turned}.md"), &page);
    place.write(format!("{root}/b{turned}.md"), &page);
    place.write(format!("{root}/c.md"), b"\xff");
    let documents = format!(
        "{{\"id\": \"d{turned}\", \"text\": \"quokka {turned}\", \"lang\": \"{turned}\"}}\n{{\"{turned}\": 1}}\n"
    );
    place.write(format!("docs{turned}.jsonl"), documents);
    place.write("queries", format!("1{turned}\ttype{turned}\tquokka {bad}\n"));
    place.write("qrels", format!("1{turned}\td{turned}\t1\n"));
    let jsonl = format!("docs{turned}.jsonl");
    let missing = format!("missing{bad}");
    let quokka = format!("quokka {bad}");
    let mut shown = String::new();
    for args in [
        &["index", &root, "--jsonl", &jsonl, "--verbose"][..],
        &["search", &quokka],
        &["search", "--queries", "queries"],
        &["search", "nothing", &bad],
        &["check", &root],
        &["check", &root, "--format", "github"],
        &["stats"],
        &["eval", "--index", "index", "--queries", "queries", "--qrels", "qrels"],
        &["index", &missing],
        &["search", "--index", &missing, "quokka"],
        &["stats", "--index", &missing],
    ] {
        let ran = place.timra(args);
        for output in [&ran.stdout, &ran.stderr] {
            let wrong = output.chars().find(|c| TURNING.contains(c) || *c != '\n' && c.is_control());
            assert_eq!(wrong, None, "{args:?} prints it:\n{output}");
            shown.push_str(output);
        }
    }
    for c in TURNING {
        assert!(shown.contains(&c.escape_unicode().to_string()), "{c:?} is not shown:\n{shown}");
    }
    let json = place.timra(&["search", "--format", "json", "quokka"]).exits(0);
    assert!(json.stdout.contains(&turned), "what programs read is what was written: {}", json.stdout);
}
