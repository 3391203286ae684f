//! Days as numbers.

/// An ISO 8601 day as the number `YYYYMMDD`, so that days compare as numbers.
pub fn day_number(date: &str) -> Option<u64> {
    date.get(..10)?.replace('-', "").parse().ok()
}

/// The year of a day, which is a number `YYYYMMDD` as [`day_number`] gives it.
pub fn year_of(day: u64) -> u64 {
    day / 10_000
}
