//! Checks every row of the tables of sentences.

pub(crate) mod typography;

use crate::wording::{
    command_messages, help_texts, phrases, problems, queries, screen_texts, setting_mistakes,
};
use typography::{SentenceRow, check_row};

#[test]
fn every_sentence_exists_in_both_languages() {
    let tables: [(&str, &[SentenceRow], usize); 7] = [
        ("phrases", phrases::ROWS, 200),
        ("screen texts", screen_texts::ROWS, 60),
        ("help texts", help_texts::ROWS, 50),
        ("command messages", command_messages::ROWS, 60),
        ("setting mistakes", setting_mistakes::ROWS, 20),
        ("reasons", queries::ROWS, 20),
        ("problems", problems::ROWS, 20),
    ];
    for (name, rows, least) in tables {
        assert!(rows.len() >= least, "{name}: {} rows", rows.len());
        for row in rows {
            check_row(row);
        }
    }
}
