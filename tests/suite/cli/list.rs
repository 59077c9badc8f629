//! `vigie list` and `vigie tags`: selecting, sorting, and every output format.

use serde_json::Value;

use crate::cli::run::{assert_plain, folder, lines, on, run, vigie};
use crate::support::write;

/// The titles that a command prints, in order.
fn titles(words: &[&str]) -> Vec<String> {
    let folder = folder();
    let ran = on(folder.path(), words);
    ran.out.lines().filter_map(|line| line.split('\t').nth(2)).map(str::to_owned).collect()
}

const WHALES: &str = "Whales in the bay";
const HERON: &str = "A heron at the lock";
const ETUDE: &str = "Étude sans date";

#[test]
fn words_select_articles_and_sort_orders_them() {
    for (words, expected) in [
        (&["list"][..], &[WHALES, HERON, ETUDE][..]),
        (&["list", "whal"], &[WHALES]),
        (&["list", "etude"], &[ETUDE]),
        (&["list", "came", "back"], &[WHALES]),
        (&["list", "tag:sea"], &[WHALES, ETUDE]),
        (&["list", "tag:sea", "tag:news"], &[WHALES]),
        (&["list", "-tag:sea"], &[HERON]),
        (&["list", "tag:news", "-whales"], &[HERON]),
        (&["list", "-heron"], &[WHALES, ETUDE]),
        (&["list", "title:heron at"], &[HERON]),
        (&["list", "\"at the lock\""], &[HERON]),
        (&["list", "tag:sea", "--limit", "1"], &[WHALES]),
        (&["list", "-whales", "--limit", "1", "-étude"], &[HERON]),
        (&["list", "--limit", "2"], &[WHALES, HERON]),
        (&["list", "--limit", "0"], &[]),
        (&["list", "--sort", "title"], &[HERON, ETUDE, WHALES]),
        (&["list", "--sort", "-title"], &[WHALES, ETUDE, HERON]),
        (&["list", "--sort", "date"], &[HERON, WHALES, ETUDE]),
        (&["list", "--sort", "-date"], &[WHALES, HERON, ETUDE]),
        (&["list", "--sort", "titre"], &[HERON, ETUDE, WHALES]),
        (&["list", "--sort", "-relevance", "whales"], &[WHALES]),
        (&["list", "--sort", "importance"], &[WHALES, HERON, ETUDE]),
        (&["list", "sort:title"], &[HERON, ETUDE, WHALES]),
        (&["list", "sort:title limit:1"], &[HERON]),
        (&["list", "sort:title", "--sort", "path", "--limit", "2"], &[HERON, ETUDE]),
        (&["list", "limit:2", "--limit", "3"], &[WHALES, HERON]),
        (&["list", "--sort=path"], &[WHALES, HERON, ETUDE]),
        (&["list", "nothing-like-this"], &[]),
    ] {
        assert_eq!(titles(words), expected, "{words:?}");
    }
}

