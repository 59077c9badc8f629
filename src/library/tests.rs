//! Which articles queries find, in which order, and what is counted.

mod habits;

use std::collections::HashSet;
use std::sync::Arc;

use jiff::civil;

use crate::frontmatter;
use crate::library::{FileStamp, Finding, Library, NewArticle, Question, is_known_key};
use crate::model::{ArticleId, ArticlePath};
use crate::query::{Field, Flag, Query};
use crate::text::CleanText;

const TODAY: civil::Date = civil::Date::constant(2026, 11, 22);
/// One day in nanoseconds.
const DAY: i64 = 86_400 * 1_000_000_000;

fn entry(path: &str, text: &str) -> NewArticle {
    let path = ArticlePath::new(path.into());
    let reading = frontmatter::read(&path, text.as_bytes(), TODAY);
    let body = reading.body.to_string();
    NewArticle { keys: reading.keys_unless(is_known_key), ..NewArticle::new(reading.article, &body) }
}

fn empty() -> Library {
    Library::empty(CleanText::line("test"), TODAY, 1)
}

/// The titles of a library of articles with these dates, newest first, without its folders.
fn by_date(dates: &[&str], query: &str) -> String {
    let text = |(name, date): (char, &&str)| {
        entry(&format!("{name}.md"), &format!("---\ntitle: {name}\ndate: {date}\n---\n"))
    };
    let entries: Vec<NewArticle> = ('a'..).zip(dates).map(text).collect();
    let library = Arc::new(empty().with(&entries).unwrap());
    let found = library.find(&Question::of(Query::parse(query).unwrap()));
    found.ids.iter().filter_map(|id| library.row(*id)).map(|article| article.title.to_string()).collect()
}

#[test]
fn articles_are_sorted_by_the_day_as_written_then_by_the_moment() {
    for (dates, newest_first) in [
        // The moment of `a` is the later one, on the day before.
        (&["2024-06-30T23:30:00-05:00", "2024-07-01T00:30:00+09:00"][..], "ba"),
        (&["2024-07-01T00:30:00+14:00", "2024-06-30T23:30:00-12:00"], "ab"),
        // The same day: 10:00 in Paris is after 09:00 in Moscow and before 05:00 in New York.
        (&["2024-07-05T09:00:00+03:00", "2024-07-05T10:00:00+02:00", "2024-07-05T05:00:00-04:00"], "cba"),
        (&["2024-07-05T23:30:00+14:00", "2024-07-05", "2024-07-05T00:30:00-12:00"], "cab"),
        (&["2024", "2024-01", "2024-01-02", "2023-12-31T23:00:00-10:00"], "cabd"),
        (&["1066-10-14", "1969-12-31T23:59:59Z", "1970-01-01T00:00:01Z", "0999-01-01"], "cbad"),
        (&["n.d.", "2024-07-05T23:59:59-11:00", "2024-07-06T00:00:00+14:00"], "cba"),
    ] {
        assert_eq!(by_date(dates, ""), newest_first, "{dates:?}");
        assert_eq!(by_date(dates, "sort:-date,path"), newest_first, "{dates:?}");
    }
    assert_eq!(by_date(&["2024-06-30T23:30:00-05:00", "2024-07-01T00:30:00+09:00"], "sort:date"), "ab");
    assert_eq!(by_date(&["2024-06-30T23:30:00-05:00", "2024-07-01T00:30:00+09:00"], "date:2024-06"), "a");
}

/// A library from titles, tags and hosts of the source.
fn library(articles: &[(&str, &str, &str)]) -> Arc<Library> {
    let entries: Vec<NewArticle> = articles
        .iter()
        .enumerate()
        .map(|(index, (title, tags, host))| {
            let text = format!(
                "---\ntitle: {title:?}\ntags: [{tags}]\nsourceUrl: https://{host}/x\ndate: 2026-01-{:02}\n---\n",
                28 - index
            );
            entry(&format!("{index}.md"), &text)
        })
        .collect();
    Arc::new(empty().with(&entries).unwrap())
}

fn harbour() -> Arc<Library> {
    library(&[
        ("Drug-eluting stents in ports", "France, Harbour News — Latest", "www.harbournews.example"),
        ("Drugs, eluting", "France, Harbour News Weekly", "news.example"),
        ("Rule 510(k) of 5100", "France, SIR — IR (news/podcast)", "sirnews.example"),
        ("FDA’s rule: ab ab, abc", "France, Météo", "news.example"),
        ("Stent graft: xy xy x", "France, meteo", "news.example.org"),
    ])
}

