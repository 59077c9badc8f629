//! Checks every row of the tables of sentences.

pub(crate) mod typography;

use crate::model::{LinkError, ProblemKind};
use crate::wording::{CommandMessage, HelpText, Phrase, Reason, ScreenText, SettingMistake};
use typography::{SentenceRow, check_row};

#[test]
fn every_sentence_exists_in_both_languages() {
    let tables: [(&str, &[SentenceRow], usize); 8] = [
        ("phrases", Phrase::ROWS, 200),
        ("screen texts", ScreenText::ROWS, 60),
        ("help texts", HelpText::ROWS, 50),
        ("command messages", CommandMessage::ROWS, 60),
        ("setting mistakes", SettingMistake::ROWS, 20),
        ("reasons", Reason::ROWS, 20),
        ("link errors", LinkError::ROWS, 5),
        ("problems", ProblemKind::ROWS, 20),
    ];
    for (name, rows, least) in tables {
        assert!(rows.len() >= least, "{name}: {} rows", rows.len());
        for row in rows {
            check_row(row);
        }
    }
}
