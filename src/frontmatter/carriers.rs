//! The table CARRIERS: the forms in which front matter can stand at the top of a file, with what opens and closes it,
//! its language, and who writes it so; to accept another fence, add a row. Finding it is left to `split`, reading it
//! to `parse` and `salvage`. Floor 1, part of [`frontmatter`](crate::frontmatter).

use crate::frontmatter::lines::{LineForm, is_dashes};
use crate::frontmatter::parse::Syntax;

/// What the content of a block must have, so that it is front matter and not text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// Nothing: its form says enough.
    Certain,
    /// A key of the table ALIASES.
    KnownKey,
    /// A title, or a date that can be read.
    TitleOrDate,
    /// A date that can be read, a web link, or a value that is a tag or a link of a note: `#books`, `[[Anne]]`.
    Link,
    /// A title, a date that can be read, a web link, or tags.
    LinkOrTags,
}

/// A form of front matter.
#[derive(Clone, Copy, Debug)]
pub struct Carrier {
    /// The first line; of lines without a fence, how each is written.
    pub opening: &'static str,
    /// The lines that close it, an empty one for a blank line; none, if the first line of another form does.
    pub closing: &'static [&'static str],
    pub language: Syntax,
    pub trust: Trust,
    /// The programs and sites that write it so.
    pub writers: &'static str,
}

const YAML: Syntax = Syntax::Yaml;
const TOML: Syntax = Syntax::Toml;
const JSON: Syntax = Syntax::Json;

/// The accepted forms. Spaces around an opening line and a comment behind it don't count; rows of four and more
/// dashes, and of dashes as phones write them, close what dashes open.
#[rustfmt::skip]
pub const CARRIERS: &[Carrier] = &[
    carrier("---", &["---", "..."], YAML, Trust::Certain, "Jekyll, Hugo, Eleventy, Astro, Obsidian and most others"),
    carrier("---yaml", &["---", "..."], YAML, Trust::Certain, "Eleventy, Docusaurus, VuePress and others with gray-matter"),
    carrier("---yml", &["---", "..."], YAML, Trust::Certain, "the same"),
    carrier("---toml", &["---"], TOML, Trust::Certain, "the same"),
    carrier("---json", &["---"], JSON, Trust::Certain, "the same"),
    carrier("----", &["---", "----"], YAML, Trust::TitleOrDate, "Hexo, Pelican, Nuxt Content"),
    carrier("—", &["---", "—"], YAML, Trust::TitleOrDate, "phones and word processors, for `---`"),
    carrier("+++", &["+++"], TOML, Trust::Certain, "Hugo, Zola; Franklin, with code in Julia"),
    carrier("+++toml", &["+++"], TOML, Trust::Certain, "gray-matter"),
    carrier(";;;", &[";;;"], JSON, Trust::TitleOrDate, "Hexo, without braces"),
    carrier(";;;json", &[";;;"], JSON, Trust::TitleOrDate, "gray-matter"),
    carrier("```yaml", &["```"], YAML, Trust::TitleOrDate, "notes that show their front matter"),
    carrier("```yml", &["```"], YAML, Trust::TitleOrDate, "the same"),
    carrier("```toml", &["```"], TOML, Trust::TitleOrDate, "RustSec"),
    carrier("```json", &["```"], JSON, Trust::TitleOrDate, "notes that show their front matter"),
    carrier("{", &["}"], JSON, Trust::TitleOrDate, "Hugo"),
    carrier("[#]: title: …", &[], Syntax::Lines(LineForm::Definitions), Trust::Certain, "LCTT"),
    carrier("@def title = …", &[], Syntax::Lines(LineForm::Franklin), Trust::Certain, "Franklin"),
    carrier(".. title: …", &[], Syntax::Lines(LineForm::Nikola), Trust::TitleOrDate, "Nikola, also in an HTML comment"),
    carrier("title:: …", &[], Syntax::Lines(LineForm::Logseq), Trust::LinkOrTags, "Logseq, also above YAML"),
    carrier("% title", &[""], Syntax::Lines(LineForm::Pandoc), Trust::TitleOrDate, "Pandoc"),
    carrier("title: …", &["", "---", ";;;"], Syntax::Lines(LineForm::Plain), Trust::TitleOrDate, "MultiMarkdown, Pelican; Hexo without its first fence"),
    carrier("# Heading", &[""], Syntax::Lines(LineForm::Properties), Trust::Link, "Notion, with `Created: …` below; Readwise, with a list below “Metadata”"),
];

const fn carrier(
    opening: &'static str,
    closing: &'static [&'static str],
    language: Syntax,
    trust: Trust,
    writers: &'static str,
) -> Carrier {
    Carrier { opening, closing, language, trust, writers }
}

