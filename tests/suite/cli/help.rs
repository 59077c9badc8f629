//! `--help` and `vigie help`: pages fit the terminal, and their examples are valid.

use std::ffi::OsString;

use vigie::cli::{COMMAND_GROUPS, COMMANDS, EXAMPLES, call, command, parser};
use vigie::query::Query;

use super::run::{lines, run, vigie};

#[test]
fn every_topic_is_named_and_printed() {
    let overview = run(vigie().arg("help"));
    assert_eq!(overview.code, Some(0));
    assert!(lines(&overview).len() <= 24, "{}", overview.out);
    for (topic, holds) in [
        ("keys", "[go-to-date]"),
        ("query", "sort:date"),
        ("settings", "VIGIE_MARK_READ"),
        ("themes", "solarized-light"),
        ("files", "config.toml"),
        ("commands", "--no-index"),
    ] {
        assert!(lines(&overview).iter().any(|line| line.trim_start().starts_with(topic)), "{topic}");
        let ran = run(vigie().args(["help", topic]));
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        assert!(ran.out.contains(holds), "{topic}: {}", ran.out);
        assert!(ran.out.lines().all(|line| line.chars().count() <= 80), "{topic}: {}", ran.out);
        let french = run(vigie().args(["help", topic, "--lang", "fr"]));
        if topic == "query" {
            for sign in ["a OR b", "NOT a", "a | b", "last week", "7d..", "avril", "AND", "SAUF"] {
                assert!(ran.out.contains(sign), "{sign}: {}", ran.out);
            }
            let french = french.out.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(french.contains("a OU b") && french.contains("semaine dernière"), "{french}");
        }
        assert_ne!(french.out, ran.out, "{topic}");
    }
    assert_eq!(run(vigie().args(["help", "nothing"])).code, Some(2));
}

#[test]
fn help_of_a_command_is_the_same_in_every_form() {
    for words in [&["list"][..], &["check", "--lang", "fr"], &["help"]] {
        let ran = run(vigie().arg("help").args(words));
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        for flag in ["--help", "-h"] {
            assert_eq!(ran.out, run(vigie().args(words).arg(flag)).out, "{words:?} {flag}");
        }
    }
}

#[test]
fn the_help_of_the_program_fits_a_screen_and_lists_the_commands_in_order() {
    for language in ["en", "fr"] {
        let ran = run(vigie().args(["--help", "--lang", language]));
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        let lines = lines(&ran);
        assert!(
            lines.iter().filter(|line| line.contains("vigie [") || line.contains("vigie COMM")).count() == 2
        );
        assert!(lines.len() <= 40, "{} lines: {}", lines.len(), ran.out);
        assert!(lines.iter().all(|line| line.chars().count() <= 80), "{}", ran.out);
        let place = |start: &str| lines.iter().position(|line| line.starts_with(start)).expect(start);
        let commands: Vec<usize> = COMMANDS.iter().map(|row| place(&format!("  {} ", row.name))).collect();
        assert!(commands.is_sorted(), "{}", ran.out);
        for (_, heading) in COMMAND_GROUPS {
            place(if language == "en" { heading.english } else { heading.french });
        }
    }
}

#[test]
fn the_examples_of_the_help_are_valid() {
    let examples = COMMANDS.iter().map(|row| (Some(row.name), row.examples));
    for (name, rows) in examples.chain([(None, EXAMPLES)]) {
        for line in rows.iter().map(|row| row.line) {
            let words = shell_words::split(line).expect(line);
            let own = words.iter().take_while(|word| !matches!(word.as_str(), "|" | ">" | "&&"));
            let own: Vec<OsString> = own.map(OsString::from).collect();
            let matches = command().try_get_matches_from(parser::shielded(own));
            let matches = matches.unwrap_or_else(|error| panic!("{line}: {error}"));
            let Some((command, matches)) = matches.subcommand() else {
                assert_eq!(name, None, "{line}");
                continue;
            };
            assert!(name.is_none_or(|name| name == command), "{line}");
            if matches.try_contains_id("words").is_ok() {
                let query = Query::parse(&call::words(matches));
                assert!(query.is_ok(), "{line}: {query:?}");
            }
        }
    }
}

#[test]
fn examples_come_first_in_the_help_and_are_in_the_manual() {
    // In troff, hyphens and apostrophes are escaped.
    let manual = run(vigie().arg("man")).out.replace("\\-", "-").replace("\\*(Aq", "'");
    for row in COMMANDS {
        let help = run(vigie().args([row.name, "--help"])).out;
        let options = help.find("General options").expect("the general options");
        for example in row.examples {
            assert!(help.find(example.line).is_some_and(|place| place < options), "{}: {help}", example.line);
            assert!(manual.contains(example.line), "{}", example.line);
        }
    }
}

#[test]
fn the_help_shows_the_users_own_keys_and_themes() {
    let home = tempfile::tempdir().unwrap();
    let config = home.path().join("config/vigie");
    std::fs::create_dir_all(config.join("themes")).unwrap();
    std::fs::write(config.join("config.toml"), "[keys]\nreload = \"C-x r\"\n").unwrap();
    std::fs::write(config.join("themes/dusk.toml"), "from = \"dark\"\n").unwrap();
    let ran = run(vigie().envs(super::run::places(home.path())).args(["help", "keys"]));
    let line = ran.out.lines().find(|line| line.contains("[reload]")).expect("the action");
    assert!(line.trim_start().starts_with("C-x r"), "{line}");
    let ran = run(vigie().envs(super::run::places(home.path())).args(["help", "themes"]));
    assert!(ran.out.contains("dusk"), "{}", ran.out);
}