#[test]
fn lines_in_a_pipe_have_fields_for_scripts() {
    let folder = folder();
    let ran = on(folder.path(), &["list"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert_plain(&ran.out, "list");
    for line in lines(&ran) {
        let fields: Vec<&str> = line.split('\t').collect();
        assert_eq!(fields.len(), 4, "{line}");
        assert!(fields[0].len() == 10 && fields[0].bytes().all(|byte| byte.is_ascii_hexdigit()), "{line}");
    }
    assert!(lines(&ran)[0].contains("\t2024-03-01\t"), "{}", ran.out);
    assert!(lines(&ran)[1].contains("\t2024-02-01T08:30:00Z\t"), "{}", ran.out);
    let nothing = on(folder.path(), &["list", "nothing-like-this"]);
    assert_eq!((nothing.code, nothing.out.as_str(), nothing.err.as_str()), (Some(1), "", ""));
}

#[test]
fn json_objects_have_every_field_in_a_fixed_order() {
    const NAMES: [&str; 14] = [
        "id",
        "path",
        "title",
        "date",
        "summary",
        "tags",
        "source_url",
        "host",
        "permalink",
        "image_url",
        "image_credit",
        "author",
        "language",
        "problems",
    ];
    let folder = folder();
    let ran = on(folder.path(), &["list", "--json"]);
    assert_eq!(ran.code, Some(0));
    let objects: Vec<Value> =
        lines(&ran).iter().map(|line| serde_json::from_str(line).expect(line)).collect();
    assert_eq!(objects.len(), 3);
    for object in &objects {
        let names: Vec<&String> = object.as_object().expect("an object").keys().collect();
        assert_eq!(names, NAMES);
    }
    let whales = &objects[0];
    for (name, value) in [
        ("title", WHALES),
        ("date", "2024-03-01"),
        ("summary", "They came back."),
        ("source_url", "https://www.example.org/whales?a=1"),
        ("host", "example.org"),
        ("permalink", "/2024/whales"),
        ("image_url", "/w.jpg"),
        ("image_credit", "Bob"),
        ("author", "Ada"),
        ("language", "en"),
    ] {
        assert_eq!(whales[name], value, "{name}");
    }
    assert_eq!(whales["tags"], serde_json::json!(["Sea", "News"]));
    assert_eq!(whales["path"], folder.path().join("a.md").to_string_lossy().as_ref());
    assert_eq!(objects[2]["date"], Value::Null);
    assert_eq!(objects[2]["problems"][0]["code"], "no-date");
    assert_eq!(on(folder.path(), &["list", "--json"]).out, ran.out, "the order is stable");
}

#[test]
fn every_output_format_is_printed() {
    let folder = folder();
    let root = folder.path().display();
    let id = |name: &str| vigie::model::ArticlePath::new(name.into()).id();
    let whales = format!(
        "{}\t2024-03-01\tWhales in the bay\texample.org\texample.org\thttps://www.example.org/whales?a=1\t{root}/a.md\tSea|News\n",
        id("a.md")
    );
    let paths = format!("{root}/a.md\n{root}/b/b.md\n{root}/c.md\n");
    for (words, printed) in [
        (&["list", "--tsv", "whales"][..], whales.as_str()),
        (&["list", "--paths"], &paths),
        (&["list", "--count"], "3\n"),
        (&["list", "--count", "tag:sea"], "2\n"),
        (&["list", "--count", "tag:sea", "--limit", "1"], "1\n"),
        (&["list", "--count", "limit:2"], "2\n"),
        (&["list", "--count", "nothing-like-this"], "0\n"),
        (
            &["list", "--md"],
            "- [Whales in the bay](https://www.example.org/whales?a=1) — example.org, 2024-03-01\n- [A heron at the lock](https://example.com/heron) — example.com, 2024-02-01\n- [Étude sans date](https://example.net/etude) — example.net\n",
        ),
        (&["list", "heron", "--format", "{date} {title}"], "2024-02-01T08:30:00Z A heron at the lock\n"),
        (&["list", "--format", "- {{{mood}}}\\t{Image-Credit}", "-étude"], "- {}\tBob\n- {calm}\t\n"),
        (
            &["list", "whales", "--format", "{id}|{summary}|{tags}|{source}|{host}|{source_url}|{permalink}"],
            &format!(
                "{}|They came back.|Sea, News|example.org|example.org|https://www.example.org/whales?a=1|/2024/whales\n",
                id("a.md")
            ),
        ),
        (
            &[
                "list",
                "whales",
                "--format",
                "{path}|{image_url}|{author}|{language}|{importance}|{published}",
            ],
            &format!("{root}/a.md|/w.jpg|Ada|en||\n"),
        ),
        (&["list", "whales", "--format", "{link} {lang}"], "https://www.example.org/whales?a=1 en\n"),
    ] {
        let ran = on(folder.path(), words);
        assert_eq!((ran.out.as_str(), ran.err.as_str()), (printed, ""), "{words:?}");
        assert_eq!(ran.code, Some(i32::from(words.contains(&"nothing-like-this"))), "{words:?}");
    }
    let added = on(folder.path(), &["list", "whales", "--format", "{added}"]).out;
    let added: jiff::Timestamp = added.trim().parse().expect("a time");
    assert!(
        added <= jiff::Timestamp::now()
            && added + jiff::SignedDuration::from_mins(10) > jiff::Timestamp::now()
    );
}

#[test]
fn invalid_formats_and_conflicting_options_are_refused() {
    let folder = folder();
    for (words, error) in [
        (
            &["list", "--format", "{titel}"][..],
            "vigie: --format: there is no field “titel”; did you mean title?\n",
        ),
        (&["list", "--format", "{title"], "vigie: --format: unclosed brace; write {{ for a literal brace\n"),
        (
            &["list", "--format", "}"],
            "vigie: --format: unmatched closing brace; write }} for a literal brace\n",
        ),
    ] {
        let ran = on(folder.path(), words);
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(2), "", error), "{words:?}");
    }
    let forms = ["--json", "--tsv", "--md", "--count", "--paths", "--format={id}"];
    for one in forms {
        for other in forms.into_iter().filter(|other| *other != one) {
            let ran = on(folder.path(), &["list", one, other]);
            assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{one} {other}");
            assert!(ran.err.contains("cannot be combined"), "{}", ran.err);
        }
    }
}

#[test]
fn the_list_is_the_same_with_and_without_an_index() {
    let folder = folder();
    for words in [
        &["list", "--json"][..],
        &["list", "--tsv", "whales"],
        &["list", "--sort", "title", "--paths"],
        &["tags"],
        &["facets", "month"],
        &["check"],
    ] {
        let first = on(folder.path(), words);
        let again = on(folder.path(), words);
        let without = on(folder.path(), &[words, &["--no-index"]].concat());
        assert_eq!((&first.out, first.code), (&without.out, without.code), "{words:?}");
        assert_eq!((&again.out, again.code), (&without.out, without.code), "{words:?}");
    }
    write(folder.path(), "d.md", "---\ntitle: One more\ndate: 2024-05-01\n---\n");
    std::fs::remove_file(folder.path().join("a.md")).expect("it is there");
    let with = on(folder.path(), &["list"]).out;
    assert_eq!(with, on(folder.path(), &["list", "--no-index"]).out);
    assert!(with.contains("One more") && !with.contains("Whales"), "{with}");
}

