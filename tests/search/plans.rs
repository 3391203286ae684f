//! What queries are understood as, whole: a plan is a value that can be written down.

use std::fmt::Write;

use timra_plan::{Group, Layer, Plan, Weights};

use super::collection::Collection;

/// Notes in three languages, one of which only a stemmer knows.
fn notes() -> Collection {
    Collection::site(&[
        ("hugo.toml", "defaultContentLanguage = 'vi'\n[languages.vi]\n[languages.en]\n[languages.fr]\n"),
        (
            "content/ha-tang.vi.md",
            "# Hạ tầng\n\nTriển khai hạ tầng trên đám mây, bảo mật dữ liệu và sao lưu mỗi tuần. Tuần 5 dùng AmazonS3ReadOnlyAccess.\n",
        ),
        (
            "content/ha-tang.en.md",
            "# Infrastructure\n\nDeploy the infrastructure to the cloud with Kubernetes. Security of the data, and backups with a load balancer.\n",
        ),
        (
            "content/nuages.fr.md",
            "# Les nuages\n\nNous déployons nos sauvegardes dans les nuages chaque semaine.\n",
        ),
    ])
}

/// A plan for people to read: what is not in the groups as JSON, and a line for each layer.
fn shown(plan: &Plan) -> String {
    let mut text = String::new();
    let rest = Plan { groups: Vec::new(), weights: Weights::default(), ..plan.clone() };
    let mut rest = serde_json::to_value(&rest).expect("JSON");
    for (name, value) in rest.as_object_mut().expect("an object") {
        if name != "groups" && name != "weights" {
            writeln!(text, "{name}: {value}").expect("text");
        }
    }
    for Group { is_extra, occur, alternatives } in &plan.groups {
        let extra = if *is_extra { " extra" } else { "" };
        writeln!(text, "group {}{extra}", serde_json::json!(occur)).expect("text");
        for alternative in alternatives {
            let rung = serde_json::json!(alternative.rung);
            writeln!(text, "  {rung} {}", alternative.weight).expect("text");
            for Layer { source, terms, weight, titles_only, meant } in &alternative.layers {
                let terms = serde_json::json!(terms);
                let meant = serde_json::json!(meant);
                let titles = if *titles_only { " titles" } else { "" };
                let source = serde_json::json!(source);
                writeln!(text, "    {source}{titles} {weight} {terms} for {meant}").expect("text");
            }
        }
    }
    text
}

#[test]
fn plans_are_what_they_were() {
    let notes = notes();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("plans");
    settings.set_prepend_module_to_snapshot(false);
    for (name, query) in [
        ("unmarked", "trien khai ha tang"),
        ("marked", "bảo mật dữ liệu"),
        ("keystrokes", "trieenr khai"),
        ("typing_error", "kubernets"),
        ("run_on", "loadbalancer"),
        ("compound_and_number", "hạ tầng tuần 5"),
        ("operators", "+security -backups title:infrastructure \"load balancer\""),
        ("either", "cloud OR \"đám mây\""),
        ("identifier", "ReadOnlyAccess"),
        ("stemmed", "sauvegarde des nuages"),
        ("filters", "cloud lang:en after:2025"),
        ("nothing_known", "zzzzqqqq"),
    ] {
        let plan = notes.plan(query);
        settings.bind(|| insta::assert_snapshot!(name, shown(&plan), query));
    }
}

#[test]
fn a_plan_is_read_as_it_was_written() {
    let notes = notes();
    for query in
        ["trien khai ha tang", "+security -backups title:infrastructure", "sauvegarde", "", "\"đám mây\" 5"]
    {
        let plan = notes.plan(query);
        let written = serde_json::to_string(&plan).expect("JSON");
        assert_eq!(serde_json::from_str::<Plan>(&written).expect("a plan"), plan, "{query}");
    }
}
