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

/// The conventions of a generator with these files: their folders, their names and their texts.
fn with_files(generator: Generator, files: &[(&str, &str, &str)]) -> Conventions {
    let mut conventions = Conventions::of(Some(generator));
    for (folder, name, text) in files {
        conventions.add_file(folder, name, text);
    }
    conventions
}

#[test]
fn hugo_takes_the_time_of_the_last_change_if_there_is_no_other_date() {
    let hugo = Conventions::of(Some(Generator::Hugo));
    for (written, of_hugo, of_others) in [
        ("lastmod: 2024-07-05", "2024-07-05", "2024-01-02"),
        ("modified: 2024-07-05", "2024-07-05", "2024-01-02"),
        ("lastmod: 2024-07-05\ndate: 2024-03-04", "2024-03-04", "2024-03-04"),
        ("lastmod: 2024-07-05\npublishDate: 2024-03-04", "2024-03-04", "2024-03-04"),
        ("updated: 2024-07-05", "2024-01-02", "2024-01-02"),
    ] {
        let text = format!("---\ntitle: A\n{written}\n---\n");
        assert_eq!(day(&read_by(&hugo, "2024-01-02-a.md", &text)), of_hugo, "{written}");
        for other in [None, Some(Generator::Jekyll), Some(Generator::Zola)] {
            let article = read_by(&Conventions::of(other), "2024-01-02-a.md", &text);
            assert_eq!(day(&article), of_others, "{written} {other:?}");
        }
    }
}

#[test]
fn files_that_are_no_articles_of_their_own_are_drafts() {
    let of = |generator| {
        let mut conventions = Conventions::of(generator);
        for folder in ["", "content", "bundle", "deep/one"] {
            conventions.add_bundle(folder);
        }
        conventions
    };
    for (path, is_hidden) in [
        ("bundle/index.md", false),
        ("bundle/index.fr.md", false),
        ("bundle/a.md", true),
        ("bundle/inner/b.md", true),
        ("bundle/inner/index.md", true),
        ("deep/one/c.md", true),
        ("deep/two.md", false),
        ("bundles/a.md", false),
        ("content/a.md", false),
        ("a.md", false),
        ("_index.md", true),
        ("posts/_index.fr.md", true),
        ("posts/my_index.md", false),
    ] {
        let hidden = |generator| read_by(&of(generator), path, "---\ntitle: A\n---\n").draft;
        assert_eq!(hidden(Some(Generator::Hugo)), is_hidden, "{path}");
        assert!(!hidden(None) && !hidden(Some(Generator::Jekyll)), "{path}");
    }
    let nikola = Conventions::of(Some(Generator::Nikola));
    for (tags, is_hidden) in [("a, draft", true), ("[Draft]", true), ("a, drafts", false), ("a", false)] {
        let text = format!("---\ntitle: A\ntags: {tags}\n---\n");
        assert_eq!(read_by(&nikola, "a.md", &text).draft, is_hidden, "{tags}");
        assert!(!read_by(&Conventions::default(), "a.md", &text).draft, "{tags}");
    }
}

#[test]
fn names_of_authors_and_tags_come_from_their_files() {
    let docusaurus = with_files(
        Generator::Docusaurus,
        &[
            ("blog", "authors.yml", "anne:\n  name: Anne Bâ\n  title: Editor\nbob:\n  title: Nobody\n"),
            ("blog", "tags.yml", "fr:\n  label: France\n  permalink: /france\n"),
            ("other", "authors.yml", "anne:\n  name: Another\n"),
            ("broken", "authors.yml", "{{{"),
        ],
    );
    let material = with_files(
        Generator::Material,
        &[("docs/blog", ".authors.yml", "authors:\n  anne:\n    name: Anne Bâ\n")],
    );
    for (conventions, written, author, tags) in [
        (&docusaurus, "authors: [anne]\ntags: [fr, de]", "Anne Bâ", "France|de"),
        (&docusaurus, "author: anne", "Anne Bâ", ""),
        (&docusaurus, "authors: [anne, bob, Carol D.]", "Anne Bâ, bob, Carol D.", ""),
        (&docusaurus, "authors:\n  - name: Someone\n", "Someone", ""),
        (&material, "authors:\n  - anne\ntags: [fr]", "Anne Bâ", "fr"),
        (&Conventions::default(), "authors: [anne]\ntags: [fr]", "anne", "fr"),
    ] {
        let article = read_by(conventions, "a.md", &format!("---\ntitle: A\n{written}\n---\n"));
        assert_eq!(text(article.author.as_ref()), author, "{written}");
        let found: Vec<&str> = article.tags.iter().map(|tag| &**tag).collect();
        assert_eq!(found.join("|"), tags, "{written}");
    }
}

