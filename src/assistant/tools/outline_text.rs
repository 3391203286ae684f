//! Pages and headings as Markdown lists.

use super::outline_list::{OutlineList, OutlinedPage};
use crate::one_line::{link, one_line};

/// The pages, for a model: a list of links, below each the list of its headings with their anchors.
pub(crate) fn outline_text(list: &OutlineList) -> String {
    let mut lines: Vec<String> = list.pages.iter().flat_map(of_page).collect();
    if list.pages.is_empty() && list.left_out == 0 {
        lines.push("No pages".to_owned());
    }
    if list.left_out > 0 {
        lines.push(format!("{} too long to be listed", list.left_out));
    }
    if let Some(next) = &list.next {
        lines.push(format!("next: {next}"));
    }
    lines.join("\n")
}

fn of_page(page: &OutlinedPage) -> Vec<String> {
    let lang = page.lang.as_deref().unwrap_or("und");
    let mut lines = vec![format!("- {} [{lang}] id: {}", link(&page.title, &page.url), one_line(&page.id))];
    for heading in &page.headings {
        let indent = "  ".repeat(heading.depth.min(8) + 1);
        lines.push(format!(
            "{indent}- {} (anchor: {})",
            one_line(&heading.heading),
            one_line(&heading.anchor)
        ));
    }
    lines
}
