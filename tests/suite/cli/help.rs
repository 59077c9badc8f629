//! `vigie help`.

use super::run::{lines, run, vigie};

#[test]
fn every_topic_is_named_and_printed() {
    let overview = run(vigie().arg("help"));
    assert_eq!(overview.code, Some(0));
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
        assert!(ran.out.lines().all(|line| line.chars().count() <= 100), "{topic}");
        let french = run(vigie().args(["help", topic, "--lang", "fr"]));
        if topic == "query" {
            for sign in ["a OR b", "NOT a", "a | b", "last week", "7d..", "avril", "AND", "SAUF"] {
                assert!(ran.out.contains(sign), "{sign}: {}", ran.out);
            }
            assert!(
                french.out.contains("a OU b") && french.out.contains("semaine dernière"),
                "{}",
                french.out
            );
        }
        assert_ne!(french.out, ran.out, "{topic}");
    }
    assert_eq!(run(vigie().args(["help", "nothing"])).code, Some(2));
}

#[test]
fn the_help_of_a_command_is_printed() {
    for words in [&["list"][..], &["check", "--lang", "fr"], &["help"]] {
        let ran = run(vigie().arg("help").args(words));
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        assert_eq!(ran.out, run(vigie().args(words).arg("--help")).out);
    }
}

#[test]
fn the_keys_are_those_of_the_user_and_themes_too() {
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
