//! Parsing whole files, rule by rule.

mod conventions;
mod headers;
mod hostile;
mod values;

use super::*;
use crate::model::{Date, DateTrust, LinkError, TitleOrigin};

const TODAY: civil::Date = civil::date(2025, 7, 5);

fn read_at(path: &str, text: impl AsRef<[u8]>) -> ParsedFile {
    read(&ArticlePath::new(path.into()), text.as_ref(), TODAY)
}

fn read_text(text: &str) -> ParsedFile {
    read_at("a-file.md", text)
}

/// The article of a file that is only this YAML front matter.
fn article(yaml: &str) -> Article {
    read_text(&format!("---\n{yaml}\n---\n")).article
}

fn kinds(article: &Article) -> Vec<(Option<u32>, &'static str)> {
    article.problems.iter().map(|problem| (problem.line, problem.kind.code())).collect()
}

/// The problems other than those about missing fields.
fn found(article: &Article) -> Vec<(Option<u32>, &'static str)> {
    kinds(article).into_iter().filter(|(_, code)| !code.starts_with("no-")).collect()
}

fn text(value: Option<&CleanText>) -> &str {
    value.map_or("", |text| text)
}

#[test]
fn a_whole_file_is_read() {
    let file = read_at(
        "2024-07-04-x.md",
        "\u{feff}---\r\ntitle: \"A title\"\r\ndate: \"2024-07-05T14:31:39.000Z\"\r\npublishedDate: \"5 juillet 2024\"\r\n\
         summary: \"Some text [&#8230;] The post A title appeared first on A site .\"\r\nimportance: \"\"\r\n\
         sourceUrl: \"https://e.org/?a=1&amp;copy=2\"\r\ntags: [\"France\", \"france\", \"Cœur\"]\r\n\
         permalink: \"/papers/x\"\r\nimageUrl: x.png\r\nimageCredit: Somebody\r\nauthors: [A B, '', C D]\r\nlang: FR\r\n\
         ---\r\n\r\n# Body\r\n",
    );
    let article = &file.article;
    assert_eq!((&*article.title, article.title_origin), ("A title", TitleOrigin::FrontMatter));
    assert_eq!(article.date.map(|date| date.to_string()).as_deref(), Some("2024-07-05T14:31:39Z"));
    assert_eq!(text(article.published.as_ref()), "5 juillet 2024");
    assert_eq!(text(article.summary.as_ref()), "Some text […]");
    assert!(article.truncated && !article.draft);
    assert_eq!(article.importance, None);
    assert_eq!(article.source().unwrap().as_str(), "https://e.org/?a=1&copy=2");
    assert_eq!(article.tags.iter().map(|tag| &**tag).collect::<Vec<_>>(), ["France", "Cœur"]);
    assert_eq!(text(article.permalink.as_ref()), "/papers/x");
    assert_eq!(text(article.image_url.as_ref()), "x.png");
    assert_eq!(text(article.image_credit.as_ref()), "Somebody");
    assert_eq!(text(article.author.as_ref()), "A B, C D");
    assert_eq!(text(article.language.as_ref()), "fr");
    assert_eq!(kinds(article), [(Some(5), "entity")]);
    assert_eq!(&*file.body, "\n# Body\n");
    let shown = file.keys();
    let keys: Vec<_> = shown.iter().map(|(key, _)| &**key).collect();
    assert_eq!(keys.len(), 12);
    assert_eq!(keys.first(), Some(&"title"));
    assert_eq!(&*file.keys()[6].1, "France, france, Cœur");
}

#[test]
fn every_language_gives_the_same_article() {
    for source in [
        "---\ntitle: A\ndate: 2024-07-05\ntags: [x, y]\nsource: {url: 'https://e.org/', name: N}\n---\nBody",
        "+++\ntitle = \"A\"\ndate = 2024-07-05\ntags = [\"x\", \"y\"]\n[source]\nurl = \"https://e.org/\"\nname = \"N\"\n+++\nBody",
        "{\"title\": \"A\", \"date\": \"2024-07-05\", \"tags\": [\"x\", \"y\"], \"source\": {\"url\": \"https://e.org/\", \"name\": \"N\"}}\nBody",
        "```toml\ntitle = \"A\"\ndate = 2024-07-05\ntags = [\"x\", \"y\"]\nsource = {url = \"https://e.org/\", name = \"N\"}\n```\nBody",
        "Title: A\nDate: 5 July 2024\nTags: x, y\nLink: https://e.org/\nSource: N\n\nBody",
        "[#]: subject: \"A\"\n[#]: date: \"2024-07-05\"\n[#]: tags: \"x, y\"\n[#]: via: \"https://e.org/\"\n[#]: source: \"N\"\nBody",
    ] {
        let file = read_text(source);
        let article = &file.article;
        assert_eq!(kinds(article), [], "{source}");
        assert_eq!(&*article.title, "A", "{source}");
        assert_eq!(article.date.map(|date| date.to_string()).as_deref(), Some("2024-07-05"), "{source}");
        assert_eq!(article.tags.len(), 2, "{source}");
        assert_eq!(article.source().unwrap().as_str(), "https://e.org/", "{source}");
        assert_eq!(text(article.source_name.as_ref()), "N", "{source}");
        assert_eq!(&*file.body, "Body", "{source}");
    }
}