/// Articles with every attribute that can be searched; their file names are single letters.
fn watch_room() -> Arc<Library> {
    let articles = [
        (
            "2024/03/a.md",
            "title: Fog on the coast\ndate: 2024-03-15T10:00:00Z\nlang: fr_FR\nauthor: Ada Martin\nimportance: 3\n\
             tags: [Fog]\nmodel: Mark II\nsummary: Une étude de l’œuvre […]\nimage: /f.jpg\nlink: https://a.example/1",
            "Bells rang for 12 hours.",
        ),
        (
            "2024/b.md",
            "title: \"Breaking: fog again\"\ndate: 2024-07\nlang: en\nauthor: Martin\nimportance: 10\n\
             tags: [Fog, Bell]\nmodel: mark three\ndraft: true\nlink: https://b.example/2",
            "No bells at all.",
        ),
        (
            "c.md",
            "title: Fog on the Coast!\ndate: 2025\ntags: [Bell]\nlink: https://a.example/3",
            "Stent OR graft.",
        ),
        ("d.md", "title: Later\ndate: 2027-01-01\nlink: https://a.example/4", ""),
        ("e.md", "title: Never\ntags: [Bell]\nlink: javascript:alert(1)", "Nothing on fog."),
    ];
    let entries: Vec<NewArticle> = (0..)
        .zip(articles)
        .map(|(index, (path, keys, body))| NewArticle {
            stamp: FileStamp { modified: 1, size: 1, ..FileStamp::default() },
            added: (20_779 - index) * DAY,
            ..entry(path, &format!("---\n{keys}\n---\n\n{body}\n"))
        })
        .collect();
    Arc::new(empty().with_last_visit(Some(20_777 * DAY - 1)).with(&entries).unwrap())
}

fn found(library: &Arc<Library>, text: &str) -> Finding {
    let query = Query::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    library.find(&Question::of(query))
}

fn ids(library: &Arc<Library>, text: &str) -> Vec<u32> {
    found(library, text).ids.iter().map(|id| id.0).collect()
}

/// The file names of the articles that a query finds, joined.
fn names(library: &Arc<Library>, text: &str) -> String {
    let finding = found(library, text);
    let rows = finding.ids.iter().filter_map(|&id| library.row(id));
    rows.map(|article| article.path.stem().to_string()).collect()
}

#[test]
fn word_tag_and_host_queries_find_their_articles() {
    let library = harbour();
    for (query, found) in [
        ("", &[0, 1, 2, 3, 4][..]),
        ("stent", &[0, 4]),
        ("title:stent -title:graft", &[0]),
        ("title:\"stent\"", &[4]),
        ("-title:\"stent\" -title:\"fda\"", &[0, 1, 2]),
        ("title:stent,fda", &[0, 3, 4]),
        ("-title:stent,fda", &[1, 2]),
        ("drug-eluting", &[0]),
        ("drug-elut", &[0]),
        ("drugs-elut", &[1]),
        ("\"drug eluting\"", &[0]),
        ("\"drug elut\"", &[]),
        ("510(k)", &[2]),
        ("510(", &[2]),
        ("\"510\"", &[2]),
        ("\"51\"", &[]),
        ("fda's", &[3]),
        ("\"xy x\"", &[4]),
        ("\"ab ab\"", &[3]),
        ("\"ab abc\"", &[3]),
        ("\"ab ab ab\"", &[]),
        ("ab-ab-a", &[3]),
        ("host:news", &[1, 3, 4]),
        ("host:news.example", &[1, 3, 4]),
        ("host:\"news.example\"", &[1, 3]),
        ("host:\"news.example.org\"", &[4]),
        ("host:www", &[]),
        ("tag:france", &[0, 1, 2, 3, 4]),
        ("-tag:france", &[]),
        ("tag:harbour", &[0, 1]),
        ("tag:news", &[0, 1, 2]),
        ("tag:ews", &[]),
        ("tag:\"harbour news\"", &[]),
        ("tag:\"HARBOUR NEWS - latest\"", &[0]),
        ("tag:\"Harbour News — Latest\",\"météo\"", &[0, 3, 4]),
        ("-tag:\"meteo\" tag:news", &[0, 1, 2]),
        ("tag:\"SIR — IR (news/podcast)\"", &[2]),
        ("tag:\"meteo\"", &[3, 4]),
        ("#météo", &[3, 4]),
        ("tag:/^m.t/i", &[3, 4]),
        ("source:meteo", &[]),
        ("stent OR rule", &[0, 2, 3, 4]),
        ("stent graft OU rule fda", &[3, 4]),
        ("(stent OR rule) -(graft OR 510)", &[0, 3]),
        ("NOT (stent OR SAUF rule)", &[2, 3]),
        ("title:/Rule/", &[2]),
        ("title:/rule/", &[3]),
        ("title:/RULE/i", &[2, 3]),
        ("title:/[ab]{2}, abc$/", &[3]),
    ] {
        assert_eq!(ids(&library, query), found, "{query}");
    }
}

