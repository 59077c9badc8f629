//! `vigie check`: every kind of problem is reported with its file and line.

use serde_json::Value;
use tempfile::TempDir;

use crate::cli::run::{lines, on};
use crate::support::write;

/// The text of an article without problems, with these lines of front matter added or replacing those with
/// the same key; `KEY: GONE` removes a key.
fn article(name: &str, lines: &[&str]) -> String {
    let key = |line: &str| line.split(':').next().unwrap_or_default().to_owned();
    let usual = [
        format!("title: {name}"),
        "date: 2024-01-01".to_owned(),
        format!("link: https://example.org/{name}"),
    ];
    let mut text = "---\n".to_owned();
    for line in usual.iter().filter(|line| lines.iter().all(|other| key(other) != key(line))) {
        text.push_str(&format!("{line}\n"));
    }
    for line in lines.iter().filter(|line| !line.ends_with(": GONE")) {
        text.push_str(&format!("{line}\n"));
    }
    text + "---\nText.\n"
}

/// Every file with its problems: line and code.
fn files() -> Vec<(&'static str, Vec<u8>, Vec<(Option<u32>, &'static str)>)> {
    let one = |name: &'static str, line: Option<u32>, code: &'static str, extra: &[&str]| {
        (name, article(name, extra).into_bytes(), vec![(line, code)])
    };
    // Commands use the real clock, so a date in the future must be computed.
    let soon = (jiff::Timestamp::now() + jiff::SignedDuration::from_hours(40 * 24)).to_string();
    let padding = format!("pad: '{}'", "x".repeat(70_000));
    let brackets = format!("pad: {}{}", "[".repeat(1_100), "]".repeat(1_100));
    vec![
        ("bad-date.md", article("bad-date.md", &["date: someday"]).into_bytes(), vec![(Some(4), "bad-date")]),
        one("bad-front-matter.md", Some(5), "bad-front-matter", &["mood: \"C:\\Users\""]),
        one("bad-link.md", Some(4), "bad-link", &["link: '[object Object]'"]),
        one("absurd-date.md", Some(4), "absurd-date", &["date: 0001-01-01"]),
        one("entity.md", Some(5), "entity", &["summary: a &#8230; b"]),
        one("future-date.md", Some(4), "future-date", &[&format!("date: {soon}")]),
        one("large.md", Some(1), "large-front-matter", &[&padding]),
        one("nested.md", Some(1), "nested-front-matter", &[&brackets]),
        one("no-date.md", None, "no-date", &["date: GONE"]),
        one("no-link.md", None, "no-link", &["link: GONE"]),
        one("untitled.md", None, "no-title", &["title: GONE"]),
        one("odd-value.md", Some(5), "odd-value", &["summary: {a: {b: c}}"]),
        one("repeated-key.md", Some(6), "repeated-key", &["mood: calm", "mood: wild"]),
        one(
            "same-1.md",
            None,
            "",
            &["title: The same", "link: https://example.org/same", "permalink: /same/"],
        ),
        (
            "same-2.md",
            article(
                "same-2.md",
                &["title: the SAME", "mood: x", "permalink: /same", "link: https://example.org/same"],
            )
            .into_bytes(),
            vec![(Some(3), "same-title"), (Some(5), "same-permalink"), (Some(6), "same-link")],
        ),
        one("tags-1.md", None, "", &["tags: [Météo]"]),
        one("tags-2.md", None, "", &["tags: [Météo]"]),
        one("tags-3.md", Some(5), "tag-spelling", &["tags:", "  - meteo"]),
        (
            "unclosed.md",
            b"---\ntitle: Unclosed\ndate: 2024-01-01\nlink: https://example.org/u\n\nText.\n".to_vec(),
            vec![(Some(1), "unclosed-front-matter")],
        ),
        (
            "not-utf8.md",
            [article("not-utf8.md", &[]).as_bytes(), b"\xff\n"].concat(),
            vec![(Some(7), "not-utf8")],
        ),
        (
            "too-large.md",
            vec![b'x'; 2 * 1024 * 1024],
            vec![(None, "no-date"), (None, "no-link"), (None, "too-large")],
        ),
    ]
}

fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes, _) in files() {
        std::fs::write(folder.path().join(name), bytes).expect("a file");
    }
    folder
}

