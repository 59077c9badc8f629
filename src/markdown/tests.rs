//! Tests of parsing, of the clean view and of rows for whole documents.

use proptest::prelude::*;

use super::*;
use crate::limits;
use crate::model::{Article, ArticlePath, Link};
use crate::text::{CleanText, Role, Row};

/// The rows of a source, joined by line breaks.
fn shown(source: &str, columns: usize) -> String {
    let rows = layout::rows(&parse(&CleanText::block(source)), columns, None);
    rows.iter().map(Row::plain).collect::<Vec<_>>().join("\n")
}

/// The spans of a source in one role.
fn in_role(source: &str, role: Role) -> Vec<String> {
    layout::rows(&parse(&CleanText::block(source)), 72, None)
        .into_iter()
        .flat_map(|row| row.spans)
        .filter(|span| span.role == role)
        .map(|span| span.text.to_string())
        .collect()
}

/// An article with nothing but a title.
fn titled(title: &str) -> Article {
    Article { title: CleanText::line(title), ..Article::unknown(ArticlePath::new("a.md".into())) }
}

/// The clean view of a source, joined by line breaks.
fn clean(source: &str) -> String {
    let text = |text: &str| Some(CleanText::line(text));
    let article = Article {
        summary: text(
            "A valve was tri\u{ad}ed in 40 patients […] The post New valve appeared first on Heart Daily .",
        ),
        source_url: text("https://heart.example/new-valve/").map(Link::new),
        image_url: text("https://heart.example/valve.jpg"),
        image_credit: text("Photo of the article — rights reserved — https://heart.example/new-valve/"),
        ..titled("New valve – first results")
    };
    let document = parse(&CleanText::block(source)).without_header_of(&article);
    layout::rows(&document, 60, None).iter().map(Row::plain).collect::<Vec<_>>().join("\n")
}

#[test]
fn clean_view_drops_what_the_header_shows() {
    for (source, left) in [
        ("# New Valve - First Results\n\nText.", "Text."),
        ("![x](https://heart.example/valve.jpg)\n\nText.", "Text."),
        ("![New valve – first results](https://heart.example/valve-300.jpg)\n\nText.", "Text."),
        (
            "![x](https://heart.example/valve.jpg)\n*Crédit image : Photo of the article — rights reserved — https://heart.example/new-valve/*\n\nText.",
            "Text.",
        ),
        ("*Crédit image : Photo of the article — rights reserved — https://heart.example/new-valve/*", ""),
        ("Image credit: Photo of the article — rights reserved — https://heart.example/new-valve/", ""),
        (
            "## L’essentiel\n\nA valve was tried in 40 patients [&#8230;] The post New valve appeared first on Heart Daily .",
            "",
        ),
        ("## En bref\n\nA *valve* was tried in 40 patients.\n\n## Next\n\nMore.", "Next\n\nMore."),
        ("A valve was tried in 40 patients.", ""),
        ("## Lien source\n\nhttps://heart.example/new-valve/", ""),
        ("## Source\n\n[Read it](https://www.heart.example/new-valve?from=feed)", ""),
        ("## Read more\n\n- <https://heart.example/new-valve>\n", ""),
        ("Text.\n\nhttps://heart.example/new-valve/", "Text."),
        ("## Essentiel\n\nThe post New valve appeared first on Heart Daily.\n\n## Lien source\n", ""),
        (
            "Text. The post [New valve](https://heart.example/new-valve/) appeared first on [Heart Daily](https://heart.example).",
            "Text.",
        ),
        ("Texte. L’article X est apparu en premier sur Y.\n\nFin.", "Texte.\n\nFin."),
    ] {
        assert_eq!(clean(source), left, "{source}");
    }
}

#[test]
fn clean_view_keeps_everything_else() {
    for (source, left) in [
        ("# Another title", "Another title"),
        ("Text.\n\n## New valve – first results\n\nMore.", "Text.\n\nMore."),
        ("## A\n\n## New valve – first results", "A\n\nNew valve – first results"),
        (
            "Text.\n\n![New valve – first results](https://heart.example/other.jpg)",
            "Text.\n\n[image: New valve – first results] (heart.example)",
        ),
        ("*Crédit image : somebody else*", "Crédit image : somebody else"),
        (
            "## Summary\n\nA valve was tried in 40 patients. It failed.",
            "Summary\n\nA valve was tried in 40 patients. It failed.",
        ),
        ("## L’essentiel\n\nA valve was tried in 40 patients.\n\nIt failed.", "L’essentiel\n\nIt failed."),
        ("## Source\n\nhttps://other.example/x", "Source\n\nother.example/x"),
        (
            "## Source\n\nhttps://heart.example/new-valve/ and a word",
            "Source\n\nheart.example/new-valve and a word",
        ),
        ("> A valve was tried in 40 patients.", "│ A valve was tried in 40 patients."),
        ("## Summary\n\n### Aims\n\nText.", "Summary\n\nAims\n\nText."),
        ("## Aims", "Aims"),
    ] {
        assert_eq!(clean(source), left, "{source}");
    }
    let source = "# \n\n![](x.png)\n\n*Credit: Jo*\n\n## Source\n\nhttps://a.example/";
    let document = parse(&CleanText::block(source));
    assert_eq!(document.clone().without_header_of(&titled("")), document);
}

