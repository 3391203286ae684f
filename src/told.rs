//! What a person is told on standard error.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::fmt::Arguments;
use std::io::Write;
use std::sync::OnceLock;
use std::time::Duration;

use timra_server::Log;

use crate::shown;

/// How long the end of the program waits for what it has said to be written.
const PATIENCE: Duration = Duration::from_secs(1);

/// The log of a server: nothing that it says may keep it waiting.
static LOG: OnceLock<Log> = OnceLock::new();

/// Says something, whatever text of others is in it. If that cannot be written, there is nobody to tell.
pub(crate) fn say(words: Arguments) {
    let words = shown::lines(&words.to_string());
    match LOG.get() {
        Some(log) => log.line(format!("{words}\n").into_bytes()),
        None => {
            let _ = writeln!(anstream::stderr(), "{words}");
        }
    }
}

/// Says everything through `log` from now on, also what a panic has to say.
pub(crate) fn through(log: Log) {
    std::panic::set_hook(Box::new(|panicked| {
        let thread = std::thread::current();
        say(format_args!("thread '{}' {panicked}", thread.name().unwrap_or("without a name")));
        let trace = Backtrace::capture();
        if trace.status() == BacktraceStatus::Captured {
            say(format_args!("{trace}"));
        }
    }));
    // There is one server in a process.
    let _ = LOG.set(log);
}

/// Waits for what was said to be written, for a while.
pub(crate) fn finish() {
    if let Some(log) = LOG.get() {
        log.flush(PATIENCE);
    }
}
