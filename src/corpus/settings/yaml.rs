//! Settings in YAML.

use std::collections::HashMap;

use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle, ScanError, Tag, options};

use super::unreadable::{DEEPEST, TOO_DEEP, Unreadable};
use super::{Tree, plain};

/// Bytes of text, and values, that anchors and their aliases may stand for in all: a few lines can name billions.
const MOST_REPEATED: usize = 1 << 20;

/// Reads a YAML document. Private tags (`!x`) have no meaning.
pub(crate) fn read(text: &str) -> Result<Tree, Unreadable> {
    let mut document = YamlDocument { keeps_anchors: text.contains('*'), ..YamlDocument::default() };
    for next in Parser::new_from_str_with_options(text, as_libyaml()) {
        let (event, span) = next.map_err(unreadable)?;
        document.take(event).map_err(|message| Unreadable::at(span.start.line(), message))?;
    }
    Ok(document.root.unwrap_or_default())
}

fn unreadable(error: ScanError) -> Unreadable {
    let message = match error.kind() {
        ErrorKind::RecursionLimitExceeded => TOO_DEEP.to_owned(),
        _ => error.info(),
    };
    Unreadable::at(error.marker().line(), message)
}

/// What other readers of YAML accept, and Hugo's among them.
fn as_libyaml() -> Options {
    options! {
        bom_inside_document_as_content: true,
        block_scalar_eof_without_line_feed: true,
        flow_nesting_limit: DEEPEST,
        block_nesting_limit: DEEPEST,
    }
}

/// A document, as far as it was read.
#[derive(Debug, Default)]
struct YamlDocument {
    root: Option<Tree>,
    /// The lists and tables that have begun, outermost first.
    open: Vec<OpenCollection>,
    anchors: HashMap<usize, Anchored>,
    /// Whether an alias may follow.
    keeps_anchors: bool,
    repeated: usize,
}

#[derive(Debug)]
struct OpenCollection {
    collection: Collection,
    /// Number of its anchor; 0 is none.
    anchor: usize,
}

#[derive(Debug)]
enum Collection {
    List(Vec<Tree>),
    Table(Vec<(String, Tree)>, NodeKey),
}

/// The key of a table whose value is read next.
#[derive(Debug)]
enum NodeKey {
    /// None yet.
    Awaited,
    /// The text of the key; `None` for a key that is a list, a table or nothing.
    Read(Option<String>),
}

/// A value that an alias may name.
#[derive(Debug)]
struct Anchored {
    tree: Tree,
    size: TreeSize,
}

/// How much a value takes.
#[derive(Debug, Clone, Copy, Default)]
struct TreeSize {
    /// Number of values, and bytes of their text.
    weight: usize,
    /// Levels of lists and tables.
    height: usize,
}

impl YamlDocument {
    fn take(&mut self, event: Event<'_>) -> Result<(), String> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let value = scalar(&text, style, tag.as_deref())?;
                self.place(value, anchor)
            }
            Event::SequenceStart(_, anchor, _) => self.begin(Collection::List(Vec::new()), anchor),
            Event::MappingStart(_, anchor, _) => {
                self.begin(Collection::Table(Vec::new(), NodeKey::Awaited), anchor)
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(),
            Event::Alias(anchor) => self.repeat(anchor),
            Event::DocumentStart(..) if self.root.is_some() => {
                Err("a second document begins here".to_owned())
            }
            _ => Ok(()),
        }
    }

    fn begin(&mut self, collection: Collection, anchor: usize) -> Result<(), String> {
        if self.open.len() == DEEPEST {
            return Err(TOO_DEEP.to_owned());
        }
        self.open.push(OpenCollection { collection, anchor });
        Ok(())
    }

    fn end(&mut self) -> Result<(), String> {
        let Some(OpenCollection { collection, anchor }) = self.open.pop() else { return Ok(()) };
        let tree = match collection {
            Collection::List(items) => Tree::List(items),
            Collection::Table(entries, _) => Tree::Table(entries),
        };
        self.place(tree, anchor)
    }

    fn repeat(&mut self, anchor: usize) -> Result<(), String> {
        let Some(Anchored { tree, size }) = self.anchors.get(&anchor) else {
            return Err("a value cannot hold itself".to_owned());
        };
        if self.open.len() + size.height > DEEPEST {
            return Err(TOO_DEEP.to_owned());
        }
        let (tree, weight) = (tree.clone(), size.weight);
        self.weigh(weight)?;
        self.place(tree, 0)
    }

    fn weigh(&mut self, weight: usize) -> Result<(), String> {
        self.repeated = self.repeated.saturating_add(weight);
        if self.repeated > MOST_REPEATED {
            return Err(format!("its aliases stand for more than {} MiB", MOST_REPEATED >> 20));
        }
        Ok(())
    }

    /// Puts a whole value where it belongs.
    fn place(&mut self, value: Tree, anchor: usize) -> Result<(), String> {
        if anchor > 0 && self.keeps_anchors {
            let size = size(&value);
            self.weigh(size.weight)?;
            self.anchors.insert(anchor, Anchored { tree: value.clone(), size });
        }
        match self.open.last_mut().map(|open| &mut open.collection) {
            None => self.root = Some(value),
            Some(Collection::List(items)) => items.push(value),
            Some(Collection::Table(entries, key)) => match std::mem::replace(key, NodeKey::Awaited) {
                NodeKey::Awaited => *key = NodeKey::Read(value.text().map(|key| key.to_lowercase())),
                NodeKey::Read(name) => entries.extend(name.map(|name| (name, value))),
            },
        }
        Ok(())
    }
}

