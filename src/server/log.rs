//! Lines for whoever runs the server, which it never waits for.

use std::io::Write;
use std::sync::mpsc::{self, Receiver, SyncSender, TrySendError};
use std::time::{Duration, Instant};

use prometheus_client::metrics::counter::Counter;
use tracing_subscriber::fmt::MakeWriter;

/// How many lines wait to be written; what is more is dropped. Some seconds of a busy server.
const LINES: usize = 4096;

/// A log that never keeps its writer waiting: lines wait to be written to a file, a terminal or a pipe by a thread
/// of its own, and are dropped where there is no room.
///
/// Where they are going may be full, closed, or read by nobody: then they are dropped and counted, and no request, panic
/// or end of the process waits for them. A thread of its own writes.
#[derive(Clone)]
pub struct Log {
    lines: SyncSender<LogEntry>,
    dropped: Counter,
}

enum LogEntry {
    Line(Vec<u8>),
    /// A mark; whoever sent it is told once everything before has been written.
    Mark(SyncSender<()>),
}

impl Log {
    /// A log that writes to `out`.
    ///
    /// # Errors
    /// If there is no thread to be had for it.
    pub fn to(out: impl Write + Send + 'static) -> std::io::Result<Self> {
        let (lines, entries) = mpsc::sync_channel(LINES);
        let dropped = Counter::default();
        let counted = dropped.clone();
        std::thread::Builder::new().name("log".to_owned()).spawn(move || write(out, &entries, &counted))?;
        Ok(Self { lines, dropped })
    }

    /// Adds a line to the log. The line has its line end.
    pub fn line(&self, line: Vec<u8>) {
        if self.lines.try_send(LogEntry::Line(line)).is_err() {
            self.dropped.inc();
        }
    }

    /// Number of lines that were dropped.
    pub fn dropped(&self) -> &Counter {
        &self.dropped
    }

    /// Waits until all lines so far are written, at most for the time `patience`.
    pub fn flush(&self, patience: Duration) {
        let until = Instant::now() + patience;
        let (mark, reached) = mpsc::sync_channel(1);
        let mut entry = LogEntry::Mark(mark);
        while let Err(TrySendError::Full(full)) = self.lines.try_send(entry) {
            if Instant::now() >= until {
                return;
            }
            entry = full;
            std::thread::sleep(Duration::from_millis(5));
        }
        let _ = reached.recv_timeout(until.saturating_duration_since(Instant::now()));
    }
}

fn write(mut out: impl Write, entries: &Receiver<LogEntry>, dropped: &Counter) {
    let mut told = 0;
    for entry in entries {
        match entry {
            LogEntry::Line(line) => {
                let is_written = out.write_all(&line).and_then(|()| out.flush()).is_ok();
                dropped.inc_by((!is_written).into());
                let lost = dropped.get();
                // Now that there is room again.
                if is_written
                    && lost > told
                    && writeln!(out, "{} lines of the log were dropped", lost - told).is_ok()
                {
                    told = lost;
                }
            }
            LogEntry::Mark(reached) => {
                let _ = reached.try_send(());
            }
        }
    }
}

/// A line that tracing is making; it is added to the log as a whole.
pub struct LogLine<'l>(&'l Log);

impl Write for LogLine<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.line(bytes.to_vec());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'l> MakeWriter<'l> for Log {
    type Writer = LogLine<'l>;

    fn make_writer(&'l self) -> LogLine<'l> {
        LogLine(self)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{self, Write};
    use std::sync::mpsc::{self, Receiver, Sender};
    use std::time::Duration;

    use super::{LINES, Log};

    /// Writes what it is given once it is told whether that works, and hands it on.
    struct Gate(Receiver<bool>, Sender<String>);

    impl Write for Gate {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            if !self.0.recv().unwrap_or(true) {
                return Err(io::Error::from(io::ErrorKind::StorageFull));
            }
            let _ = self.1.send(String::from_utf8_lossy(bytes).into_owned());
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn nobody_waits_for_a_log_that_is_not_read_and_what_is_lost_is_counted_and_said() {
        let (open, gate) = mpsc::channel();
        let (written, read) = mpsc::channel();
        let log = Log::to(Gate(gate, written)).expect("a log");
        for number in 0..2 * LINES {
            log.line(format!("{number}\n").into_bytes());
        }
        // One line is in the writer's hands, if it has taken it yet.
        let lost = log.dropped().get();
        assert!((LINES as u64 - 1..=LINES as u64).contains(&lost), "{lost}");
        log.flush(Duration::from_millis(20));
        open.send(false).expect("the first line fails");
        // Closing the gate for good opens it.
        drop(open);
        let patience = Duration::from_secs(60);
        assert_eq!(read.recv_timeout(patience).as_deref(), Ok("1\n"));
        let mut said = String::new();
        while !said.contains("were dropped") {
            said += &read.recv_timeout(patience).expect("how many were dropped");
        }
        assert!(said.starts_with(&(lost + 1).to_string()), "{said}");
        assert_eq!(log.dropped().get(), lost + 1);
    }
}
