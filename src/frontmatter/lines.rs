//! The lines of front matter: which of them begin with a key, and with which.
//!
//! Floor 1, part of [`frontmatter`](crate::frontmatter). Values are parsed elsewhere.

/// The language in which front matter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// YAML between `---` lines, or in a code fence.
    Yaml,
    /// TOML between `+++` lines, or in a code fence.
    Toml,
    /// A JSON object at the start of the file, or in a code fence.
    Json,
    /// `Title: …` lines up to the first blank line, or `[#]: title: "…"` lines.
    Headers,
}

impl Syntax {
    /// The name of the language, for messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Yaml | Self::Headers => "YAML",
            Self::Toml => "TOML",
            Self::Json => "JSON",
        }
    }
}

/// The header in a line of the form `[#]: title: "…"`: `title: "…"`.
pub fn marked(line: &str) -> Option<&str> {
    line.strip_prefix("[#]:").map(str::trim_start)
}

/// The key and value of a header line: one word, a colon, then a space and a value, or nothing.
pub fn header(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let letters = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let is_key = key.starts_with(|c: char| c.is_ascii_alphabetic()) && key.chars().all(letters);
    let is_value = value.is_empty() || value.starts_with([' ', '\t']);
    (is_key && is_value && key.len() <= 40).then(|| (key, value.trim()))
}

/// Whether a line begins with a key.
pub fn is_key_line(line: &str, language: Syntax) -> bool {
    key_and_value(line, language).is_some()
}

/// The key, without quotes, and the value, as written, of a line that begins with a key.
pub fn key_and_value(line: &str, language: Syntax) -> Option<(&str, &str)> {
    let sign = if language == Syntax::Toml { '=' } else { ':' };
    for quote in ['"', '\''] {
        if let Some((key, after)) = line.strip_prefix(quote).and_then(|line| line.split_once(quote)) {
            return Some((key, after.trim_start().strip_prefix(sign)?.trim()));
        }
    }
    let (key, value) = line.split_once(sign)?;
    let key = key.trim_end();
    let spaced = value.is_empty() || value.starts_with([' ', '\t', '"', '\'', '[', '{']) || sign == '=';
    let first = key.chars().next().is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '$' | '<'));
    let plain = !key.contains(['"', '[', ']', '{', '}', '#', '`', '*', ',', '(']);
    let words = key.split_whitespace().count();
    (spaced && first && plain && words <= 3 && key.len() <= 80).then(|| (key, value.trim()))
}

/// Whether a line begins with this key; with `top`, only if it is not indented.
pub fn begins_with_key(line: &str, key: &str, language: Syntax, top: bool) -> bool {
    let trimmed = line.trim_start();
    match language {
        Syntax::Headers => header(marked(line).unwrap_or(line)).is_some_and(|(found, _)| found == key),
        // Several keys may share a line.
        Syntax::Json => line.match_indices(key).any(|(at, _)| {
            let before = line.get(..at).is_some_and(|before| before.ends_with('"'));
            let after = line.get(at + key.len()..).and_then(|after| after.strip_prefix('"'));
            before && after.is_some_and(|after| after.trim_start().starts_with(':'))
        }),
        Syntax::Toml if trimmed.starts_with('[') => trimmed.trim_matches(['[', ']', ' ']) == key,
        Syntax::Yaml | Syntax::Toml => {
            // Top-level keys are not indented, unlike lines of a block scalar. One column is allowed, for
            // front matter between ` ---` lines.
            let indented = line.len() - trimmed.len();
            let trimmed = trimmed.trim_start_matches(['-', ' ', '{']);
            (!top || indented <= 1) && key_and_value(trimmed, language).is_some_and(|(found, _)| found == key)
        }
    }
}
