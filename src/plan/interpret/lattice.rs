//! A lattice: the likeliest path through what the words of a query may stand for.

/// Words with their candidates, and the units that these may make.
#[derive(Default)]
pub(crate) struct Lattice {
    /// How many candidates each word has.
    sizes: Vec<usize>,
    edges: Vec<Edge>,
    /// By word, candidate of the word before and candidate, what it says that one follows the other; empty where they
    /// are no neighbours.
    links: Vec<Vec<Vec<f32>>>,
}

/// Words in a row that are read as one unit.
struct Edge {
    /// The first word.
    from: usize,
    /// The candidate of each word.
    chosen: Vec<usize>,
    /// How likely the unit is, as a natural logarithm.
    weight: f32,
}

/// The result of a lattice.
pub(crate) struct BestPath {
    /// For each word, its candidate on the likeliest path.
    pub best: Vec<usize>,
    /// For each word and candidate, how much less likely the likeliest path through the candidate is: a natural
    /// logarithm, at most 0.
    pub behind: Vec<Vec<f32>>,
}

impl Lattice {
    /// A lattice of words with this many candidates each.
    pub(crate) fn new(sizes: Vec<usize>) -> Self {
        let links = vec![Vec::new(); sizes.len()];
        Self { sizes, links, edges: Vec::new() }
    }

    /// Adds a unit: the words from `from` on, with these candidates.
    pub(crate) fn add(&mut self, from: usize, chosen: Vec<usize>, weight: f32) {
        self.edges.push(Edge { from, chosen, weight });
    }

    /// Sets how likely each candidate of `word` follows each candidate of the word before, as natural logarithms.
    pub(crate) fn link(&mut self, word: usize, links: Vec<Vec<f32>>) {
        self.links[word] = links;
    }

    /// The likeliest path (Viterbi 1967), and how much less likely the paths through other candidates are.
    pub(crate) fn read(mut self) -> BestPath {
        self.edges.sort_by_key(|edge| edge.from);
        let words = self.sizes.len();
        let nothing = || self.sizes.iter().map(|&size| vec![f32::NEG_INFINITY; size]).collect::<Vec<_>>();
        // By word and candidate: the likeliest way that ends with it, one that begins behind it, and one up to it.
        let (mut ends, mut goes_on) = (nothing(), nothing());
        let mut comes: Vec<Vec<f32>> = Vec::with_capacity(words);
        // By word and candidate, the edge that it ends.
        let mut back: Vec<Vec<usize>> = self.sizes.iter().map(|&size| vec![0; size]).collect();
        for word in 0..words {
            let score = |candidate| self.before(word, candidate, &ends).map_or(0.0, |(_, score)| score);
            let here: Vec<f32> = (0..self.sizes[word]).map(score).collect();
            for (at, edge) in self.from(word) {
                let (last, candidate) = edge.end();
                let score = here[edge.chosen[0]] + edge.weight;
                if score > ends[last][candidate] {
                    (ends[last][candidate], back[last][candidate]) = (score, at);
                }
            }
            comes.push(here);
        }
        for word in (0..words).rev() {
            for candidate in 0..self.sizes[word] {
                let next = |(_, edge): (usize, &Edge)| {
                    let (last, end) = edge.end();
                    self.between(word + 1, candidate, edge.chosen[0]) + edge.weight + goes_on[last][end]
                };
                let best = self.from(word + 1).map(next).fold(f32::NEG_INFINITY, f32::max);
                goes_on[word][candidate] = if word + 1 == words { 0.0 } else { best };
            }
        }
        let mut behind = nothing();
        for edge in &self.edges {
            let (last, end) = edge.end();
            let through = comes[edge.from][edge.chosen[0]] + edge.weight + goes_on[last][end];
            for (word, &candidate) in (edge.from..).zip(&edge.chosen) {
                behind[word][candidate] = behind[word][candidate].max(through);
            }
        }
        let best = self.trace(&ends, &back);
        for (of_word, &best) in behind.iter_mut().zip(&best) {
            let most = of_word[best];
            of_word.iter_mut().for_each(|through| *through = (*through - most).min(0.0));
        }
        BestPath { best, behind }
    }

    fn trace(&self, ends: &[Vec<f32>], back: &[Vec<usize>]) -> Vec<usize> {
        let mut best = vec![0; self.sizes.len()];
        let Some(mut word) = self.sizes.len().checked_sub(1) else { return best };
        let mut candidate = highest(&ends[word]);
        loop {
            let edge = &self.edges[back[word][candidate]];
            best[edge.from..=word].copy_from_slice(&edge.chosen);
            let Some((before, _)) = self.before(edge.from, edge.chosen[0], ends) else { break };
            (word, candidate) = (edge.from - 1, before);
        }
        best
    }

    /// The candidate of the word before with which a candidate is likeliest, and how likely that is; `None` for the
    /// first word.
    fn before(&self, word: usize, candidate: usize, ends: &[Vec<f32>]) -> Option<(usize, f32)> {
        let before = &ends[word.checked_sub(1)?];
        let scores: Vec<f32> =
            before.iter().enumerate().map(|(at, end)| end + self.between(word, at, candidate)).collect();
        let at = highest(&scores);
        Some((at, scores[at]))
    }

    fn between(&self, word: usize, before: usize, candidate: usize) -> f32 {
        let links = self.links.get(word).and_then(|links| links.get(before));
        links.and_then(|links| links.get(candidate)).copied().unwrap_or(0.0)
    }

    /// The units that begin with a word, with their indexes.
    fn from(&self, word: usize) -> impl Iterator<Item = (usize, &Edge)> {
        let first = self.edges.partition_point(|edge| edge.from < word);
        (first..).zip(&self.edges[first..]).take_while(move |(_, edge)| edge.from == word)
    }
}

impl Edge {
    /// The last word of the unit, and its candidate.
    fn end(&self) -> (usize, usize) {
        (self.from + self.chosen.len() - 1, self.chosen.last().copied().unwrap_or_default())
    }
}

fn highest(scores: &[f32]) -> usize {
    (0..scores.len()).max_by(|&a, &b| scores[a].total_cmp(&scores[b])).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::Lattice;

    /// Two words with two candidates each; the second of both are one unit, and the first of both follow each other.
    fn lattice(unit: f32, link: f32) -> Lattice {
        let mut lattice = Lattice::new(vec![2, 2]);
        for word in 0..2 {
            lattice.add(word, vec![0], -2.0);
            lattice.add(word, vec![1], -3.0);
        }
        lattice.add(0, vec![1, 1], unit);
        lattice.link(1, vec![vec![link, 0.0], vec![0.0, 0.0]]);
        lattice
    }

    #[test]
    fn a_unit_may_be_likelier_than_its_parts() {
        let path = lattice(-5.0, 0.5).read();
        assert_eq!((path.best, path.behind[0].as_slice()), (vec![0, 0], &[0.0, -1.5][..]));
        let path = lattice(-3.0, 0.5).read();
        assert_eq!((path.best, path.behind[1].as_slice()), (vec![1, 1], &[-0.5, 0.0][..]));
        let path = lattice(-3.0, 2.0).read();
        assert_eq!(path.best, [0, 0]);
    }

    #[test]
    fn nothing_is_read_as_nothing() {
        assert!(Lattice::new(Vec::new()).read().best.is_empty());
    }
}
