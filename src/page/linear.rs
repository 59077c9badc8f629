//! An article as lines for `--plain`, a screen reader or a pipe: one paragraph per line, nothing cut or drawn.
//! Floor 2, part of [`page`](crate::page), which lays it out in columns instead.

use crate::frontmatter::ParsedFile;
use crate::model::Article;
use crate::page::{credit, date, problem_sentence};
use crate::text::CleanText;
use crate::wording::Phrase;

/// One line with the facts about an article besides its title: date, source, host, tags, author, whether it
/// is an excerpt or a draft.
pub fn facts(article: &Article, source: &CleanText) -> CleanText {
    let host = article.host().filter(|host| host != source);
    let tags: Vec<&CleanText> = article.tags.iter().filter(|tag| *tag != source).collect();
    let mut facts: Vec<CleanText> = date(article).into_iter().collect();
    facts.extend((!source.is_empty()).then(|| source.clone()));
    facts.extend(host);
    facts
        .extend((!tags.is_empty()).then(|| Phrase::PlainTags { tags: CleanText::joined(tags, ", ") }.text()));
    facts.extend(article.author.as_ref().map(|author| Phrase::PlainAuthor { author: author.clone() }.text()));
    facts.extend(article.truncated.then(|| Phrase::PlainExcerpt.text()));
    facts.extend(article.draft.then(|| Phrase::Draft.text()));
    let line = CleanText::joined(&facts, ". ");
    if line.is_empty() { line } else { CleanText::line(&format!("{line}.")) }
}

/// The whole article: title, facts, summary, text, image credit, and the serious problems of its file.
/// `source` is the name of the source as shown in the list.
pub fn lines(reading: &ParsedFile, source: &CleanText) -> Vec<CleanText> {
    let article = &reading.article;
    let mut lines = vec![article.title.clone(), facts(article, source)];
    let text = super::searched_text(reading);
    let document = super::document(reading);
    lines.extend(article.summary.iter().filter(|summary| !document.contains_words(summary)).cloned());
    lines.extend(text.lines().map(CleanText::line));
    if text.is_empty() && article.summary.is_none() && !article.is_broken() {
        lines.push(Phrase::NoText.text());
    }
    lines.extend(credit(article));
    let serious = article.problems.iter().filter(|problem| problem.kind.is_serious());
    lines.extend(serious.map(problem_sentence));
    lines.retain(|line| !line.trim().is_empty());
    lines
}

#[cfg(test)]
mod tests {
    use jiff::civil;

    use super::*;
    use crate::frontmatter;
    use crate::model::ArticlePath;

    fn read(text: &str) -> Vec<String> {
        let path = ArticlePath::new("a.md".into());
        let reading = frontmatter::read(&path, text.as_bytes(), civil::date(2026, 11, 22));
        lines(&reading, &CleanText::line("Harbour Notes")).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn every_paragraph_of_an_article_is_one_line() {
        let text = "---\ntitle: A heron\ndate: 2024-07-05\ntags: [River, Harbour Notes]\nauthor: Ada\nlink: https://www.example.org/h\nsummary: Seen at the lock.\n---\n\n# Morning\n\nA *grey* heron\nstood there.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
        let lines = read(text);
        assert_eq!(
            lines[..5],
            [
                "A heron",
                "5 July 2024. Harbour Notes. example.org. Tags: River. By Ada.",
                "Seen at the lock.",
                "Morning",
                "A grey heron stood there.",
            ]
        );
        let rest = lines[5..].join("|");
        assert!(!rest.contains(['│', '•', '─']) && rest.contains("one|two"), "{rest}");
    }

    #[test]
    fn missing_parts_are_left_out_or_reported() {
        assert_eq!(
            read("---\ntitle: Nothing\n---\n"),
            ["Nothing", "Harbour Notes.", "This article has no text."]
        );
        let broken = read("---\ntitle: [\n---\nText.\n");
        assert!(broken.iter().any(|line| line.contains("does not parse")), "{broken:?}");
    }
}
