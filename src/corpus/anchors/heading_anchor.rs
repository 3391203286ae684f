//! The id of a heading, as it is published and as it names a section.

use super::anchor::{HeadingIds, PageIds, slug};

/// The id of a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HeadingAnchor {
    /// The id in the address of the heading.
    pub published: String,
    /// The id in the id of the section. It is made by Hugo's rule whatever made the page, so that ids stay when a site gets
    /// another generator.
    pub name: String,
}

impl HeadingAnchor {
    /// An id that was written by hand, or is made by Hugo's rule.
    pub(crate) fn of(id: String) -> Self {
        Self { name: id.clone(), published: id }
    }
}

/// The ids of the headings of a page so far.
#[derive(Debug, Default)]
pub(crate) struct HeadingAnchors {
    published: PageIds,
    /// The ids by Hugo's rule, where another one publishes.
    names: PageIds,
}

impl HeadingAnchors {
    /// Registers an id written by hand: it is published as it is, even when it repeats.
    pub(crate) fn explicit(&mut self, id: String) -> HeadingAnchor {
        self.published.explicit(&id);
        self.names.explicit(&id);
        HeadingAnchor::of(id)
    }

    /// The id of a heading with this text by the rule `ids`.
    pub(crate) fn publish(&mut self, text: &str, ids: HeadingIds) -> HeadingAnchor {
        let published = self.published.publish_by(slug(text, ids), ids);
        match ids {
            HeadingIds::PythonMarkdown => {
                HeadingAnchor { published, name: self.names.publish(slug(text, HeadingIds::default())) }
            }
            _ => HeadingAnchor::of(published),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{HeadingAnchors, HeadingIds};

    #[test]
    fn the_name_is_hugos_whatever_is_published() {
        let mut anchors = HeadingAnchors::default();
        for (text, published, name) in [
            ("Bước 2: tạo khóa -- SSH", "buoc-2-tao-khoa-ssh", "bước-2-tạo-khóa----ssh"),
            ("Bước 2: tạo khóa -- SSH", "buoc-2-tao-khoa-ssh_1", "bước-2-tạo-khóa----ssh-1"),
        ] {
            let anchor = anchors.publish(text, HeadingIds::PythonMarkdown);
            assert_eq!((anchor.published.as_str(), anchor.name.as_str()), (published, name));
        }
        let anchor = anchors.explicit("x".to_owned());
        assert_eq!((anchor.published.as_str(), anchor.name.as_str()), ("x", "x"));
    }
}
