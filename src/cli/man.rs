//! `vigie man`: the manual page, built from the tables. The layout is up to troff, so that nothing is wrapped
//! or aligned here. Floor 6, part of [`cli`](crate::cli).

use std::io::Write;

use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use crate::cli::commands::{COMMANDS, CommandRow, EXAMPLES, ExampleRow};
use crate::cli::help::pages;
use crate::cli::options::{OptionRow, READER_OPTIONS};
use crate::cli::output::{CommandResult, Exit, output};
use crate::cli::parser::parser;
use crate::config::{SETTINGS, Settings, SettingsSection};
use crate::input::{ACTIONS, GESTURES, HelpGroup, KeySequence, MOUSE};
use crate::query::help_sections;
use crate::text::CleanText;
use crate::wording::Phrase;

pub(super) fn run() -> CommandResult {
    let mut output = output();
    output.write_all(&page()?)?;
    output.flush()?;
    Ok(Exit::Found)
}

/// The page, in troff.
fn page() -> std::io::Result<Vec<u8>> {
    let mut page = Vec::new();
    // The generator only writes the title, because its headings are English.
    Man::new(parser(false)).render_title(&mut page)?;
    program().to_writer(&mut page)?;
    for row in COMMANDS {
        command(row).to_writer(&mut page)?;
    }
    keys().to_writer(&mut page)?;
    fields().to_writer(&mut page)?;
    settings().to_writer(&mut page)?;
    let mut roff = Roff::new();
    heading(&mut roff, &Phrase::ExitCodesHeading);
    roff.text([roman(Phrase::ExitCodes.to_string())]);
    roff.to_writer(&mut page)?;
    Ok(page)
}

fn heading(roff: &mut Roff, phrase: &Phrase) {
    roff.control("SH", [phrase.to_string().as_str()]);
}

/// The program: its name, its forms, examples and the options of the reader.
fn program() -> Roff {
    let mut roff = Roff::new();
    heading(&mut roff, &Phrase::NameHeading);
    roff.text([roman(format!("vigie - {}", Phrase::About))]);
    heading(&mut roff, &Phrase::SynopsisHeading);
    for (index, form) in Phrase::Usage.to_string().lines().enumerate() {
        if index > 0 {
            roff.control("br", []);
        }
        roff.text([bold("vigie"), roman(form.trim().trim_start_matches("vigie"))]);
    }
    heading(&mut roff, &Phrase::ManualExamplesHeading);
    examples(&mut roff, EXAMPLES);
    heading(&mut roff, &Phrase::ManualOptionsHeading);
    for (written, help) in [("-h, --help", Phrase::HelpHelp), ("-V, --version", Phrase::VersionHelp)] {
        roff.control("TP", []);
        roff.text([bold(written)]);
        roff.text([roman(help.to_string())]);
    }
    options(&mut roff, READER_OPTIONS);
    heading(&mut roff, &Phrase::NotesHeading);
    roff.text([roman(Phrase::AfterHelp.to_string())]);
    roff
}

fn options(roff: &mut Roff, rows: &[&OptionRow]) {
    for option in pages::rows(rows) {
        roff.control("TP", []);
        roff.text([bold(option.usage())]);
        roff.text([roman(option.full_help())]);
    }
}

/// A command: its form, examples, options and details.
fn command(row: &CommandRow) -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", [format!("VIGIE {}", row.name.to_uppercase()).as_str()]);
    roff.text([roman(format!("{}.", row.about))]);
    roff.control("PP", []);
    roff.text([bold(row.usage())]);
    if !row.examples.is_empty() {
        roff.control("PP", []);
        roff.text([roman(Phrase::ExamplesHeading.to_string())]);
        examples(&mut roff, row.examples);
    }
    options(&mut roff, row.options);
    for part in row.more.now().split("\n\n") {
        roff.control("PP", []);
        roff.text([roman(part)]);
    }
    roff
}

fn examples(roff: &mut Roff, rows: &[ExampleRow]) {
    for row in rows {
        item(roff, row.line, row.about.now());
    }
}

fn keys() -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", [Phrase::Keys.to_string().to_uppercase().as_str()]);
    for group in HelpGroup::ALL {
        roff.control("SS", [group.heading().now()]);
        for row in ACTIONS.iter().filter(|row| row.group == group) {
            let key_sequences = row
                .key_sequences
                .iter()
                .filter_map(|key_sequence| KeySequence::parse(key_sequence))
                .map(|key_sequence| key_sequence.label());
            item(&mut roff, &key_sequences.collect::<Vec<_>>().join("  "), row.help.now());
        }
    }
    roff.control("SS", [MOUSE.now()]);
    for row in GESTURES {
        item(&mut roff, row.done.now(), row.help.now());
    }
    roff
}

fn settings() -> Roff {
    let usual = Settings::default();
    let mut roff = Roff::new();
    heading(&mut roff, &Phrase::SettingsHeading);
    roff.text([roman(Phrase::HelpSettings.to_string())]);
    for section in SettingsSection::ALL {
        roff.control("SS", [section.heading().now()]);
        for row in SETTINGS.iter().filter(|row| row.section == section) {
            roff.control("TP", []);
            roff.text([bold(row.name)]);
            let values = Phrase::HelpValues {
                allowed: CleanText::line(&(row.allowed)()),
                usual: CleanText::line(&(row.printed)(&usual)),
                variable: row.variable,
            };
            roff.text([roman(format!("{}. {values}.", row.help))]);
        }
    }
    roff.control("PP", []);
    roff.text([roman(Phrase::HelpKeys.to_string().trim_end_matches([':', '\u{a0}']).to_owned() + ".")]);
    roff.control("PP", []);
    roff.text([roman(Phrase::HelpHighlights.to_string())]);
    roff
}

fn fields() -> Roff {
    let mut roff = Roff::new();
    heading(&mut roff, &Phrase::QueriesHeading);
    roff.text([roman(Phrase::FieldsIntroduction.to_string())]);
    for part in help_sections() {
        roff.control("SS", [part.heading.to_string().as_str()]);
        for (written, meaning) in part.forms {
            item(&mut roff, &written, &meaning);
        }
    }
    roff
}

/// A term and its meaning.
fn item(roff: &mut Roff, written: &str, text: &str) {
    roff.control("TP", []);
    roff.text([bold(written)]);
    roff.text([roman(text)]);
}
