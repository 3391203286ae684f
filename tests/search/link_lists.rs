//! Lists of links have the words of what they point to, and come after what says as much itself.

use super::collection::Collection;

#[test]
fn a_list_of_links_comes_after_a_list_that_says_the_same() {
    let lists = [
        ("vòng lặp", ["Vòng lặp trong Java", "Mảng và chuỗi"]),
        ("vong lap", ["Vòng lặp trong Java", "Mảng và chuỗi"]),
        ("đa hình", ["Kế thừa rồi đa hình", "Giao diện và lớp trừu tượng"]),
        ("loops", ["Loops in Java", "Arrays and strings"]),
    ];
    for (query, [first, second]) in lists {
        let links = format!("# A\n\n- [{first}](a.md)\n- [{second}](b.md)\n");
        let words = format!("# B\n\n- {first}\n- {second}\n");
        // What comes first in the content goes first of equals.
        let site = Collection::site(&[("a.md", &links), ("b.md", &words)]);
        assert_eq!(site.ranked(query), ["site/b.md#b", "site/a.md#a"], "{query}");
        // A link in a sentence leads elsewhere, too, and is no list.
        let sentence =
            format!("# A\n\nHere we say what [{first}](a.md) is about, in our own words, at some length.\n");
        let same = sentence.replace("](a.md)", "").replace('[', "").replace("# A", "# B");
        let site = Collection::site(&[("a.md", &sentence), ("b.md", &same)]);
        let scores: Vec<f32> = site.scored(query).into_iter().map(|(_, score)| score).collect();
        assert!(scores.len() == 2 && scores[0] == scores[1], "{query}: {scores:?}");
    }
}
