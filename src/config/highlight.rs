//! The `[[highlight]]` tables: the style in which the list shows the articles that match a query. Floor 2, part of
//! [`config`](crate::config). It parses and prints the rules; matching articles is left to `library`, drawing them
//! to `view`.

use std::fmt;

use toml::de::{DeTable, DeValue};

use crate::config::colour::{CONTRAST, Colour, Depth, ROLES, RoleRow, ThemeColours};
use crate::config::mistakes::{Mistake, Mistakes, quoted_text};
use crate::config::searches::Searches;
use crate::config::settings::unknown;
use crate::config::value::quoted;
use crate::limits;
use crate::query::{Field, Query, QueryError, complete};
use crate::text::{CleanText, nearest};
use crate::wording::SettingMistake;

/// A rule: a query, and the style of the articles that match it. The first matching rule wins.
#[derive(Clone, Debug, PartialEq)]
pub struct HighlightRule {
    /// The query, without an order and a limit. It may use saved searches.
    pub query: Query,
    pub style: HighlightStyle,
    /// The line of the file, from 1, on which the table begins.
    pub line: usize,
}

/// The style of a highlight. At least one part of it is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct HighlightStyle {
    /// The colour of the text; `None` for the usual one.
    pub tint: Option<Tint>,
    pub bold: bool,
    pub italic: bool,
    pub underline: bool,
}

/// A colour, given directly or by a role of the theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tint {
    /// The name of a role in [`ROLES`], whose colour depends on the theme.
    Role(&'static str),
    Colour(Colour),
}

/// The words of a style besides colours, in the order in which they are printed.
const WORDS: [&str; 3] = ["bold", "italic", "underline"];

impl HighlightStyle {
    /// Parses words such as `bold accent` or `underline #ff8800`.
    /// Errors: if a word is unknown, or there are no words. The message lists the valid words or suggests one.
    pub fn parse(text: &str) -> Result<Self, SettingMistake> {
        let mut style = Self::default();
        for word in text.split_whitespace() {
            match (word, RoleRow::named(word), Colour::parse(word)) {
                ("bold", ..) => style.bold = true,
                ("italic", ..) => style.italic = true,
                ("underline", ..) => style.underline = true,
                (_, Some(row), _) => style.tint = Some(Tint::Role(row.name)),
                (_, None, Some(colour)) => style.tint = Some(Tint::Colour(colour)),
                (_, None, None) => return Err(wrong(word)),
            }
        }
        if style == Self::default() { Err(wrong("")) } else { Ok(style) }
    }

    /// The colour in a theme, adapted to the depth of the terminal so that the text stays legible.
    pub fn colour(&self, palette: &ThemeColours, depth: Depth) -> Option<Colour> {
        match self.tint? {
            Tint::Role(name) => RoleRow::named(name).and_then(|row| (row.colour)(palette)),
            // A theme without colours shows no colours at all.
            Tint::Colour(_) if palette.is_plain() => None,
            Tint::Colour(colour) => {
                let grounds = || [palette.ground, palette.cursor].into_iter().flatten();
                Some(colour.at(depth, |one| grounds().all(|ground| one.contrast(ground) >= CONTRAST)))
            }
        }
    }
}

impl fmt::Display for HighlightStyle {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tint = self.tint.map(|tint| match tint {
            Tint::Role(name) => name.to_owned(),
            Tint::Colour(colour) => colour.to_string(),
        });
        let flags = [self.bold, self.italic, self.underline];
        let words = WORDS.iter().zip(flags).filter(|(_, is_so)| *is_so).map(|(word, _)| (*word).to_owned());
        formatter.write_str(&words.chain(tint).collect::<Vec<_>>().join(" "))
    }
}

impl HighlightRule {
    /// The mistake that prevents the rule from applying: its query uses a saved search that does not exist or
    /// has a mistake.
    pub fn fault(&self, searches: &Searches) -> Option<Mistake> {
        let error = searches.expanded(&self.query).err()?;
        Some(Mistake { line: self.line, reason: not_used(&error).text() })
    }

    /// The rule as TOML, as in the file.
    pub fn printed(&self) -> String {
        let (query, style) = (quoted(&self.query.to_string()), quoted(&self.style.to_string()));
        format!("[[highlight]]\nquery = {query}\nstyle = {style}")
    }
}

/// Parses the rules, in file order, and reports mistakes in them.
pub(super) fn read(notes: &mut Mistakes<'_>, value: &toml::Spanned<DeValue<'_>>) -> Vec<HighlightRule> {
    let DeValue::Array(tables) = value.get_ref() else {
        notes.fault(value.span().start, &SettingMistake::HighlightNoTable);
        return Vec::new();
    };
    let mut rules = Vec::new();
    for table in tables.iter().take(limits::HIGHLIGHTS) {
        match table.get_ref().as_table() {
            Some(entries) => rules.extend(rule(notes, table.span().start, entries)),
            None => notes.fault(table.span().start, &SettingMistake::HighlightNoTable),
        }
    }
    rules
}

