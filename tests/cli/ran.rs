//! What came of a run of the program.

use std::process::Output;

/// Exit code and output.
#[derive(Debug)]
pub(crate) struct Ran {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Ran {
    pub(crate) fn new(output: Output) -> Ran {
        Ran {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).expect("output is UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("messages are UTF-8"),
        }
    }

    /// Fails the test unless the program ended with `code`.
    #[track_caller]
    pub(crate) fn exits(self, code: i32) -> Ran {
        assert_eq!(self.code, Some(code), "{}\n{}", self.stdout, self.stderr);
        self
    }

    /// Fails the test unless standard error has every one of `words`.
    #[track_caller]
    pub(crate) fn says(self, words: &[&str]) -> Ran {
        for word in words {
            assert!(self.stderr.contains(word), "{word:?} is not in:\n{}", self.stderr);
        }
        self
    }

    /// Standard output, which is one JSON value and nothing else.
    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {}", self.stdout))
    }

    /// Ids of the hits on standard output, best first.
    #[track_caller]
    pub(crate) fn ids(&self) -> Vec<String> {
        let hits = &self.json()["hits"];
        let ids = hits.as_array().expect("a list of hits").iter();
        ids.map(|hit| hit["id"].as_str().expect("an id").to_owned()).collect()
    }
}