#[test]
fn the_first_usable_name_wins() {
    for (yaml, shown) in [
        ("name: N\nlinkTitle: L\nTITLE: T", "T"),
        ("title: ''\nheadline: [~, H]", "H"),
        ("title: ~\nshort-title: S", "S"),
        ("title: 404", "404"),
        ("title: true", "true"),
        ("title: {name: N}", "N"),
        ("title: \"\\u200b\"\nheadline: H", "H"),
        ("title: 'R&amp;D &amp;#8230;'", "R&D &#8230;"),
    ] {
        assert_eq!(&*article(yaml).title, shown, "{yaml}");
    }
    let name_only = article("name: N");
    assert_eq!((&*name_only.title, name_only.title_origin), ("A file", TitleOrigin::FileName));
}

#[test]
fn source_links_and_permalinks_are_distinguished() {
    for (yaml, source, permalink) in [
        ("url: https://e.org/a\nslug: b", "https://e.org/a", "b"),
        ("url: /a", "", "/a"),
        ("permalink: false\nslug: 124062", "", "124062"),
        ("link: https://e.org/a\nsourceUrl: https://e.org/b", "https://e.org/b", ""),
        ("sourceUrl: ''\nlink: https://e.org/a", "https://e.org/a", ""),
        ("source: https://e.org/a", "https://e.org/a", ""),
        ("source: {url: https://e.org/a}", "https://e.org/a", ""),
        ("advisory: {url: https://e.org/a, date: 2024-07-05}", "https://e.org/a", ""),
        ("sourceUrl: [https://e.org/a, https://e.org/b]", "https://e.org/a", ""),
    ] {
        let article = article(yaml);
        assert_eq!(article.source().map_or("", |url| url.as_str()), source, "{yaml}");
        assert_eq!(text(article.permalink.as_ref()), permalink, "{yaml}");
        assert_eq!(article.source_name, None, "{yaml}");
        assert_eq!(found(&article), [], "{yaml}");
    }
}

#[test]
fn bad_links_are_shown_and_reported() {
    for (written, shown, reason) in [
        ("\"[object Object]\"", "[object Object]", LinkError::NotAnAddress),
        ("[object Object]", "object Object", LinkError::NotAnAddress),
        ("t3_1h5mwq7", "t3_1h5mwq7", LinkError::NotAnAddress),
        ("javascript:alert(1)", "javascript:alert(1)", LinkError::NotWeb),
        ("https://me@e.org/", "https://me@e.org/", LinkError::UserInformation),
    ] {
        let article = article(&format!("title: A\nsourceUrl: {written}"));
        let link = article.source_url.clone().unwrap();
        assert_eq!((&*link.written, link.target.clone()), (shown, Err(reason)));
        assert_eq!(found(&article), [(Some(3), "bad-link")], "{written}");
        assert!(article.is_broken());
    }
    assert_eq!(kinds(&article("title: A\ndate: 2024\nsourceUrl: ''")), [(None, "no-link")]);
    let better =
        read_text("---\nsourceUrl: '[object Object]'\n---\n## Lien source\n\nhttps://e.org/\n").article;
    assert_eq!(better.source().unwrap().as_str(), "https://e.org/");
    assert_eq!(found(&better), [(Some(2), "bad-link")]);
}

#[test]
fn images_with_a_foreign_scheme_are_reported() {
    for (yaml, image, problem) in [
        ("image: x/y.png", "x/y.png", false),
        ("imageUrl: 'data:image/png;base64,AAAA'", "data:image/png;base64,AAAA", false),
        ("featured_image: {uid: abc, alt: A}", "abc", false),
        ("featured_image: {alt: A}", "", false),
        ("cover: true", "", false),
        ("cover: true\nheader: {teaser: t.png}", "t.png", false),
        ("image: ''\nlogo: l.png", "l.png", false),
        ("image: 'file:///etc/passwd'", "file:///etc/passwd", true),
        ("image: 'javascript:x'", "javascript:x", true),
    ] {
        let article = article(yaml);
        assert_eq!(text(article.image_url.as_ref()), image, "{yaml}");
        assert_eq!(found(&article).len(), usize::from(problem), "{yaml} {:?}", article.problems);
    }
}