impl Trust {
    /// What must be there, in English, for the reference; empty if nothing must.
    fn wanted(self) -> &'static str {
        match self {
            Self::Certain => "",
            Self::KnownKey => "a key of the table below",
            Self::TitleOrDate => "a title or a date",
            Self::Link => "a date, a web link, a `#tag` or a `[[link]]`",
            Self::LinkOrTags => "a title, a date, a web link or tags",
        }
    }
}

impl Carrier {
    /// The language, for the reference.
    pub fn language(&self) -> &'static str {
        if matches!(self.language, Syntax::Lines(_)) { "a key on each line" } else { self.language.name() }
    }

    /// What must be in it so that it is no text, in English, for the reference; empty if nothing must.
    pub fn wanted(&self) -> &'static str {
        self.trust.wanted()
    }

    /// Whether a line, trimmed, closes a block that this row opens exactly as the table says.
    pub fn is_closed_by(&self, line: &str) -> bool {
        let is_code = |sign: char| line.len() >= 3 && line.chars().all(|letter| letter == sign);
        self.closing.contains(&line) || self.opening.starts_with("```") && (is_code('`') || is_code('~'))
    }

    /// Whether a line, trimmed, closes it in another spelling: longer, or as phones write dashes.
    pub fn is_nearly_closed_by(&self, line: &str) -> bool {
        self.opening.starts_with(['-', '—']) && is_dashes(line)
    }
}

/// The row of the form that begins with this line, trimmed, between fences.
pub fn fenced_by(line: &str) -> Option<&'static Carrier> {
    let sign = line.chars().next()?;
    let rest = line.trim_start_matches(sign);
    let count = line.len().saturating_sub(rest.len());
    let (fence, rest) = match sign {
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' if is_dashes(line) && !line.is_ascii() => ("—", ""),
        '-' if count == 3 => ("---", rest),
        '-' if count > 3 => ("----", rest),
        '+' if count == 3 => ("+++", rest),
        ';' if count >= 3 => (";;;", rest),
        '`' | '~' if count >= 3 => ("```", rest),
        _ => return None,
    };
    let mut words = rest.split_whitespace();
    let word = words.next().unwrap_or_default();
    let is_comment = word.starts_with('#') && rest.starts_with([' ', '\t']);
    let (language, after) = if is_comment { ("", None) } else { (word, words.next()) };
    let is_word = language.bytes().all(|byte| byte.is_ascii_alphabetic());
    if !is_word || after.is_some_and(|after| !after.starts_with('#')) {
        return None;
    }
    CARRIERS
        .iter()
        .find(|row| row.opening.strip_prefix(fence).is_some_and(|word| word.eq_ignore_ascii_case(language)))
}

/// The row of header lines of a form.
pub fn of_lines(form: LineForm) -> Option<&'static Carrier> {
    CARRIERS.iter().find(|row| row.language == Syntax::Lines(form))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opening_lines_are_recognised() {
        for (line, opening) in [
            ("---", "---"),
            ("--- # a comment", "---"),
            ("---yaml", "---yaml"),
            ("--- YAML", "---yaml"),
            ("---toml # c", "---toml"),
            ("---json", "---json"),
            ("----", "----"),
            ("------ # c", "----"),
            ("—", "—"),
            ("—-", "—"),
            ("-—", "—"),
            ("+++", "+++"),
            ("+++ toml", "+++toml"),
            (";;;", ";;;"),
            (";;;;", ";;;"),
            ("```yaml", "```yaml"),
            ("~~~ yml", "```yml"),
            ("````json", "```json"),
        ] {
            assert_eq!(fenced_by(line).map(|row| row.opening), Some(opening), "{line}");
        }
        for line in [
            "",
            "--",
            "---x",
            "--- -",
            "--- x y",
            "---# c",
            "--- a: b",
            "---js",
            "++",
            "++++",
            ";;",
            "```",
            "```rust",
            "``` yaml linenums",
            "—x",
            "***",
            "# x",
            "– a",
            "----yaml",
            "-",
        ] {
            assert!(fenced_by(line).is_none(), "{line}");
        }
    }

    #[test]
    fn every_row_has_a_form_of_its_own() {
        for (at, row) in CARRIERS.iter().enumerate() {
            assert!(CARRIERS[at + 1..].iter().all(|other| other.opening != row.opening), "{}", row.opening);
            if let Syntax::Lines(form) = row.language {
                assert_eq!(of_lines(form).map(|found| found.opening), Some(row.opening));
            }
        }
    }
}
