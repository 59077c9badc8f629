//! What the generator of a folder changes, and what it does not.

use super::*;
use crate::frontmatter::{Conventions, Generator};

fn read_by(conventions: &Conventions, path: &str, text: &str) -> Article {
    read_with(&ArticlePath::new(path.into()), text.as_bytes(), TODAY, conventions).article
}

fn day(article: &Article) -> String {
    article.date.map(|date| date.to_string()).unwrap_or_default()
}

#[test]
fn the_generator_says_whether_the_day_or_the_month_is_first() {
    for (generator, written, read, is_ambiguous) in [
        (Some(Generator::Jekyll), "05/07/2024", "2024-07-05", false),
        (Some(Generator::Jekyll), "5.7.2024", "2024-07-05", false),
        (Some(Generator::Pelican), "05/07/2024", "2024-05-07", false),
        (Some(Generator::Nikola), "5.7.2024", "2024-05-07", false),
        (Some(Generator::Hexo), "5-7-2024", "2024-05-07", false),
        (Some(Generator::Docusaurus), "05/07/2024 14:31", "2024-05-07T14:31:00", false),
        (Some(Generator::Docusaurus), "25/12/2024", "2024-12-25", false),
        (Some(Generator::Hugo), "05/07/2024", "2024-05-07", true),
        (Some(Generator::Obsidian), "05/07/2024", "2024-05-07", true),
        (None, "05/07/2024", "2024-05-07", true),
        (None, "5.7.2024", "2024-05-07", true),
        (None, "1/2/2024 10:00", "2024-01-02T10:00:00", true),
        (None, "Published 05/07/2024", "2024-05-07", true),
        // Only one order gives a day of the calendar, or both the same.
        (None, "25/12/2024", "2024-12-25", false),
        (None, "12/25/2024", "2024-12-25", false),
        (None, "05/05/2024", "2024-05-05", false),
        (None, "2024-07-05", "2024-07-05", false),
        (None, "2024/07/05", "2024-07-05", false),
        (None, "07/2024", "2024-07", false),
        (None, "5 July 2024", "2024-07-05", false),
        (None, "Jul 5, 2024", "2024-07-05", false),
        // Words in French.
        (None, "Publié le 05/07/2024", "2024-07-05", false),
    ] {
        let article =
            read_by(&Conventions::of(generator), "a.md", &format!("---\ntitle: A\ndate: {written}\n---\n"));
        assert_eq!(day(&article), read, "{generator:?} {written}");
        let expected = if is_ambiguous { vec![(Some(3), "ambiguous-date")] } else { vec![] };
        assert_eq!(found(&article), expected, "{generator:?} {written}");
    }
}

#[test]
fn the_language_of_an_article_says_what_is_first_in_its_date() {
    for (language, read, is_ambiguous) in [
        ("fr", "2024-07-05", false),
        ("de-CH", "2024-07-05", false),
        ("en", "2024-05-07", true),
        ("\"\"", "2024-05-07", true),
    ] {
        let text = format!("---\ntitle: A\nlang: {language}\ndate: 05/07/2024\n---\n");
        let article = read_by(&Conventions::default(), "a.md", &text);
        assert_eq!((&*day(&article), !found(&article).is_empty()), (read, is_ambiguous), "{language}");
        let article = read_by(&Conventions::of(Some(Generator::Hexo)), "a.md", &text);
        assert_eq!(day(&article), "2024-05-07", "the generator knows");
    }
}

#[test]
fn jekyll_separates_tags_by_blanks() {
    let jekyll = Conventions::of(Some(Generator::Jekyll));
    for (written, of_jekyll, of_others) in [
        ("tags: sea rock", "sea|rock", "sea rock"),
        ("categories: sea  rock lamp", "sea|rock|lamp", "sea rock lamp"),
        ("tags: sea", "sea", "sea"),
        ("tags: [sea rock, lamp]", "sea rock|lamp", "sea rock|lamp"),
        ("tags:\n  - sea rock", "sea rock", "sea rock"),
        ("tags: sea rock, lamp", "sea rock|lamp", "sea rock|lamp"),
        ("tags: 2024", "2024", "2024"),
    ] {
        let text = format!("---\ntitle: A\n{written}\n---\n");
        let tags = |conventions: &Conventions| {
            let article = read_by(conventions, "a.md", &text);
            article.tags.iter().map(|tag| &**tag).collect::<Vec<_>>().join("|")
        };
        assert_eq!(tags(&jekyll), of_jekyll, "{written}");
        for other in [None, Some(Generator::Hugo), Some(Generator::Hexo), Some(Generator::Pelican)] {
            assert_eq!(tags(&Conventions::of(other)), of_others, "{written} {other:?}");
        }
    }
}
