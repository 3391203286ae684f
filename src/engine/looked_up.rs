//! What was looked up last: somebody who types asks for all words but the last one again with every key.

use std::borrow::Borrow;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

use lru::LruCache;

/// How many values are kept together with their keys.
const MOST: usize = 8192;

/// Lists of values by what they were looked up for, of one generation: those that were asked for last.
pub(crate) struct LookedUp<K: Hash + Eq, V>(Mutex<Held<K, V>>);

struct Held<K: Hash + Eq, V> {
    lists: LruCache<K, Arc<[V]>>,
    /// How many values and keys there are.
    size: usize,
}

impl<K: Hash + Eq, V> Default for LookedUp<K, V> {
    fn default() -> Self {
        Self(Mutex::new(Held { lists: LruCache::unbounded(), size: 0 }))
    }
}

impl<K: Hash + Eq, V> LookedUp<K, V> {
    /// What was found for `key`, if that is kept.
    pub(crate) fn get<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<Arc<[V]>>
    where
        K: Borrow<Q>,
    {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).lists.get(key).cloned()
    }

    /// Keeps all that was found for `key`, and lets go what was not asked for since long.
    pub(crate) fn put(&self, key: K, found: &Arc<[V]>) {
        let size = |list: &Arc<[V]>| 1 + list.len();
        if size(found) > MOST / 4 {
            return;
        }
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.size += size(found);
        let replaced = held.lists.put(key, Arc::clone(found));
        held.size -= replaced.as_ref().map_or(0, size);
        while held.size > MOST
            && let Some((_, list)) = held.lists.pop_lru()
        {
            held.size -= size(&list);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{LookedUp, MOST};

    #[test]
    fn what_was_asked_for_last_is_kept() {
        let known: LookedUp<String, u8> = LookedUp::default();
        let list = |values: usize| -> Arc<[u8]> { vec![7; values].into() };
        known.put("a".to_owned(), &list(2));
        known.put("b".to_owned(), &list(0));
        assert_eq!((known.get("a"), known.get("b"), known.get("c")), (Some(list(2)), Some(list(0)), None));
        known.put("a".to_owned(), &list(3));
        assert_eq!(known.get("a"), Some(list(3)));
        for number in 0..MOST {
            known.put(format!("c{number}"), &list(3));
            assert!(known.get("a").is_some(), "it was asked for just now");
        }
        assert_eq!(known.get("b"), None);
        let kept = (0..MOST).filter(|number| known.get(format!("c{number}").as_str()).is_some()).count();
        assert_eq!(kept, MOST / 4 - 1);
    }

    #[test]
    fn one_list_does_not_take_the_place_of_all() {
        let known: LookedUp<u32, u8> = LookedUp::default();
        known.put(1, &vec![1].into());
        known.put(2, &vec![2; MOST].into());
        assert_eq!((known.get(&1).is_some(), known.get(&2)), (true, None));
    }
}
