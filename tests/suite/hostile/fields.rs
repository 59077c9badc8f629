//! Control sequences in every part of a file from which text is shown.

use std::path::Path;

use crate::cli::run::{assert_plain, is_hidden, on};
use crate::support::{Reader, write};

/// Control sequences that a terminal would obey and characters that deceive readers, in every way in which
/// they can be written.
const PAYLOADS: &[&str] = &[
    "\u{1b}]52;c;ZXZpbA==\u{7}",
    "\u{1b}[2J\u{1b}[31m",
    "\u{1b}]0;owned\u{1b}\\",
    "\u{1b}]8;;https://evil.example\u{1b}\\x\u{1b}]8;;\u{1b}\\",
    "\u{1b}P+q544e\u{1b}\\",
    "\u{1b}_Ga=T;AAAA\u{1b}\\",
    "\u{9b}31m\u{9d}52;c;eA==\u{9c}",
    "\u{202e}gnp.exe\u{2066}x\u{2069}",
    "a\u{200b}b\u{feff}c\u{ad}d\u{2060}e",
    "x\u{2028}y\u{2029}z",
    "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "\u{e0041}\u{e007f}tag",
    "\u{8}\u{8}\u{8}back\u{b}\u{c}\u{0}\u{7f}",
    "&#27;]52;c;eA==&#7;",
    "&#x1b;[31m&#x9b;31m",
    "&#8238;evil&#x202e;&#8203;",
    "&NewLine;&Tab;&ZeroWidthSpace;&shy;&rlm;",
    "%1b]52;c;eA==%07",
];

/// The same as escapes of YAML and JSON in double quotes.
const ESCAPED: &[&str] = &[
    "\\e]52;c;eA==\\a",
    "\\x9b31m",
    "\\u202eevil\\u2066",
    "\\u001b[31m",
    "\\L\\P\\N\\0\\b",
    "\\U000e0041",
    "\\u200b\\ufeff",
];

const KEYS: [&str; 14] = [
    "title",
    "date",
    "published",
    "summary",
    "importance",
    "link",
    "source_name",
    "permalink",
    "imageUrl",
    "imageCredit",
    "author",
    "lang",
    "unknown",
    "draft",
];

fn body(payload: &str) -> String {
    format!(
        "# Heading {payload}\n\nText {payload} end. **bold {payload}** `code {payload}`\n\n```{payload}\nfenced {payload}\n```\n\n    indented {payload}\n\n\
         | a {payload} | b |\n|---|---|\n| {payload} | c |\n\n[link {payload}](https://example.org/{payload} \"{payload}\") <https://example.org/{payload}>\n\n\
         ![alt {payload}](image{payload}.png)\n\n> quote {payload}\n\n- item {payload}\n\n<div title=\"{payload}\">html {payload}</div>\n\n[^1]: note {payload}\n\n[r]: https://example.org/{payload}\n"
    )
}

/// Writes four files for each payload and three, in YAML, JSON and TOML, for each escaped one.
fn files(root: &Path) {
    for (number, payload) in PAYLOADS.iter().enumerate() {
        let mut text = "---\n".to_owned();
        for key in KEYS {
            text.push_str(&format!("{key}: '{key} {payload}'\n"));
        }
        text.push_str(&format!(
            "tags: ['tag {payload}', '{payload}']\n'key {payload}': x\n---\n{}",
            body(payload)
        ));
        write(root, &format!("yaml-{number}.md"), &text);
        write(root, &format!("body-{number}.md"), &body(payload));
        write(
            root,
            &format!("broken-{number}.md"),
            &format!("---\ntitle: \"{payload}\n  x: [{payload}\n\t- {payload}\n---\n"),
        );
        write(
            root,
            &format!("headers-{number}.md"),
            &format!("Title: A {payload}\nDate: {payload}\nTags: {payload}\n\nText\n"),
        );
    }
    for (number, escaped) in ESCAPED.iter().enumerate() {
        let (mut yaml, mut json, mut toml) = ("---\n".to_owned(), "{".to_owned(), "+++\n".to_owned());
        for key in KEYS {
            yaml.push_str(&format!("{key}: \"{key} {escaped}\"\n"));
            json.push_str(&format!("\"{key}\": \"{key} {escaped}\",\n"));
            toml.push_str(&format!("{key} = \"{key} {escaped}\"\n"));
        }
        write(
            root,
            &format!("escaped-{number}.md"),
            &format!("{yaml}tags: [\"{escaped}\"]\n\"k{escaped}\": v\n---\nText\n"),
        );
        write(
            root,
            &format!("escaped-{number}-json.md"),
            &format!("{json}\"tags\": [\"{escaped}\"]}}\nText\n"),
        );
        write(
            root,
            &format!("escaped-{number}-toml.md"),
            &format!("{toml}tags = [\"{escaped}\"]\n+++\nText\n"),
        );
    }
}

