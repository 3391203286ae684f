//! What pages are made of, one token a line of `tokens.txt`.

/// The tokens.
pub(crate) fn tokens() -> Vec<String> {
    include_str!("tokens.txt").lines().skip(1).map(unescaped).collect()
}

fn unescaped(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, behind)) = rest.split_once('\\') {
        out.push_str(before);
        let (c, len) = match behind.as_bytes()[0] {
            b'n' => ('\n', 1),
            b't' => ('\t', 1),
            b's' => (' ', 1),
            b'0' => ('\0', 1),
            b'\\' => ('\\', 1),
            _ => {
                let end = behind.find('}').expect("a closing brace");
                let number = u32::from_str_radix(&behind[2..end], 16).expect("a number");
                (char::from_u32(number).expect("a character"), end + 1)
            }
        };
        out.push(c);
        rest = &behind[len..];
    }
    out + rest
}
