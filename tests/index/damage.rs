//! Any byte that is not what was written is found, and none makes a search panic.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::FileExt;
use std::path::PathBuf;

use timra_engine::{Engine, Query};
use timra_format::{Error, Manifest, Result, check};

use super::random::Random;
use crate::cli::workplace::Workplace;

const QUERIES: [&str; 3] = ["blue green deployment", "trien khai", "\"the team\" -week"];

/// What a search from the files as they are shows.
fn answers(index: &std::path::Path) -> Result<Vec<String>> {
    let engine = Engine::open(index)?;
    let answer = |text| {
        let results = engine.search(&Query::new(text))?;
        Ok(format!("{:?}", (results.total, results.hits, results.facets)))
    };
    let mut answers = QUERIES.into_iter().map(answer).collect::<Result<Vec<_>>>()?;
    for id in ["content/4-Workshop/4.4-Infrastructure-as-Code/_index.vi.md#", "content/_index.md#"] {
        answers.push(format!("{:?}", engine.page(id)?));
    }
    Ok(answers)
}

/// Every file that is sealed, and the manifest last.
fn files(place: &Workplace) -> Vec<PathBuf> {
    let dir = place.path("index");
    let manifest = Manifest::read(&dir).expect("a manifest");
    let generation = manifest.generation_path(&dir);
    manifest.files.keys().map(|name| generation.join(name)).chain([dir.join("manifest.json")]).collect()
}

#[test]
fn any_flipped_byte_is_found_and_none_makes_a_search_panic() {
    let flips = std::env::var("TIMRA_FLIPS").ok().and_then(|n| n.parse().ok()).unwrap_or(1000);
    let place = Workplace::with_sample();
    place.timra(&["index"]).exits(0);
    let (dir, files) = (place.path("index"), files(&place));
    let whole = answers(&dir).expect("answers");
    let mut random = Random::new(6);
    let mut outcomes = BTreeMap::<&str, usize>::new();
    for flip in 0..flips {
        // Every file as often as any other: the small ones say how the large ones are read.
        let path = &files[flip % files.len()];
        let file = fs::File::options().read(true).write(true).open(path).expect("a file");
        let at = random.below(file.metadata().expect("a length").len());
        let mut byte = [0];
        file.read_exact_at(&mut byte, at).expect("a byte");
        let flipped = byte[0] ^ (1 + random.below(255) as u8);
        file.write_all_at(&[flipped], at).expect("damaged");
        let place = format!("{} byte {at}: {} to {flipped}", path.display(), byte[0]);

        let found = check(&dir);
        let is_found = match &found {
            Ok(damages) => damages.iter().any(|damage| damage.path == *path),
            Err(error) => matches!(error, Error::IndexFormat { .. } | Error::ForeignIndex { .. }),
        };
        assert!(is_found, "{place}: {found:?}");
        // As `timra search` and `timra serve` open it.
        assert!(
            Engine::open_whole(&dir, |engine| engine.search(&Query::new("timra"))).is_err(),
            "{place}: opened"
        );
        // Opened without a look at every byte, it may not be seen; what it says is no panic in any case.
        *outcomes
            .entry(match answers(&dir) {
                Ok(answers) if answers == whole => "the same answers",
                Ok(_) => "other answers",
                Err(_) => "an error",
            })
            .or_default() += 1;
        file.write_all_at(&byte, at).expect("repaired");
    }
    assert_eq!(check(&dir).expect("an index"), []);
    assert_eq!(answers(&dir).expect("answers"), whole);
    assert!(outcomes.len() > 1, "{outcomes:?}");
    eprintln!("{flips} flipped bytes, all found by a check; searches without one gave {outcomes:?}");
}

#[test]
fn files_that_are_missing_or_of_another_length_are_named() {
    let place = Workplace::with_sample();
    place.timra(&["index"]).exits(0);
    let dir = place.path("index");
    let files = files(&place);
    for path in &files[..files.len() - 1] {
        let bytes = fs::read(path).expect("bytes");
        for (damaged, what) in [(None, "missing"), (Some([&bytes[..], b"x"].concat()), "bytes")] {
            match damaged {
                Some(damaged) => fs::write(path, damaged).expect("damaged"),
                None => fs::remove_file(path).expect("removed"),
            }
            let damages = check(&dir).expect("findings");
            assert_eq!(damages.len(), 1, "{damages:?}");
            assert!(damages[0].path == *path && damages[0].what.contains(what), "{damages:?}");
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            place.timra(&["search", "--frozen", "blue"]).exits(2).says(&[&name, what, "--full"]);
            fs::write(path, &bytes).expect("repaired");
        }
    }
    assert_eq!(check(&dir).expect("an index"), []);
}

/// Tantivy asks for as many bytes as a length in a document says, and a process that cannot have them is gone: this
/// test would be, too.
#[test]
fn no_length_in_a_stored_text_is_believed_before_it_is_checked() {
    let place = Workplace::empty();
    place.write("notes/one.md", "# Quokka\n\nQuokkas smile.\n");
    place.timra(&["index", "notes"]).exits(0);
    let dir = place.path("index");
    let files = files(&place);
    let store = files.iter().find(|path| path.extension().is_some_and(|e| e == "store")).expect("texts");
    let bytes = fs::read(store).expect("bytes");
    // A length of nine bytes, over each part of the text in turn.
    let length = [&[0x7f; 8][..], &[0xff]].concat();
    for at in 0..bytes.len() - length.len() {
        let mut damaged = bytes.clone();
        damaged[at..at + length.len()].copy_from_slice(&length);
        fs::write(store, &damaged).expect("damaged");
        let found = Engine::open(&dir).and_then(|engine| engine.search(&Query::new("quokka")));
        assert!(found.is_err(), "at byte {at}: {found:?}");
        assert!(
            Engine::open_whole(&dir, |engine| engine.search(&Query::new("timra"))).is_err(),
            "at byte {at}"
        );
    }
    fs::write(store, &bytes).expect("repaired");
    let (engine, _) =
        Engine::open_whole(&dir, |engine| engine.search(&Query::new("timra"))).expect("a whole index");
    assert_eq!(engine.manifest().pages, 1);
}
