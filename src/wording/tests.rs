//! Checks every row of the three tables of sentences.

use crate::wording::typography::{SentenceRow, check_row};
use crate::wording::{problems, queries, table};

#[test]
fn every_sentence_exists_in_both_languages() {
    let tables: [(&str, &[SentenceRow], usize); 3] =
        [("phrases", table::ROWS, 200), ("reasons", queries::ROWS, 20), ("problems", problems::ROWS, 20)];
    for (name, rows, least) in tables {
        assert!(rows.len() >= least, "{name}: {} rows", rows.len());
        for row in rows {
            check_row(row);
        }
    }
}
