//! Queries on the command line: mistakes, saved searches, and the examples of the reference.

use std::path::Path;

use vigie::query::{FIELDS, Field};

use crate::cli::run::{Ran, folder, on, places, run, vigie};
use crate::support::write;

#[test]
fn mistakes_in_queries_are_marked_in_the_text() {
    let folder = folder();
    for (words, error) in [
        (&["is:nothing"][..], "vigie: there is no flag “nothing”\n"),
        (&["is:trunctaed"], "vigie: there is no flag “trunctaed”; did you mean truncated?\n"),
        (&["(whales"], "vigie: the query is incomplete: the parenthesis is not closed\n"),
        (&["tag:"], "vigie: the query is incomplete: tag: needs a value\n"),
        (
            &["whales", "date:2024-02-31"],
            "  whales date:2024-02-31\n              ^^^^^^^^^^\nvigie: the day 2024-02-31 does not exist; did you mean 2024-02-29?\n",
        ),
        (
            &["日本語", "is:new", "sort:tilte"],
            "  日本語 is:new sort:tilte\n                     ^^^^^\nvigie: there is no sort order “tilte”; did you mean title?\n",
        ),
        (&["whales", "OR"], "  whales OR\n         ^^\nvigie: the query is incomplete: nothing follows OR\n"),
        (
            &["\u{1b}[31mwhales\u{202e}", "limit:no"],
            "  [31mwhales limit:no\n                   ^^\nvigie: limit: takes a number from 1 to 999,999,999\n",
        ),
    ] {
        for command in [&["list"][..], &["tags"], &["facets", "year"]] {
            let ran = on(folder.path(), &[command, words].concat());
            assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(2), "", error), "{words:?}");
        }
    }
}

#[test]
fn unknown_fields_are_searched_as_text_and_reported() {
    let folder = folder();
    write(folder.path(), "d.md", "---\ntitle: 'Titel: whales again'\n---\n");
    let ran = on(folder.path(), &["list", "titel:whales", "--count"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "1\n"));
    assert_eq!(ran.err, "vigie: no field “titel”: searched as text; did you mean title:?\n");
    let ran = on(folder.path(), &["list", "wholly:odd", "--count"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), "0\n"));
    assert_eq!(ran.err, "vigie: no field “wholly”: searched as text\n");
    let ran = on(folder.path(), &["list", "since:7d", "whales", "or", "terns", "--count"]);
    assert_eq!(
        ran.err,
        "vigie: no field “since”: searched as text; did you mean date:7d..?\nvigie: “or” is searched as a word; write OR for either\n"
    );
    let ran = on(folder.path(), &["list", "mood:calm", "--count"]);
    assert_eq!(
        (ran.code, ran.out.as_str(), ran.err.as_str()),
        (Some(0), "1\n", ""),
        "a key of the front matter is a field"
    );
}

/// Runs a command on a folder, with a home of its own.
fn with(kept: &Path, folder: &Path, words: &[&str]) -> Ran {
    let (name, rest) = words.split_first().expect("a command");
    run(vigie().envs(places(kept)).arg(name).arg("--dir").arg(folder).args(rest))
}

#[test]
fn saved_searches_are_listed_and_used_in_queries() {
    let (folder, kept) = (folder(), tempfile::tempdir().expect("a folder"));
    let list = |words: &[&str]| with(kept.path(), folder.path(), words);
    let searches = |words: &[&str]| run(vigie().envs(places(kept.path())).arg("searches").args(words));
    let none = searches(&[]);
    assert_eq!((none.code, none.out.as_str(), none.err.as_str()), (Some(1), "", ""));
    write(
        kept.path(),
        "config/vigie/searches.toml",
        "[searches]\nwater = 'tag:sea OR tag:river sort:title'\n\"Été\" = 'étude'\nloop = 'search:loop'\n",
    );
    assert_eq!(searches(&[]).out, "water\ttag:sea OR tag:river sort:title\nÉté\tétude\nloop\tsearch:loop\n");
    let json = searches(&["--json"]).out;
    assert!(json.ends_with("{\"name\":\"loop\",\"query\":\"search:loop\"}\n"), "{json}");
    let ran = list(&["list", "search:water", "--format", "{title}"]);
    assert_eq!(ran.out, "A heron at the lock\nÉtude sans date\nWhales in the bay\n");
    let ran = list(&["list", "vue:Été", "--count"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(0), "1\n", ""));
    for (words, error) in [
        (
            &["list", "search:watre"][..],
            "vigie: there is no saved search “watre”; did you mean search:water?\n",
        ),
        (
            &["list", "whales", "search:nothing-like-it"],
            "  whales search:nothing-like-it\n         ^^^^^^^^^^^^^^^^^^^^^^\nvigie: there is no saved search “nothing-like-it”\n",
        ),
        (
            &["list", "search:loop"],
            "vigie: the saved search “loop” uses itself, or a chain of more than 8 searches\n",
        ),
    ] {
        let ran = list(words);
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(2), "", error), "{words:?}");
    }
}

#[test]
fn a_broken_searches_file_is_reported_when_it_is_needed() {
    let (folder, kept) = (folder(), tempfile::tempdir().expect("a folder"));
    write(kept.path(), "config/vigie/searches.toml", "[searches\n");
    for words in [&["searches"][..], &["list", "search:x"]] {
        let ran = run(vigie().envs(places(kept.path())).args(words).env("VIGIE_DIR", folder.path()));
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{words:?}");
        assert!(
            ran.err.starts_with("vigie: cannot use the saved searches: ") && ran.err.lines().count() == 1,
            "{}",
            ran.err
        );
    }
    assert_eq!(with(kept.path(), folder.path(), &["list", "--count"]).out, "3\n");
}

/// A folder for the examples of the reference: one article that all of them find, and one that none of them
/// finds.
fn examples() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    write(
        folder.path(),
        "papers/2024-07-05-stents.md",
        "---\ntitle: A drug-eluting stent\ndate: 2024-07-05\nsummary: De novo lesions […]\ntags: [News — Latest]\nlink: https://www.example.com/a\nsource_name: Vascular News\nauthor: Anne Martin\nlang: fr\nimportance: 4\n---\nIt was tried on 120 patients.\n",
    );
    write(
        folder.path(),
        "other/2020-01-01-boats.md",
        "---\ntitle: Boats\ndate: 2020-01-01\nsummary: Two boats.\ntags: [Sea]\nlink: https://example.org/b\nlang: en\nimportance: 1\n---\nNobody was on board.\n",
    );
    folder
}

#[test]
fn the_example_of_every_field_finds_its_article() {
    let (folder, kept) = (examples(), tempfile::tempdir().expect("a folder"));
    write(kept.path(), "config/vigie/searches.toml", "[searches]\nheart = 'stent'\n");
    for row in FIELDS {
        let ran = with(kept.path(), folder.path(), &["list", row.example, "--format", "{title}"]);
        let all = matches!(row.field, Field::Added | Field::Sort | Field::Limit);
        let titles = if all { "A drug-eluting stent\nBoats\n" } else { "A drug-eluting stent\n" };
        assert_eq!((ran.out.as_str(), ran.err.as_str()), (titles, ""), "{}", row.example);
        let (name, _) = row.example.split_once(':').expect("a field");
        assert!(row.name == name || row.others.contains(&name), "{}", row.example);
    }
}