/// No value is nested deeper than [`DEEPEST`], so this does not go deeper either.
fn size(value: &Tree) -> TreeSize {
    let all = |sizes: &mut dyn Iterator<Item = TreeSize>| {
        sizes.fold(TreeSize { weight: 1, height: 1 }, |all, one| TreeSize {
            weight: all.weight + one.weight,
            height: all.height.max(one.height + 1),
        })
    };
    match value {
        Tree::Text(text) => TreeSize { weight: 1 + text.len(), height: 0 },
        Tree::List(items) => all(&mut items.iter().map(size)),
        Tree::Table(entries) => all(&mut entries.iter().map(|(key, value)| {
            let size = size(value);
            TreeSize { weight: size.weight + key.len(), ..size }
        })),
        _ => TreeSize { weight: 1, height: 0 },
    }
}

fn scalar(text: &str, style: ScalarStyle, tag: Option<&Tag>) -> Result<Tree, String> {
    let core = tag.and_then(|tag| tag.suffix_in_namespace("tag:yaml.org,2002:"));
    let value = match core.as_deref() {
        Some("null") => Some(plain::value(text)).filter(|value| *value == Tree::Null),
        Some("bool") => Some(plain::value(text)).filter(|value| matches!(value, Tree::Bool(_))),
        Some("int") => plain::integer(text),
        Some("float") => plain::float(text).map(Tree::Float),
        None if style == ScalarStyle::Plain => Some(plain::value(text)),
        _ => Some(Tree::Text(text.to_owned())),
    };
    value.ok_or_else(|| format!("`{text}` is not what its tag says"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(yaml: &str) -> Result<Tree, Unreadable> {
        read(yaml)
    }

    #[test]
    fn values_of_every_style() {
        let tree = read(
            "plain: 1\nquoted: '1'\nliteral: |\n  a\n  b\nfolded: >-\n  a\n  b\ntagged: !x y\nstring: !!str 1\n\
             3: three\n[a]: b\n? c\n: d\nnothing:\n",
        )
        .expect("YAML");
        let text = |text: &str| Some(Tree::Text(text.to_owned()));
        for (key, value) in [
            ("plain", Some(Tree::Int(1))),
            ("quoted", text("1")),
            ("literal", text("a\nb\n")),
            ("folded", text("a b")),
            ("tagged", text("y")),
            ("string", text("1")),
            ("3", text("three")),
            ("c", text("d")),
            ("nothing", Some(Tree::Null)),
            ("[a]", None),
        ] {
            assert_eq!(tree.get(key).cloned(), value, "{key}");
        }
        assert_eq!(tree.entries().len(), 9);
    }

    #[test]
    fn repeated_keys_are_kept_and_the_last_wins() {
        let tree = read("a: 1\nA: 2").expect("YAML");
        assert_eq!(tree.repeated_keys(), ["a"]);
        assert_eq!(tree.get("a"), Some(&Tree::Int(2)));
    }

    #[test]
    fn an_alias_stands_for_what_its_anchor_names() {
        let tree = read("a: &x [1, &y b]\nc: *x\nd: *y").expect("YAML");
        assert_eq!(tree.get("c"), tree.get("a"));
        assert_eq!(tree.get("d"), Some(&Tree::Text("b".into())));
        for wrong in ["a: *x", "a: &x [*x]", "a: 1\n---\nb: 2", "a: !!int x", "a: [", "a: 'b"] {
            assert!(text(wrong).is_err(), "{wrong}: {:?}", text(wrong));
        }
    }

    #[test]
    fn what_aliases_stand_for_is_bounded() {
        let long = format!("a: &a {}\nb: [{}]", "x".repeat(10_000), "*a, ".repeat(1_000));
        assert!(text(&long).expect_err("a bound").message.contains("1 MiB"));
        // Each level holds the one before.
        let mut deep = "a0: &a0 [x]\n".to_owned();
        for level in 1..100 {
            deep.push_str(&format!("a{level}: &a{level} [*a{}]\n", level - 1));
        }
        assert_eq!(text(&deep).expect_err("a bound").message, TOO_DEEP);
    }
}