#[test]
fn tags_are_counted() {
    let folder = folder();
    for (words, printed) in [
        (&["tags"][..], "2\tNews\n2\tSea\n1\tRiver\n"),
        (&["tags", "tag:sea"], "2\tSea\n1\tNews\n"),
        (&["tags", "--limit", "1"], "2\tNews\n"),
        (&["tags", "nothing-like-this"], ""),
    ] {
        let ran = on(folder.path(), words);
        assert_eq!((ran.out.as_str(), ran.code), (printed, Some(i32::from(printed.is_empty()))), "{words:?}");
    }
    let ran = on(folder.path(), &["tags", "tag:news", "--json", "--limit", "1"]);
    assert_eq!(ran.out, "{\"tag\":\"News\",\"count\":2,\"spellings\":[\"News\"]}\n");
}

#[test]
fn the_folder_comes_from_the_environment_or_is_the_sample() {
    let folder = folder();
    let ran = run(vigie().arg("list").env("VIGIE_DIR", folder.path()));
    assert_eq!((ran.code, ran.out.lines().count(), ran.err.as_str()), (Some(0), 3, ""));
    for variable in [None, Some("")] {
        let mut command = vigie();
        command.args(["list", "--limit", "3"]);
        if let Some(value) = variable {
            command.env("VIGIE_DIR", value);
        }
        let ran = run(&mut command);
        assert_eq!((ran.code, ran.out.lines().count()), (Some(0), 3));
        assert_eq!(ran.err, "vigie: no folder given: using the sample library; --dir DIR selects yours\n");
    }
    let other = crate::cli::run::folder();
    std::fs::remove_file(other.path().join("a.md")).expect("a file");
    let ran = run(vigie().args(["list", "--dir"]).arg(other.path()).env("VIGIE_DIR", folder.path()));
    assert_eq!(ran.out.lines().count(), 2, "the option overrides the variable");
}

#[test]
fn csv_and_html_are_complete_and_plain() {
    let folder = folder();
    let table = on(folder.path(), &["list", "--csv", "tag:sea"]).out;
    let first = table.lines().next().unwrap_or_default();
    assert!(first.starts_with("id,path,title,date,source,host,source_url"), "{table}");
    assert_eq!(table.lines().count(), 3, "{table}");
    assert_plain(&table, "list --csv");
    let page = on(folder.path(), &["list", "--html", "whales"]).out;
    assert!(page.starts_with("<!doctype html>") && page.ends_with("</html>\n"), "{page}");
    assert!(page.contains(WHALES) && !page.contains(HERON) && page.contains("default-src 'none'"), "{page}");
    assert_plain(&page, "list --html");
}

#[test]
fn the_day_is_the_written_one_in_every_output() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, date) in [
        ("evening.md", "2024-06-30T23:30:00-05:00"),
        ("night.md", "2024-07-01T00:30:00+09:00"),
        ("noon.md", "2024-07-01T12:00:00+0000"),
        ("unzoned.md", "2024-07-01 13:00"),
    ] {
        write(folder.path(), name, &format!("---\ntitle: {name}\ndate: {date}\n---\nText.\n"));
    }
    let printed = |words: &[&str]| on(folder.path(), words).out;
    let moments = "2024-07-01T13:00:00 unzoned.md\n2024-07-01T12:00:00Z noon.md\n\
                   2024-07-01T00:30:00+09:00 night.md\n2024-06-30T23:30:00-05:00 evening.md\n";
    assert_eq!(printed(&["list", "--format", "{date} {title}"]), moments);
    let json = printed(&["list", "--json", "evening"]);
    assert!(json.contains("\"date\":\"2024-06-30T23:30:00-05:00\""), "{json}");
    for (form, day) in [
        ("--md", "- evening.md — 2024-06-30\n"),
        ("--tsv", "\t2024-06-30T23:30:00-05:00\t"),
        ("--csv", ",2024-06-30T23:30:00-05:00,"),
        ("--html", ">2024-06-30<"),
        ("--plain", "30 June 2024"),
    ] {
        let out = printed(&["list", form, "evening"]);
        assert!(out.contains(day) && !out.contains("2024-07-01"), "{form}: {out}");
    }
    assert!(printed(&["show", "evening"]).contains("30 June 2024"), "{}", printed(&["show", "evening"]));
    for (query, count) in [("date:2024-06", "1\n"), ("date:2024-07", "3\n"), ("date:2024-06-30", "1\n")] {
        assert_eq!(printed(&["list", "--count", query]), count, "{query}");
    }
}
