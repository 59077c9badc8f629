//! Lookup of single articles by path, path number or identifier, and of their stored values.
//! Searching is left to [`find`](super::find). Floor 2, part of [`library`](crate::library).

use crate::library::keys::{key_name, known_value};
use crate::library::schema::NumberColumn;
use crate::library::snapshot::Library;
use crate::model::{Article, ArticleId, ArticlePath};
use crate::text::CleanText;

/// Hexadecimal digits of an identifier; see [`ArticlePath::id`](crate::model::ArticlePath::id).
const DIGITS: usize = 10;
/// How many low bits of the path number an identifier omits.
const LEFT_OUT: u32 = 24;

impl Library {
    /// The text of an article as it was indexed, without Markdown.
    pub fn text(&self, id: ArticleId) -> Option<String> {
        let (part, document) = self.place(id)?;
        part.segment.article_and_text(document).map(|(_, text)| text)
    }

    /// When an article was added to the library, in nanoseconds since 1970; `None` if unknown.
    pub fn added(&self, id: ArticleId) -> Option<i64> {
        self.number(id, NumberColumn::Added)
    }

    /// The article at a path.
    pub fn at(&self, path: &ArticlePath) -> Option<ArticleId> {
        self.by_path_number(path.number())
            .find(|&id| self.row(id).is_some_and(|article| article.path == *path))
    }

    /// The articles with this path number: normally one or none.
    pub fn by_path_number(&self, number: u64) -> impl Iterator<Item = ArticleId> + '_ {
        self.parts.iter().flat_map(move |part| {
            let found = part.segment.by_path_number(number).into_iter();
            found.filter(|&document| part.alive.contains(document)).map(|document| part.id(document))
        })
    }

    /// Whether there is an article with this path number.
    pub fn has_number(&self, number: u64) -> bool {
        self.by_path_number(number).next().is_some()
    }

    /// The articles whose identifier begins with these digits, in no particular order.
    pub fn by_id_prefix(&self, beginning: &str) -> Vec<ArticleId> {
        let Some((first, last)) = numbers(beginning) else { return Vec::new() };
        let mut found = Vec::new();
        for part in self.parts.iter() {
            let numbers = (0..).zip(part.segment.path_numbers());
            let meant = numbers.filter(|&(document, number)| {
                (first..=last).contains(number) && part.alive.contains(document)
            });
            found.extend(meant.map(|(document, _)| part.id(document)));
        }
        found
    }

    /// The value of a front matter key, as displayed; `None` if the key is missing or has no value.
    pub fn key_value(&self, id: ArticleId, article: &Article, key: &str) -> Option<CleanText> {
        let name = key_name(key);
        let (_, value) = self.keys(id).into_iter().find(|(key, _)| key_name(key) == name)?;
        // For values that the article itself holds, only the key is stored.
        let value = if value.is_empty() { known_value(article, &name)? } else { value };
        Some(CleanText::line(&value)).filter(|value| !value.is_empty())
    }
}

/// The lowest and the highest path number whose identifier begins with these digits.
fn numbers(beginning: &str) -> Option<(u64, u64)> {
    let are_digits = beginning.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
    if beginning.is_empty() || beginning.len() > DIGITS || !are_digits {
        return None;
    }
    let missing = u32::try_from(DIGITS - beginning.len()).ok()? * 4 + LEFT_OUT;
    let first = u64::from_str_radix(beginning, 16).ok()? << missing;
    Some((first, first | ((1 << missing) - 1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::NewArticle;

    #[test]
    fn articles_are_found_by_an_identifier_prefix() {
        let paths: Vec<ArticlePath> =
            (0..50).map(|number| ArticlePath::new(format!("{number}.md").into())).collect();
        let entries: Vec<NewArticle> =
            paths.iter().map(|path| NewArticle::new(Article::unknown(path.clone()), "")).collect();
        let library = Library::empty(CleanText::line("x"), jiff::civil::date(2026, 1, 1), 1);
        let library = library.with(&entries[..20]).unwrap().with(&entries[20..]).unwrap();
        for path in &paths {
            for digits in 1..=DIGITS {
                let id = path.id();
                let beginning = id.get(..digits).unwrap();
                let mut found: Vec<String> = library
                    .by_id_prefix(beginning)
                    .into_iter()
                    .map(|id| library.row(id).unwrap().path.id())
                    .collect();
                found.sort();
                let mut meant: Vec<String> =
                    paths.iter().map(ArticlePath::id).filter(|id| id.starts_with(beginning)).collect();
                meant.sort();
                assert_eq!(found, meant, "{beginning}");
            }
        }
        for none in ["", "g", "00000000000", "ABCD", "é", " 1"] {
            assert_eq!(library.by_id_prefix(none), [], "{none}");
        }
        let gone = std::iter::once(paths[0].number()).collect();
        let library = library.changed(&[], &gone, 2).unwrap();
        assert_eq!(library.by_id_prefix(&paths[0].id()), []);
    }
}
