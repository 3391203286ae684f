//! Why a call is not answered.

use timra_serving::NoTurn;

/// Why a call is not answered, in words for the assistant, which may try again with them.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Unanswered {
    /// A tool has no argument of this name.
    #[error("`{tool}` has no argument `{name}`; {meant}")]
    UnknownArgument {
        tool: String,
        name: String,
        /// A clause that says which argument is meant.
        meant: String,
    },
    /// An argument has a value that it cannot have.
    #[error("`{name}` has to be {needs}")]
    WrongArgument { name: &'static str, needs: String },
    /// An argument is needed and was not given.
    #[error("`{tool}` needs {what}")]
    MissingArgument { tool: &'static str, what: &'static str },
    /// A filter that the index does not take.
    #[error(transparent)]
    Choice(#[from] timra_plan::question::RefusedChoice),
    /// There is no such section.
    #[error("no section has the id or the url `{name}`; `search` and `outline` give the ids that there are")]
    NoSection { name: String },
    /// The section has no version in the language.
    #[error("the section has no version in `{lang}`; there is {known}")]
    NoVersion { lang: String, known: String },
    /// The cursor was given for another index, or by somebody else.
    #[error("`cursor` is not one of this index, which may have changed; ask again without it")]
    OldCursor,
    /// The search got no turn.
    #[error(transparent)]
    NoTurn(#[from] NoTurn),
    /// The index cannot be read, or does not answer.
    #[error("{}", told(.0))]
    Index(#[from] timra_serving::Error),
    /// The call came to no end.
    #[error("the call failed; whoever runs this server finds more in its log")]
    Ended,
}

/// What an assistant is told of an index that gave no answer.
fn told(error: &timra_serving::Error) -> String {
    match error {
        timra_serving::Error::Remote { why, .. } => {
            format!("the index cannot be asked now: {why}; try again in a moment")
        }
        _ => "the index cannot be read; whoever runs this server finds more in its log".to_owned(),
    }
}
