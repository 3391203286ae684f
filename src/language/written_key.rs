//! Keys of words as they are written and read back: the base form and the exact form, two texts.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{SEPARATOR, TermKey};

impl Serialize for TermKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.base(), self.exact()).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for TermKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (base, exact) = <(String, String)>::deserialize(deserializer)?;
        if base.contains(SEPARATOR) || exact.contains(SEPARATOR) {
            return Err(D::Error::custom("a form of a word has the character that stands between the two"));
        }
        Ok(Self::new(&base, &exact))
    }
}

#[cfg(test)]
mod tests {
    use crate::TermKey;

    #[test]
    fn a_key_is_read_as_it_was_written() {
        for key in [TermKey::new("ha", "hạ"), TermKey::any("ha tang"), TermKey::new("get", "get").as_part()]
        {
            let written = serde_json::to_string(&key).expect("JSON");
            assert_eq!(serde_json::from_str::<TermKey>(&written).expect("a key"), key);
        }
        assert!(serde_json::from_str::<TermKey>(r#"["a\u0001b", "c"]"#).is_err());
    }
}
