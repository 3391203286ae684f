//! What a page is called.

use super::head::Head;
use super::words::on_one_line;

/// What stands between the name of a page and that of its site.
const BETWEEN: [&str; 9] = [" | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " « "];

/// The name of a page: its first heading of level 1, where `<title>` has it, else `<title>` without the name of the
/// site. `shared` are the parts of titles that many pages of the site have.
pub(crate) fn name(head: &Head, first_heading: Option<&str>, shared: &[String]) -> String {
    let (title, heading) = (on_one_line(&head.title), first_heading.map(on_one_line).unwrap_or_default());
    if !heading.is_empty() && (title.is_empty() || title.contains(&heading)) {
        return heading;
    }
    let is_of_site = |part: &str| part == head.site_name || shared.iter().any(|shared| shared == part);
    let own = without_site(&title, &is_of_site);
    // A page that is called as its site is, is called by its heading.
    match (own.is_empty() || is_of_site(own), heading.is_empty(), head.card_title.is_empty()) {
        (false, ..) => own.to_owned(),
        (true, false, _) => heading,
        (true, true, false) => without_site(&head.card_title, &is_of_site).to_owned(),
        (true, true, true) => title,
    }
}

/// The last and the first part of a title, if the title has more than one part.
pub(crate) fn outer_parts(title: &str) -> Option<(String, String)> {
    let title = on_one_line(title);
    let last = BETWEEN
        .iter()
        .filter_map(|between| Some(title.rsplit_once(between)?.1))
        .min_by_key(|part| part.len())?;
    let first = BETWEEN
        .iter()
        .filter_map(|between| Some(title.split_once(between)?.0))
        .min_by_key(|part| part.len())?;
    Some((first.to_owned(), last.to_owned()))
}

fn without_site<'t>(title: &'t str, is_of_site: &dyn Fn(&str) -> bool) -> &'t str {
    for between in BETWEEN {
        if let Some((own, site)) = title.rsplit_once(between)
            && is_of_site(site)
        {
            return own;
        }
        if let Some((site, own)) = title.split_once(between)
            && is_of_site(site)
        {
            return own;
        }
    }
    title
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_called_without_its_site() {
        let shared = ["Kho tri thức".to_owned()];
        for (title, site, heading, expected) in [
            ("Cài đặt | Kho tri thức", "", None, "Cài đặt"),
            ("Kho tri thức - Cài đặt", "", None, "Cài đặt"),
            ("Cài đặt – KB", "KB", None, "Cài đặt"),
            ("Cài đặt - từng bước", "", None, "Cài đặt - từng bước"),
            ("Cài đặt - từng bước", "", Some("Cài đặt"), "Cài đặt"),
            ("Kho tri thức", "", Some("Chào mừng"), "Chào mừng"),
            ("Kho tri thức", "", None, "Kho tri thức"),
            ("", "", Some("Chào"), "Chào"),
            ("Cài đặt", "", Some("Nội dung"), "Cài đặt"),
        ] {
            let head = Head { title: title.to_owned(), site_name: site.to_owned(), ..Head::default() };
            assert_eq!(name(&head, heading, &shared), expected, "{title} {heading:?}");
        }
    }
}
