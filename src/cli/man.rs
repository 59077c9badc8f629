//! `vigie man`: the manual page, made of the tables.

use std::io::Write;

use clap::ArgMatches;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use crate::cli::commands::READER_OPTIONS;
use crate::cli::output::output;
use crate::cli::{Answer, COMMANDS, CommandRow, Exit, OPTIONS, arguments};
use crate::config::{SETTINGS, Section, Settings};
use crate::input::{ACTIONS, Chord, GESTURES, Group, MOUSE};
use crate::query::parts;
use crate::text::CleanText;
use crate::wording::Phrase;

pub(super) fn run(_: &ArgMatches) -> Answer {
    let mut output = output();
    output.write_all(&page()?)?;
    output.flush()?;
    Ok(Exit::Found)
}

/// The page in troff.
fn page() -> std::io::Result<Vec<u8>> {
    let mut page = Vec::new();
    // Only the title is left to the generator: its headings are English.
    Man::new(arguments::command()).render_title(&mut page)?;
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

/// The program itself: its name, its forms, the options of the reader.
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
    heading(&mut roff, &Phrase::ManualOptionsHeading);
    for (written, help) in [("-h, --help", Phrase::HelpHelp), ("-V, --version", Phrase::VersionHelp)] {
        roff.control("TP", []);
        roff.text([bold(written)]);
        roff.text([roman(help.to_string())]);
    }
    options(&mut roff, READER_OPTIONS);
    heading(&mut roff, &Phrase::NotesHeading);
    for (index, line) in Phrase::AfterHelp.to_string().lines().enumerate() {
        if index > 0 {
            roff.control("br", []);
        }
        roff.text([roman(line)]);
    }
    roff
}

fn options(roff: &mut Roff, names: &[&str]) {
    for option in OPTIONS.iter().filter(|option| names.contains(&option.name)) {
        roff.control("TP", []);
        roff.text([bold(option.usage())]);
        roff.text([roman(arguments::help(option))]);
    }
}

/// A command: its forms and its options.
fn command(row: &CommandRow) -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", [format!("VIGIE {}", row.name.to_uppercase()).as_str()]);
    roff.text([roman(format!("{}. ", row.about)), roman(row.more.now())]);
    roff.control("PP", []);
    roff.text([bold(arguments::usage(row))]);
    options(&mut roff, row.options);
    roff
}

fn keys() -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", [Phrase::Keys.to_string().to_uppercase().as_str()]);
    for group in Group::ALL {
        roff.control("SS", [group.heading().now()]);
        for row in ACTIONS.iter().filter(|row| row.group == group) {
            let chords = row.chords.iter().filter_map(|chord| Chord::parse(chord)).map(|chord| chord.label());
            item(&mut roff, &chords.collect::<Vec<_>>().join("  "), row.help.now());
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
    for section in Section::ALL {
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
    heading(&mut roff, &Phrase::FieldsHeading);
    roff.text([roman(Phrase::FieldsIntroduction.to_string())]);
    for part in parts() {
        roff.control("SS", [part.heading.to_string().as_str()]);
        for (written, meaning) in part.forms {
            item(&mut roff, &written, &meaning);
        }
    }
    roff
}

/// Something that can be written, and what it means.
fn item(roff: &mut Roff, written: &str, text: &str) {
    roff.control("TP", []);
    roff.text([bold(written)]);
    roff.text([roman(text)]);
}
