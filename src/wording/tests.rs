//! Checks every row of the three tables of sentences.

pub(crate) mod typography;

use crate::wording::{phrases, problems, queries};
use typography::{SentenceRow, check_row};

#[test]
fn every_sentence_exists_in_both_languages() {
    let tables: [(&str, &[SentenceRow], usize); 3] =
        [("phrases", phrases::ROWS, 200), ("reasons", queries::ROWS, 20), ("problems", problems::ROWS, 20)];
    for (name, rows, least) in tables {
        assert!(rows.len() >= least, "{name}: {} rows", rows.len());
        for row in rows {
            check_row(row);
        }
    }
}
