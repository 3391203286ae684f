//! Names in programs, and what they are made of.

use super::collection::Collection;

fn policies() -> Collection {
    Collection::of(&[
        ("managed", "The role has the managed policy AmazonS3ReadOnlyAccess attached."),
        ("property", "Set AliasOfCategoryPropertyList before the first import."),
        ("prose", "Access for guests is read and logged; only the owner may change it."),
    ])
}

#[test]
fn every_run_of_parts_is_found_as_written_and_in_lower_case() {
    let policies = policies();
    let runs = [
        ("ReadOnlyAccess", "managed"),
        ("S3ReadOnly", "managed"),
        ("AmazonS3", "managed"),
        ("OnlyAccess", "managed"),
        ("CategoryProperty", "property"),
        ("PropertyList", "property"),
        ("AliasOfCategory", "property"),
    ];
    for (run, id) in runs {
        for query in [run.to_owned(), run.to_lowercase()] {
            let results = policies.results(&query);
            assert_eq!(results.hits.first().map(|hit| hit.id.as_str()), Some(id), "{query}");
            assert_eq!(results.suggestion, None, "{query}");
        }
    }
}

#[test]
fn what_is_found_in_a_name_is_marked_there() {
    let hit = policies().best("readonlyaccess");
    let marked: Vec<_> = hit.highlights.iter().map(|mark| &hit.snippet[mark.start..mark.end]).collect();
    assert_eq!(marked, ["AmazonS3ReadOnlyAccess"]);
}

#[test]
fn parts_that_stand_in_no_name_together_are_none() {
    let names = Collection::of(&[("one", "Call ReadOnly first."), ("other", "Then WriteAccess.")]);
    assert_eq!(names.ranked("readaccess"), [""; 0]);
}

#[test]
fn a_word_goes_before_a_part_of_a_name() {
    let pages = Collection::of(&[
        ("name", "getUserData setUserData"),
        ("word", "Some data about the house, the garden and the street."),
        ("user", "The user of the house."),
    ]);
    assert_eq!(pages.ranked("data"), ["word", "name"]);
}

#[test]
fn a_translation_is_no_part_of_a_name() {
    // "quyền" is "access", too.
    let pages = Collection::of(&[
        ("name", "Chạy AccessLogWriter rồi xem tệp."),
        ("prose", "Access is granted for one day."),
    ]);
    assert_eq!(pages.ranked("truy cập"), ["prose"]);
}