fn rule(notes: &mut Mistakes<'_>, at: usize, table: &DeTable<'_>) -> Option<HighlightRule> {
    let (mut query, mut style) = (None, None);
    let mut is_sound = true;
    for (key, value) in table {
        let at = key.span().start;
        let text = value.get_ref().as_str().unwrap_or_default();
        let done = match key.get_ref().as_ref() {
            "query" => parsed(text).map(|read| query = Some(read)),
            "search" => parsed(&format!("search:{}", complete::insertion(Field::Search, text)))
                .map(|read| query = Some(read)),
            "style" => HighlightStyle::parse(text).map(|read| style = Some(read)),
            other => Err(unknown(other, nearest(other, ["query", "search", "style"]))),
        };
        if let Err(phrase) = done {
            notes.fault(at, &phrase);
            is_sound = false;
        }
    }
    if let (Some(query), Some(style)) = (query, style) {
        return Some(HighlightRule { query, style, line: notes.line(at) });
    }
    if is_sound {
        notes.fault(at, &SettingMistake::HighlightIncomplete);
    }
    None
}

fn parsed(text: &str) -> Result<Query, SettingMistake> {
    let text = text.trim();
    if text.is_empty() {
        return Err(SettingMistake::HighlightIncomplete);
    }
    let query = Query::parse(text).map_err(|error| not_used(&error))?;
    if query.limit.is_some() || !query.sort.is_empty() {
        return Err(SettingMistake::HighlightOrders);
    }
    Ok(query)
}

fn not_used(error: &QueryError) -> SettingMistake {
    SettingMistake::HighlightQuery { reason: error.sentence() }
}

fn wrong(word: &str) -> SettingMistake {
    let given = quoted_text(word);
    let known = WORDS.into_iter().chain(ROLES.iter().map(|row| row.name)).chain(Colour::names());
    match nearest(word, known) {
        Some(meant) => SettingMistake::NotAStyleMeant { given, meant: CleanText::line(meant) },
        None => SettingMistake::NotAStyle { given },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Config, Theme};

    #[test]
    fn printed_rules_read_back() {
        let text = "[[highlight]]\nquery = \"tag:\\\"Sea News\\\" -is:draft\"\nstyle = \"accent bold\"\n\n[[highlight]]\nsearch = \"my heart\"\nstyle = \"underline #ff8800\"\n";
        let config = Config::parse(text);
        assert_eq!(config.mistakes, []);
        let printed: Vec<String> = config.highlights.iter().map(HighlightRule::printed).collect();
        assert_eq!(
            printed[0],
            "[[highlight]]\nquery = \"tag:\\\"Sea News\\\" -is:draft\"\nstyle = \"bold accent\""
        );
        assert!(printed[1].contains("search:"), "{}", printed[1]);
        let again = Config::parse(&printed.join("\n"));
        assert_eq!(again.mistakes, []);
        let without_lines = |config: &Config| {
            config.highlights.iter().map(|rule| (rule.query.clone(), rule.style)).collect::<Vec<_>>()
        };
        assert_eq!(without_lines(&again), without_lines(&config));
    }

    #[test]
    fn mistakes_in_rules_are_reported() {
        for (text, line, reason) in [
            (
                "[[highlight]]\nquery = \"(fog\"\nstyle = \"bold\"",
                2,
                "query ignored: the parenthesis is not closed",
            ),
            (
                "[[highlight]]\nquery = \"fog\"\nstyle = \"blod\"",
                3,
                "“blod” is not a style; did you mean bold?",
            ),
            (
                "[[highlight]]\nquery = \"fog\"\nstyle = \"\"",
                3,
                "“” is not a style; use bold, italic, underline, a colour, or a name from “vigie help themes”",
            ),
            ("[[highlight]]\nquery = \"fog\"", 1, "a highlight needs a query or a search, and a style"),
            (
                "[[highlight]]\nquery = \"fog\"\nstile = \"bold\"",
                3,
                "there is no setting “stile”; did you mean style?",
            ),
            (
                "[[highlight]]\nquery = \"fog limit:3\"\nstyle = \"bold\"",
                2,
                "sort: and limit: have no effect in a highlight; remove them",
            ),
            ("highlight = 1", 1, "write highlights as [[highlight]] tables"),
        ] {
            let mistakes = Config::parse(text).mistakes;
            let found: Vec<_> = mistakes.iter().map(|fault| (fault.line, fault.reason.as_str())).collect();
            assert_eq!(found, [(line, reason)], "{text}");
        }
    }

    #[test]
    fn colours_are_legible_in_every_theme() {
        let style = HighlightStyle::parse("#777777").unwrap();
        for theme in Theme::all() {
            for depth in [Depth::Indexed, Depth::Sixteen] {
                let palette = theme.palette.at(depth);
                let (Some(colour), Some(ground)) = (style.colour(&palette, depth), palette.ground) else {
                    continue;
                };
                assert!(colour.contrast(ground) >= CONTRAST, "{} {depth:?}", theme.name);
            }
        }
        let accent = HighlightStyle::parse("accent").unwrap();
        let dark = Theme::named("dark").unwrap().palette;
        assert_eq!(accent.colour(&dark, Depth::True), dark.accent);
        assert_eq!(style.colour(&ThemeColours::default(), Depth::True), None);
    }
}
