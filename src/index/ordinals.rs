//! Ordinals: numbers that order sections as the content does, with gaps for sections that come later.

/// Room after each section of a fresh index: pages can be replaced and put in between many times over.
const STEP: u64 = 1 << 24;

/// `count` ordinals in ascending order, above `below` and below `above`, if that is given. `None` if there are not as
/// many.
pub(crate) fn between(below: u64, above: Option<u64>, count: usize) -> Option<impl Iterator<Item = u64>> {
    let count = count as u64;
    let step = match above {
        None => STEP,
        Some(above) => (above.checked_sub(below)? / (count + 1)).min(STEP),
    };
    let fits = step > 0 && below.checked_add(step.checked_mul(count)?).is_some();
    fits.then(|| (1..=count).map(move |at| below + step * at))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::between;

    proptest! {
        #[test]
        fn places_rise_between_their_neighbours(below in 0..u64::MAX / 2, room in 1..1_u64 << 40, count in 0_usize..50) {
            let above = below + room;
            match between(below, Some(above), count) {
                None => prop_assert!(room < count as u64 + 1),
                Some(places) => {
                    let all: Vec<u64> = [below].into_iter().chain(places).chain([above]).collect();
                    prop_assert_eq!(all.len(), count + 2);
                    prop_assert!(all.windows(2).all(|two| two[0] < two[1]), "{:?}", all);
                }
            }
        }
    }
}
