//! Takes a title and a language from the path of a file, if the front matter has none. Floor 1, part of
//! [`frontmatter`](crate::frontmatter).

use crate::limits;
use crate::model::Date;
use crate::model::language::split_language;
use crate::text::{CleanText, fold};

/// How a file is named, which decides what its name is worth as a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Naming {
    /// A number, a single word, or nothing but a date.
    Code,
    /// Several words without spaces, as in an address: `a-new-valve`.
    Words,
    /// With spaces, or in a script that has none: written for people.
    Title,
}

/// A title from the path of a file: the name without extension, language and date. A name for addresses has spaces
/// for its hyphens and underscores. An `index` file takes the name of its folder.
pub fn title(path: &str) -> (CleanText, Naming) {
    let stem = stem(path);
    let undated = without_date(stem);
    let naming = naming(stem, undated);
    let is_spaced = undated.contains(' ');
    let words = if is_spaced { undated.to_owned() } else { undated.replace(['-', '_'], " ") };
    let words = CleanText::line(&words);
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    // Not `iPhone`.
    let is_own = letters.clone().next().is_some_and(char::is_uppercase);
    let title = if is_own { words } else { CleanText::line(&format!("{first}{}", letters.as_str())) };
    let title = if title.is_empty() { CleanText::line(path) } else { title };
    let title = if title.is_empty() { CleanText::line("…") } else { title };
    (title.cut_to_graphemes(limits::TITLE_GRAPHEMES), naming)
}

/// The language before the ending of a file: `fr` for `index.fr.md`.
pub fn language(path: &str) -> Option<&str> {
    split_language(stem_of_name(path.rsplit('/').next()?)).map(|(_, code)| code)
}

/// The name that a file goes by, without its extension and its language; for an `index`, the name of its folder.
fn stem(path: &str) -> &str {
    let mut parts = path.rsplit('/');
    let stem = stem_of_name(parts.next().unwrap_or_default());
    let stem = split_language(stem).map_or(stem, |(name, _)| name);
    if matches!(stem, "index" | "_index") {
        parts.next().filter(|folder| !folder.is_empty()).unwrap_or("index")
    } else {
        stem
    }
}

fn stem_of_name(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn naming(stem: &str, undated: &str) -> Naming {
    // Scripts without spaces: Chinese, Japanese, Thai, Lao, Khmer, Burmese.
    let has_no_spaces = |letter: char| {
        matches!(letter, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
            | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
    };
    let has_letters = undated.chars().any(char::is_alphabetic);
    let is_untitled = ["untitled", "sans titre", "new note", "nouvelle note"]
        .iter()
        .any(|name| fold(stem).starts_with(name));
    if has_letters
        && !is_untitled
        && (stem.trim().contains(' ') || stem.chars().filter(|&letter| has_no_spaces(letter)).count() > 1)
    {
        return Naming::Title;
    }
    let is_word = |word: &&str| word.chars().nth(1).is_some() && word.chars().all(char::is_alphabetic);
    if !is_untitled && undated.split(['-', '_', ' ']).filter(is_word).nth(1).is_some() {
        Naming::Words
    } else {
        Naming::Code
    }
}

/// A name without the date at its beginning, unless there is nothing else in it.
fn without_date(stem: &str) -> &str {
    let Some((_, rest)) = Date::at_beginning_of_name(stem) else { return stem };
    let rest_of_name = rest.trim_start_matches(['-', '_', ' ']);
    if rest_of_name.len() < rest.len() && !rest_of_name.is_empty() { rest_of_name } else { stem }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_come_from_paths() {
        use Naming::{Code, Title, Words};
        for (path, shown, naming) in [
            ("2024-07-05-a-new-valve.md", "A new valve", Words),
            ("news/20240705 some_thing.md", "Some thing", Title),
            ("2024-7-5-single.md", "Single", Code),
            ("202407051431 On lamps.md", "On lamps", Title),
            ("20240705T143139--on-lamps.md", "On lamps", Words),
            ("202413051431 On lamps.md", "202413051431 On lamps", Title),
            ("20240705.md", "20240705", Code),
            ("news/été-2024.md", "Été 2024", Code),
            ("a-new-folder/index.md", "A new folder", Words),
            ("2024-07-05-a-folder/_index.md", "A folder", Code),
            ("index.md", "Index", Code),
            ("x/a\\b.md", "A\\b", Code),
            ("2024-07-05.md", "2024 07 05", Code),
            ("---.md", "---.md", Code),
            ("", "…", Code),
            ("2024-01-05-hello/index.fr.md", "Hello", Code),
            ("2024-01-07-lamp.pt-BR.md", "Lamp", Code),
            ("Notes on the X-ray valve.md", "Notes on the X-ray valve", Title),
            ("iPhone notes.md", "iPhone notes", Title),
            ("新阀门.md", "新阀门", Title),
            ("Untitled 2.md", "Untitled 2", Code),
            ("550e8400-e29b-41d4-a716.md", "550e8400 e29b 41d4 a716", Code),
            ("Node.js.md", "Node.js", Code),
            ("Version 2.0.md", "Version 2.0", Title),
            ("a.b.c.md", "A.b.c", Code),
        ] {
            let (title, found) = title(path);
            assert_eq!((&*title, found), (shown, naming), "{path}");
        }
    }
}
