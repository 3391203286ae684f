//! Words of a query that a text says together, and words that it says here and there.

use super::collection::Collection;

/// Words that no query here asks for.
const FILLER: &str = "morning tide turtle basket harbour lantern willow saddle copper meadow violin thunder ";

fn text(parts: &[&str]) -> String {
    parts.join(&format!(" {FILLER} {FILLER} "))
}

#[test]
fn words_said_together_go_first() {
    let apart = text(&["failover", "replica", "region", "checklist", "."]);
    let together = text(&["tide", "turtle", "failover of a replica region, by checklist", "basket", "."]);
    let notes = Collection::of(&[("apart", &apart), ("together", &together)]);
    assert_eq!(notes.ranked("replica failover checklist for region"), ["together", "apart"]);
    // Two words want each other anywhere: neither is better.
    let scores: Vec<f32> = notes.scored("region replica").into_iter().map(|(_, score)| score).collect();
    assert!(scores.len() == 2 && scores[0] / scores[1] < 1.3, "{scores:?}");
}

#[test]
fn what_is_said_of_titles_is_not_asked_of_texts() {
    let page =
        |body: &str| format!("---\ntitle: Notes\n---\nTake pods and nodes, mind eviction budgets, {body}.\n");
    let (with, without) = (page("drain"), page("strain"));
    let notes = Collection::site(&[("a.md", &without), ("b.md", &with)]);
    let scores: Vec<f32> = notes
        .scored("title:drain OR title:cordon pods nodes eviction budgets")
        .into_iter()
        .map(|(_, score)| score)
        .collect();
    assert!(scores.len() == 2 && scores[0] == scores[1], "{scores:?}");
}

#[test]
fn a_filter_leaves_it_to_those_that_pass() {
    let apart = text(&["failover", "replica", "region", "checklist", "."]);
    let together = text(&["tide", "turtle", "failover of a replica region, by checklist", "basket", "."]);
    let mut pages = vec![("kept/apart.md".to_owned(), apart), ("kept/together.md".to_owned(), together)];
    let better = "failover of a replica region, by checklist";
    pages.extend((0..60).map(|at| (format!("other/{at}.md"), format!("{better}, {at}"))));
    let pages: Vec<(&str, &str)> = pages.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let notes = Collection::site(&pages);
    let ranked = notes.ranked("replica failover checklist for region path:kept");
    assert_eq!(ranked, ["site/kept/together.md#", "site/kept/apart.md#"]);
}
