//! The names of terms in a cluster.

/// What a cluster calls a term or a pair: its number in the dictionary, in digits and small letters. So no term is too long
/// for the cluster, and none has a space in it.
pub(crate) fn term_name(term: u32) -> String {
    let mut name = Vec::new();
    let mut left = term;
    loop {
        let digit = std::char::from_digit(left % 36, 36).unwrap_or('0');
        name.push(digit);
        left /= 36;
        if left == 0 {
            break;
        }
    }
    name.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::term_name;

    #[test]
    fn a_name_is_a_number_in_letters() {
        for (term, name) in [(0, "0"), (35, "z"), (36, "10"), (u32::MAX, "1z141z3")] {
            assert_eq!(term_name(term), name);
            assert_eq!(u32::from_str_radix(name, 36), Ok(term));
        }
    }
}
