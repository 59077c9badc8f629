//! `vigie man`: the manual page, made of the tables.

use std::io::Write;

use clap::ArgMatches;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use crate::cli::output::output;
use crate::cli::{Answer, COMMANDS, Exit, OPTIONS, arguments};
use crate::input::{ACTIONS, Group};
use crate::query::FIELDS;
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
    // Not the whole page of the generator: it would name a page of its own for every command.
    let man = Man::new(arguments::command());
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_options_section(&mut page)?;
    man.render_extra_section(&mut page)?;
    for row in COMMANDS {
        let mut roff = Roff::new();
        let command = arguments::command();
        let usage = command
            .get_subcommands()
            .find(|subcommand| subcommand.get_name() == row.name)
            .map(|subcommand| {
                subcommand.clone().bin_name(format!("vigie {}", row.name)).render_usage().to_string()
            })
            .unwrap_or_default();
        roff.control("SH", [format!("VIGIE {}", row.name.to_uppercase()).as_str()]);
        roff.text([roman(format!("{}. ", row.about)), roman(row.more.now())]);
        roff.control("PP", []);
        roff.text([bold(usage)]);
        for option in OPTIONS.iter().filter(|option| row.options.contains(&option.name)) {
            roff.control("TP", []);
            roff.text([bold(option.usage())]);
            roff.text([roman(option.help.now())]);
        }
        roff.to_writer(&mut page)?;
    }
    keys().to_writer(&mut page)?;
    fields().to_writer(&mut page)?;
    let mut roff = Roff::new();
    roff.control("SH", [Phrase::ExitCodesHeading.to_string().as_str()]);
    roff.text([roman(Phrase::ExitCodes.to_string())]);
    roff.to_writer(&mut page)?;
    Ok(page)
}

fn keys() -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", [Phrase::Keys.to_string().to_uppercase().as_str()]);
    for group in Group::ALL {
        roff.control("SS", [group.heading().now()]);
        for row in ACTIONS.iter().filter(|row| row.group == group) {
            roff.control("TP", []);
            roff.text([bold(row.chords.join("  "))]);
            roff.text([roman(row.help.now())]);
        }
    }
    roff
}

fn fields() -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", [Phrase::FieldsHeading.to_string().as_str()]);
    roff.text([roman(Phrase::FieldsIntroduction.to_string())]);
    for row in FIELDS {
        roff.control("TP", []);
        roff.text([bold(format!("{}:", row.name))]);
        roff.text([roman(row.help.now())]);
    }
    roff
}
