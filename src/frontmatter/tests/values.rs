//! What values mean: titles, names, tags and languages.

use super::*;

#[test]
fn tags_are_the_first_list_that_is_not_empty() {
    for (yaml, tags) in [
        ("tags: []\ncategories: [c]", vec!["c"]),
        ("tags: ['']\nkeywords: a, b", vec!["a", "b"]),
        ("tags: one tag", vec!["one tag"]),
        ("tags: 'a' # b", vec!["a"]),
        ("tags: [[a, b], c]", vec!["a", "b", "c"]),
        ("categories: [{name: a}, {title: b}]", vec!["a", "b"]),
        ("tags: [1, true, ~]", vec!["1", "true"]),
        ("tags: 2024", vec!["2024"]),
        ("tags: [3.10, 2.0, 1e3, 0x1F, 007]", vec!["3.10", "2.0", "1e3", "0x1F", "007"]),
        ("tags: [\"#sea\", '[[rock]]', '[lamp](https://e.org/)', C#]", vec!["sea", "rock", "lamp", "C#"]),
        ("tags: '#sea #rock'", vec!["sea", "rock"]),
        ("tags: \"sea\" \"deep rock\"", vec!["sea", "deep rock"]),
        ("tags: 'sea', \"rock\"", vec!["sea", "rock"]),
        ("tags: [{label: Lab, permalink: /lab}]", vec!["Lab"]),
        ("type: x\nlayout: y", vec![]),
    ] {
        let article = article(yaml);
        assert_eq!(article.tags.iter().map(|tag| &**tag).collect::<Vec<_>>(), tags, "{yaml}");
    }
}

#[test]
fn a_title_is_a_heading_or_a_name_before_it_is_made_up() {
    use TitleOrigin::{FileName, FirstWords, Heading};
    for (path, source, title, origin, is_reported) in [
        ("x.md", "# Heading\n\nText", "Heading", Heading, false),
        ("A note of mine.md", "## Part\n\n# Heading\n", "Heading", Heading, false),
        ("A note of mine.md", "## Part\n\nText", "A note of mine", FileName, false),
        ("A note of mine.md", "Text", "A note of mine", FileName, false),
        ("2024-05-06 Valves.md", "Text", "Valves", FileName, false),
        ("新阀门.md", "## Part\n", "新阀门", FileName, false),
        ("kebab-name.md", "## Part\n\nText", "Part", Heading, false),
        ("x.md", "Text\n\nPart\n----\n", "Part", Heading, false),
        ("2024-07-05-a-new-name.md", "Text", "A new name", FileName, false),
        ("2024-07-05-a-new-name.fr.md", "Text", "A new name", FileName, false),
        ("x.md", "Some *text* here.", "Some text here.", FirstWords, true),
        ("2024-07-05.md", "Some text.", "Some text.", FirstWords, true),
        ("Untitled 3.md", "Some text.", "Some text.", FirstWords, true),
        ("2024-07-05-name.md", "", "Name", FileName, true),
    ] {
        let article = read_at(path, source).article;
        assert_eq!((&*article.title, article.title_origin), (title, origin), "{path}");
        assert_eq!(kinds(&article).contains(&(None, "no-title")), is_reported, "{path} {source}");
    }
}

#[test]
fn titles_and_summaries_are_without_marks() {
    for (yaml, title, summary) in [
        (
            "title: 'The <em>Argo</em> sails'\nsummary: '<p>She <b>sails</b>.</p>'",
            "The Argo sails",
            "She sails.",
        ),
        (
            "title: '`Vec<T>` and *more*'\nsummary: '**Bold**, [a page](https://e.org/)'",
            "Vec<T> and more",
            "Bold, a page",
        ),
        (
            "title: Why Vec<T> is fast\nsummary: 2 * 3 and snake_case",
            "Why Vec<T> is fast",
            "2 * 3 and snake_case",
        ),
        ("title: '[[Note|Words]]'\nsummary: x", "Words", "x"),
        ("title: [[Note|Words]]\nsummary: x", "Words", "x"),
        ("title: {rendered: 'A &amp; B'}\nsummary: x", "A & B", "x"),
        ("title: 1.10\nsummary: 0x1F", "1.10", "0x1F"),
        ("title: \"Lamp\" wins\nsummary: x", "\"Lamp\" wins", "x"),
    ] {
        let article = article(yaml);
        assert_eq!((&*article.title, text(article.summary.as_ref())), (title, summary), "{yaml}");
    }
}

#[test]
fn authors_are_names_however_they_are_written() {
    for (yaml, shown, names) in [
        ("author: Ann Keeper", "Ann Keeper", vec!["Ann Keeper"]),
        ("author: [Ann Keeper, Bob Keeper]", "Ann Keeper, Bob Keeper", vec!["Ann Keeper", "Bob Keeper"]),
        ("author: Ann Keeper and Bob Keeper", "Ann Keeper and Bob Keeper", vec!["Ann Keeper", "Bob Keeper"]),
        ("author: {given: Ann, family: Keeper}", "Ann Keeper", vec!["Ann Keeper"]),
        ("author: {name: {given: Bob, family: Keeper}}", "Bob Keeper", vec!["Bob Keeper"]),
        ("authors: [{first-name: Ann, last_name: K}, {literal: Bob}]", "Ann K, Bob", vec!["Ann K", "Bob"]),
        ("author: {family: Gogh, given: V., non-dropping-particle: van}", "V. van Gogh", vec!["V. van Gogh"]),
        ("author: {ann: {name: Ann K}, bob: {name: Bob K}}", "Ann K, Bob K", vec!["Ann K", "Bob K"]),
        ("author: '[[Ann Keeper]]'", "Ann Keeper", vec!["Ann Keeper"]),
        ("author: [[Ann Keeper]]", "Ann Keeper", vec!["Ann Keeper"]),
        ("author: ['[[p/ann|Ann]]', '[Bob](https://e.org/bob)']", "Ann, Bob", vec!["Ann", "Bob"]),
        ("author: 'Ann <ann@e.org>'", "Ann", vec!["Ann"]),
        (
            "author: ['Keeper, Ann', 'Keeper, Bob']",
            "Keeper, Ann; Keeper, Bob",
            vec!["Keeper, Ann", "Keeper, Bob"],
        ),
    ] {
        let article = article(yaml);
        assert_eq!(text(article.author.as_ref()), shown, "{yaml}");
        assert_eq!(article.authors().collect::<Vec<_>>(), names, "{yaml}");
    }
}

#[test]
fn languages_come_from_the_front_matter_or_the_name() {
    for (path, yaml, language) in [
        ("index.fr.md", "title: x", "fr"),
        ("index.fr.md", "lang: EN", "en"),
        ("2024-01-07-lamp.pt-BR.md", "title: x", "pt-BR"),
        ("Node.js.md", "title: x", ""),
        ("a.b.c.md", "title: x", ""),
    ] {
        let article = read_at(path, format!("---\n{yaml}\n---\n")).article;
        assert_eq!(text(article.language.as_ref()), language, "{path}");
    }
}
