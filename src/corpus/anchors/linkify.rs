//! Bare links in running text, where Hugo's parser makes links of them.

/// Length in bytes of the bare URL or e-mail address that begins `text`, if one does. `before` is the character
/// in front of it: a link begins a line or follows a blank or one of `*`, `_`, `~` and `(`.
pub(crate) fn bare_link(text: &str, before: Option<char>) -> Option<usize> {
    if before.is_some_and(|c| !c.is_whitespace() && !matches!(c, '*' | '_' | '~' | '(' | '#' | '>')) {
        return None;
    }
    url(text).or_else(|| email(text))
}

fn url(text: &str) -> Option<usize> {
    let scheme = ["http://", "https://", "ftp://"].into_iter().find(|scheme| text.starts_with(scheme));
    let host_at = match scheme {
        Some(scheme) => scheme.len(),
        None if text.starts_with("www.") => 4,
        None => return None,
    };
    let is_host = |b: u8| b.is_ascii_alphanumeric() || b"-@:%._+~#=".contains(&b);
    let bytes = text.as_bytes();
    let run = bytes[host_at..].iter().take(300).take_while(|b| is_host(**b)).count();
    // The last full stop that has something before it and a lower-case letter after it ends the host's name.
    let host = &bytes[host_at..host_at + run];
    let dot =
        (1..run.saturating_sub(1)).rev().find(|i| host[*i] == b'.' && host[i + 1].is_ascii_lowercase())?;
    let top = host[dot + 1..].iter().take_while(|b| b.is_ascii_lowercase()).count();
    let mut end = host_at + dot + 1 + top;
    if bytes.get(end) == Some(&b':') {
        let port = bytes[end + 1..].iter().take_while(|b| b.is_ascii_digit()).count();
        end += if port > 0 { port + 1 } else { 0 };
    }
    if bytes.get(end).is_some_and(|b| b"/#?".contains(b)) {
        let is_tail = |b: u8| b.is_ascii_alphanumeric() || b"-@:%_+.~#$!?&/=();,'\">^{}[]`".contains(&b);
        end += bytes[end..].iter().take(4096).take_while(|b| is_tail(**b)).count();
    }
    Some(trim_end(&text[..end]))
}

/// Punctuation at the end of a link belongs to the sentence, and so does a bracket that nothing opens.
fn trim_end(link: &str) -> usize {
    let mut end = link.len();
    while let Some(last) = link[..end].chars().next_back() {
        let unopened = last == ')' && link[..end].matches(')').count() > link[..end].matches('(').count();
        if !unopened && !matches!(last, '?' | '!' | '.' | ',' | ':' | '*' | '_' | '~') {
            break;
        }
        end -= last.len_utf8();
    }
    end
}

fn email(text: &str) -> Option<usize> {
    let is_local = |b: u8| b.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&b);
    let bytes = text.as_bytes();
    let local = bytes.iter().take(256).take_while(|b| is_local(**b)).count();
    if local == 0 || bytes.get(local) != Some(&b'@') {
        return None;
    }
    let is_domain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.');
    let run = bytes[local + 1..].iter().take(256).take_while(|b| is_domain(**b)).count();
    let domain = text[local + 1..local + 1 + run].trim_end_matches(['.', '-']);
    let parts_whole = domain.split('.').all(|part| !part.is_empty());
    (domain.contains('.') && parts_whole).then_some(local + 1 + domain.len())
}

#[cfg(test)]
mod tests {
    use super::bare_link;

    #[test]
    fn links_end_where_they_end() {
        for (text, link) in [
            ("https://go.dev cd", "https://go.dev"),
            ("www.go.dev.", "www.go.dev"),
            ("ftp://x.yz/a_b c", "ftp://x.yz/a_b"),
            ("https://a.b/(c)).", "https://a.b/(c)"),
            ("http://x.vn:80/a?b=c, d", "http://x.vn:80/a?b=c"),
            ("a@b.co, c", "a@b.co"),
        ] {
            assert_eq!(bare_link(text, Some(' ')), Some(link.len()), "{text}");
        }
        for text in ["http://x cd", "www.x", "a@b", "a@", "đ@b.co", "https://", "http://..", ""] {
            assert_eq!(bare_link(text, None), None, "{text}");
        }
        assert_eq!(bare_link("www.go.dev", Some('a')), None);
    }
}