/// The author, the tags and whether it is a draft, of an article with this header.
fn given(conventions: &Conventions, path: &str, header: &str) -> (String, String, bool) {
    let article = read_by(conventions, path, &format!("---\ntitle: A\n{header}\n---\n"));
    let tags: Vec<&str> = article.tags.iter().map(|tag| &**tag).collect();
    (text(article.author.as_ref()).to_owned(), tags.join("|"), article.draft)
}

#[test]
fn articles_are_given_the_values_of_their_folders() {
    let jekyll = "defaults:\n  - scope: {path: '', type: posts}\n    values: {author: Anne, permalink: /:title/}\n  \
         - scope: {path: _posts/fr}\n    values: {tags: [fr]}\n  - scope: {path: '*/de/*'}\n    values: {tags: [de]}\n  \
         - scope: {path: ''}\n    values: {author: Bob, published: false}\n";
    let hugo = "---\ntitle: Section\ncascade:\n  author: Anne\n  tags: [sea]\n---\n";
    let inner = "+++\n[[cascade]]\nauthor = 'Bob'\n[cascade._target]\nkind = 'page'\n+++\n";
    let target = "[[cascade]]\ndraft = true\n[cascade.target]\npath = '/old/**'\n[[cascade]]\ntags = ['x']\n\
         [cascade.target]\nlang = 'fr'\n";
    let data = r#"{"author": "Anne", "tags": "sea", "permalink": "/{{ slug }}/", "layout": "x.njk"}"#;
    let hugo = with_files(
        Generator::Hugo,
        &[
            ("", "hugo.toml", target),
            ("content/posts", "_index.md", hugo),
            ("content/posts/b", "_index.md", inner),
        ],
    );
    let jekyll = with_files(Generator::Jekyll, &[("", "_config.yml", jekyll)]);
    let eleventy = with_files(Generator::Eleventy, &[("posts", "posts.json", data), ("x", "x.json", "[1]")]);
    for (conventions, path, header, author, tags, is_draft) in [
        (&hugo, "content/posts/a.md", "", "Anne", "sea", false),
        (&hugo, "content/posts/a.md", "author: Carol", "Carol", "sea", false),
        (&hugo, "content/posts/a.md", "Tags: [own]", "Anne", "own", false),
        (&hugo, "content/posts/b/a.md", "", "Bob", "sea", false),
        (&hugo, "content/a.md", "", "", "", false),
        (&hugo, "content/posts2/a.md", "", "", "", false),
        (&hugo, "content/old/a.md", "", "", "", true),
        (&hugo, "content/old/a.md", "draft: false", "", "", false),
        (&jekyll, "_posts/2024-01-02-a.md", "", "Anne", "", true),
        (&jekyll, "_posts/2024-01-02-a.md", "published: true", "Anne", "", false),
        (&jekyll, "_posts/fr/2024-01-02-a.md", "", "Anne", "fr", true),
        (&jekyll, "about.md", "", "Bob", "", true),
        (&jekyll, "x/de/y.md", "", "Bob", "de", true),
        (&eleventy, "posts/a.md", "", "Anne", "sea", false),
        (&eleventy, "posts/in/a.md", "author: Bob", "Bob", "sea", false),
        (&eleventy, "a.md", "", "", "", false),
    ] {
        let expected = (author.to_owned(), tags.to_owned(), is_draft);
        assert_eq!(given(conventions, path, header), expected, "{path} {header}");
        assert_eq!(given(&Conventions::default(), path, header).0.is_empty(), !header.contains("author"));
    }
    let article = read_by(&eleventy, "posts/a.md", "---\ntitle: A\n---\n");
    assert_eq!(article.permalink, None, "the address of a folder is not that of an article");
    // The articles are in a folder below that of the configuration.
    let mut below = hugo;
    below.place = "content/posts".to_owned();
    assert_eq!(given(&below, "b/a.md", ""), ("Bob".to_owned(), "sea".to_owned(), false));
}

