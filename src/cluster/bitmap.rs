//! Sets of sections, as a cluster is sent them.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use roaring::RoaringBitmap;
use serde_json::{Value, json};

/// A query for the sections that are `allowed`: a bitmap in the format of Roaring, which OpenSearch reads from 2.17 on.
pub(crate) fn of_allowed(allowed: &[bool]) -> Value {
    let sections = (0_u32..).zip(allowed).filter(|(_, is_allowed)| **is_allowed).map(|(section, _)| section);
    let bitmap: RoaringBitmap = sections.collect();
    if bitmap.is_empty() {
        return json!({ "match_none": {} });
    }
    let mut bytes = Vec::with_capacity(bitmap.serialized_size());
    // Writing to memory cannot fail.
    let _ = bitmap.serialize_into(&mut bytes);
    json!({ "terms": { "n": [BASE64_STANDARD.encode(&bytes)], "value_type": "bitmap" } })
}
