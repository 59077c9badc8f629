//! What the index stores for the articles in `schema/articles`, compared with `schema/record.txt`.
//!
//! vigie uses an index of an earlier vigie as long as [`VERSION`] is the same. A change of how files are read,
//! of the accepted keys, of folding or of the schema needs another version: the record contains the version
//! that it was made for, and can't be replaced for that version. Other articles can be recorded under the same
//! version, if those in the record give the same as before: it contains their text. If you raise the version and
//! then change more before the commit, restore the record with git and record again.

mod record;
mod stored;
mod tables;

use std::path::{Path, PathBuf};

use vigie::library::schema::VERSION;

use record::{Outcome, Record};

/// An article file: its path in the folder, and its bytes.
type Input = (String, Vec<u8>);

/// How to record.
const RECORD: &str = "run UPDATE=1 cargo test schema to record it";

fn place(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/schema").join(name)
}

/// The article files, sorted by path.
fn inputs() -> Vec<Input> {
    let root = place("articles");
    let mut folders = vec![root.clone()];
    let mut inputs = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the folder of articles") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(&root).expect("a path in the folder").to_str().expect("UTF-8");
                inputs.push((name.to_owned(), std::fs::read(&path).expect("an article")));
            }
        }
    }
    inputs.sort();
    inputs
}

/// The record of what this vigie stores for these articles.
fn record_of(inputs: &[Input]) -> Record {
    let articles = stored::articles(inputs);
    Record { version: VERSION, sections: tables::sections().into_iter().chain(articles).collect() }
}

#[test]
fn the_index_stores_what_is_recorded_for_its_version() {
    let file = place("record.txt");
    let text = std::fs::read_to_string(&file)
        .expect("tests/suite/schema/record.txt; if it is deleted, restore it with git");
    let recorded = Record::parse(&text);
    let now = record_of(&inputs());
    let again = record_of(&recorded.inputs());
    match record::compare(&recorded, &now, &again, std::env::var_os("UPDATE").is_some()) {
        Outcome::Same => {}
        Outcome::Replace => std::fs::write(&file, now.to_string()).expect("the record is written"),
        Outcome::Wrong(message) => panic!("\n{message}\n"),
    }
}

/// A record with one table and these articles, each with the text `x`.
fn record(version: u32, table: &str, articles: &[(&str, &str)]) -> Record {
    let mut sections = vec![("keys".to_owned(), vec![table.to_owned()])];
    for (name, stored) in articles {
        sections.push((format!("article {name}"), vec!["| x".to_owned(), (*stored).to_owned()]));
    }
    Record { version, sections }
}

fn refusal(recorded: &Record, now: &Record, again: &Record, update: bool) -> String {
    match record::compare(recorded, now, again, update) {
        Outcome::Wrong(message) => message,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_change_of_what_is_stored_needs_a_higher_version() {
    let recorded = record(3, "title", &[("a.md", "title A")]);
    for now in [record(3, "title", &[("a.md", "title B")]), record(3, "titre", &[("a.md", "title A")])] {
        for update in [false, true] {
            let message = refusal(&recorded, &now, &now, update);
            let asked = format!("raise VERSION in src/library/schema.rs (now 3) and {RECORD}");
            assert!(message.contains(&asked), "{message}");
            assert!(message.contains("\n  - ") && message.contains("\n  + "), "{message}");
        }
        let raised = Record { version: 4, ..now };
        assert!(refusal(&recorded, &raised, &raised, false).contains(RECORD));
        assert_eq!(record::compare(&recorded, &raised, &raised, true), Outcome::Replace);
    }
}

#[test]
fn other_articles_are_recorded_under_the_same_version_only_if_the_old_ones_give_the_same() {
    let recorded = record(3, "title", &[("a.md", "title A"), ("b.md", "title B")]);
    let now = record(3, "title", &[("b.md", "title B"), ("c.md", "title C")]);
    assert!(refusal(&recorded, &now, &recorded, false).contains(RECORD));
    assert_eq!(record::compare(&recorded, &now, &recorded, true), Outcome::Replace);
    // The article that is gone would be stored differently.
    let again = record(3, "title", &[("a.md", "title C"), ("b.md", "title B")]);
    assert!(refusal(&recorded, &now, &again, true).contains("raise VERSION"));
}

#[test]
fn a_version_is_never_lowered() {
    let (recorded, now) = (record(3, "title", &[]), record(2, "title", &[]));
    assert!(refusal(&recorded, &now, &now, true).contains("lower"));
}

#[test]
fn a_record_contains_the_exact_bytes_of_its_articles() {
    let bytes = b"\xef\xbb\xbfa\\b\r\n\n  \xff\tc\x1b \xe2\x80\x8b\n| ## x\n".to_vec();
    for bytes in [bytes, Vec::new(), b"no end".to_vec(), b"\n\n".to_vec()] {
        let input = ("a/b.md".to_owned(), bytes);
        let sections = vec![("article a/b.md".to_owned(), record::source_lines(&input.1))];
        let text = Record { version: 3, sections }.to_string();
        assert_eq!(Record::parse(&text).inputs(), [input], "{text}");
    }
    let inputs = inputs();
    assert_eq!(Record::parse(&record_of(&inputs).to_string()).inputs(), inputs);
}
