//! What comes of looking for a newer index.

use std::fs;
use std::time::{Duration, Instant};

use timra_engine::{Query, SystemClock};
use timra_format::Error::{BrokenIndex as Broken, NoIndex};

use super::place::{IndexPlace, copy, found};
use crate::{Error, Looked, Refusal, Serving};

/// Longer than an index that was refused is left alone.
const LONG: Duration = Duration::from_secs(3600);

#[test]
fn where_nothing_was_published_nothing_changes() {
    let place = IndexPlace::with("quokka");
    let serving = Serving::open(&place.index()).expect("an index");
    let tag = serving.current().tag().to_owned();
    for _ in 0..3 {
        assert!(matches!(serving.look(Instant::now()), Looked::Unchanged));
    }
    assert_eq!(serving.current().tag(), tag);
    assert_eq!(serving.refused(), None);
}

#[test]
fn a_newer_index_is_taken_up_and_a_request_keeps_to_the_one_it_has() {
    let place = IndexPlace::with("quokka");
    let serving = Serving::open(&place.index()).expect("an index");
    let held = serving.current();
    place.publish("wombat");
    let Looked::TakenUp { generation, tag, is_of_this_analysis } = serving.look(Instant::now()) else {
        panic!("it was not taken up")
    };
    assert_eq!(generation, place.manifest().generation);
    assert_eq!(tag, serving.current().tag());
    assert!(is_of_this_analysis);
    assert!(matches!(serving.look(Instant::now()), Looked::Unchanged));
    assert_ne!(held.tag(), tag);
    // Its files were removed when the newer one was published.
    assert!(!held.manifest().generation_path(&place.index()).exists());
    assert_eq!((found(&*held, "quokka"), found(&*held, "wombat")), (1, 0));
    assert_eq!((found(&*serving.current(), "quokka"), found(&*serving.current(), "wombat")), (0, 1));
}

#[test]
fn a_broken_index_is_refused_and_tried_again_after_a_pause() {
    let place = IndexPlace::with("quokka");
    let serving = Serving::open(&place.index()).expect("an index");
    let tag = serving.current().tag().to_owned();
    let start = Instant::now();
    // Whether it was refused for a new reason.
    let refused = |now: Instant| match serving.look(now) {
        Looked::Refused { error: Error::Index(Broken { .. }), is_new } => is_new,
        other => panic!("{other:?}"),
    };
    place.publish_cut_off("wombat");
    assert!(refused(start));
    assert!(matches!(serving.look(start), Looked::Postponed));
    assert!(!refused(start + LONG), "for the same reason as before");
    assert!(matches!(serving.look(start + LONG), Looked::Postponed));
    fs::remove_file(place.texts()).expect("removed");
    assert!(refused(start + 2 * LONG), "for another reason than before");
    // Another one is tried at once.
    place.publish_cut_off("numbat");
    assert!(refused(start + 2 * LONG));
    assert_eq!(serving.refused(), Some(Refusal::Broken));
    assert_eq!((serving.current().tag(), found(&*serving.current(), "quokka")), (&*tag, 1));
    place.publish("emu");
    assert!(matches!(serving.look(start + 2 * LONG), Looked::TakenUp { .. }));
    assert_eq!((serving.refused(), found(&*serving.current(), "emu")), (None, 1));
}

#[test]
fn a_refused_index_is_forgotten_when_the_one_in_force_is_published_again() {
    let place = IndexPlace::with("quokka");
    let serving = Serving::open(&place.index()).expect("an index");
    let manifest = fs::read(place.manifest_file()).expect("a manifest");
    fs::write(place.manifest_file(), "{\"kind\": \"timra\", \"for").expect("cut off");
    assert!(matches!(serving.look(Instant::now()), Looked::Refused { is_new: true, .. }));
    fs::write(place.manifest_file(), manifest).expect("put back");
    assert!(matches!(serving.look(Instant::now()), Looked::Unchanged));
    assert_eq!(serving.refused(), None);
}

/// What is done to an index that was published.
type Edit<'e> = &'e dyn Fn(&IndexPlace);

