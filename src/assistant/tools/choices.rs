//! The filters of a call.

use timra_plan::question::Choices;

use crate::arguments::CallArguments;
use crate::unanswered::Unanswered;

/// The filters that the arguments of these names give, each named as its field is.
pub(crate) fn choices(arguments: &CallArguments, names: &[&'static str]) -> Result<Choices, Unanswered> {
    let mut choices = Choices::default();
    for &name in names {
        if let Some(value) = arguments.text(name)? {
            choices = choices.with(name, value)?;
        }
    }
    Ok(choices)
}
