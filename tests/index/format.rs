//! The format's number says what is in the files.

use timra_format::{FORMAT, Fields};
use xxhash_rust::xxh3::xxh3_64;

/// An index of another schema is refused as broken unless its format has another number: then it is rebuilt.
#[test]
fn another_schema_is_another_format() {
    let schema = serde_json::to_vec(&Fields::schema().0).expect("JSON");
    assert_eq!(
        (FORMAT, format!("{:016x}", xxh3_64(&schema))),
        (15, "1fbdbd04d1863ed0".to_owned()),
        "the schema has changed: raise FORMAT, then write both down here"
    );
}
