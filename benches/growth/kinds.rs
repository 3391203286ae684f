//! The kinds of content that are doubled.

use std::fmt::Write as _;

use super::tokens::tokens;

/// Content of one kind, as long as one likes.
pub(crate) struct Kind {
    /// What it is called in the table.
    pub name: String,
    place: Place,
    /// What stands before, between and behind; `{}` of the middle is a number.
    parts: [String; 3],
}

/// Where the content stands.
#[derive(Clone, Copy)]
enum Place {
    /// A page and its translation.
    Pages,
    /// The configuration.
    Config,
}

/// A configuration in two languages, so that there is something to align.
const CONFIG: &str = "[languages.en]\n[languages.vi]\n";

impl Kind {
    /// A site with nothing in it.
    pub(crate) fn empty() -> Kind {
        Kind::new("nothing", Place::Pages, ["a", "", ""])
    }

    fn new(name: &str, place: Place, parts: [&str; 3]) -> Kind {
        Kind { name: name.to_owned(), place, parts: parts.map(str::to_owned) }
    }

    /// Paths and texts of a site with about `bytes` bytes of this kind.
    pub(crate) fn site(&self, bytes: usize) -> Vec<(&'static str, String)> {
        let [before, middle, behind] = &self.parts;
        let mut text = before.clone();
        for number in 0.. {
            if text.len() >= bytes || middle.is_empty() {
                break;
            }
            let _ = write!(text, "{}", middle.replace("{}", &number.to_string()));
        }
        text.push_str(behind);
        match self.place {
            Place::Pages => vec![
                ("hugo.toml", CONFIG.to_owned()),
                ("content/a.md", text.clone()),
                ("content/a.vi.md", text),
            ],
            Place::Config => vec![("hugo.toml", text), ("content/a.md", "# a\n".to_owned())],
        }
    }
}

