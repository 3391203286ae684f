//! The moment of a build.

use jiff::Timestamp;

use super::Failure;

/// The moment of a build: what is published later is not there yet, what has expired not any more. It can be set, so
/// that the same content gives the same index at any time (<https://reproducible-builds.org/specs/source-date-epoch/>).
pub(crate) fn now() -> Result<Timestamp, Failure> {
    let Some(seconds) = std::env::var_os("SOURCE_DATE_EPOCH") else { return Ok(Timestamp::now()) };
    let moment = seconds.to_str().and_then(|seconds| Timestamp::from_second(seconds.parse().ok()?).ok());
    moment.ok_or_else(|| {
        let seconds = seconds.to_string_lossy();
        Failure::Usage(format!(
            "SOURCE_DATE_EPOCH is `{seconds}` and should be a number of seconds since 1970"
        ))
    })
}
