//! The notations in which settings are written.

use super::{Tree, Unreadable, json, toml, yaml};

/// A notation in which settings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Notation {
    /// YAML 1.2, one document.
    Yaml,
    /// TOML.
    Toml,
    /// JSON, one value.
    Json,
}

impl Notation {
    /// The notation of a file with this extension (lower case); `None` if it is no extension of settings.
    pub(crate) fn of_extension(extension: &str) -> Option<Notation> {
        match extension {
            "yaml" | "yml" => Some(Notation::Yaml),
            "toml" => Some(Notation::Toml),
            "json" => Some(Notation::Json),
            _ => None,
        }
    }

    /// Reads settings. Time and memory grow with the length of `text` and no faster.
    ///
    /// # Errors
    ///
    /// Text that is not in this notation, or is nested too deeply.
    pub(crate) fn read(self, text: &str) -> Result<Tree, Unreadable> {
        match self {
            Notation::Yaml => yaml::read(text),
            Notation::Toml => toml::read(text),
            Notation::Json => json::read(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::unreadable::{DEEPEST, TOO_DEEP};
    use super::*;

    #[test]
    fn the_notations_say_the_same() {
        let yaml = Notation::Yaml.read("A: 1\nb: {C: [x, true]}\n").expect("YAML");
        let json = Notation::Json.read(r#"{"a": 1, "B": {"c": ["x", true]}}"#).expect("JSON");
        let toml = Notation::Toml.read("A = 1\nb = {c = [\"x\", true]}").expect("TOML");
        assert_eq!(yaml, json);
        assert_eq!(json, toml);
        assert_eq!(json.at(&["b", "c"]).map(|list| list.items().len()), Some(2));
    }

    #[test]
    fn nesting_has_one_bound_in_every_notation() {
        let nested = |open: &str, inside: &str, close: &str, depth: usize| {
            open.repeat(depth) + inside + &close.repeat(depth)
        };
        let table = |depth: usize| format!("[{}]", vec!["a"; depth].join("."));
        let shapes: [(Notation, &dyn Fn(usize) -> String); 9] = [
            (Notation::Yaml, &|depth| nested("[", "", "]", depth)),
            (Notation::Yaml, &|depth| nested("{a: ", "", "}", depth)),
            (Notation::Yaml, &|depth| nested("- ", "x", "", depth)),
            (Notation::Yaml, &|depth| nested("? ", "x", "", depth)),
            (Notation::Toml, &|depth| format!("a = {}", nested("[", "", "]", depth - 1))),
            (Notation::Toml, &table),
            (Notation::Toml, &|depth| format!("{} = 1", vec!["a"; depth].join("."))),
            (Notation::Json, &|depth| nested("[", "", "]", depth)),
            (Notation::Json, &|depth| nested("{\"a\":", "1", "}", depth)),
        ];
        for (at, (notation, shape)) in shapes.into_iter().enumerate() {
            let read = |depth: usize| notation.read(&shape(depth));
            assert!(read(DEEPEST - 1).is_ok(), "{at}: {:?}", read(DEEPEST - 1));
            for depth in [DEEPEST + 2, 200, 100_000] {
                assert!(read(depth).is_err(), "{at}: {notation:?} {depth}");
            }
        }
        assert!(TOO_DEEP.contains(&DEEPEST.to_string()));
    }
}
