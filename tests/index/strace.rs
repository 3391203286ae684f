//! System calls, as strace lists them and makes them fail.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;
use std::process::{Command, Stdio};

/// Calls that change files, or what is known of them; a question mark before one that not every machine has.
const CHANGING: &str = "?open,openat,?creat,?mkdir,mkdirat,write,pwrite64,writev,copy_file_range,ftruncate,fallocate,\
    fsync,fdatasync,?rename,?renameat,renameat2,?link,linkat,?unlink,unlinkat,?rmdir,?chmod,fchmod,fchmodat,flock";

/// How the program is traced.
pub(crate) enum Strace<'s> {
    /// Lists calls in a file: those of the first thread, or of all.
    Log { is_main: bool, to: &'s Path },
    /// Makes something happen at a call.
    Inject { call: &'s Call, what: &'s str },
}

impl Strace<'_> {
    /// Whether there is one, and it may trace.
    pub(crate) fn is_there() -> bool {
        let mut strace = Command::new("strace");
        strace.args(["-o", "/dev/null", "true"]).stderr(Stdio::null());
        strace.status().is_ok_and(|done| done.success())
    }

    pub(crate) fn args(&self) -> Vec<String> {
        let (is_main, args) = match self {
            Strace::Log { is_main, to } => (
                is_main,
                vec!["-y".to_owned(), format!("--output={}", to.display()), format!("--trace={CHANGING}")],
            ),
            Strace::Inject { call: Call { is_main, name, number }, what } => {
                let inject = format!("--inject={name}:{what}:when={number}");
                (is_main, vec!["--output=/dev/null".to_owned(), format!("--trace={name}"), inject])
            }
        };
        let all = if *is_main { &[][..] } else { &["--follow-forks", "--seccomp-bpf"] };
        all.iter().map(|arg| (*arg).to_owned()).chain(args).collect()
    }
}

/// A system call of a program: strace counts those of a name in every thread from 1.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Call {
    /// Whether the first thread does it; otherwise it is whichever does as many first.
    pub is_main: bool,
    pub name: String,
    pub number: usize,
}

impl Call {
    /// The calls in a log that change an index.
    pub(crate) fn read(log: &str, is_main: bool) -> BTreeSet<Call> {
        let mut counted = BTreeMap::new();
        let mut calls = BTreeSet::new();
        for line in log.lines() {
            let (thread, call) =
                line.split_at(line.find(|c: char| !c.is_ascii_digit() && c != ' ').unwrap_or(0));
            let Some((name, rest)) = call.split_once('(').filter(|(name, _)| is_name(name)) else { continue };
            let number = counted.entry((thread.to_owned(), name.to_owned())).or_insert(0);
            *number += 1;
            let opens = ["open", "openat"].contains(&name);
            let changes = !opens || ["O_WRONLY", "O_RDWR", "O_CREAT"].iter().any(|flag| rest.contains(flag));
            if changes && rest.contains("index") {
                calls.insert(Call { is_main, name: name.to_owned(), number: *number });
            }
        }
        calls
    }
}

fn is_name(name: &str) -> bool {
    name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

impl fmt::Display for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Call { is_main, name, number } = self;
        write!(f, "{name} no. {number} of {}", if *is_main { "the first thread" } else { "any thread" })
    }
}