#[test]
fn every_problem_is_reported_with_its_file_and_line() {
    let folder = folder();
    let ran = on(folder.path(), &["check", "--json"]);
    assert_eq!(ran.code, Some(1));
    let found: Vec<Value> = lines(&ran).iter().map(|line| serde_json::from_str(line).expect(line)).collect();
    for (name, _, problems) in files() {
        let path = folder.path().join(name);
        let of_file: Vec<(Option<u64>, &str)> = found
            .iter()
            .filter(|object| object["path"] == path.to_string_lossy().as_ref())
            .map(|object| (object["line"].as_u64(), object["code"].as_str().expect("a code")))
            .collect();
        let expected: Vec<(Option<u64>, &str)> = problems
            .into_iter()
            .filter(|(_, code)| !code.is_empty())
            .map(|(line, code)| (line.map(u64::from), code))
            .collect();
        let mut of_file = of_file;
        of_file.sort_unstable();
        assert_eq!(of_file, expected, "{name}");
    }
    for object in &found {
        let names: Vec<&String> = object.as_object().expect("an object").keys().collect();
        assert_eq!(names, ["path", "line", "code", "message"]);
    }
    let mut summary = ran.err.lines();
    assert!(summary.next().is_some_and(|line| line.ends_with("checked")), "{}", ran.err);
    let counts: Vec<(usize, &str)> = summary
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            Some((words.next()?.parse().ok()?, words.next()?))
        })
        .collect();
    let of = |code: &str| found.iter().filter(|object| object["code"] == code).count();
    assert!(counts.iter().all(|(count, code)| *count == of(code)), "{}", ran.err);
    assert_eq!(counts.iter().map(|(count, _)| count).sum::<usize>(), found.len());
    assert!(counts.is_sorted_by_key(|(count, _)| std::cmp::Reverse(*count)), "{}", ran.err);
}

#[test]
fn lines_have_the_format_of_compiler_messages() {
    let folder = folder();
    let json = on(folder.path(), &["check", "--json"]);
    let ran = on(folder.path(), &["check"]);
    assert_eq!(ran.code, Some(1));
    assert_eq!(lines(&ran).len(), lines(&json).len());
    for (line, object) in lines(&ran).iter().zip(lines(&json)) {
        let object: Value = serde_json::from_str(object).expect(object);
        let path = object["path"].as_str().expect("a path");
        let number = object["line"].as_u64().unwrap_or(1);
        let message = object["message"].as_str().expect("a message");
        assert_eq!(*line, format!("{path}:{number}: {message}"));
    }
    let places: Vec<(&str, u32)> = lines(&ran)
        .iter()
        .filter_map(|line| {
            let mut parts = line.split(':');
            Some((parts.next()?, parts.next()?.parse().ok()?))
        })
        .collect();
    assert!(places.is_sorted(), "{}", ran.out);
    let mut paths: Vec<&str> = lines(&ran).iter().filter_map(|line| line.split(':').next()).collect();
    assert!(paths.is_sorted(), "{}", ran.out);
    paths.dedup();
    let summary =
        format!("vigie: {} problems in {} files; 21 articles checked\n", lines(&ran).len(), paths.len());
    assert!(ran.err.starts_with(&summary), "{}", ran.err);
    let one = on(folder.path(), &["check", "--limit", "1"]);
    assert_eq!((lines(&one), &one.err, one.code), (lines(&ran)[..1].to_vec(), &ran.err, Some(1)));
}

#[test]
fn kinds_can_be_selected_and_ignored() {
    let folder = folder();
    let codes = |words: &[&str]| {
        let ran = on(folder.path(), &[&["check", "--json"], words].concat());
        let code = |line: &&str| serde_json::from_str::<Value>(line).expect(line)["code"].to_string();
        let mut codes: Vec<String> = lines(&ran).iter().map(code).collect();
        codes.dedup();
        (ran.code, codes.join(" "), ran.err)
    };
    let (code, found, err) = codes(&["--only", "entity,bad-date"]);
    assert_eq!((code, found.as_str()), (Some(1), "\"bad-date\" \"entity\""));
    assert_eq!(
        err,
        "vigie: 2 problems in 2 files; 21 articles checked\n  1  bad-date  dates that are not recognised\n  1  entity    HTML entities in values\n"
    );
    let (code, found, _) = codes(&["--without", "entity", "--without", "bad-date,no-link"]);
    assert!(code == Some(1) && found.contains("no-date"));
    assert!(!["entity", "bad-date", "no-link"].iter().any(|code| found.contains(code)), "{found}");
    let (code, found, err) = codes(&["--only", "link-loop"]);
    assert_eq!((code, found.as_str()), (Some(0), ""));
    assert_eq!(err, "vigie: 21 articles, no problems of the selected kinds\n");
    let (code, _, err) = codes(&["--only", "entities"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("invalid value “entities” for --only <KIND,…>"), "{err}");
}

#[test]
fn a_folder_without_problems_is_reported_as_such() {
    let folder = tempfile::tempdir().expect("a folder");
    let ran = on(folder.path(), &["check"]);
    assert_eq!(
        (ran.code, ran.out.as_str(), ran.err.as_str()),
        (Some(0), "", "vigie: 0 articles, no problems\n")
    );
    write(folder.path(), "a.md", &article("a", &[]));
    write(folder.path(), "b.md", &article("b", &[]));
    let ran = on(folder.path(), &["check"]);
    assert_eq!(
        (ran.code, ran.out.as_str(), ran.err.as_str()),
        (Some(0), "", "vigie: 2 articles, no problems\n")
    );
}
