//! The named values of options, with their aliases, taken from the tables of facets, problems, topics and
//! orders. Floor 6, part of [`cli`](crate::cli).

use clap::builder::{PossibleValue, PossibleValuesParser};

use crate::cli::{COMMANDS, facets, help};
use crate::query::SORTS;
use crate::wording::PROBLEM_KINDS;

/// The facets that articles are counted by.
pub(super) fn facets() -> PossibleValuesParser {
    PossibleValuesParser::new(
        facets::KINDS.iter().map(|row| PossibleValue::new(row.name).aliases(row.others)),
    )
}

/// The kinds of problems. `hidden` keeps them out of the help of a second option with the same values.
pub(super) fn problems(hidden: bool) -> PossibleValuesParser {
    PossibleValuesParser::new(PROBLEM_KINDS.iter().map(|row| PossibleValue::new(row.code).hide(hidden)))
}

/// The topics of the help. Names of commands are accepted too, but hidden.
pub(super) fn topics() -> PossibleValuesParser {
    let topics = help::TOPICS.iter().map(|row| PossibleValue::new(row.name));
    let commands = COMMANDS.iter().map(|row| PossibleValue::new(row.name).hide(true));
    PossibleValuesParser::new(topics.chain(commands))
}

/// The orders, with and without a minus.
pub(super) fn orders() -> PossibleValuesParser {
    PossibleValuesParser::new(SORTS.iter().flat_map(|row| {
        ["", "-"].map(|minus| {
            let others = row.others.iter().map(|name| format!("{minus}{name}"));
            PossibleValue::new(format!("{minus}{}", row.name)).aliases(others)
        })
    }))
}
