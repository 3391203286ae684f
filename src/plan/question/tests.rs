use super::{Choices, Field, RefusedChoice, SORT, Sort, ValueKind};

/// A value of each kind, how it is kept, and one that is none.
fn values(kind: ValueKind) -> (&'static str, &'static str, &'static str) {
    match kind {
        ValueKind::Language => ("zh_Hant", "zh-hant", "no language"),
        ValueKind::Name | ValueKind::Part => ("Đường", "Đường", ""),
        ValueKind::Tag => ("Hạ_Tầng", "ha tang", "_"),
        ValueKind::Year => ("2025", "2025", "25"),
        ValueKind::From | ValueKind::Until => ("11/2025", "2025-11-01", "soon"),
        ValueKind::Order => ("DATE", "date", "size"),
    }
}

#[test]
fn what_is_kept_means_the_same_when_it_is_read_again() {
    for field in Field::all() {
        let (typed, kept, wrong) = values(field.kind);
        assert_eq!(field.kind.read(typed).as_deref(), Some(kept), "{}", field.name);
        assert_eq!(field.kind.read(kept).as_deref(), Some(kept), "{}", field.name);
        assert_eq!(field.kind.read(wrong), None, "{}", field.name);
        assert_eq!(Field::named(field.name), Some(field));
    }
}

#[test]
fn a_wrong_value_is_named_with_what_is_right() {
    for field in Field::all() {
        let refused = Choices::default().with(field.name, values(field.kind).2).expect_err("a wrong value");
        assert_eq!(refused, RefusedChoice::Value(field));
        assert_eq!(refused.to_string(), format!("`{}` needs {}", field.name, field.needs));
    }
    let unknown = Choices::default().with("size", "1").expect_err("no such field").to_string();
    assert!(Field::all().all(|field| unknown.contains(field.name)), "{unknown}");
}

#[test]
fn choices_are_a_value_that_is_written_and_read_back() {
    let mut choices = Choices::default();
    for field in Field::all() {
        choices.add(field, values(field.kind).0, false).expect("a value");
        if field.kind.is_list() {
            choices.add(field, values(field.kind).0, true).expect("a value");
        }
    }
    let written = serde_json::to_string(&choices).expect("JSON");
    assert_eq!(serde_json::from_str::<Choices>(&written).expect("choices"), choices);
    assert_eq!(serde_json::to_string(&Choices::default()).expect("JSON"), "{}");
}

#[test]
fn what_others_wrote_is_read_as_if_it_had_been_typed() {
    for (wrong, why) in [
        (r#"{"filters": [{"field": "size", "wanted": ["1"]}]}"#, "no such filter"),
        (r#"{"filters": [{"field": "year", "wanted": ["25"]}]}"#, "four digits"),
        (r#"{"filters": [{"field": "after", "left_out": ["2025"]}]}"#, "cannot leave"),
        (r#"{"filters": [{"field": "year", "at_least": 3}]}"#, "at_least"),
        (r#"{"sort": "size"}"#, "size"),
    ] {
        let error = serde_json::from_str::<Choices>(wrong).expect_err(wrong).to_string();
        assert!(error.contains(why), "{wrong}: {error}");
    }
    let filter = |n: usize| serde_json::json!({ "field": "site", "wanted": [format!("s{n}")] });
    let many = |n: usize| serde_json::json!({ "filters": (0..n).map(filter).collect::<Vec<_>>() });
    assert!(serde_json::from_value::<Choices>(many(128)).is_ok());
    assert!(serde_json::from_value::<Choices>(many(129)).is_err());
}

#[test]
fn a_choice_can_be_seen_and_taken_back() {
    for field in Field::all() {
        let (typed, kept, _) = values(field.kind);
        let choices = Choices::default().with(field.name, typed).expect("a value");
        assert_eq!(choices.chosen(field), Some(kept));
        assert_eq!(choices.without(field), Choices::default());
    }
}

#[test]
fn the_order_that_is_chosen_outside_of_a_query_counts_more() {
    let sorted = |sort: Sort| Choices::default().with(SORT.name, sort.name()).expect("an order");
    assert_eq!(sorted(Sort::Relevance).and(sorted(Sort::Date)).sort(), Sort::Relevance);
    assert_eq!(Choices::default().and(sorted(Sort::Date)).sort(), Sort::Date);
    assert_eq!(Choices::default().sort(), Sort::Relevance);
}
