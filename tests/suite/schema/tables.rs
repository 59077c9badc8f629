//! The sections of the record that don't depend on the articles: the schema, the accepted keys, folding.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use jiff::civil;
use vigie::frontmatter::{self, ALIASES, ArticleField};
use vigie::library::schema;
use vigie::model::ArticlePath;
use vigie::text::fold;

use super::record::Section;
use super::stored::{article_lines, wrapped};

/// The characters whose folding is recorded: blocks of Unicode in which every new version of Rust and of the
/// tables of Unicode agree.
const FOLDED: [RangeInclusive<char>; 7] = [
    '\0'..='\u{24f}',
    '\u{300}'..='\u{36f}',
    '\u{370}'..='\u{45f}',
    '\u{1e00}'..='\u{1eff}',
    '\u{2010}'..='\u{204f}',
    '\u{fb00}'..='\u{fb06}',
    '\u{ff01}'..='\u{ff5e}',
];

pub fn sections() -> Vec<Section> {
    vec![("schema".to_owned(), fields()), ("keys".to_owned(), keys()), ("folding".to_owned(), folding())]
}

/// The fields of the schema with their options.
fn fields() -> Vec<String> {
    let field = |entry| serde_json::to_string(entry).expect("a field");
    schema::schema().fields().map(|(_, entry)| field(entry)).collect()
}

/// For every accepted key in the order of the table, what is read from an article with this key alone.
fn keys() -> Vec<String> {
    let read = |text: &str| {
        let path = ArticlePath::new("a.md".into());
        article_lines(frontmatter::read(&path, text.as_bytes(), civil::date(2026, 1, 1)).article)
    };
    let empty = read("---\nother: x\n---\n");
    let mut lines = Vec::new();
    for row in ALIASES {
        lines.push(format!("{}:", row.name));
        for name in row.names {
            let value = value(row.field, name);
            let mut found = read(&format!("---\n{}\n---\n", nested(name, value)));
            found.retain(|line| !empty.contains(line));
            lines.push(format!("  {name}: {value} → {}", found.join(", ")));
        }
    }
    lines
}

/// A value that suits a field.
fn value(field: ArticleField, name: &str) -> &'static str {
    match (field, name) {
        (ArticleField::Date | ArticleField::ModifiedDate | ArticleField::PublishedDate, _) => "2024-07-05",
        (ArticleField::SourceUrl, _) => "https://example.org/a",
        (ArticleField::Tags, _) => "[a, b]",
        (ArticleField::Draft, "published") => "false",
        (ArticleField::Draft, "status") => "draft",
        (ArticleField::Draft, _) => "true",
        (ArticleField::ImageUrl, _) => "a.png",
        _ => "a text",
    }
}

/// A key and its value in YAML; a key with a dot is a key in a map.
fn nested(name: &str, value: &str) -> String {
    match name.split_once('.') {
        Some((map, key)) => format!("{map}:\n  {key}: {value}"),
        None => format!("{name}: {value}"),
    }
}

/// What characters are folded to, and which; those that stay the same are left out.
fn folding() -> Vec<String> {
    let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for character in FOLDED.into_iter().flatten() {
        let written = character.to_string();
        let folded = fold(&written);
        if folded != written {
            let is_shown = character.is_alphanumeric() && !folded.is_empty();
            let shown = if is_shown { written.clone() } else { format!("U+{:04X}", u32::from(character)) };
            groups.entry(folded.escape_debug().to_string()).or_default().push(shown);
        }
    }
    groups.iter().flat_map(|(folded, from)| wrapped(&format!("\"{folded}\" from"), from)).collect()
}