#[test]
fn drafts_are_detected() {
    for (yaml, draft) in [
        ("draft: true", true),
        ("draft: 'yes'", true),
        ("draft: false", false),
        ("published: false", true),
        ("published: true", false),
        ("published: 2014", false),
        ("hidden: true", true),
        ("status: Draft", true),
        ("status: published", false),
        ("ignore: true", true),
        ("ignore: ~", false),
    ] {
        assert_eq!(article(yaml).draft, draft, "{yaml}");
    }
}

#[test]
fn dates_fall_back_to_other_keys_and_the_path() {
    for (path, yaml, date, problems) in [
        ("x.md", "date: 2024-07-05\npublishedDate: hier", "2024-07-05", vec![]),
        ("x.md", "date: soon\npublishedDate: 4 juillet 2024", "2024-07-04", vec![(Some(2), "bad-date")]),
        ("2024-07-03-x.md", "date: 2023-02-30", "2024-07-03", vec![(Some(2), "bad-date")]),
        ("2024-07-03-x.md", "date: 2024-07-05", "2024-07-05", vec![]),
        ("2024-07-03-x.md", "date: ''", "2024-07-03", vec![]),
        ("2024/07/x.md", "permalink: /2024/07/02/x", "2024-07-02", vec![]),
        ("2024/07/x.md", "title: x", "2024-07", vec![]),
        ("x.md", "published: false", "", vec![(None, "no-date")]),
        ("x.md", "published: '2008-06'", "2008-06", vec![]),
        ("x.md", "starts: {yyyy_mm_dd: '2024-07-05'}", "2024-07-05", vec![]),
        ("x.md", "date: {a: b}", "", vec![(Some(2), "odd-value"), (None, "no-date")]),
        ("x.md", "date: [2024-07-05]", "2024-07-05", vec![]),
        ("x.md", "date: 2025-12-24", "2025-12-24", vec![(Some(2), "future-date")]),
        ("x.md", "date: 0001-01-01", "0001-01-01", vec![(Some(2), "absurd-date")]),
        ("2325-01-01-x.md", "title: x", "2325-01-01", vec![(None, "absurd-date")]),
    ] {
        let article = read_at(path, format!("---\n{yaml}\n---\n")).article;
        assert_eq!(article.date.map_or(String::new(), |date| date.to_string()), date, "{yaml}");
        let about_dates: Vec<_> = kinds(&article)
            .into_iter()
            .filter(|(_, code)| !matches!(*code, "no-title" | "no-link"))
            .collect();
        assert_eq!(about_dates, problems, "{yaml}");
    }
    let worded = article("date: 2024-07-05\npublishedDate: hier");
    assert_eq!(text(worded.published.as_ref()), "hier");
    assert_eq!(article("date: 2025-12-24").date_trust, DateTrust::Future);
}

#[test]
fn odd_values_leave_the_others_intact() {
    let article = article("title: {a: b}\ntags: [{x: y}]\nsummary: S\nimportance: [[]]\nauthor: {name: N}");
    assert_eq!(found(&article), [(Some(2), "odd-value"), (Some(3), "odd-value")]);
    assert_eq!(text(article.summary.as_ref()), "S");
    assert_eq!(text(article.author.as_ref()), "N");
}

