//! The lines of Markdown: blocks one below the other, in lists and quotes.

/// How many containers have marks: what lies deeper lies in the deepest of them, so that lines stay short.
const DEEPEST: usize = 10;

/// The mark of the definition of a term, which stands right below the term.
pub(crate) const DEFINITION: &str = ": ";

/// What lines of Markdown can lie in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Container {
    /// An item of a list: its mark, and whether that has been written.
    Item {
        /// Mark of the item, with the blank behind it: `- `.
        mark: String,
        /// Whether a block of the item has been written.
        is_begun: bool,
    },
    /// A quotation.
    Quote,
    /// Something whose mark was written in another section, or that has none.
    Past,
}

impl Container {
    /// An item with this mark, of which nothing has been written.
    pub(crate) fn item(mark: String) -> Self {
        Self::Item { mark, is_begun: false }
    }
}

/// Blocks of Markdown, each in the containers that were open when it was written.
#[derive(Debug, Default)]
pub(crate) struct MarkdownLines {
    out: String,
    open: Vec<Container>,
    /// Whether the last block was in a list.
    is_in_list: bool,
    /// How many of the open containers the last block was in.
    shared: usize,
}

impl MarkdownLines {
    /// A container begins.
    pub(crate) fn open(&mut self, container: Container) {
        let is_too_deep = self.open.len() >= DEEPEST;
        self.open.push(if is_too_deep { Container::Past } else { container });
    }

    /// The container ends that began last.
    pub(crate) fn close(&mut self) {
        self.open.pop();
        self.shared = self.shared.min(self.open.len());
    }

    /// Writes a block of one line or more below the last one.
    pub(crate) fn block(&mut self, block: &str) {
        let is_close = match self.open.last() {
            Some(Container::Item { mark, is_begun: false }) => self.is_in_list || mark == DEFINITION,
            _ => false,
        };
        if !self.out.is_empty() {
            self.out.push('\n');
            if !is_close {
                let shared = self.open[..self.shared].iter().map(Container::rest).collect::<String>();
                self.out.push_str(shared.trim_end());
                self.out.push('\n');
            }
        }
        let first: String = self.open.iter_mut().map(Container::begin).collect();
        let rest: String = self.open.iter().map(Container::rest).collect();
        for (at, line) in block.split('\n').enumerate() {
            if at > 0 {
                self.out.push('\n');
            }
            let before = if at == 0 { &first } else { &rest };
            self.out.push_str(if line.is_empty() { before.trim_end() } else { before });
            self.out.push_str(line);
        }
        self.is_in_list = self.open.iter().any(|container| matches!(container, Container::Item { .. }));
        self.shared = self.open.len();
    }

    /// What was written. Containers that are open have no marks in what comes next.
    pub(crate) fn finish(&mut self) -> String {
        self.open.iter_mut().for_each(|container| *container = Container::Past);
        self.is_in_list = false;
        self.shared = 0;
        std::mem::take(&mut self.out)
    }
}

impl Container {
    /// What stands before the first line of a block.
    fn begin(&mut self) -> String {
        match self {
            Self::Item { mark, is_begun } if !*is_begun => {
                *is_begun = true;
                mark.clone()
            }
            other => other.rest(),
        }
    }

    /// What stands before any other line.
    fn rest(&self) -> String {
        match self {
            Self::Item { mark, .. } => " ".repeat(mark.len()),
            Self::Quote => "> ".to_owned(),
            Self::Past => String::new(),
        }
    }
}
