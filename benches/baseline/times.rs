//! How long something takes.

use std::hint::black_box;
use std::time::Instant;

use rustix::time::{ClockId, clock_gettime};

use super::Result;

/// Runs `work`; the microseconds that it took.
pub(crate) fn timed<T>(work: impl FnOnce() -> Result<T>) -> Result<f64> {
    let started = Instant::now();
    black_box(work()?);
    Ok(started.elapsed().as_secs_f64() * 1e6)
}

/// Runs `work`; the microseconds of processors that this process, which does nothing else, has spent on it. Others who
/// use the machine make a clock on the wall run on, most of all while something long is measured; not this one.
pub(crate) fn spent<T>(work: impl FnOnce() -> Result<T>) -> Result<f64> {
    let started = processor_seconds();
    black_box(work()?);
    Ok((processor_seconds() - started) * 1e6)
}

/// Seconds that processors have spent on this process, all threads together.
pub(crate) fn processor_seconds() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

/// The middle one of several measurements, or the mean of the two in the middle.
pub(crate) fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    let half = times.len() / 2;
    match times.as_slice() {
        [] => f64::NAN,
        all if all.len() % 2 == 0 => (all[half - 1] + all[half]) / 2.0,
        all => all[half],
    }
}
