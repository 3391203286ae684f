//! Lists of links: sections that say where things are, and nothing of them.

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Parser, Tag, TagEnd};

use super::parts::extensions;

/// Letters that a bare address counts: it is no word, and leads elsewhere.
const ADDRESS: usize = 8;

/// Whether most of what a reader sees below the heading of a section, written as `markdown`, are links: a list of
/// references, a table of contents, `See also`.
pub fn is_link_list(markdown: &str) -> bool {
    let may_be = ["](", "][", "://", "<a "].iter().any(|sign| markdown.contains(sign));
    if !may_be {
        return false;
    }
    let (mut linked, mut all) = (0, 0);
    let (mut links, mut headings) = (0_usize, 0_usize);
    // A section may be without the lines that say where its links lead.
    let defined_elsewhere = |link: BrokenLink<'_>| {
        let is_link = matches!(link.link_type, LinkType::Reference | LinkType::Collapsed);
        is_link.then_some((CowStr::Borrowed("#"), CowStr::Borrowed("")))
    };
    for event in Parser::new_with_broken_link_callback(markdown, extensions(), Some(defined_elsewhere)) {
        match event {
            Event::Start(Tag::Heading { .. }) => headings += 1,
            Event::End(TagEnd::Heading(_)) => headings = headings.saturating_sub(1),
            Event::Start(Tag::Link { .. }) => links += 1,
            Event::End(TagEnd::Link) => links = links.saturating_sub(1),
            Event::InlineHtml(tag) if is_link(&tag) => links += 1,
            Event::InlineHtml(tag) if &*tag == "</a>" => links = links.saturating_sub(1),
            // No link goes on behind its paragraph, though its end may be missing.
            Event::End(TagEnd::Paragraph | TagEnd::TableCell | TagEnd::Item) => links = 0,
            Event::Text(text) | Event::Code(text) if headings == 0 => {
                let (addresses, letters) = seen(&text);
                let letters = if links > 0 && addresses > 0 { letters.max(ADDRESS) } else { letters };
                linked += if links > 0 { letters } else { addresses };
                all += if links > 0 { letters } else { letters + addresses };
            }
            _ => {}
        }
    }
    linked * 2 > all
}

/// Whether an HTML tag begins a link; an anchor, which only has a name, is none.
fn is_link(tag: &str) -> bool {
    tag.starts_with("<a ") && tag.contains("href") && !tag.ends_with("/>")
}

/// What the addresses in a text count, and how many letters and digits are beside them.
fn seen(text: &str) -> (usize, usize) {
    text.split_whitespace().fold((0, 0), |(addresses, letters), word| match word.contains("://") {
        true => (addresses + ADDRESS, letters),
        false => (addresses, letters + word.chars().filter(|c| c.is_alphanumeric()).count()),
    })
}

#[cfg(test)]
mod tests {
    use super::is_link_list;

    #[test]
    fn a_list_of_links_says_nothing_itself() {
        for list in [
            "## Tài liệu tham khảo\n\n- [Sách về Rust](https://example.org/rust)\n- [Trang của Java](../java.md)\n",
            "## Mục lục\n\n1. [Cài đặt](cai-dat.md): cho máy mới\n2. [Cấu hình][cau-hinh]\n",
            "See [the guide to backups](backups.md).\n",
            "| Bài | Nội dung |\n|---|---|\n| [Biến và kiểu dữ liệu](02.md) | Biến |\n| [Vòng lặp và điều kiện](05.md) | |\n",
            "https://example.org/a-page\n\n<https://example.org/another>\n",
            "<a href=\"x\">Everything about the index</a>\n",
        ] {
            assert!(is_link_list(list), "{list}");
        }
        for text in [
            "",
            "## [Cài đặt](cai-dat.md)\n\nTải tệp về rồi chạy nó.\n",
            "Run the program as [the guide](guide.md) says, and wait until it is done.\n",
            "```\ncurl https://example.org/install.sh | sh\n```\n\nXem [trang này](x.md) nếu có lỗi.\n",
            "![Sơ đồ của hệ thống](so-do.png)\n\nHệ thống có ba phần.\n",
            "Nói về `a[0](1)` và mảng.\n",
            "Đọc <a id=\"x\"/> phần này trước khi chạy.\n",
            "<a href=\"x\">Mở\n\nRồi chờ cho đến khi máy chủ trả lời và nhật ký không còn lỗi.\n",
        ] {
            assert!(!is_link_list(text), "{text}");
        }
    }
}
