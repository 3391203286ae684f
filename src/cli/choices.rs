//! The flags that narrow and order a search: one for each field of the table.

use clap::error::ErrorKind;
use clap::{Arg, ArgMatches, Args, Command, FromArgMatches};
use timra_plan::question::{Choices, Field};

/// What the flags chose.
#[derive(Debug, Clone, Default)]
pub(crate) struct ChoiceArgs(pub Choices);

impl Args for ChoiceArgs {
    fn augment_args(command: Command) -> Command {
        command.args(Field::all().map(flag))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for ChoiceArgs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut choices = Self::default();
        choices.update_from_arg_matches(matches)?;
        Ok(choices)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        for field in Field::all() {
            if let Some(value) = matches.get_one::<String>(field.name) {
                let added = self.0.add(field, value, false);
                added.map_err(|refused| clap::Error::raw(ErrorKind::ValueValidation, refused))?;
            }
        }
        Ok(())
    }
}

fn flag(field: &'static Field) -> Arg {
    let read = |value: &str| field.kind.read(value).ok_or_else(|| format!("it has to be {}", field.needs));
    Arg::new(field.name)
        .long(field.name)
        .value_name(field.kind.placeholder())
        .value_parser(read)
        .help(field.help)
}
