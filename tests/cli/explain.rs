//! `timra explain` over the sample content.

use super::workplace::Workplace;

#[test]
fn a_person_sees_what_each_word_stands_for_and_what_it_gave() {
    let place = Workplace::with_sample();
    let said = place.timra(&["explain", "trieenr khai blue green"]).exits(0).stdout;
    for expected in
        ["read as triển khai blue green", "keystrokes", "triển", "[words]", "4.3-Deploy-Blue-Green", "+"]
    {
        assert!(said.contains(expected), "{expected} is missing:\n{said}");
    }
    let nothing = place.timra(&["explain", "xqzzyv"]).exits(1).stdout;
    assert!(nothing.contains("Nothing found"), "{nothing}");
    place.timra(&["explain"]).exits(2);
}

#[test]
fn a_program_gets_the_plan_and_the_results_that_a_search_gives() {
    let place = Workplace::with_sample();
    let json = |arguments: &[&str]| -> serde_json::Value {
        serde_json::from_str(&place.timra(arguments).exits(0).stdout).expect("JSON")
    };
    let explained = json(&["explain", "ha tang", "--format", "json", "--limit", "10"]);
    let searched = json(&["search", "ha tang", "--format", "json", "--explain"]);
    assert_eq!(explained["plan"]["reading"], "hạ tầng");
    assert_eq!(explained["plan"]["lang"], "vi");
    assert_eq!(explained["results"]["hits"], searched["hits"]);
    assert!(searched["hits"][0]["explanation"]["words"][0]["zones"].is_array(), "{searched:#}");
}
