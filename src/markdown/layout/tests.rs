//! Tests of wrapping, blocks and tables.

use super::*;
use crate::markdown::parse;

fn shown(source: &str, columns: usize) -> String {
    let rows = rows(&parse(&CleanText::block(source)), columns, None);
    rows.iter().map(Row::plain).collect::<Vec<_>>().join("\n")
}

/// The rows of a text, joined by `|`.
fn wrapped(text: &str, columns: usize) -> String {
    let rows = wrap_text(&CleanText::block(text), Role::Title, columns);
    rows.iter().map(Row::plain).collect::<Vec<_>>().join("|")
}

#[test]
fn punctuation_and_numbers_are_not_split() {
    for (text, columns, rows) in [
        ("aaaa bbb ! cc", 9, "aaaa|bbb ! cc"),
        ("aaaa bbb : cc", 9, "aaaa|bbb : cc"),
        ("aaaa bbb ; cc", 9, "aaaa|bbb ; cc"),
        ("aaaa bbb ? cc", 9, "aaaa|bbb ? cc"),
        ("aaaaa « bb » cc", 9, "aaaaa|« bb » cc"),
        ("aaaa bbb\u{a0}! cc", 9, "aaaa|bbb\u{a0}! cc"),
        ("about 12 000 cases", 9, "about|12 000|cases"),
        ("some 50 % less", 7, "some|50 %|less"),
        ("some 3 € less", 6, "some|3 €|less"),
        ("some 5 mm less", 7, "some|5 mm|less"),
        ("in 2024 300 went", 8, "in 2024|300 went"),
        ("drug-eluting", 8, "drug-|eluting"),
        ("abcdefghij", 4, "abcd|efgh|ij"),
        ("東京都庁", 5, "東京|都庁"),
        ("東京", 1, "東|京"),
        ("one\ntwo", 9, "one|two"),
        ("", 9, ""),
        ("a", 0, "a"),
    ] {
        assert_eq!(wrapped(text, columns), rows, "{text} in {columns}");
    }
}

#[test]
fn addresses_break_last() {
    assert_eq!(shown("See https://x.example/some/long/page now", 24), "See\nx.example/some/long/page\nnow");
    assert_eq!(
        shown("See https://x.example/some/longer/page-name now", 16),
        "See\nx.example/some/\nlonger/page-name\nnow"
    );
}

#[test]
fn text_is_not_wider_than_the_measure() {
    let source = "word ".repeat(100);
    assert!(
        rows(&parse(&CleanText::block(&source)), 200, None)
            .iter()
            .all(|row| row.width() <= usize::from(limits::MEASURE))
    );
}

#[test]
fn blocks_are_separated_by_empty_rows() {
    insta::assert_snapshot!(shown(
        "# Heading\nFirst paragraph\nof two lines.\n\n---\n\n> A quote of\n> two\n>\n> paragraphs.\n>> Inner\n\n\
         > [!NOTE]\n> Good to know.\n\n```rust\nlet x = 1;\n\nlet y = 2;\n```\n\nEnd[^a].\n\n[^a]: The note,\n    long.",
        24
    ), @"
    Heading

    First paragraph of two
    lines.

    ───

    │ A quote of two
    │
    │ paragraphs.
    │
    │ │ Inner

    │ Note
    │ Good to know.

      let x = 1;

      let y = 2;

    End[a].

    ───

    [a] The note, long.
    ");
}

#[test]
fn list_items_have_hanging_indents() {
    insta::assert_snapshot!(shown(
        "- one that is long enough to wrap\n- two\n  - inner\n    - innermost\n\n      apart\n-\n- [x] done\n- [ ] to do\n\n\
         9. nine\n10. ten, and it wraps as well\n\n<!-- -->\n\n11. loose\n\n12. list\n\n    ```\n    code\n    ```\n",
        20
    ), @"
    • one that is long
      enough to wrap
    • two
      ◦ inner
        ‣ innermost

          apart
    •
    [x] done
    [ ] to do

     9. nine
    10. ten, and it
        wraps as well

    11. loose

    12. list

          code
    ");
}

#[test]
fn long_lines_of_code_continue_indented() {
    insta::assert_snapshot!(shown("    0123456789abcdef ghi\n    x\n", 14), @"
      0123456789
        abcdef ghi
      x
    ");
}

#[test]
fn tables_wrap_or_become_lists_to_fit() {
    let source =
        "| Name | Count | 東京 |\n|:-----|------:|:----:|\n| first one | 12 | x |\n| b | 3,456 | 京 |\n";
    insta::assert_snapshot!(shown(source, 40), @"
    Name      │ Count │ 東京
    ──────────┼───────┼─────
    first one │    12 │  x
    b         │ 3,456 │  京
    ");
    let source = "| A | B |\n|--|--|\n| some words that wrap | and others that wrap too |\n| x | |\n";
    insta::assert_snapshot!(shown(source, 22), @"
    A         │ B
    ──────────┼──────────
    some      │ and
    words     │ others
    that wrap │ that wrap
              │ too
    x         │
    ");
    insta::assert_snapshot!(shown(source, 12), @"
    A: some
    words that
    wrap
    B: and
    others that
    wrap too

    A: x
    ");
}

#[test]
fn narrow_pages_drop_marks_and_keep_text() {
    assert_eq!(shown("> - x", 4), "x");
    assert_eq!(shown("> - x", 7), "│ • x");
    for columns in 0..4 {
        assert!(shown("> - word `code`\n\n| a |\n|-|\n", columns).contains('w'));
    }
}

#[test]
fn links_stay_on_their_words_at_every_width() {
    let source = "A [label of several words](https://a.example/x), **[bold](https://b.example/)**, https://c.example/y\n\n\
                  > [quoted](https://d.example/)\n\n| [cell](https://e.example/) | b |\n|---|---|\n| c | [d](https://f.example/) |\n\n\
                  - [![alt](https://i.example/p.png)](https://g.example/)\n\n[mail](mailto:a@example.org) ![image](https://h.example/)\n";
    let document = parse(&CleanText::block(source));
    for columns in 4..80 {
        let rows = rows(&document, columns, None);
        let mut hosts: Vec<&str> = Vec::new();
        for span in rows.iter().flat_map(|row| &row.spans) {
            match &span.link {
                Some(url) if hosts.last() != Some(&url.host()) => hosts.push(url.host()),
                Some(_) => {}
                None => assert_ne!(span.role, Role::Link, "{columns}: {}", span.text),
            }
        }
        hosts.sort_unstable();
        hosts.dedup();
        let wanted = ["a", "b", "c", "d", "e", "f", "g"].map(|name| format!("{name}.example"));
        assert_eq!(hosts, wanted, "{columns}");
    }
}
