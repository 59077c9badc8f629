//! The tables `[[highlight]]`: articles of a query stand in the list in a style of their own.

use std::fmt;

use toml::de::{DeTable, DeValue};

use crate::config::colour::{Colour, Depth};
use crate::config::file::Notes;
use crate::config::palette::{CONTRAST, Palette, ROLES};
use crate::config::{Fault, Searches, quoted};
use crate::limits;
use crate::query::{Field, Query, QueryError, complete};
use crate::text::{CleanText, nearest};
use crate::wording::Phrase;

/// A rule: which articles, and how they stand in the list. Of several that hold, the first one counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Highlight {
    /// Which articles; it may name saved searches.
    pub query: Query,
    /// How their title looks.
    pub style: HighlightStyle,
    /// The line of the file.
    pub line: usize,
}

/// How something looks that stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct HighlightStyle {
    /// Its colour, if it has one.
    pub tint: Option<Tint>,
    /// Whether it is bold.
    pub bold: bool,
    /// Whether it is slanted.
    pub italic: bool,
    /// Whether it is underlined.
    pub underline: bool,
}

/// A colour, or the role in the theme that has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tint {
    /// The colour of a role of [`ROLES`], by its name.
    Role(&'static str),
    /// A colour of its own.
    Colour(Colour),
}

/// What a style may be made of besides colours.
const WORDS: [&str; 3] = ["bold", "italic", "underline"];