#[test]
fn broken_front_matter_is_read_line_by_line() {
    for (bad, key, shown) in [
        (r#"x: "C:\Users\bob""#, "x", r"C:\Users\bob"),
        (r#"x: "C:\Users\bob says \"hi\"""#, "x", r#"C:\Users\bob says "hi""#),
        ("x: [a] b", "x", "[a] b"),
        ("x: @a", "x", "@a"),
        ("x: a: b", "x", "a: b"),
        ("x:\n\t- a\n\t- b", "x", "a, b"),
    ] {
        let text = format!("---\ntitle: T\n{bad}\ntags: [a, \"b, c\"]\ndate: 2024-07-05\n---\nBody");
        let file = read_text(&text);
        let article = &file.article;
        let line = article.problems.first().and_then(|problem| problem.line);
        assert!(matches!(line, Some(3 | 4)), "{text} {:?}", article.problems);
        assert_eq!(found(article).len(), 1, "{text} {:?}", article.problems);
        let ProblemKind::BadFrontMatter { language, reason } = &article.problems[0].kind else {
            panic!("{:?}", article.problems)
        };
        assert_eq!(&**language, "YAML");
        assert!(!reason.contains(" line "), "{reason}");
        assert_eq!(&*article.title, "T", "{text}");
        assert_eq!(article.tags.len(), 2, "{text}");
        assert!(article.date.is_some(), "{text}");
        let keys = file.keys();
        let (_, value) = keys.iter().find(|(found, _)| &**found == key).unwrap();
        assert_eq!(&**value, shown, "{text}");
        assert_eq!(&*file.body, "Body");
    }
}

#[test]
fn repeated_keys_are_reported_and_the_last_one_wins() {
    for source in [
        "---\ntitle: A\nlang: fr\ntitle: B\n---\n",
        "+++\ntitle = 'A'\nlang = 'fr'\ntitle = 'B'\n+++\n",
        "{\n\"title\": \"A\", \"lang\": \"fr\",\n\n\"title\": \"B\"}\n",
    ] {
        let article = read_text(source).article;
        assert_eq!(&*article.title, "B", "{source}");
        assert_eq!(found(&article), [(Some(4), "repeated-key")], "{source}");
        assert_eq!(text(article.language.as_ref()), "fr", "{source}");
    }
}

#[test]
fn a_missing_fence_does_not_swallow_the_body() {
    for (source, body) in [
        ("---\ntitle: T\ndate: 2024-07-05\n\nProse.\n", "\nProse.\n"),
        (
            "---\ntitle: T\ndate: 2024-07-05\n\nProse, that goes on.\n\n---\n\nMore.\n",
            "\nProse, that goes on.\n\n---\n\nMore.\n",
        ),
    ] {
        let file = read_text(source);
        assert_eq!(&*file.article.title, "T");
        assert_eq!(found(&file.article), [(Some(1), "unclosed-front-matter")]);
        assert_eq!(&*file.body, body);
    }
    let rule = read_text("---\n\nProse.\n");
    assert_eq!(found(&rule.article), []);
    assert_eq!(&*rule.body, "---\n\nProse.\n");
}

#[test]
fn invalid_utf8_is_reported() {
    let file = read_at("x.md", b"---\ntitle: caf\xe9\n---\nBody");
    assert_eq!(&*file.article.title, "café");
    assert_eq!(found(&file.article), [(Some(2), "not-utf8")]);
    assert!(matches!(file.article.problems[0].kind, ProblemKind::NotUtf8 { is_guessed: true }));
}

#[test]
fn entities_are_reported_once_per_field() {
    let article = article(
        "title: A &amp; B &#8230;\nsummary: AT&T & Co; x\ntags: ['R&amp;D']\nlink: https://e.org/?a&amp;b",
    );
    assert_eq!(found(&article), [(Some(2), "entity"), (Some(4), "entity")]);
    assert_eq!(&*article.title, "A & B …");
}

#[test]
fn terminal_escapes_are_removed() {
    let file = read_text(
        "---\ntitle: \"a\\e]52;c;x\\a\"\nx\\e[2J: \"\\x9b31m\"\ntags: [\"&#27;[1m\"]\n---\n\u{1b}[2JBody",
    );
    assert!(is_clean(&file), "{:?}", file.article);
    let raw = read_text("---\ntitle: a\u{1b}[2J\ndate: 2024-07-05\n---\n");
    assert_eq!(&*raw.article.title, "a[2J");
    assert_eq!(raw.article.date, Date::parse("2024-07-05"));
}

/// Whether the file contains no control characters except `\n` in the body.
fn is_clean(file: &ParsedFile) -> bool {
    let shown = format!("{:?}", (&file.article, &file.keys()));
    // The debug form shows control characters as escapes.
    let clean =
        |text: &str| !text.contains(|c: char| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c));
    clean(&shown)
        && !["\\u{1b}", "\\u{7}", "\\n", "\\t", "\\r", "\\0", "\\u{9b}", "\\u{202e}"].iter().any(|escape| {
            // An even number of backslashes before it means that it is an escape, not text.
            shown.match_indices(escape).any(|(at, _)| {
                shown.get(..at).unwrap().bytes().rev().take_while(|&byte| byte == b'\\').count() % 2 == 0
            })
        })
        && clean(&file.body.replace('\n', ""))
}

#[test]
fn fields_have_the_line_of_the_key_in_use() {
    for (text, field, line) in [
        ("---\ntitle: \nheadline: A\n---\n", ArticleField::Title, Some(3)),
        ("\u{feff}---\r\nurl: /a\r\nlink: https://example.org/\r\n---\r\n", ArticleField::SourceUrl, Some(3)),
        ("---\nurl: /a\nlink: https://example.org/\n---\n", ArticleField::Permalink, Some(2)),
        ("---\ntags: []\nkeywords: [a]\n---\n", ArticleField::Tags, Some(3)),
        ("+++\ntitle = \"A\"\ntags = [\"a\"]\n+++\n", ArticleField::Tags, Some(3)),
        ("---\ndate: 2024-01-01\n---\n# A\n", ArticleField::Title, None),
        ("", ArticleField::Title, None),
    ] {
        assert_eq!(line_of(text.as_bytes(), field), line, "{text}");
    }
}
