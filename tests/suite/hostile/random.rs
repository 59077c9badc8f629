//! Files with random bytes.

use proptest::prelude::*;
use vigie::app::{Message, Size};
use vigie::io::{Source, indexer, load};
use vigie::page;

use crate::cli::run::is_hidden;
use crate::support::{Reader, TODAY};

/// Random bytes, mixed with pieces of front matter, Markdown and control sequences.
fn content() -> impl Strategy<Value = Vec<u8>> {
    let pieces = prop_oneof![
        4 => proptest::collection::vec(any::<u8>(), 0..20),
        2 => "[ -~]{0,20}".prop_map(String::into_bytes),
        2 => ".{0,12}".prop_map(String::into_bytes),
        6 => proptest::sample::select(vec![
            "---\n", "+++\n", "{\"", "title: ", "date: ", "tags: [", "link: ", "\n", "\r\n", "\r", "\t", "> ", "- ", "1. ",
            "# ", "```\n", "| a | b |\n|---|---|\n", "[a](", "![", "](", ")", "<div>", "<!--", "-->", "&#27;", "&amp;",
            "\u{1b}[31m", "\u{9b}", "\u{202e}", "\u{feff}", "'", "\"", "\\", "*", "_", "[^1]", "    ", ": ", "&a [*a, *a]",
            "2024-13-45", "99999999999999999999", "[#]: ", "Title: ", "https://", "~~", "$$", "e\u{301}\u{301}", "👩\u{200d}🚀",
        ]).prop_map(|piece| piece.as_bytes().to_vec()),
    ];
    proptest::collection::vec(pieces, 0..30).prop_map(|pieces| pieces.concat())
}

/// Part of the message about a worker that panicked, which is a bug in vigie.
const FAILURE: &str = "a bug in vigie";

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_loaded_opened_and_drawn(contents in proptest::collection::vec(content(), 1..12), columns in 0..140_u16, rows in 0..40_u16) {
        let folder = tempfile::tempdir().expect("a folder");
        for (number, bytes) in contents.iter().enumerate() {
            std::fs::write(folder.path().join(format!("{number}.md")), bytes).expect("a file");
        }
        let mut reader = Reader::folder(folder.path(), columns, rows);
        prop_assert_eq!(reader.count(), contents.len());
        for _ in &contents {
            for keys in ["i", "G", "i", "j"] {
                reader.press(keys);
                let screen = reader.screen();
                prop_assert!(!screen.chars().any(|c| (c.is_control() && c != '\n') || is_hidden(c)), "{screen:?}");
                // A worker that panicked says so in the article or on the status line.
                prop_assert!(!screen.contains(FAILURE), "{screen}");
            }
        }
        prop_assert!(!reader.notice().contains(FAILURE), "{}", reader.notice());
    }

    #[test]
    fn any_bytes_are_laid_out_as_plain_rows(bytes in content(), columns in 0..100_usize) {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("a.md"), &bytes).expect("a file");
        let source = Source::folder(folder.path()).expect("the folder");
        let library = indexer::load(&source, (TODAY, None), &vigie::io::IndexStorage::Memory).expect("a library").0;
        let id = library.ids().next().expect("an article");
        let article = library.row(id).expect("an article");
        let failed = article.problems.iter().any(|problem| problem.kind.code() == "unreadable");
        prop_assert!(!failed, "{:?}", article.problems);
        let opened = load::read_article(&source, &article.path, &library).expect("an article");
        for row in page::clean(&opened, &library.source_label(&article), columns).iter().chain(&page::full(&opened, columns)) {
            prop_assert!(!row.plain().chars().any(|c| c.is_control() || is_hidden(c)), "{:?}", row.plain());
        }
    }
}

#[test]
fn a_huge_screen_is_limited() {
    let folder = crate::cli::run::folder();
    let mut reader = Reader::folder(folder.path(), 80, 24);
    reader.send(Message::Resized(Size::new(u16::MAX, u16::MAX)));
    let area = reader.buffer().area;
    assert_eq!((area.width, area.height), (1_000, 1_000));
}