fn count() -> usize {
    4 * PAYLOADS.len() + 3 * ESCAPED.len()
}

#[test]
fn no_command_prints_a_payload() {
    let folder = tempfile::tempdir().expect("a folder");
    files(folder.path());
    for words in [
        &["list"][..],
        &["list", "--json"],
        &["list", "--tsv"],
        &["list", "--md"],
        &["list", "--paths"],
        &["list", "--format", "{path} {title} {summary} {tags} {host} {author} {permalink}"],
        &["tags"],
        &["tags", "--json"],
        &["facets", "tag"],
        &["check"],
        &["check", "--json"],
    ] {
        let ran = on(folder.path(), words);
        assert!(ran.out.lines().count() > 10, "{words:?}: {}", ran.err);
        assert_plain(&ran.out, &format!("{words:?}"));
        assert_plain(&ran.err, &format!("{words:?}"));
    }
    let listed = on(folder.path(), &["list"]);
    assert_eq!(listed.out.lines().count(), count());
    for line in listed.out.lines() {
        assert_eq!(line.split('\t').count(), 4, "{line}");
    }
}

#[test]
fn no_article_view_contains_a_payload() {
    use vigie::io::{Source, indexer, load};
    use vigie::page;
    let folder = tempfile::tempdir().expect("a folder");
    files(folder.path());
    let source = Source::folder(folder.path()).expect("the folder");
    let library = indexer::load(&source, (crate::support::TODAY, None), &vigie::io::IndexStorage::Memory)
        .expect("a library")
        .0;
    for id in library.ids() {
        let article = library.row(id).expect("an article");
        let opened = load::read_article(&source, &article.path, &library).expect("an article");
        for columns in [1, 20, 80] {
            let rows = [
                page::clean(&opened, &library.source_label(&article), columns),
                page::full(&opened, columns),
            ];
            for row in rows.iter().flatten() {
                assert_plain(&row.plain(), article.path.shown());
                assert!(!row.plain().contains(['\n', '\t']), "{}", article.path.shown());
            }
        }
    }
}

#[test]
fn no_screen_cell_contains_a_payload() {
    let folder = tempfile::tempdir().expect("a folder");
    files(folder.path());
    let mut reader = Reader::folder(folder.path(), 130, 40);
    assert_eq!(reader.count(), count());
    let check = |reader: &Reader| {
        let buffer = reader.buffer();
        for cell in buffer.content() {
            let symbol = cell.symbol();
            let bad = symbol.chars().find(|&c| c.is_control() || is_hidden(c));
            assert_eq!(bad, None, "{symbol:?} in\n{}", reader.screen());
            assert!(symbol.chars().count() <= vigie::limits::CELL_CHARACTERS, "{symbol:?}");
        }
    };
    for _ in 0..count() {
        reader.press("i");
        check(&reader);
        reader.press("i j");
        check(&reader);
    }
    reader.press("gg");
    for (columns, rows) in [(200, 60), (100, 30), (80, 24), (40, 12), (20, 5), (8, 2), (3, 3), (1, 1), (0, 0)]
    {
        reader.resize(columns, rows);
        for keys in ["t", "j", "G", "gl", "ga", "i", "G", "i", "gl", "?", "?"] {
            reader.press(keys);
            check(&reader);
        }
    }
    reader.resize(100, 30);
    reader.press("o");
    check(&reader);
    reader.press("y /");
    reader.send(vigie::app::Message::Pasted(vigie::text::CleanText::line(PAYLOADS[0])));
    check(&reader);
}