/// Queries on `watch_room`, and the articles they find, in order.
const ROOM: &[(&str, &str)] = &[
    ("date:2024", "ba"),
    ("date:2024-03", "a"),
    ("date:2024-03-15", "a"),
    ("date:2024-07", "b"),
    // A date that gives only the month is not within one of its days.
    ("date:2024-07-01", ""),
    ("date:2025-01", ""),
    ("date:2024..2025", "cba"),
    ("date:..2024-06", "a"),
    ("date:>2024-03", "cbd"),
    ("date:<2024-07", "a"),
    ("date:mars-2024", "a"),
    ("-date:2024", "ced"),
    ("added:today", "a"),
    ("added:hier", "b"),
    ("added:2d..", "cba"),
    ("importance:>3", "b"),
    ("importance:3..9", "a"),
    ("importance:3", "a"),
    ("lang:fr", "a"),
    ("lang:\"fr\",en", "ba"),
    ("author:martin", "ba"),
    ("author:\"martin\"", "b"),
    ("author:\"ada martin\"", "a"),
    ("in:2024", "ba"),
    ("in:\"2024\"", "ba"),
    ("in:\"2024/03\"", "a"),
    ("in:/^2024$/", "b"),
    ("file:b", "b"),
    ("file:\"2024/b.md\"", "b"),
    ("file:2024-03", "a"),
    ("file:03-2024", ""),
    ("file:\"2024\"", ""),
    ("model:mark", "ba"),
    ("model:\"mark ii\"", "a"),
    ("model:mark-t", "b"),
    ("model:/II$/", "a"),
    ("Model:three", "b"),
    ("has:model", "ba"),
    ("meta:image", "a"),
    ("a:draft", "b"),
    ("has:nothing", ""),
    ("permalink:x", ""),
    // No article has this key, so it is searched as text, as in a title with a colon.
    ("breaking:fog", "b"),
    ("is:truncated", "a"),
    ("is:noimage", "cbed"),
    ("is:dup", "ca"),
    ("is:future", "d"),
    ("is:bad", "ed"),
    ("is:untagged", "d"),
    ("est:brouillon", "b"),
    ("is:undated", "e"),
    ("is:new", "cba"),
    ("is:new,undated -is:dup", "be"),
    ("body:bells", "ba"),
    ("body:/\\d+ hours/", "a"),
    ("summary:oeuvre", "a"),
    ("titre:\"fog on the coast\"", "ca"),
    ("fog limit:1", "c"),
    ("sort:date", "abced"),
    ("sort:title", "bacde"),
    ("sort:-title", "edcab"),
    ("sort:-importance", "baced"),
    ("sort:importance", "abced"),
    ("sort:path", "abcde"),
    ("sort:-relevance fog", "bace"),
    ("sort:source,path", "eacdb"),
];

