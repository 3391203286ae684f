//! Every constant of the ranking, in one table.
//!
//! The worth of each is beside it: the change of nDCG@10 when it is taken away, in thousandths, on the sets where it
//! matters (R: sections of bilingual reports; X: XQuAD; V: ViQuAD; L: Vietnamese law; sites: sections of six other
//! sites). All were tuned on these sets; "out of sample" is what a value gives on the report, the site or the set that
//! had no part in its choice.

use serde::{Deserialize, Serialize};
use timra_language::Zone;

/// What each kind of match counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// BM25's saturation of repeated words (Robertson and Zaragoza 2009).
    pub k1: f32,
    /// BM25's normalisation by length, in running text. Between R, which wants .55, and L, which wants .75 (±13).
    pub b: f32,
    /// BM25's normalisation by length in zones that are short by nature: titles, headings, places. None: R −7.
    pub b_short: f32,
    /// What an occurrence counts in each zone, in the order of [`Zone::ALL`]: BM25F, weights inside the saturation.
    /// Headings like running text: R −33, L up to −19. No place (headings above and address): R −15, pages asked for by
    /// their number −71.
    pub zones: [f32; Zone::ALL.len()],
    /// A word exactly as typed. V with typing errors −13, else within 3.
    pub exact: f32,
    /// A word with the base of the one typed, whatever its inflection or marks, beside `exact` where that applies.
    pub base: f32,
    /// A word with the base of the one typed, where an exact form says nothing: unmarked Vietnamese.
    pub base_alone: f32,
    /// A word with the base of the one typed, beside `restored`.
    pub base_restored: f32,
    /// How much an occurrence without any marks counts where marks were typed, beside one with them. R −4, and
    /// names above all.
    pub bare: f32,
    /// How much an occurrence with other marks than those typed counts on the layer of the base. R −12; V
    /// +12 and X +8, so it is low.
    pub other_marks: f32,
    /// The marked word that an unmarked one most likely stands for, beside `base_restored`. Within 2 everywhere: what
    /// restoring is worth comes from the translations that it opens.
    pub restored: f32,
    /// An identifier written as one: `iam:PassRole`, `t3.micro`. R −11, L −14.
    pub whole: f32,
    /// A word where it is a part of an identifier, against the word itself. From .15 to 1 nothing changes by more than
    /// 2, out of sample as fitted: below 1 because a part is not the word.
    pub in_name: f32,
    /// All pairs of letters of a word that is written without spaces, against the word itself.
    pub part: f32,
    /// Two neighbours exactly as typed. Without all pairs: R −15, V −37, X unmarked −14, L −42; without those that are
    /// only read in the best sections (`proximity.rs`): R −7, V −3, L −2.
    pub pair_exact: f32,
    /// Two neighbours with the bases of those typed.
    pub pair_base: f32,
    /// Two neighbours with the bases of those typed, where these have no marks.
    pub pair_base_alone: f32,
    /// Two neighbours as restored.
    pub pair_restored: f32,
    /// How much less the words of a unit count than as many units of one word: exponent on their number, taken from 1.
    /// A compound is one thing, whether its language writes it as one word or as four syllables, so it must not outweigh
    /// the other words of the query by its spelling. From .15 to .25 much the same. Out of sample: words of two languages
    /// in one query +2, V +3 to +5, questions to Wikipedia +5 to +6, titles with a word more or less +3, sites +5; L −2
    /// to +4; R +1.
    pub compound: f32,
    /// Factor on a word that is written as one, and is no syllable, in a query that also has units of several words: the
    /// words of these add up, so *IntelliJ* would count half of *cài đặt*. Out of sample: V +3 (with typing errors, too),
    /// questions to Wikipedia +3, X +1, titles with a word more or less +2, CISI +4; R −1. Numbers and single letters,
    /// too: L −9.
    pub word_beside: f32,
    /// Factor on a unit that says what kind of text is looked for (*guide*, *bài học*), beside others. Out of sample: sites
    /// +4; with a title of one word and numbers of files: titles with a word more or less +8.
    pub page_word: f32,
    /// What a function word counts, against 1 for one that carries meaning. As one: R −13, L −22,
    /// X −2 to −18; V +6.
    pub function_word: f32,
    /// A translation of a single word or compound, or an acronym for it. R −80, X across languages −80 to −150, L −500.
    pub translated: f32,
    /// Factor on `translated` for a translation of what a unit may stand for beside what it was read as.
    pub translated_else: f32,
    /// Factor on translations and synonyms in a query of a single unit: nothing beside it says which of its meanings is
    /// meant.
    pub translated_alone: f32,
    /// Exponent on the probability of a translation against the likeliest one. 1: L across languages −20.
    pub translated_sharpness: f32,
    /// How much less than the best of another language the best section in the query's own may score and still go
    /// first, if it has all of the query (`own_language.rs`). Out of sample: X unfiltered +14, L +3; R −3. As a factor
    /// on every section of another language R −18, and .3 in place of .2 R −5.
    pub foreign: f32,
    /// What a section's translation counts of the section's own score, 0 to 1. R −21.
    #[serde(rename = "twin")]
    pub translation: f32,
    /// How near to the score of a section one of another language comes that has all of its names and numbers. X across
    /// languages −44 to −62, L −20 to −45.
    pub likeness: f32,
    /// Exponent on the share of them that it has: what shares half of the names is in the same field, no translation. Out of
    /// sample, .55 → .75: sites +1, R +1, L across languages +1 to +5, within it +2 to +4; X unfiltered −1.
    pub likeness_sharpness: f32,
    /// Exponent on what it scores by itself, against the other: how much translations must agree.
    pub likeness_support: f32,
    /// Units of a query below which a section must have nearly all of it (`coordination.rs`), and up to which passages
    /// say nothing (`passage.rs`). R −9, names −59; V −5.
    pub coordination: f32,
    /// What the best passage of a section counts beside the section as a whole. None: R −6, V −3 to −6, X −1 to −12,
    /// L across languages −7 to −28.
    pub passage: f32,
    /// What the first words of a section's text count beside that. None: L −7, across languages −15, X across languages
    /// −3, V −2; R within 1. Short queries, too: R −6.
    pub lead: f32,
    /// What a heading that says nothing but the query counts beside its section (`heading.rs`). R −7, pages asked for
    /// by their number −90; titles that only one section has, asked for by themselves: their mean reciprocal rank falls
    /// from .93 to .87. Out of sample, .45 → .9: sites +4, headings by lexicon alone +16, R −1; 1.3: R −1, CISI −7.
    pub heading: f32,
    /// What the title counts for the first heading of its page, against a heading of its own. Out of sample: titles
    /// with a word more or less +85, else within 1.
    pub opening: f32,
    /// What a title that the query has whole, or whose number it has, counts for what its page opens with. Out of
    /// sample: titles with a word more or less +90, sites +6; R −4. That such pages are read again wherever they rank
    /// (`page_tops.rs`): pages asked for by their number from .69 to .82, so titles with a word more or less +30.
    pub named: f32,
    /// What a title of one word counts against such a title: it is a subject as often as a name. From .25 to 1 much the same;
    /// out of sample: sites +4.
    pub named_one: f32,
    /// Exponent on the share of the query that such a title is. 1: R −5 more; 3: titles with a word more or less −18.
    pub named_share: f32,
    /// What the longest run of five words or more, as typed, counts beside its section. Out of sample: V +4, L +3, five
    /// words in a row of one section 78 → 97 % first, else within 1; runs of three words too: R −6.
    pub verbatim: f32,
    /// Exponent on the share of the line that the run is. 2: R −6.
    pub verbatim_share: f32,
    /// What a word that is still being typed may become.
    pub prefix: f32,
    /// A word that replaces one the index does not know, before its distance counts. None, where only its neighbours
    /// and the terms that it is part of are left: with typing errors R −57, X −14 to −33, V −32, Cranfield −26.
    pub respelled: f32,
    /// Factor on another such word than the likeliest.
    pub respelled_else: f32,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            k1: 1.2,
            b: 0.65,
            b_short: 0.36,
            zones: [1.0, 3.0, 1.0, 1.0],
            exact: 0.45,
            base: 0.6,
            base_alone: 1.0,
            base_restored: 0.4,
            bare: 0.7,
            other_marks: 0.3,
            restored: 0.22,
            whole: 0.45,
            in_name: 0.75,
            part: 0.6,
            pair_exact: 0.25,
            pair_base: 0.18,
            pair_base_alone: 0.4,
            pair_restored: 0.1,
            compound: 0.2,
            word_beside: 1.3,
            page_word: 0.5,
            function_word: 0.4,
            translated: 1.0,
            translated_else: 0.7,
            translated_alone: 0.5,
            translated_sharpness: 0.4,
            foreign: 0.2,
            translation: 0.95,
            likeness: 1.0,
            likeness_sharpness: 0.75,
            likeness_support: 0.1,
            prefix: 0.5,
            respelled: 1.1,
            respelled_else: 0.5,
            coordination: 2.0,
            passage: 0.5,
            lead: 0.2,
            heading: 0.9,
            opening: 1.0,
            named: 3.0,
            named_one: 0.5,
            named_share: 2.0,
            verbatim: 1.0,
            verbatim_share: 6.0,
        }
    }
}
