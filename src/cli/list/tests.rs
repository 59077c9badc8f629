//! Tests of the lines of `vigie list`.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};

use super::*;
use crate::io::Source;
use crate::library::NewArticle;
use crate::model::{Article, ArticlePath, Link};

fn library(articles: Vec<Article>) -> Library {
    let entries: Vec<NewArticle> = articles
        .into_iter()
        .map(|article| NewArticle {
            keys: vec![
                (CleanText::line("mood"), CleanText::line("calm")),
                (CleanText::line("sourceUrl"), CleanText::default()),
            ],
            ..NewArticle::new(article, "")
        })
        .collect();
    let library = Library::empty(CleanText::line("x"), jiff::civil::date(2026, 11, 22), 1);
    library.with(&entries).expect("it is indexed")
}

fn article(title: &str, link: Option<&str>) -> Article {
    Article {
        title: CleanText::line(title),
        source_url: link.map(|link| Link::new(CleanText::line(link))),
        tags: vec![CleanText::line("Sea"), CleanText::line("News, late")],
        ..Article::unknown(ArticlePath::new("b/a.md".into()))
    }
}

fn with<T>(article: Article, each: impl FnOnce(ArticleId, &PrintedArticle<'_>) -> T) -> T {
    let library = library(vec![article]);
    let id = library.ids().next().expect("an article");
    let article = library.row(id).expect("it is there");
    each(id, &PrintedArticle { source: &Source::Sample, library: &library, article: &article })
}

fn markdown(article: Article) -> String {
    let mut item = String::new();
    with(article, |_, printed| item = super::markdown(printed));
    item
}

#[test]
fn a_format_is_text_with_fields() {
    for (format, line) in [
        ("{title}", "Whales"),
        ("{tags} ({path})", "Sea, News, late (b/a.md)"),
        ("{{{title}}}", "{Whales}"),
        ("{{title}}", "{title}"),
        ("{host}\\t{title}\\n", "example.org\tWhales\n"),
        ("a\\\\tb\\x", "a\\tb\\x"),
        ("{mood}, {Source URL}, {sourceUrl}", "calm, https://example.org/a, https://example.org/a"),
        ("[{date}{summary}{added}]", "[]"),
        ("[{date:%d %B %Y}{Added:%Y}]", "[]"),
        ("\u{1b}[31m{title}\u{202e}é", "[31mWhalesé"),
        ("", ""),
    ] {
        let printed = with(article("Whales", Some("https://example.org/a")), |id, printed| {
            let format = Format::parse(format).expect("a format");
            format.check(printed.library).expect("its fields are known");
            String::from_utf8(format.of(id, printed)).expect("UTF-8")
        });
        assert_eq!(printed, line, "{format}");
    }
}

#[test]
fn mistakes_in_a_format_are_reported() {
    for (format, message) in [
        ("{title", "--format: unclosed brace; write {{ for a literal brace"),
        ("{", "--format: unclosed brace; write {{ for a literal brace"),
        ("title}", "--format: unmatched closing brace; write }} for a literal brace"),
        ("{}", "--format: no field name between the braces"),
        ("{ }", "--format: no field name between the braces"),
        ("{titel}", "--format: there is no field “titel”; did you mean title?"),
        ("{x}{nothing like it}", "--format: there is no field “x”"),
        ("{title:%Y}", "--format: there is no field “title:%Y”"),
        ("{date:}", "--format: the pattern “” has no part of a date; write for example {date:%d %B %Y}"),
    ] {
        let outcome = with(article("Whales", None), |_, printed| {
            Format::parse(format).and_then(|format| format.check(printed.library))
        });
        assert_eq!(outcome.unwrap_err().to_string(), message, "{format}");
    }
}

#[test]
fn tsv_has_eight_columns() {
    let mut line = String::new();
    with(article("Whales", Some("https://www.example.org/a")), |_, printed| {
        line = String::from_utf8(super::columns(printed, super::TSV_COLUMNS)).expect("UTF-8");
    });
    let columns: Vec<&str> = line.split('\t').collect();
    let id = ArticlePath::new("b/a.md".into()).id();
    let address = "https://www.example.org/a";
    assert_eq!(
        columns,
        [id.as_str(), "", "Whales", "example.org", "example.org", address, "b/a.md", "Sea|News, late"]
    );
}

/// The text and the targets that a Markdown text shows.
fn shown(markdown: &str) -> (String, Vec<String>, usize) {
    let (mut text, mut targets, mut blocks) = (String::new(), Vec::new(), 0);
    for event in Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
        match event {
            Event::Text(piece) => text.push_str(&piece),
            Event::Start(Tag::Link { dest_url, .. }) => targets.push(dest_url.to_string()),
            Event::Start(Tag::List(_) | Tag::Item)
            | Event::End(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::SoftBreak
            | Event::HardBreak
            | Event::TaskListMarker(_) => {}
            Event::Start(_) | Event::Code(_) | Event::Html(_) | Event::InlineHtml(_) | Event::Rule => {
                blocks += 1;
            }
        }
    }
    (text, targets, blocks)
}

#[test]
fn a_markdown_item_is_the_title_linked_to_the_source() {
    for (title, link) in [
        ("Whales", Some("https://example.org/a")),
        (
            "[x](y) *a* _b_ `c` <i>d</i> &amp; \\ ~~e~~ | $f$",
            Some("https://example.org/a_(b)?c=(d&copy;e&f=g*h*"),
        ),
        ("# Heading", None),
        ("1. First", None),
        ("2024) that", None),
        ("- - -", None),
        ("+ plus = 2", None),
        ("===", None),
        ("[ ] a task", None),
    ] {
        let item = markdown(article(title, link));
        let (text, targets, blocks) = shown(&item);
        let label = if link.is_some() { " — example.org" } else { "" };
        assert_eq!((text.as_str(), blocks), (format!("{title}{label}").as_str(), 0), "{item}");
        let wanted = link.map(|link| crate::model::SafeUrl::parse(link).unwrap().as_str().to_owned());
        assert_eq!(targets, wanted.into_iter().collect::<Vec<_>>(), "{item}");
    }
}

proptest! {
    #[test]
    fn every_title_is_escaped(title in "[a-c1 \\\\`*_\\[\\]<>&~|$#+=:!(){}.-]{1,14}", path in "[a-c()&;#\\\\*_\\[\\]?]{0,10}") {
        let link = format!("https://example.org/{path}");
        let title = CleanText::line(&title);
        prop_assume!(!title.is_empty());
        let url = crate::model::SafeUrl::parse(&CleanText::line(&link)).unwrap();
        let item = markdown(article(&title, Some(&link)));
        let (text, targets, blocks) = shown(&item);
        prop_assert_eq!((text, blocks), (format!("{title} — example.org"), 0), "{}", item);
        prop_assert_eq!(targets, vec![url.as_str().to_owned()]);
    }

    #[test]
    fn parsing_a_format_never_panics(text in "[{}\\\\tna-c\u{1b}é]{0,16}") {
        let _ = Format::parse(&text);
    }
}
