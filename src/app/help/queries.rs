//! The lines of the overlay that say what a query can be made of.

use crate::app::help::{HelpLine, key_cells};
use crate::markdown::layout::wrap_text;
use crate::query::{FIELDS, FLAGS, FormRow, SIGNS, SORTS, TIMES};
use crate::text::{CleanText, Role, cell_width, fold};
use crate::wording::Phrase;

/// A form and what it asks for.
type Form = (String, String);

/// What a query can be made of, part by part with a heading.
fn parts() -> [(Phrase, Vec<Form>); 5] {
    let forms = |rows: &[FormRow]| {
        rows.iter().map(|row| (row.forms().0.to_owned(), row.explained())).collect::<Vec<Form>>()
    };
    let fields = FIELDS.iter().map(|row| {
        (format!("{}:", row.name), explained(row.help.now(), row.others, &format!(" — {}", row.example)))
    });
    let flags =
        FLAGS.iter().map(|row| (format!("is:{}", row.name), explained(row.help.now(), row.others, "")));
    let orders =
        SORTS.iter().map(|row| (format!("sort:{}", row.name), explained(row.help.now(), row.others, "")));
    [
        (Phrase::HelpSigns, forms(SIGNS)),
        (Phrase::HelpTimes, forms(TIMES)),
        (Phrase::HelpFields, fields.collect()),
        (Phrase::HelpFlags, flags.collect()),
        (Phrase::HelpOrders, orders.collect()),
    ]
}

/// What something means, with its other names and an example.
fn explained(help: &str, others: &[&str], example: &str) -> String {
    if others.is_empty() {
        format!("{help}{example}")
    } else {
        format!("{help} ({}){example}", others.join(" "))
    }
}

/// Adds what matches every word that is typed, as it is written or as it is explained.
pub(super) fn push(lines: &mut Vec<HelpLine>, typed: &[&str], width: u16) {
    let room = usize::from(width.saturating_sub(key_cells(width) + 4));
    for (heading, forms) in parts() {
        let about = fold(&heading.to_string()).into_owned();
        let matches = |(written, text): &&Form| {
            let texts = [fold(written), fold(text)];
            typed.iter().all(|word| about.contains(word) || texts.iter().any(|text| text.contains(word)))
        };
        let found: Vec<&Form> = forms.iter().filter(matches).collect();
        if found.is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(HelpLine::Empty);
        }
        lines.push(HelpLine::Part(heading));
        for (written, text) in found {
            let mut written = Some(CleanText::line(written));
            if written.as_ref().is_some_and(|written| cell_width(written) > usize::from(key_cells(width))) {
                // It stands whole on a line of its own.
                lines.push(HelpLine::Form { written: written.take(), text: CleanText::default() });
            }
            for row in wrap_text(&CleanText::line(text), Role::Text, room) {
                lines.push(HelpLine::Form { written: written.take(), text: CleanText::line(&row.plain()) });
            }
        }
    }
}
