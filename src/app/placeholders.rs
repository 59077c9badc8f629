//! The placeholders of commands that are run on articles. Floor 3, part of [`app`](crate::app). `io` fills them in.

use crate::model::Attribute;
use crate::text::{CleanText, nearest};

/// Placeholders in a command, which are written in braces, each with its attribute and other names that a user
/// may try.
pub const PLACEHOLDERS: [(&str, Attribute, &[&str]); 9] = [
    ("url", Attribute::SourceUrl, &["link", "lien", "source_url", "href"]),
    ("title", Attribute::Title, &["titre"]),
    ("path", Attribute::Path, &["file", "fichier", "chemin"]),
    ("tags", Attribute::Tags, &["tag", "étiquettes", "etiquettes"]),
    ("date", Attribute::Date, &["day", "jour"]),
    ("host", Attribute::Host, &["site", "hôte", "hote", "domain"]),
    ("source", Attribute::Source, &["sources"]),
    ("author", Attribute::Author, &["auteur"]),
    ("id", Attribute::Id, &["identifiant", "identifier"]),
];

/// The first unknown name in braces that resembles a placeholder, with that placeholder. Other braces are
/// left to the command, as in `awk '{print}'`.
pub fn misspelled_placeholder(word: &str) -> Option<(CleanText, &'static str)> {
    word.split('{').skip(1).find_map(|rest| {
        let (name, _) = rest.split_once('}')?;
        let is_name = |letter: char| letter.is_alphabetic() || matches!(letter, '_' | '-');
        let lower = name.to_lowercase().replace('-', "_");
        if PLACEHOLDERS.iter().any(|(own, ..)| *own == name) || !name.chars().all(is_name) {
            return None;
        }
        let other =
            PLACEHOLDERS.iter().find(|(own, _, others)| *own == lower || others.contains(&lower.as_str()));
        let meant = match other {
            Some((own, ..)) => own,
            None => nearest(&lower, PLACEHOLDERS.iter().map(|(own, ..)| *own))?,
        };
        Some((CleanText::line(name), meant))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misspelled_placeholders_are_recognized() {
        for (word, found) in [
            ("{titre}", Some(("titre", "title"))),
            ("say {url} {Title}", Some(("Title", "title"))),
            ("{tilte}", Some(("tilte", "title"))),
            ("{source-url}", Some(("source-url", "url"))),
            ("{title}{url}{path}{tags}{date}{host}{source}{author}{id}", None),
            ("{print}", None),
            ("{print $1}", None),
            ("{}", None),
            ("{a,b}", None),
            ("{titre", None),
            ("}{", None),
        ] {
            let mistaken = misspelled_placeholder(word);
            assert_eq!(mistaken.as_ref().map(|(name, meant)| (name.as_str(), *meant)), found, "{word}");
        }
    }
}
