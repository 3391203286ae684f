//! One generation of an index, wherever it is.

use std::time::SystemTime;

use timra_engine::{
    Clock, ExplainedResults, HitTranslation, Outline, Query, RelatedSections, Results, WholePage,
    WholeSection,
};
use timra_format::Manifest;
use timra_plan::question::Choices;

use super::Result;

/// One generation of an index, open for answers, wherever it is. It stays as it is; a newer one takes its place.
///
/// Questions take no longer than their `clock` says, as far as that can be: what was found until then is the answer.
pub trait Generation: Send + Sync {
    /// What the index says of itself.
    fn manifest(&self) -> &Manifest;

    /// A name for all answers of this generation: no other index has it, and no other program. It has letters, digits and
    /// hyphens only.
    fn tag(&self) -> &str;

    /// When the generation was built, or copied to where it is; `None` if nobody says.
    fn published(&self) -> Option<SystemTime>;

    /// Whether it is the one with the number `published` ([`super::IndexSource::published`]), and as whole as it was when it
    /// was opened.
    fn is_in_force(&self, published: Option<u128>) -> bool;

    /// Answers `query`. [`Results::partial`] says whether something may be missing.
    ///
    /// # Errors
    /// [`super::Error`] if the index cannot be read, or does not answer.
    fn search(&self, query: &Query, clock: &dyn Clock) -> Result<Results>;

    /// Answers `query`, with its plan and an explanation of the score of each hit.
    ///
    /// # Errors
    /// [`super::Error`] if the index cannot be read, or does not answer.
    fn explain(&self, query: &Query, clock: &dyn Clock) -> Result<ExplainedResults>;

    /// The section with the id, or at the published address, `name`; `None` if there is no such section.
    ///
    /// # Errors
    /// [`super::Error`] if the index cannot be read, or does not answer.
    fn section(&self, name: &str, clock: &dyn Clock) -> Result<Option<WholeSection>>;

    /// The page of the section with the id, or at the published address, `name`; `None` if there is no such page.
    ///
    /// # Errors
    /// [`super::Error`] if the index cannot be read, or does not answer.
    fn page(&self, name: &str, clock: &dyn Clock) -> Result<Option<WholePage>>;

    /// The translations of the section with the id, or at the published address, `name`; empty if there is no such section.
    ///
    /// # Errors
    /// [`super::Error`] if the index cannot be read, or does not answer.
    fn translations(&self, name: &str, clock: &dyn Clock) -> Result<Vec<HitTranslation>>;

    /// The sections that are related to the section with the id, or at the published address, `name`: `limit` at most, best
    /// first; `None` if there is no such section.
    ///
    /// # Errors
    /// [`super::Error`] if the index cannot be read, or does not answer.
    fn related(&self, name: &str, limit: usize, clock: &dyn Clock) -> Result<Option<RelatedSections>>;

    /// The sections that pass the filters of `choices`, without their text, in the order of the content: from the one with
    /// the number `from` on, `most` at most.
    ///
    /// # Errors
    /// [`super::Error`] if the index cannot be read, or does not answer.
    fn outline(&self, choices: &Choices, from: usize, most: usize, clock: &dyn Clock) -> Result<Outline>;
}