#[test]
fn words_of_a_document_are_compared_folded() {
    let document = parse(&CleanText::block("A *valve* was tried\nin 40 patients, and failed."));
    assert!(document.contains_words("a VALVE was tried in 40 patients"));
    assert!(document.contains_words("…"));
    assert!(!document.contains_words("valve was tried in 4"));
}

#[test]
fn inline_markup_becomes_roles_and_hosts() {
    for (source, role, texts) in [
        ("a **b** c", Role::Strong, vec!["b"]),
        ("a *b* c", Role::Emphasis, vec!["b"]),
        ("***b***", Role::StrongEmphasis, vec!["b"]),
        ("~~b~~", Role::Struck, vec!["b"]),
        ("`a  b`", Role::Code, vec!["a b"]),
        ("a <b>b</b> <em>c</em>", Role::Strong, vec!["b"]),
        ("## a *b*", Role::Heading, vec!["a b"]),
        ("> a *b*", Role::Quote, vec!["a "]),
        ("[a **b**](https://x.example)", Role::Link, vec!["a b"]),
        ("[a](https://x.example)", Role::Faint, vec!["(x.example)"]),
        ("[at x.example](https://x.example/y)", Role::Faint, vec![]),
        ("https://www.x.example/y/ z", Role::Link, vec!["x.example/y"]),
        ("[https://bank.example](https://evil.example)", Role::Problem, vec!["(evil.example)"]),
        ("[bank.example](https://evil.example)", Role::Problem, vec!["(evil.example)"]),
        ("[go to www.bank.example now](https://evil.example)", Role::Problem, vec!["(evil.example)"]),
        ("[аpple.com](https://xn--pple-43d.com/)", Role::Faint, vec!["(xn--pple-43d.com)"]),
        ("[notes.pdf](https://x.example)", Role::Problem, vec![]),
        ("[x.example](https://news.x.example)", Role::Problem, vec![]),
        ("[a](javascript:alert(1))", Role::Link, vec![]),
        ("[a](javascript:alert(1))", Role::Faint, vec!["(javascript:alert(1))"]),
        ("[a](#there)", Role::Faint, vec![]),
        ("[jo@x.example](mailto:jo@x.example)", Role::Faint, vec![]),
        (
            "![a chart](data:image/png;base64,AAAA)",
            Role::Faint,
            vec!["[image: a chart]", "(data:image/png;base64,AAAA)"],
        ),
        ("a[^1]\n\n[^1]: b", Role::Faint, vec!["[1]"]),
    ] {
        assert_eq!(in_role(source, role), texts, "{source}");
    }
}

#[test]
fn text_is_cleaned_after_entities_are_decoded() {
    for (source, text) in [
        ("&#27;]52;c;eA==&#7;", "]52;c;eA=="),
        ("1&#150;2", "1–2"),
        ("&#8238;x&#8206;", "x"),
        ("&amp;#8230; &#8230;", "&#8230; …"),
        ("`a\u{202e}b`", "ab"),
        ("H<sub>2</sub>O 10<sup>-6</sup> 1<sup>st</sup>", "H₂O 10⁻⁶ 1st"),
        ("x<!-- y -->z", "xz"),
        ("a<script>alert(1)</script>b", "ab"),
        ("a  <b> b </b>  c", "a b c"),
        ("one<br>two", "one\ntwo"),
        ("one\\\ntwo\nthree", "one\ntwo three"),
    ] {
        assert_eq!(shown(source, 40), text, "{source}");
    }
}

