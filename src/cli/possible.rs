//! The values that options take, where they have names: of the tables, with their other names.

use clap::builder::{PossibleValue, PossibleValuesParser};

use crate::cli::{COMMANDS, facets, help};
use crate::query::SORTS;
use crate::wording::PROBLEM_KINDS;

/// The facets.
pub(super) fn facets() -> PossibleValuesParser {
    PossibleValuesParser::new(
        facets::KINDS.iter().map(|row| PossibleValue::new(row.name).aliases(row.others)),
    )
}

/// The kinds of problems; `hidden` where the help names them elsewhere.
pub(super) fn problems(hidden: bool) -> PossibleValuesParser {
    PossibleValuesParser::new(PROBLEM_KINDS.iter().map(|row| PossibleValue::new(row.code).hide(hidden)))
}

/// The topics of the help; the commands are understood, too.
pub(super) fn topics() -> PossibleValuesParser {
    let topics = help::TOPICS.iter().map(|row| PossibleValue::new(row.name));
    let commands = COMMANDS.iter().map(|row| PossibleValue::new(row.name).hide(true));
    PossibleValuesParser::new(topics.chain(commands))
}

/// The orders by all their names, each with and without a minus.
pub(super) fn orders() -> PossibleValuesParser {
    PossibleValuesParser::new(SORTS.iter().flat_map(|row| {
        ["", "-"].map(|minus| {
            let others = row.others.iter().map(|name| format!("{minus}{name}"));
            PossibleValue::new(format!("{minus}{}", row.name)).aliases(others)
        })
    }))
}
