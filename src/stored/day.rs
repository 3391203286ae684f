//! Days as numbers.

/// An ISO 8601 day as the number `YYYYMMDD`, so that days compare as numbers.
pub fn day_number(date: &str) -> Option<u64> {
    date.get(..10)?.replace('-', "").parse().ok()
}

/// The year of a day, which is a number `YYYYMMDD` as [`day_number`] gives it.
pub fn year_of(day: u64) -> u64 {
    day / 10_000
}

/// A day as the column `day` of an index has it: with whether it comes from the front matter of the page.
pub fn column_of_day(day: u64, is_of_page: bool) -> u64 {
    day << 1 | u64::from(is_of_page)
}

/// The day in the column `day` of an index, and whether it comes from the front matter of the page.
pub fn day_of_column(number: u64) -> (u64, bool) {
    (number >> 1, number & 1 == 1)
}
