//! `vigie man`: the manual page, built from the tables. The layout is up to troff, so that nothing is wrapped
//! or aligned here. And `vigie completions`: what a shell completes, generated from the parser.
//! Floor 6, part of [`cli`](crate::cli).

use std::io::Write;

use clap_complete::generate;
use clap_mangen::Man;
use clap_mangen::roff::{Inline, Roff, bold, roman};

use crate::cli::call::Call;
use crate::cli::commands::{COMMANDS, CommandRow, EXAMPLES, ExampleRow};
use crate::cli::help::{of_setting, pages};
use crate::cli::options::{OptionRow, READER_OPTIONS, SHELL};
use crate::cli::output::{CommandResult, Exit, Output};
use crate::cli::parser::parser;
use crate::config::{SETTINGS, SETTINGS_SECTIONS};
use crate::input::{ACTIONS, GESTURES, HELP_GROUPS, KeySequence, MOUSE};
use crate::query::help_sections;
use crate::wording::HelpText;

pub(super) fn run(_: &Call<'_>, output: &mut Output) -> CommandResult {
    output.write_all(&page()?)?;
    Ok(Exit::Found)
}

pub(super) fn run_completions(call: &Call<'_>, output: &mut Output) -> CommandResult {
    // The generator panics if a write fails, so it writes into memory.
    let mut script = Vec::new();
    generate(*SHELL.required(call.matches)?, &mut parser(false), "vigie", &mut script);
    output.write_all(&script)?;
    Ok(Exit::Found)
}

fn page() -> std::io::Result<Vec<u8>> {
    let mut page = Vec::new();
    // The generator only writes the title, because its headings are English.
    Man::new(parser(false)).render_title(&mut page)?;
    let mut roff = Roff::new();
    program(&mut roff);
    for row in COMMANDS {
        command(&mut roff, row);
    }
    keys(&mut roff);
    fields(&mut roff);
    settings(&mut roff);
    heading(&mut roff, &HelpText::ExitCodesHeading.to_string());
    roff.text([roman(HelpText::ExitCodes.to_string())]);
    roff.to_writer(&mut page)?;
    Ok(page)
}

fn heading(roff: &mut Roff, text: &str) {
    roff.control("SH", [text]);
}

fn subheading(roff: &mut Roff, text: &str) {
    roff.control("SS", [text]);
}

fn paragraph(roff: &mut Roff, text: Inline) {
    roff.control("PP", []);
    roff.text([text]);
}

fn item(roff: &mut Roff, term: &str, meaning: &str) {
    roff.control("TP", []);
    roff.text([bold(term)]);
    roff.text([roman(meaning)]);
}

fn program(roff: &mut Roff) {
    heading(roff, &HelpText::NameHeading.to_string());
    roff.text([roman(format!("vigie - {}", HelpText::About))]);
    heading(roff, &HelpText::SynopsisHeading.to_string());
    for (index, form) in HelpText::Usage.to_string().lines().enumerate() {
        if index > 0 {
            roff.control("br", []);
        }
        roff.text([bold("vigie"), roman(form.trim().trim_start_matches("vigie"))]);
    }
    heading(roff, &HelpText::ManualExamplesHeading.to_string());
    examples(roff, EXAMPLES);
    heading(roff, &HelpText::ManualOptionsHeading.to_string());
    item(roff, "-h, --help", &HelpText::HelpHelp.to_string());
    item(roff, "-V, --version", &HelpText::VersionHelp.to_string());
    options(roff, READER_OPTIONS);
    heading(roff, &HelpText::NotesHeading.to_string());
    roff.text([roman(HelpText::AfterHelp.to_string())]);
}

fn options(roff: &mut Roff, rows: &[&OptionRow]) {
    pages::rows(rows).for_each(|option| item(roff, &option.usage(), &option.full_help()));
}

fn command(roff: &mut Roff, row: &CommandRow) {
    heading(roff, &format!("VIGIE {}", row.name.to_uppercase()));
    roff.text([roman(format!("{}.", row.about))]);
    paragraph(roff, bold(row.usage()));
    if !row.examples.is_empty() {
        paragraph(roff, roman(HelpText::ExamplesHeading.to_string()));
        examples(roff, row.examples);
    }
    options(roff, row.options);
    row.more.now().split("\n\n").for_each(|part| paragraph(roff, roman(part)));
}

fn examples(roff: &mut Roff, rows: &[ExampleRow]) {
    for row in rows {
        item(roff, row.line, row.about.now());
    }
}

fn keys(roff: &mut Roff) {
    heading(roff, &HelpText::Keys.to_string().to_uppercase());
    for (group, heading) in HELP_GROUPS {
        subheading(roff, heading.now());
        for row in ACTIONS.iter().filter(|row| row.group == group) {
            let sequences = row.key_sequences.iter().filter_map(|keys| KeySequence::parse(keys));
            let labels: Vec<String> = sequences.map(|keys| keys.label()).collect();
            item(roff, &labels.join("  "), row.help.now());
        }
    }
    subheading(roff, MOUSE.now());
    for row in GESTURES {
        item(roff, row.done.now(), row.help.now());
    }
}

fn settings(roff: &mut Roff) {
    heading(roff, &HelpText::SettingsHeading.to_string());
    roff.text([roman(HelpText::HelpSettings.to_string())]);
    for (section, heading) in SETTINGS_SECTIONS {
        subheading(roff, heading.now());
        for row in SETTINGS.iter().filter(|row| row.section == section) {
            item(roff, row.name, &format!("{}.", of_setting(row)));
        }
    }
    let keys = HelpText::HelpKeys.to_string().trim_end_matches([':', '\u{a0}']).to_owned();
    paragraph(roff, roman(keys + "."));
    paragraph(roff, roman(HelpText::HelpHighlights.to_string()));
}

fn fields(roff: &mut Roff) {
    heading(roff, &HelpText::QueriesHeading.to_string());
    roff.text([roman(HelpText::FieldsIntroduction.to_string())]);
    for part in help_sections() {
        subheading(roff, &part.heading.to_string());
        part.forms.iter().for_each(|(written, meaning)| item(roff, written, meaning));
    }
}
