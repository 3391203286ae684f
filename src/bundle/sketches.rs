//! The sketches of all sections in few bytes.
//!
//! Whoever asks for sketches asks which of them are nearly equal, and no more. Most are near no other one: another number that
//! is near no other does for these, and it need not be written.

use foldhash::{HashMap, HashSet};
use timra_stored::{SKETCH_BITS, are_near};
use xxhash_rust::xxh3::xxh3_64;

use super::Result;
use super::bytes::Bytes;

/// What is written of a section: it has no words, no other section is nearly equal, or the sketch itself follows.
const NO_WORDS: u8 = 0;
const ALONE: u8 = 1;
const WRITTEN: u8 = 2;

/// Parts of a sketch, of which two that are nearly equal have one in common.
const PARTS: u32 = SKETCH_BITS + 1;

/// What stands for the sketch of a section to which no other is nearly equal.
fn stand_in(section: usize) -> u64 {
    xxh3_64(&(section as u64).to_le_bytes()).max(1)
}

/// Writes the sketches of all sections.
pub(crate) fn push(bytes: &mut Vec<u8>, sketches: &[u64]) {
    let is_alone = near_none(sketches);
    let with_stand_ins: Vec<u64> = (0..sketches.len())
        .map(|at| if sketches[at] != 0 && is_alone[at] { stand_in(at) } else { sketches[at] })
        .collect();
    // Stand-ins that are near something by chance are none.
    let may_stand_in = near_none(&with_stand_ins) == is_alone;
    let kind = |at: usize| match sketches[at] {
        0 => NO_WORDS,
        _ if may_stand_in && is_alone[at] => ALONE,
        _ => WRITTEN,
    };
    bytes.extend((0..sketches.len()).map(kind));
    let written = (0..sketches.len()).filter(|&at| kind(at) == WRITTEN);
    written.for_each(|at| bytes.extend(sketches[at].to_le_bytes()));
}

/// Reads the sketches of so many sections.
pub(crate) fn pull(bytes: &mut Bytes, sections: usize) -> Result<Vec<u64>> {
    let kinds = bytes.take(sections)?;
    let sketch = |(section, kind): (usize, &u8)| match *kind {
        NO_WORDS => Ok(0),
        ALONE => Ok(stand_in(section)),
        _ => bytes.whole(),
    };
    kinds.iter().enumerate().map(sketch).collect()
}

/// For each sketch, whether no other is nearly equal.
fn near_none(sketches: &[u64]) -> Vec<bool> {
    let mut times: HashMap<u64, u32> = HashMap::default();
    for &sketch in sketches.iter().filter(|sketch| **sketch != 0) {
        *times.entry(sketch).or_default() += 1;
    }
    let mut near: HashSet<u64> = times.iter().filter(|(_, times)| **times > 1).map(|(&it, _)| it).collect();
    for part in 0..PARTS {
        let bits = u64::BITS / PARTS;
        let mut by_part: HashMap<u64, Vec<u64>> = HashMap::default();
        for &sketch in times.keys() {
            by_part.entry(sketch >> (part * bits) & ((1 << bits) - 1)).or_default().push(sketch);
        }
        for alike in by_part.values() {
            for (place, one) in alike.iter().enumerate() {
                for other in &alike[place + 1..] {
                    if are_near(*one, *other) {
                        near.extend([one, other]);
                    }
                }
            }
        }
    }
    sketches.iter().map(|sketch| !near.contains(sketch)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn which_sketches_are_nearly_equal_stays_and_few_are_written() {
        let hash = |at: u64| xxh3_64(&[at as u8, 7]);
        let mut sketches: Vec<u64> = (0..200).map(hash).collect();
        sketches.extend([0, hash(3) ^ 0b111, hash(5), hash(9) ^ 0xf000_0000, 0]);
        let mut bytes = Vec::new();
        push(&mut bytes, &sketches);
        assert_eq!(bytes.len(), sketches.len() + 4 * 8);
        let mut rest = Bytes(&bytes);
        let read = pull(&mut rest, sketches.len()).expect("sketches");
        assert!(rest.is_empty());
        let is_near = |sketches: &[u64], one: usize, other: usize| are_near(sketches[one], sketches[other]);
        for one in 0..sketches.len() {
            assert_eq!(sketches[one] == 0, read[one] == 0);
            for other in 0..one {
                assert_eq!(is_near(&sketches, one, other), is_near(&read, one, other), "{one} {other}");
            }
        }
    }
}
