//! How long something takes.

use std::fs;
use std::hint::black_box;
use std::time::Instant;

use super::Result;

/// Runs `work`; the microseconds that it took.
pub fn timed<T>(work: impl FnOnce() -> Result<T>) -> Result<f64> {
    let started = Instant::now();
    black_box(work()?);
    Ok(started.elapsed().as_secs_f64() * 1e6)
}

/// Seconds that the processors have spent on this process, all threads together.
///
/// # Errors
/// Where the system has no `/proc`.
pub fn processor_seconds() -> Result<f64> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    // The name of the program may hold anything, so the fields are counted from behind it.
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    let ticks: Vec<f64> = fields.skip(11).take(2).map(str::parse).collect::<std::result::Result<_, _>>()?;
    // Linux counts a hundred ticks a second for programs, whatever it uses itself.
    Ok(ticks.iter().sum::<f64>() / 100.0)
}

/// The middle one of several measurements.
pub fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}
