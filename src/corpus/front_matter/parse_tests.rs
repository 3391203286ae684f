use super::*;

fn parted(text: &str) -> (Parted<'_>, Vec<String>) {
    let mut told = Vec::new();
    let parted = part(text, &mut told);
    let told =
        told.iter().map(|told| format!("{}:{}: {}", told.line.unwrap_or(0), told.kind, told.sentence()));
    (parted, told.collect())
}

#[test]
fn the_shapes_of_real_files() {
    for (text, title, body, first_line) in [
        ("---\ntitle : \"x\"\n---\nbody\n", "x", "body\n", 4),
        ("--- \ntitle: 'x'\n---  \n\nbody", "x", "\nbody", 4),
        ("\n \n---\ntitle: x\n---\nbody", "x", "body", 6),
        ("+++\ntitle = \"x\"\ndate = 2020-05-14T00:38:32+07:00\n+++\nbody", "x", "body", 5),
        ("{\n \"title\": \"x\"\n}\nbody", "x", "body", 4),
        ("---\n---\nbody", "", "body", 3),
        ("---\ntitle: x\n---", "x", "", 3),
        ("{{< note >}}body", "", "{{< note >}}body", 1),
        ("  ---\nbody", "", "  ---\nbody", 1),
        ("# body", "", "# body", 1),
        ("", "", "", 1),
    ] {
        let (parted, warnings) = parted(text);
        assert_eq!(parted.front_matter.title(), title, "{text}");
        assert_eq!((parted.body, parted.first_line), (body, first_line), "{text}");
        assert!(warnings.is_empty(), "{text}: {warnings:?}");
    }
}

#[test]
fn front_matter_without_an_end_is_text() {
    let (parted, warnings) = parted("\n---\ntitle: x\nbody");
    assert_eq!((parted.body, parted.first_line), ("\n---\ntitle: x\nbody", 1));
    assert!(warnings[0].starts_with("2:front-matter: "), "{warnings:?}");
}

#[test]
fn rules_around_text_are_no_front_matter() {
    let (parted, warnings) = parted("---\nJust words\n---\nbody");
    assert_eq!(parted.first_line, 1);
    assert_eq!(warnings.len(), 1);
}

#[test]
fn plain_values_outlive_a_broken_block() {
    let (parted, warnings) = parted("---\ntitle: \"Bài 1\": x\ndraft: true\nmenu: [a\nslug: y\n---\nbody");
    assert!(parted.front_matter.draft());
    assert_eq!(parted.front_matter.slug().as_deref(), Some("y"));
    assert_eq!(parted.front_matter.title(), "Bài 1\": x");
    assert!(warnings[0].starts_with("2:front-matter: "), "{warnings:?}");
    assert_eq!((parted.body, parted.first_line), ("body", 7));
}

#[test]
fn an_alias_bomb_costs_only_the_front_matter() {
    let mut text = "---\ntitle: x\na: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (name, inner) in ('b'..='p').zip('a'..) {
        text.push_str(&format!("{name}: &{name} [{}]\n", vec![format!("*{inner}"); 9].join(", ")));
    }
    text.push_str("---\nbody");
    let (parted, warnings) = parted(&text);
    assert_eq!(parted.body, "body");
    assert_eq!(parted.front_matter.title(), "x");
    assert_eq!(warnings.len(), 1, "{warnings:?}");
}

#[test]
fn front_matter_beyond_the_bounds_costs_itself_and_says_so() {
    let deep = format!("a: {}", "[".repeat(100_000));
    let long = format!("a: {}", "x".repeat(LONGEST));
    for (text, draft, says) in [
        (format!("---\ndraft: true\n{deep}\n---\nbody"), true, "nested"),
        (format!("+++\ndraft = true\n{}\n+++\nbody", deep.replace(": ", " = ")), true, ""),
        (format!("---\ndraft: true\n{long}\n---\nbody"), true, "longer than 1 MiB"),
        (format!("+++\ndraft = true\n{}\n+++\nbody", long.replace(": ", " = ")), true, "longer than 1 MiB"),
        (format!("{{\"a\": {}", "[".repeat(100_000)), false, "levels"),
        (format!("{{\"draft\": true, \"a\": \"{long}\"}}\nbody"), false, "longer than 1 MiB"),
    ] {
        let (parted, warnings) = parted(&text);
        assert_eq!(parted.front_matter.draft(), draft, "{says}");
        assert_eq!(parted.body == "body", draft, "{says}");
        let [warning] = &warnings[..] else { panic!("one warning: {warnings:?}") };
        assert!(warning.contains(says), "{warning}");
    }
}