impl HighlightStyle {
    /// Reads words such as `bold accent` or `underline #ff8800`.
    ///
    /// # Errors
    /// A word is none, or there is none at all: says what may stand there.
    pub fn parse(text: &str) -> Result<Self, Phrase> {
        let mut style = Self::default();
        for word in text.split_whitespace() {
            let role = ROLES.iter().find(|row| row.name == word);
            match (word, role, Colour::parse(word)) {
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

    /// Its colour in a theme, as a terminal of this depth shows it so that it is read.
    #[must_use]
    pub fn colour(&self, palette: &Palette, depth: Depth) -> Option<Colour> {
        match self.tint? {
            Tint::Role(name) => {
                ROLES.iter().find(|row| row.name == name).and_then(|row| (row.colour)(palette))
            }
            // Without colours there is none.
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

impl Highlight {
    /// What keeps the rule from being used with these saved searches: one that it names is not among them, or
    /// is no query.
    #[must_use]
    pub fn fault(&self, searches: &Searches) -> Option<Fault> {
        let error = searches.expanded(&self.query).err()?;
        Some(Fault { line: self.line, reason: not_used(&error).text() })
    }

    /// As it stands in the file.
    #[must_use]
    pub fn printed(&self) -> String {
        let (query, style) = (quoted(&self.query.to_string()), quoted(&self.style.to_string()));
        format!("[[highlight]]\nquery = {query}\nstyle = {style}")
    }
}

/// The rules of the file, in its order; notes what is wrong with them.
pub(super) fn read(notes: &mut Notes<'_>, value: &toml::Spanned<DeValue<'_>>) -> Vec<Highlight> {
    let DeValue::Array(tables) = value.get_ref() else {
        notes.fault(value.span().start, &Phrase::HighlightNoTable);
        return Vec::new();
    };
    let mut rules = Vec::new();
    for table in tables.iter().take(limits::HIGHLIGHTS) {
        match table.get_ref().as_table() {
            Some(entries) => rules.extend(rule(notes, table.span().start, entries)),
            None => notes.fault(table.span().start, &Phrase::HighlightNoTable),
        }
    }
    rules
}

fn rule(notes: &mut Notes<'_>, at: usize, table: &DeTable<'_>) -> Option<Highlight> {
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
            other => Err(unknown(other)),
        };
        if let Err(phrase) = done {
            notes.fault(at, &phrase);
            is_sound = false;
        }
    }
    if let (Some(query), Some(style)) = (query, style) {
        return Some(Highlight { query, style, line: notes.line(at) });
    }
    if is_sound {
        notes.fault(at, &Phrase::HighlightIncomplete);
    }
    None
}

fn parsed(text: &str) -> Result<Query, Phrase> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Phrase::HighlightIncomplete);
    }
    let query = Query::parse(text).map_err(|error| not_used(&error))?;
    if query.limit.is_some() || !query.sort.is_empty() {
        return Err(Phrase::HighlightOrders);
    }
    Ok(query)
}

/// Why a query is not used, with what may have been meant.
fn not_used(error: &QueryError) -> Phrase {
    Phrase::HighlightQuery { reason: error.sentence() }
}

fn unknown(name: &str) -> Phrase {
    let shown = CleanText::line(name).cut_to_graphemes(limits::QUOTED_GRAPHEMES);
    match nearest(name, ["query", "search", "style"]) {
        Some(meant) => Phrase::UnknownSettingMeant { name: shown, meant },
        None => Phrase::UnknownSetting { name: shown },
    }
}

fn wrong(word: &str) -> Phrase {
    let given = CleanText::line(word).cut_to_graphemes(limits::QUOTED_GRAPHEMES);
    let known = WORDS.into_iter().chain(ROLES.iter().map(|row| row.name)).chain(Colour::names());
    match nearest(word, known) {
        Some(meant) => Phrase::NotAStyleMeant { given, meant: CleanText::line(meant) },
        None => Phrase::NotAStyle { given },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Config, Theme};

    #[test]
    fn rules_are_read_print_and_read_back() {
        let text = "[[highlight]]\nquery = \"tag:\\\"Sea News\\\" -is:draft\"\nstyle = \"accent bold\"\n\n[[highlight]]\nsearch = \"my heart\"\nstyle = \"underline #ff8800\"\n";
        let config = Config::parse(text);
        assert_eq!(config.faults, []);
        let printed: Vec<String> = config.highlights.iter().map(Highlight::printed).collect();
        assert_eq!(
            printed[0],
            "[[highlight]]\nquery = \"tag:\\\"Sea News\\\" -is:draft\"\nstyle = \"bold accent\""
        );
        assert!(printed[1].contains("search:"), "{}", printed[1]);
        let again = Config::parse(&printed.join("\n"));
        assert_eq!(again.faults, []);
        let without_lines = |config: &Config| {
            config.highlights.iter().map(|rule| (rule.query.clone(), rule.style)).collect::<Vec<_>>()
        };
        assert_eq!(without_lines(&again), without_lines(&config));
    }

    #[test]
    fn faults_of_a_rule_are_said() {
        for (text, line, reason) in [
            (
                "[[highlight]]\nquery = \"(fog\"\nstyle = \"bold\"",
                2,
                "the query is not used: the parenthesis is not closed",
            ),
            ("[[highlight]]\nquery = \"fog\"\nstyle = \"blod\"", 3, "“blod” is no style; did you mean bold?"),
            (
                "[[highlight]]\nquery = \"fog\"\nstyle = \"\"",
                3,
                "“” is no style: bold, italic, underline, a colour, or a name of “vigie help themes”",
            ),
            ("[[highlight]]\nquery = \"fog\"", 1, "a highlight has a query or a search, and a style"),
            (
                "[[highlight]]\nquery = \"fog\"\nstile = \"bold\"",
                3,
                "there is no setting “stile”; did you mean style?",
            ),
            (
                "[[highlight]]\nquery = \"fog limit:3\"\nstyle = \"bold\"",
                2,
                "sort: and limit: change no highlight; take them out of the query",
            ),
            ("highlight = 1", 1, "highlights stand under [[highlight]]"),
        ] {
            let faults = Config::parse(text).faults;
            let said: Vec<_> = faults.iter().map(|fault| (fault.line, fault.reason.as_str())).collect();
            assert_eq!(said, [(line, reason)], "{text}");
        }
    }

    #[test]
    fn a_colour_is_read_on_every_theme() {
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
        assert_eq!(style.colour(&Palette::default(), Depth::True), None);
    }
}
