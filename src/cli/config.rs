//! `vigie config`: which settings are in effect, and where does each come from?

use std::io::Write;

use clap::ArgMatches;

use crate::cli::decided::{Decided, Origin, decided};
use crate::cli::output::output;
use crate::cli::{Answer, Exit, arguments, looks, tell};
use crate::config::{SETTINGS, reference};
use crate::io::Places;
use crate::text::{CleanText, cell_width};
use crate::wording::Phrase;

pub(super) fn run(matches: &ArgMatches) -> Answer {
    let mut decided = decided().clone();
    let told = decided.faults.len();
    let places = Places::of_user();
    looks::looks(&places, &mut decided.faults);
    decided.faults.extend(looks::highlight_faults(&places));
    decided.faults.iter().skip(told).for_each(tell);
    let mut output = output();
    if arguments::flag(matches, "default") {
        write!(output, "{}", reference::default_file())?;
    } else if arguments::flag(matches, "path") {
        let Some(file) = &decided.file else { return Err(Phrase::NoPlaceForSettings.into()) };
        writeln!(output, "{}", CleanText::line(&file.to_string_lossy()))?;
    } else {
        for line in lines(&decided) {
            writeln!(output, "{line}")?;
        }
    }
    output.flush()?;
    Ok(if decided.faults.is_empty() { Exit::Found } else { Exit::Nothing })
}

/// The settings in effect as a `config.toml`, with where each comes from behind it.
fn lines(decided: &Decided) -> Vec<String> {
    let values: Vec<String> =
        SETTINGS.iter().map(|row| format!("{} = {}", row.name, (row.printed)(&decided.settings))).collect();
    let width = values.iter().map(|value| cell_width(value)).filter(|cells| *cells <= 40).max().unwrap_or(0);
    let file = decided.file.as_ref().map(|file| format!("# {}", CleanText::line(&file.to_string_lossy())));
    let with_origin = SETTINGS.iter().zip(values).map(|(row, value)| {
        let gap = " ".repeat(width.saturating_sub(cell_width(&value)));
        let origin = match decided.origin(row.name) {
            Origin::Default => Phrase::OfDefault.to_string(),
            Origin::File(line) => Phrase::OfLine { line }.to_string(),
            Origin::Variable(name) | Origin::Option(name) => name.to_owned(),
        };
        format!("{value}{gap}  # {origin}")
    });
    let keys = decided
        .keys
        .iter()
        .map(|entry| format!("{}  # {}", entry.printed(), Phrase::OfLine { line: entry.line }));
    let highlights = decided
        .highlights
        .iter()
        .map(|rule| format!("\n# {}\n{}", Phrase::OfLine { line: rule.line }, rule.printed()));
    let heading = (!decided.keys.is_empty()).then(|| [String::new(), "[keys]".to_owned()]);
    file.into_iter()
        .chain(with_origin)
        .chain(heading.into_iter().flatten())
        .chain(keys)
        .chain(highlights)
        .collect()
}
