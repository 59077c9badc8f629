//! `vigie config`, and the effect of settings on commands.

use std::path::Path;

use super::run::{Ran, folder, lines, places, run, vigie};

/// Runs a command with this text as `config.toml` in the config folder.
fn with(home: &Path, text: &str, words: &[&str]) -> Ran {
    let config = home.join("config/vigie");
    std::fs::create_dir_all(&config).expect("a folder");
    std::fs::write(config.join("config.toml"), text).expect("a file");
    run(vigie().envs(places(home)).args(words))
}

#[test]
fn settings_in_effect_are_printed_with_their_origin() {
    let home = tempfile::tempdir().unwrap();
    let ran = with(home.path(), "# mine\nmeasure = 66\n", &["config", "--lang", "en"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let printed = lines(&ran);
    assert!(printed[0].ends_with("config/vigie/config.toml"), "{}", ran.out);
    for (name, origin) in
        [("measure = 66", "# line 2"), ("language = \"en\"", "# --lang"), ("mouse", "# default")]
    {
        let line = printed.iter().find(|line| line.starts_with(name)).expect(name);
        assert!(line.ends_with(origin), "{line}");
    }
    let ran = run(vigie().env("VIGIE_MEASURE", "70").arg("config"));
    assert!(ran.out.contains("measure = 70") && ran.out.contains("# VIGIE_MEASURE"), "{}", ran.out);
}

#[test]
fn the_default_file_is_a_valid_configuration() {
    let home = tempfile::tempdir().unwrap();
    let default = run(vigie().args(["config", "--default"])).out;
    let ran = with(home.path(), &default, &["config"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(lines(&ran).iter().skip(1).all(|line| line.contains("# line ")), "{}", ran.out);
    let path = with(home.path(), &default, &["config", "--path"]).out;
    assert_eq!(Path::new(path.trim()), home.path().join("config/vigie/config.toml"));
}

#[test]
fn mistakes_are_reported_and_the_rest_still_applies() {
    let (home, articles) = (tempfile::tempdir().unwrap(), folder());
    let text = format!("library = \"{}\"\ntheem = 1\nsort = \"title\"\n", articles.path().display());
    let ran = with(home.path(), &text, &["list", "--format", "{title}"]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.err.ends_with("line 2: there is no setting “theem”; did you mean theme?\n"), "{}", ran.err);
    assert_eq!(lines(&ran), ["A heron at the lock", "Étude sans date", "Whales in the bay"]);
    // An option overrides the file.
    let ran = with(home.path(), &text, &["list", "--format", "{title}", "--sort", "-title"]);
    assert_eq!(lines(&ran)[0], "Whales in the bay");
    assert_eq!(with(home.path(), &text, &["config"]).code, Some(1));
}

#[test]
fn mistakes_in_themes_are_reported() {
    let home = tempfile::tempdir().unwrap();
    let themes = home.path().join("config/vigie/themes");
    std::fs::create_dir_all(&themes).unwrap();
    std::fs::write(themes.join("dusk.toml"), "from = \"dark\"\nacent = \"red\"\n").unwrap();
    let ran = with(home.path(), "theme = \"dask\"\n", &["config"]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.err.contains("dusk.toml, line 2: there is no colour “acent”; did you mean accent?"),
        "{}",
        ran.err
    );
    assert!(
        ran.err.contains("config.toml, line 1: there is no theme “dask”; did you mean dark?"),
        "{}",
        ran.err
    );
}

#[test]
fn highlights_with_unknown_searches_are_reported() {
    let home = tempfile::tempdir().unwrap();
    let config = home.path().join("config/vigie");
    std::fs::create_dir_all(&config).unwrap();
    std::fs::write(
        config.join("searches.toml"),
        "[searches]\nHearts = \"tag:coeur\"\nLost = \"search:nowhere\"\n",
    )
    .unwrap();
    let text = "[[highlight]]\nsearch = \"harts\"\nstyle = \"bold\"\n\n\
                [[highlight]]\nsearch = \"hearts\"\nstyle = \"bold\"\n\n\
                [[highlight]]\nquery = \"fog search:lost\"\nstyle = \"bold\"\n";
    let ran = with(home.path(), text, &["config"]);
    assert_eq!(ran.code, Some(1));
    let mistakes: Vec<&str> =
        ran.err.lines().filter_map(|line| line.split_once("config.toml, ")).map(|at| at.1).collect();
    let [first, second] = &mistakes[..] else { panic!("{}", ran.err) };
    assert_eq!(
        *first,
        "line 1: query ignored: there is no saved search “harts”; did you mean search:Hearts?"
    );
    assert_eq!(*second, "line 9: query ignored: there is no saved search “nowhere”");
}

#[test]
fn another_file_can_be_named_and_must_exist() {
    let home = tempfile::tempdir().unwrap();
    let mine = home.path().join("mine.toml");
    std::fs::write(&mine, "measure = 50\n").unwrap();
    for ran in [
        run(vigie().args(["config", "--config"]).arg(&mine)),
        run(vigie().env("VIGIE_CONFIG", &mine).arg("config")),
    ] {
        assert!(ran.out.contains("measure = 50"), "{}", ran.out);
    }
    let ran = run(vigie().args(["config", "--config", "nowhere.toml"]));
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), "vigie: there is no settings file nowhere.toml\n"));
}

#[test]
fn the_language_comes_from_option_variable_file_or_locale() {
    let home = tempfile::tempdir().unwrap();
    let is_french = |ran: &Ran| ran.out.contains("par défaut");
    for (text, words, variables, french) in [
        ("", &["config"][..], &[][..], false),
        ("", &["config"], &[("LC_ALL", "fr_FR.UTF-8")], true),
        ("", &["config"], &[("LC_ALL", ""), ("LC_MESSAGES", "fr_CA.UTF-8"), ("LANG", "en_GB.UTF-8")], true),
        ("", &["config"], &[("LC_ALL", ""), ("LANG", "fr")], true),
        ("", &["config"], &[("LC_ALL", "de_DE.UTF-8")], false),
        ("language = \"fr\"\n", &["config"], &[], true),
        ("language = \"fr\"\n", &["config"], &[("VIGIE_LANG", "en")], false),
        ("language = \"en\"\n", &["config", "--lang=fr"], &[("VIGIE_LANG", "en")], true),
        ("language = \"fr\"\n", &["config", "--lang", "auto"], &[], false),
    ] {
        let config = home.path().join("config.toml");
        std::fs::write(&config, text).unwrap();
        let mut command = vigie();
        command.env("VIGIE_CONFIG", &config).envs(variables.iter().copied()).args(words);
        assert_eq!(is_french(&run(&mut command)), french, "{text} {words:?} {variables:?}");
    }
}