#[test]
fn files_of_generators_do_no_harm() {
    let many = format!("defaults: [{}]", "{scope: {path: '*a*a*a*a*b'}, values: {x: 1}},".repeat(2_000));
    let deep = "[".repeat(100_000);
    for text in [
        "",
        "\0",
        "cascade: 1",
        "cascade: [1, {}]",
        "defaults: {}",
        "defaults: [1]",
        "authors: []",
        &many,
        &deep,
    ] {
        for (generator, name) in [
            (Generator::Hugo, "_index.md"),
            (Generator::Hugo, "hugo.toml"),
            (Generator::Hugo, "hugo.yaml"),
            (Generator::Hugo, "hugo.json"),
            (Generator::Jekyll, "_config.yml"),
            (Generator::Eleventy, "a.json"),
            (Generator::Docusaurus, "authors.yml"),
            (Generator::Material, ".authors.yml"),
        ] {
            let conventions = with_files(generator, &[("a", name, text)]);
            let article = read_by(&conventions, &"a/".repeat(500), "---\ntitle: A\n---\n");
            assert_eq!(&*article.title, "A");
        }
    }
}

#[test]
fn times_without_a_zone_are_in_that_of_the_site() {
    let tokyo = jiff::tz::TimeZone::fixed(jiff::tz::offset(9));
    for (generator, written, read) in [
        (Generator::Jekyll, "2024-07-05 20:00:00", "2024-07-06T05:00:00+09:00"),
        (Generator::Jekyll, "2024-07-05 20:00", "2024-07-05T20:00:00+09:00"),
        (Generator::Jekyll, "2024-07-05", "2024-07-05"),
        (Generator::Jekyll, "2024-07-05 20:00:00 -0500", "2024-07-05T20:00:00-05:00"),
        (Generator::Jekyll, "2024-07-05T20:00:00Z", "2024-07-05T20:00:00Z"),
        (Generator::Hugo, "2024-07-05T20:00:00", "2024-07-05T20:00:00+09:00"),
        (Generator::Hexo, "2024-07-05 20:00:00", "2024-07-05T20:00:00+09:00"),
        (Generator::Pelican, "2024-07", "2024-07"),
    ] {
        let text = format!("---\ntitle: A\ndate: {written}\n---\n");
        let mut conventions = Conventions::of(Some(generator));
        let without = day(&read_by(&conventions, "a.md", &text));
        assert!(without.get(..7).is_some_and(|month| written.starts_with(month)), "{written}");
        conventions.zone = Some(tokyo.clone());
        assert_eq!(day(&read_by(&conventions, "a.md", &text)), read, "{generator:?} {written}");
    }
    for (generator, name, text, zone) in [
        (Generator::Jekyll, "_config.yml", "timezone: Asia/Tokyo\n", Some("Asia/Tokyo")),
        (Generator::Hexo, "_config.yml", "title: x\ntimezone: 'Europe/Paris'\n", Some("Europe/Paris")),
        (Generator::Hexo, "_config.yml", "timezone: ''\n", None),
        (Generator::Hugo, "hugo.toml", "timeZone = 'Europe/Paris'\n", Some("Europe/Paris")),
        (
            Generator::Pelican,
            "pelicanconf.py",
            "A = 1\nTIMEZONE = 'Europe/Paris'  # x\n",
            Some("Europe/Paris"),
        ),
        (Generator::Nikola, "conf.py", "# TIMEZONE = 'x'\nTIMEZONE=\"UTC\"\n", Some("UTC")),
        (Generator::Nikola, "conf.py", "TIMEZONE = zone()\n  TIMEZONE = 'x'\n", None),
        (Generator::Eleventy, "a.json", "{\"timezone\": \"UTC\"}", None),
    ] {
        assert_eq!(with_files(generator, &[("", name, text)]).zone_name.as_deref(), zone, "{name} {text}");
    }
}
