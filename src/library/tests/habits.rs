//! What a library shows as a whole: folders of languages, sources in tags, and names that articles share.

use super::*;

/// The numbers of the articles that a query finds, in the order of their paths.
fn found(library: &Arc<Library>, query: &str) -> usize {
    library.find(&Question::of(Query::parse(query).unwrap())).ids.len()
}

fn of_files(files: &[(&str, &str)]) -> Arc<Library> {
    let entries: Vec<NewArticle> =
        files.iter().map(|(path, yaml)| entry(path, &format!("---\ntitle: T\n{yaml}\n---\nx\n"))).collect();
    Arc::new(empty().with(&entries).unwrap())
}

fn languages(paths: &[&str]) -> Vec<String> {
    let library = of_files(&paths.iter().map(|path| (*path, "a: b")).collect::<Vec<_>>());
    let language = |path: &&str| {
        let article = library.row(library.at(&ArticlePath::new(path.into())).unwrap()).unwrap();
        library.language(&article).map_or(String::new(), |language| language.to_string())
    };
    paths.iter().map(language).collect()
}

#[test]
fn folders_are_languages_beside_other_languages() {
    for (paths, shown) in [
        (&["en/a.md", "fr/a.md", "b.es.md", "c.md"][..], &["en", "fr", "es", ""][..]),
        (&["docs/en/x/a.md", "docs/zh_CN/a.md", "docs/a.md"], &["en", "zh-cn", ""]),
        (&["en/it/a.md", "fr/a.md"], &["en", "fr"]),
        (&["it/a.md", "garden/a.md", "sport/a.md"], &["", "", ""]),
        (&["it/a.md", "hr/a.md", "cs/a.md", "sales/a.md"], &["", "", "", ""]),
        (&["en/a.md", "en/b.md"], &["", ""]),
        (&["x/fr/a.md", "y/en/a.md"], &["", ""]),
        (&["en-gb/a.md", "en-us/a.md"], &["", ""]),
        (&["pt-br/a.md", "en/a.md", "assets/a.md"], &["pt-br", "en", ""]),
    ] {
        assert_eq!(languages(paths), shown, "{paths:?}");
    }
}

#[test]
fn a_language_stands_for_its_regions_in_queries() {
    let library = of_files(&[
        ("a.md", "lang: zh_cn"),
        ("b.md", "lang: zh-TW"),
        ("c.md", "lang: zh-Hans-CN"),
        ("en/d.md", "a: b"),
        ("fr/e.md", "a: b"),
        ("fr/f.md", "lang: fr_CA"),
    ]);
    for (query, count) in [
        ("lang:zh", 3),
        ("lang:zh_cn", 2),
        ("lang:ZH-cn", 2),
        ("lang:zh-tw", 1),
        ("lang:zh-hans", 1),
        ("lang:fr", 2),
        ("lang:fr-ca", 1),
        ("lang:fr,en", 3),
        ("-lang:zh", 3),
        ("lang:de", 0),
    ] {
        assert_eq!(found(&library, query), count, "{query}");
    }
    let names: Vec<_> = library.names(Field::Language).iter().map(|(_, name)| name.to_string()).collect();
    assert_eq!(names.len(), 3, "{names:?}");
    let facets = library.find(&Question::of(Query::parse("").unwrap())).facets;
    let french = library.names(Field::Language).named("fr").unwrap();
    assert_eq!(facets.names(Field::Language)[french.index()], 2);
}

/// The sources of a library of articles with these tags and hosts.
fn sources(articles: &[(&str, &str)]) -> Vec<String> {
    let articles: Vec<_> = articles.iter().map(|(tags, host)| ("T", *tags, *host)).collect();
    let library = library(&articles);
    let source = |index: usize| {
        let path = ArticlePath::new(format!("{index}.md").into());
        library.source_label(&library.row(library.at(&path).unwrap()).unwrap()).to_string()
    };
    (0..articles.len()).map(source).collect()
}

