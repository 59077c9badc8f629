//! `vigie config`: prints the settings in effect and where each comes from, the default file, or the path of the
//! settings file. `vigie searches`: prints the saved searches. Floor 6, part of [`cli`](crate::cli).

use std::io::Write;

use serde_json::json;

use crate::cli::call::Call;
use crate::cli::effective_settings::{EffectiveSettings, Origin};
use crate::cli::options::{DEFAULT, JSON, PATH};
use crate::cli::output::{CommandResult, Exit, Output, print_object, print_pairs, report};
use crate::cli::select;
use crate::config::{SETTINGS, SavedSearch, default_file};
use crate::io::Places;
use crate::text::{CleanText, cell_width};
use crate::wording::CommandMessage;

pub(super) fn run(call: &Call<'_>, output: &mut Output) -> CommandResult {
    let settings = call.settings;
    let places = Places::of_user();
    let mut mistakes = Vec::new();
    settings.themes(&places, &mut mistakes);
    mistakes.extend(settings.highlight_faults(&places));
    mistakes.iter().for_each(report);
    if DEFAULT.is_given(call.matches) {
        write!(output, "{}", default_file())?;
    } else if PATH.is_given(call.matches) {
        let Some(file) = &settings.file else { return Err(CommandMessage::NoPlaceForSettings.into()) };
        writeln!(output, "{}", CleanText::line(&file.to_string_lossy()))?;
    } else {
        print(output, settings)?;
    }
    Ok(if settings.mistakes.is_empty() && mistakes.is_empty() { Exit::Found } else { Exit::Nothing })
}

/// Prints the settings in effect as a `config.toml`; a comment gives the origin of each.
fn print(output: &mut Output, settings: &EffectiveSettings) -> std::io::Result<()> {
    if let Some(file) = &settings.file {
        writeln!(output, "# {}", CleanText::line(&file.to_string_lossy()))?;
    }
    let values: Vec<String> =
        SETTINGS.iter().map(|row| format!("{} = {}", row.name, (row.printed)(&settings.values))).collect();
    let width = values.iter().map(|value| cell_width(value)).filter(|cells| *cells <= 40).max().unwrap_or(0);
    for (row, value) in SETTINGS.iter().zip(values) {
        let gap = " ".repeat(width.saturating_sub(cell_width(&value)));
        let origin = match settings.origin(row.name) {
            Origin::Default => CommandMessage::OfDefault.to_string(),
            Origin::File(line) => CommandMessage::OfLine { line }.to_string(),
            Origin::Variable(name) | Origin::Option(name) => name.to_owned(),
        };
        writeln!(output, "{value}{gap}  # {origin}")?;
    }
    if !settings.keys.is_empty() {
        writeln!(output, "\n[keys]")?;
    }
    for entry in &settings.keys {
        writeln!(output, "{}  # {}", entry.printed(), CommandMessage::OfLine { line: entry.line })?;
    }
    for rule in &settings.highlights {
        writeln!(output, "\n# {}\n{}", CommandMessage::OfLine { line: rule.line }, rule.printed())?;
    }
    Ok(())
}

pub(super) fn run_searches(call: &Call<'_>, output: &mut Output) -> CommandResult {
    let searches = select::searches()?;
    if JSON.is_given(call.matches) {
        for SavedSearch { name, text: query } in searches.iter() {
            // The names of the fields are stable.
            print_object(output, &json!({ "name": name, "query": query }))?;
        }
    } else {
        let pair = |search: &SavedSearch| (search.name.clone(), search.text.clone());
        print_pairs(output, &searches.iter().map(pair).collect::<Vec<_>>())?;
    }
    Ok(if searches.is_empty() { Exit::Nothing } else { Exit::Found })
}