/// Every kind: what was once more than linear, what could be, and each token by itself.
pub(crate) fn kinds() -> Vec<Kind> {
    use Place::{Config, Pages};
    let mut kinds: Vec<Kind> = [
        ("yaml lists in lists", Pages, ["---\na: ", "[", "\n---\nb\n"]),
        ("yaml tables in tables", Pages, ["---\na: ", "{a: ", "\n---\nb\n"]),
        ("yaml blocks in blocks", Pages, ["---\na: ", "- ", "\n---\nb\n"]),
        ("yaml keys", Pages, ["---\n", "k{}: v\n", "---\nb\n"]),
        ("yaml one key", Pages, ["---\n", "k: v\n", "---\nb\n"]),
        ("yaml keys twice", Pages, ["---\n", "k{}: v\nk{}: w\n", "---\nb\n"]),
        ("yaml anchors", Pages, ["---\n", "k{}: &a{} v\n", "---\nb\n"]),
        ("yaml aliases", Pages, ["---\n", "k{}: &a{} v\nj{}: *a{}\n", "---\nb\n"]),
        ("yaml merges", Pages, ["---\nb: &b {x: 1}\n", "k{}: {<<: *b}\n", "---\nb\n"]),
        ("yaml list", Pages, ["---\ntags: [", "x, ", "]\n---\nb\n"]),
        ("yaml aliases of pages", Pages, ["---\naliases:\n", "- /a/{}/\n", "---\nb\n"]),
        ("yaml long text", Pages, ["---\na: \"", "x\\n", "\"\n---\nb\n"]),
        ("yaml broken lines", Pages, ["---\nx: [\n", "k{}: v\n", "---\nb\n"]),
        ("yaml never ends", Pages, ["---\n", "k{}: v\n", ""]),
        ("yaml cascade", Pages, ["---\ncascade:\n", "  k{}: v\n", "---\nb\n"]),
        ("toml keys", Pages, ["+++\n", "k{} = 1\n", "+++\nb\n"]),
        ("toml tables", Pages, ["+++\n", "[k{}]\n", "+++\nb\n"]),
        ("toml tables in a table", Pages, ["+++\n", "[a.k{}]\n", "+++\nb\n"]),
        ("toml lists of tables", Pages, ["+++\n", "[[a]]\nb = 1\n", "+++\nb\n"]),
        ("toml lists in lists", Pages, ["+++\na = ", "[", "\n+++\nb\n"]),
        ("toml dotted keys", Pages, ["+++\n", "a.b{} = 1\n", "+++\nb\n"]),
        ("toml long dotted key", Pages, ["+++\n", "a.", "a = 1\n+++\nb\n"]),
        ("json keys", Pages, ["{\"a\": 1", ", \"k{}\": 1", "}\nb\n"]),
        ("json lists in lists", Pages, ["{\"a\": ", "[", "\nb\n"]),
        ("languages", Config, ["[languages]\n", "[languages.l{}]\nweight = 1\n", ""]),
        ("languages with titles", Config, ["[languages]\n", "[languages.l{}]\ntitle = 'x'\n", ""]),
        ("settings", Config, ["", "k{} = 1\n", ""]),
        ("permalinks", Config, ["[permalinks]\n", "k{} = '/:slug/'\n", ""]),
        ("mounts", Config, ["", "[[module.mounts]]\nsource='content'\ntarget='content/{}'\n", ""]),
        ("ignored files", Config, ["ignoreFiles = [", "'x{}',", "]\n"]),
        ("cascades", Config, ["", "[[cascade]]\nx{} = 1\n", ""]),
        ("headings with one id", Pages, ["", "# a {#x}\n", ""]),
        ("headings of one text", Pages, ["", "# a\n\n", ""]),
        ("headings", Pages, ["", "# a{}\n\nb\n\n", ""]),
        ("headings of every level", Pages, ["", "# a\n\n## b\n\n### c\n\n", ""]),
        ("headings without a letter", Pages, ["", "# 🚀\n\n", ""]),
        ("numbered headings", Pages, ["# a\n", "# a\n\n# a-{}\n\n", ""]),
        ("attributes in quotes", Pages, ["<a ", "x=\"\" ", ">\n"]),
        ("attributes of many names", Pages, ["<a ", "x{}=\"y\" ", ">\n"]),
        ("attributes never closed", Pages, ["<script ", "x=\"y\" ", ""]),
        ("attributes of a closing tag", Pages, ["<b></b ", "x=\"y\" ", ">\n"]),
        ("links to headings", Pages, ["# a\n\n", "[a](#a) ", ""]),
        ("links to nowhere", Pages, ["# a\n\n", "[a](#b{}) ", ""]),
        ("headings and links", Pages, ["", "# h{}\n\n[a](#h{}) [b](#g{})\n\n", ""]),
        ("images", Pages, ["", "![a{}](b{}.png) ", ""]),
        ("definitions of links", Pages, ["", "[a{}]: b\n\n[a{}]\n\n", ""]),
        ("footnotes", Pages, ["", "[^{}]: b\n\na[^{}]\n\n", ""]),
        ("shortcodes", Pages, ["", "{{< a{} >}}b{{< /a{} >}}\n", ""]),
        ("shortcodes never closed", Pages, ["", "{{< highlight a{} >}}\n", ""]),
        ("comments never closed", Pages, ["", "{{< comment >}}\n", ""]),
        ("words", Pages, ["", "w{} ", ""]),
        ("one word", Pages, ["", "hoa ", ""]),
        ("two ways to place a tone", Pages, ["", "hoá hóa khoẻ khỏe\n\n", ""]),
        ("one long word", Pages, ["", "a", ""]),
        ("paragraphs", Pages, ["", "The same words again and again.\n\n", ""]),
        ("rows of a table", Pages, ["| a | b |\n|---|---|\n", "| c{} | d |\n", ""]),
        ("cells of a table", Pages, ["|", "a|", "\n"]),
        ("items", Pages, ["", "- a{}\n", ""]),
        ("deeper items", Pages, ["", "- a\n  - b\n    - c\n", ""]),
        ("code", Pages, ["```\n", "let x{} = 1;\n", "```\n"]),
    ]
    .into_iter()
    .map(|(name, place, parts)| Kind::new(name, place, parts))
    .collect();
    kinds.extend(tokens().iter().map(|token| Kind::new(&format!("{token:?}"), Pages, ["", token, ""])));
    kinds
}