#[test]
fn a_last_tag_is_the_source_where_nearly_all_articles_of_the_host_have_it() {
    let notes = [("sea", "n.example")].map(|_| ("sea, Harbour Notes", "n.example"));
    let habit: Vec<_> = notes.iter().copied().cycle().take(9).collect();
    let with = |others: &[(&'static str, &'static str)]| -> Vec<(&str, &str)> {
        habit.iter().copied().chain(others.iter().copied()).collect()
    };
    assert_eq!(sources(&habit), ["Harbour Notes"; 9]);
    // One of ten has another last tag, and is known by its host.
    let shown = sources(&with(&[("rock, sea", "n.example")]));
    assert_eq!((&*shown[0], &*shown[9]), ("Harbour Notes", "n.example"));
    // Where the library has the habit, a few articles show it.
    assert_eq!(sources(&with(&[("sea, The Cape", "c.example")]))[9], "The Cape");
    // Several feeds of one source.
    let feeds = [
        ("x, Harbour — Latest", "h.example"),
        ("x, Harbour — Research", "h.example"),
        ("x, Harbour — Latest", "h.example"),
        ("x, Cape — Latest", "c.example"),
        ("x, Cape — Research", "c.example"),
    ];
    assert_eq!(sources(&feeds)[1], "Harbour — Research");
    // A topic is shared by hosts.
    let clippings = ["a.example", "b.example", "c.example"].map(|host| ("lamp, clippings", host));
    let clippings: Vec<_> = clippings.iter().copied().cycle().take(12).collect();
    assert_eq!(sources(&clippings)[..3], ["a.example", "b.example", "c.example"]);
    assert_eq!(sources(&[("harbour, lock", "e.example")]), ["e.example"]);
}

#[test]
fn deleted_and_changed_articles_no_longer_show_a_habit() {
    let all = library(&[("T", "sea, Harbour Notes", "n.example"); 4]);
    let source = |library: &Library, path: &str| {
        let id = library.at(&ArticlePath::new(path.into())).unwrap();
        library.source_label(&library.row(id).unwrap()).to_string()
    };
    assert_eq!(source(&all, "0.md"), "Harbour Notes");
    let number = |path: &str| ArticlePath::new(path.into()).number();
    let three = all.changed(&[], &HashSet::from([number("3.md")]), 2).unwrap();
    assert_eq!(source(&three, "0.md"), "Harbour Notes");
    let two = three.changed(&[], &HashSet::from([number("2.md")]), 3).unwrap();
    assert_eq!(source(&two, "0.md"), "n.example", "too few are left");
    // Of four articles, one has another last tag now.
    let other = entry("3.md", "---\ntitle: T\ntags: [sea, rock]\nsourceUrl: https://n.example/3\n---\n");
    let changed = all.changed(&[other], &HashSet::new(), 4).unwrap();
    assert_eq!((&*source(&changed, "0.md"), &*source(&changed, "3.md")), ("n.example", "n.example"));
    assert_eq!(source(&all, "0.md"), "Harbour Notes", "the older snapshot stays as it was");
}

#[test]
fn a_query_for_a_source_finds_what_is_shown_as_one() {
    let notes = library(&[("T", "sea, Harbour Notes", "n.example"); 7]);
    assert_eq!(found(&notes, "source:\"harbour notes\""), 7);
    let topics = library(&[("T", "harbour, lock", "e.example")]);
    assert_eq!(found(&topics, "source:lock"), 0);
    assert_eq!(found(&topics, "source:e.example"), 1);
}

#[test]
fn each_of_several_authors_is_a_whole_name() {
    let library = of_files(&[
        ("a.md", "author: [Ann Keeper, Bob Keeper]"),
        ("b.md", "author: Ann Keeper and Cid Keeper"),
        ("c.md", "author: Mary Ann Keeper"),
        ("d.md", "author: ['Keeper, Ann', 'Keeper, Bob']"),
    ]);
    for (query, count) in [
        ("author:\"Ann Keeper\"", 2),
        ("author:\"Bob Keeper\"", 1),
        ("author:\"Cid Keeper\"", 1),
        ("author:\"Ann Keeper, Bob Keeper\"", 1),
        ("author:\"Keeper, Ann\"", 1),
        ("author:ann", 4),
        ("author:\"Keeper\"", 0),
    ] {
        assert_eq!(found(&library, query), count, "{query}");
    }
}