#[test]
fn what_is_not_served_is_told_without_a_path() {
    let edits: [(&str, Edit, Refusal); 6] = [
        (
            "format",
            &|place| place.rewrite(|it| it.format = 1),
            Refusal::OtherFormat { found: 1, known: timra_format::FORMAT },
        ),
        (
            "analysis",
            &|place| place.rewrite(|it| drop(it.analysis.analyzers.insert("en".into(), "0".repeat(32)))),
            Refusal::OtherAnalysis,
        ),
        (
            "manifest",
            &|place| fs::write(place.manifest_file(), "{\"kind\": \"timra\",").expect("a file"),
            Refusal::Broken,
        ),
        ("gone", &|place| fs::remove_file(place.manifest_file()).expect("removed"), Refusal::Gone),
        ("foreign", &|place| fs::write(place.manifest_file(), "[]").expect("a file"), Refusal::Foreign),
        (
            "directory",
            &|place| {
                fs::remove_file(place.manifest_file()).expect("removed");
                fs::create_dir(place.manifest_file()).expect("a directory");
            },
            Refusal::Unreadable,
        ),
    ];
    for (name, edit, refusal) in edits {
        let place = IndexPlace::with("quokka");
        let serving = Serving::open(&place.index()).expect("an index");
        edit(&place);
        assert!(matches!(serving.look(Instant::now()), Looked::Refused { is_new: true, .. }), "{name}");
        assert_eq!(serving.refused(), Some(refusal), "{name}");
        assert!(!refusal.to_string().contains(['/', '\\']), "{refusal}");
        assert_eq!(found(&*serving.current(), "quokka"), 1, "{name}");
    }
}

#[test]
fn an_index_of_other_word_lists_is_served_and_that_is_said() {
    let place = IndexPlace::with("quokka");
    let serving = Serving::open(&place.index()).expect("an index");
    place.rewrite(|manifest| manifest.analysis.lexicons = "0".repeat(32));
    let looked = serving.look(Instant::now());
    assert!(matches!(looked, Looked::TakenUp { is_of_this_analysis: false, .. }), "{looked:?}");
    assert_eq!(found(&*serving.current(), "quokka"), 1);
}

#[test]
fn no_answer_is_given_from_files_that_were_changed_in_place() {
    let place = IndexPlace::with("quokka");
    let serving = Serving::open(&place.index()).expect("an index");
    let texts = fs::File::options().write(true).open(place.texts()).expect("a file");
    texts.set_len(texts.metadata().expect("a length").len() / 2).expect("cut off");
    let asked = serving.current().search(&Query::new("quokka"), &SystemClock::start()).map(|it| it.total);
    assert!(matches!(asked, Err(Error::Index(Broken { .. }))), "{asked:?}");
    let looked = serving.look(Instant::now());
    assert!(
        matches!(looked, Looked::Refused { error: Error::Index(Broken { .. }), is_new: true }),
        "{looked:?}"
    );
    // The same content, built anew.
    fs::remove_dir_all(place.index()).expect("removed");
    place.publish("quokka");
    assert!(matches!(serving.look(Instant::now() + LONG), Looked::TakenUp { .. }));
    assert_eq!(found(&*serving.current(), "quokka"), 1);
}

#[test]
fn the_index_before_answers_until_the_files_of_the_newer_one_are_there() {
    let place = IndexPlace::with("quokka");
    let (old, aside) = (place.generation(), place.index().with_extension("old"));
    copy(&old, &aside);
    place.publish("wombat");
    copy(&aside, &old);
    let texts = place.texts();
    let bytes = fs::read(&texts).expect("texts");
    fs::remove_file(&texts).expect("removed");
    let serving = Serving::open(&place.index()).expect("the index before");
    assert_eq!(found(&*serving.current(), "quokka"), 1);
    let start = Instant::now();
    assert!(matches!(serving.look(start), Looked::Refused { is_new: true, .. }));
    fs::write(&texts, bytes).expect("the rest of the copy");
    assert!(matches!(serving.look(start + LONG), Looked::TakenUp { .. }));
    assert_eq!((found(&*serving.current(), "quokka"), found(&*serving.current(), "wombat")), (0, 1));
}

#[test]
fn where_there_is_no_index_nothing_is_served() {
    let place = tempfile::tempdir().expect("a directory");
    let opened = Serving::open(place.path()).map(drop);
    assert!(matches!(opened, Err(Error::Index(NoIndex { .. }))), "{opened:?}");
}