#[test]
fn html_is_reduced_to_its_text() {
    insta::assert_snapshot!(shown(
        "<div class=\"x\">\n<h2>A &amp; B</h2><p>One <b>two</b> <a href=\"https://x.example/y\">three</a></p>\n\
         <ul><li>four</li><li>five</li></ul><hr><pre>six\n  seven</pre>\n<style>p {}</style>\n\
         <img src=\"/z.png\" alt=\"eight\"></div>",
        40
    ), @"
    A & B

    One two three (x.example)

    • four
    • five

    ───

      six
        seven

    [image: eight] (/z.png)
    ");
}

#[test]
fn links_and_plain_text_are_in_page_order() {
    let source = "See [a](https://a.example/1), https://b.example/2 and [c](/c).\n\n![d](https://d.example/3)\n\n\
                  | [e](https://e.example/4) |\n|-|\n\n```\ncode\n```\n\n[^1]: https://f.example/5\n\nx[^1]";
    let document = parse(&CleanText::block(source));
    let links: Vec<_> = document.links().iter().map(|link| link.host().to_owned()).collect();
    assert_eq!(links, ["a.example", "b.example", "d.example", "e.example", "f.example"]);
    insta::assert_snapshot!(document.plain_text(), @"
    See a a.example, b.example and c.
    d
    e e.example
    code
    x
    f.example
    ");
    assert!(!document.is_empty());
    assert!(parse(&CleanText::block(" \n<!-- x -->\n")).is_empty());
}

/// A list in a list in a list, with one item each.
fn nested_list(depth: usize) -> String {
    let items: Vec<_> = (0..depth).map(|level| format!("{}- item{level}\n", "  ".repeat(level))).collect();
    items.concat()
}

/// Whether a character is a control or changes the direction of text.
fn is_hidden(character: char) -> bool {
    character.is_control() || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Runs a function on a thread with the stack size of workers.
fn in_worker(run: impl FnOnce() + Send + 'static) {
    let worker = std::thread::Builder::new().stack_size(limits::WORKER_STACK_BYTES).spawn(run);
    worker.unwrap().join().unwrap();
}

#[test]
fn hostile_depth_and_width_are_bounded() {
    let lists = nested_list(3_000);
    let row = format!("{}|\n", "|a".repeat(300));
    let wide = format!("{row}{}|\n{}", "|-".repeat(300), row.repeat(130));
    let bombs = [
        ">".repeat(100_000),
        format!("{}x", "> ".repeat(100_000)),
        "*".repeat(100_000),
        "[".repeat(100_000),
        "![".repeat(50_000),
        format!("{}x", "- ".repeat(50_000)),
        "<ul><li>".repeat(20_000),
        "<a><b><i><u><s>".repeat(5_000),
        format!("<div>{}", "<a \">\"".repeat(20_000)),
        "# Source\n\n".repeat(20_000),
        lists,
        wide,
    ];
    in_worker(move || {
        for bomb in bombs {
            let document = parse(&CleanText::block(&bomb)).without_header_of(&titled("x"));
            let _ = (document.plain_text(), document.links(), document.clone() == document);
            for columns in [9, 72] {
                let rows = layout::rows(&document, columns, None);
                assert!(rows.len() <= bomb.len(), "{} rows", rows.len());
                assert!(rows.iter().all(|row| row.width() <= columns));
            }
        }
    });
}

#[test]
fn text_nested_too_deeply_is_kept_without_marks() {
    let source = format!("{}deep", "> ".repeat(50));
    let rows = shown(&source, 200);
    assert!(rows.ends_with("deep"));
    assert_eq!(rows.matches('│').count(), (usize::from(limits::MEASURE) - 16) / 2);
    let rows = shown(&nested_list(40), 200);
    assert!((0..40).all(|depth| rows.contains(&format!("item{depth}"))));
}

#[test]
fn articles_with_too_many_parts_are_cut_with_a_notice() {
    let source = "a\n\n".repeat(limits::MARKDOWN_EVENTS / 3 + 10);
    let rows = layout::rows(&parse(&CleanText::block(&source)), 72, None);
    assert_eq!(
        rows.last().unwrap().plain(),
        "The rest is not shown: the article has more than 200,000 elements."
    );
    assert!(rows.len() < limits::MARKDOWN_EVENTS);
}

proptest! {
    #[test]
    fn any_text_becomes_rows_that_fit(
        source in "([ \\n#>*_`~\\[\\]()!|:.<>/&;x-]|https://a\\.example/x|é|東|⸻|👩\u{200d}🚀|e\u{301}|\u{915}\u{94d}\u{937}|\u{644}\u{627}|[0-9]{1,3}|- |\\.|<b>|<li>|\\n\\n|    ){0,60}|\\PC{0,60}|.{0,60}",
        columns in 0_usize..100,
    ) {
        let document = parse(&CleanText::block(&source));
        for row in layout::rows(&document, columns, None) {
            prop_assert!(columns < 4 || row.width() <= columns, "{:?} in {}", row, columns);
            for span in &row.spans {
                prop_assert!(!span.text.is_empty());
                prop_assert!(!span.text.contains(is_hidden), "{:?}", span);
            }
        }
        let x = Some(CleanText::line("x"));
        let article = Article {
            summary: x.clone(), source_url: Some(Link::new(CleanText::line("https://a.example/x"))),
            image_url: x.clone(), image_credit: x, ..titled("x")
        };
        let _ = document.without_header_of(&article).plain_text();
    }

    #[test]
    fn no_word_of_prose_is_lost(words in proptest::collection::vec("[a-zé東«»:;!?,.0-9%€’/-]{1,12}", 1..40), columns in 1_usize..100) {
        // The first word keeps the paragraph from becoming a list, a quote or a link.
        let source = format!("Word {}", words.join(" "));
        prop_assume!(!source.contains("://"));
        let rows = layout::rows(&parse(&CleanText::block(&source)), columns, None);
        let solid = |text: &str| text.chars().filter(|character| *character != ' ').collect::<String>();
        let laid_out: String = rows.iter().map(Row::plain).collect();
        prop_assert_eq!(solid(&laid_out), solid(&source));
    }
}
