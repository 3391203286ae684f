//! Total, facets and what can be paged through count one thing: results as they are shown.

use serde_json::Value;

use crate::cli::workplace::Workplace;

/// Asks for as many results as there may be.
fn answer(place: &Workplace, args: &[&str]) -> Value {
    let ran = place.timra(&[&["search", "--frozen", "--format", "json", "-n", "100"], args].concat());
    ran.json()
}

fn number(value: &Value) -> u64 {
    value.as_u64().expect("a number")
}

#[test]
fn total_and_chosen_facet_say_the_same_and_no_choice_leaves_nothing() {
    let place = Workplace::with_sample();
    place.timra(&["index"]).exits(0);
    let mut counted = 0;
    for query in ["blue green", "ha tang", "\"thế nào\"", "restore the database", "pipeline", "terraform"]
    {
        let all = answer(&place, &[query]);
        assert_eq!(
            number(&all["total"]),
            all["hits"].as_array().map_or(0, Vec::len) as u64 + number(&all["more"])
        );
        assert!(all.get("about").is_none(), "{query}: everything was looked at");
        for (field, values) in all["facets"].as_object().expect("facets") {
            for value in values.as_array().expect("values") {
                let chosen = value["value"].as_str().expect("a value");
                let narrowed = answer(&place, &[&format!("--{field}"), chosen, query]);
                assert!(number(&narrowed["total"]) > 0, "{query}, {field} {chosen}");
                let beside = narrowed["facets"][field].as_array().expect("values").iter();
                let beside = beside.filter(|value| value["value"] == chosen).map(|value| &value["count"]);
                assert_eq!(beside.collect::<Vec<_>>(), [&narrowed["total"]], "{query}, {field} {chosen}");
                counted += 1;
            }
        }
    }
    assert!(counted > 20, "{counted}");
}

#[test]
fn where_not_everything_is_looked_at_the_total_is_an_estimate_and_says_so() {
    let place = Workplace::empty();
    for page in 0..24 {
        let sections: String =
            (0..50).map(|n| format!("## Part {n}\n\nThe heron number {page} {n} waits.\n\n")).collect();
        place.write(format!("notes/p{page}.md"), format!("# Page {page}\n\n{sections}"));
    }
    place.timra(&["index", "notes"]).exits(0);
    let all = answer(&place, &["heron"]);
    assert_eq!(all["about"], true);
    assert!((1000..=1200).contains(&number(&all["total"])), "{}", all["total"]);
    assert!(number(&all["more"]) < 1000, "{}", all["more"]);
    let ran = place.timra(&["search", "--frozen", "heron"]).exits(0);
    assert!(ran.stdout.contains("10 of about 1"), "{}", ran.stdout);
}