#[test]
fn dates_numbers_flags_and_keys_are_searchable() {
    let library = watch_room();
    let mut wrong = Vec::new();
    for (query, found) in ROOM {
        let names = names(&library, query);
        if names != *found {
            wrong.push(format!("{query}: {names} instead of {found}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn tag_counts_ignore_included_tags_if_they_are_alternatives() {
    let library = harbour();
    let count = |text: &str, any_tag: bool| {
        let query = Query::parse(text).unwrap();
        let finding = library.find(&Question { query, any_tag, ..Question::default() });
        let count = |tag: &str| library.tags().named(tag).map(|id| finding.facets.tags[id.index()]);
        (finding.ids.len(), finding.facets.counted, count("france"), count("METEO"))
    };
    assert_eq!(count("", false), (5, 5, Some(5), Some(2)));
    assert_eq!(count("stent", false), (2, 2, Some(2), Some(1)));
    let two = "tag:\"météo\",\"Harbour News Weekly\" -fda";
    assert_eq!(count(two, false), (2, 2, Some(2), Some(1)));
    assert_eq!(count(two, true), (2, 4, Some(4), Some(1)));
}

#[test]
fn only_articles_within_the_limit_are_counted() {
    let facets = found(&watch_room(), "fog sort:date limit:2").facets;
    assert_eq!((facets.counted, &*facets.months), (2, &[(2024, 7, 1), (2024, 3, 1)][..]));
}

#[test]
fn every_facet_is_counted() {
    let library = watch_room();
    let facets = found(&library, "-title:never").facets;
    let named = |table: &crate::library::NameTable, counts: &[u32]| {
        table.iter().zip(counts).map(|((_, name), count)| format!("{name} {count}")).collect::<Vec<_>>()
    };
    assert_eq!(named(library.names(Field::Host), facets.names(Field::Host)), ["a.example 3", "b.example 1"]);
    assert_eq!(
        named(library.names(Field::Collection), facets.names(Field::Collection)),
        [" 2", "2024 1", "2024/03 1"]
    );
    assert_eq!(named(library.names(Field::Language), facets.names(Field::Language)), ["en 1", "fr 1"]);
    assert_eq!(*facets.months, [(2025, 0, 1), (2024, 7, 1), (2024, 3, 1)]);
    let flags = [(Flag::New, 3), (Flag::Duplicate, 2), (Flag::Future, 1), (Flag::Bad, 1), (Flag::NoImage, 3)];
    for (flag, count) in flags {
        assert_eq!(facets.flags.of(flag), count, "{flag}");
    }
}

/// The same articles in one segment, in several, or after replacements answer alike.
#[test]
fn answers_do_not_depend_on_how_a_library_was_built() {
    let text = |index: usize, word: &str| {
        let date = format!("2026-01-{:02}", index % 5 + 1);
        entry(
            &format!("{index}.md"),
            &format!(
                "---\ntitle: {word} {index}\ndate: {date}\ntags: [T{}, Été]\n---\nBody {word}",
                index % 3
            ),
        )
    };
    let all: Vec<NewArticle> = (0..40).map(|index| text(index, "new")).collect();
    let at_once = Arc::new(empty().with(&all).unwrap());
    let old: Vec<NewArticle> = (10..60).map(|index| text(index, "old")).collect();
    let gone: HashSet<u64> = old.iter().skip(30).map(|entry| entry.article.path.number()).collect();
    let changed = empty().with(&old).unwrap().changed(&all[..25], &gone, 2).unwrap();
    let changed = Arc::new(changed.changed(&all[25..], &HashSet::new(), 3).unwrap());
    assert_eq!(changed.len(), 40);
    for query in
        ["", "new", "old", "new-3", "t1 -\"new 7\"", "sort:title", "is:dup", "date:2026-01-02 body:new"]
    {
        let titles = |library: &Arc<Library>| {
            let finding = found(library, query);
            let rows = finding.ids.iter().filter_map(|&id| library.row(id));
            (rows.map(|article| article.title.to_string()).collect::<Vec<_>>(), finding.facets.months)
        };
        assert_eq!(titles(&at_once), titles(&changed), "{query}");
    }
    let path = ArticlePath::new("3.md".into());
    let id = changed.at(&path).unwrap();
    assert_eq!(&*changed.row(id).unwrap().title, "new 3");
    assert_eq!(changed.stamps().count(), 40);
    assert!(changed.at(&ArticlePath::new("41.md".into())).is_none() && changed.row(ArticleId(999)).is_none());
}

/// A key of deleted articles only is no longer a key.
#[test]
fn deleted_articles_leave_no_key() {
    let one = entry("a.md", "---\ntitle: One\nmodel: x\n---\n");
    let gone = HashSet::from([one.article.path.number()]);
    let library = empty().with(&[one, entry("b.md", "---\ntitle: \"Model: x\"\n---\n")]).unwrap();
    assert!(library.has_key("model"));
    let library = Arc::new(library.changed(&[], &gone, 2).unwrap());
    assert!(!library.has_key("model"));
    assert_eq!(names(&library, "model:x"), "b");
}

#[test]
fn stored_articles_are_read_back_unchanged() {
    let library = watch_room();
    for id in library.ids() {
        let article = library.row(id).unwrap();
        assert_eq!(library.at(&article.path), Some(id));
    }
    let whole = entry(
        "x.md",
        "---\ntitle: T\ndate: 2024-03-15T10:00:00.5+02:00\nlink: \"[object Object]\"\ntags: [a]\n---\n",
    );
    let kept = empty().with(std::slice::from_ref(&whole)).unwrap();
    assert_eq!(kept.row(ArticleId(0)).unwrap(), whole.article);
    assert!(kept.has_key("link") && !kept.has_key("lin") && !kept.has_key(""));
}

/// A date that was in the future when it was indexed may have come when it is read.
#[test]
fn dates_are_judged_on_the_day_of_reading() {
    let later = entry("x.md", "---\ntitle: T\ndate: 2026-12-24\n---\n");
    assert!(later.article.is_broken());
    let day = civil::date(2026, 12, 24);
    let library = Library::empty(CleanText::line("test"), day, 1).with(&[later]).unwrap();
    let article = library.row(ArticleId(0)).unwrap();
    assert!(!article.is_broken() && article.date_trust == crate::model::DateTrust::Sound);
}

/// A search that is given up returns no answer.
#[test]
fn a_search_can_be_given_up() {
    let library = watch_room();
    let question = Question::of(Query::parse("body:/x/").unwrap());
    assert!(library.find_unless(&question, &|| true).is_none());
    assert!(library.find_unless(&question, &|| false).is_some());
}
