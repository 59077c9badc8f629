//! The commands in French: chosen by the environment, and without English remnants.

use vigie::cli::{COMMANDS, OPTIONS};
use vigie::input::ACTIONS;

use crate::cli::run::{Ran, folder, run, vigie};

fn french(words: &[&str]) -> Ran {
    run(vigie().env("LC_ALL", "fr_FR.UTF-8").args(words))
}

#[test]
fn the_environment_chooses_the_language() {
    for (variable, value, usage) in [
        ("LC_ALL", "fr_FR.UTF-8", "Utilisation\u{a0}: vigie"),
        ("LC_ALL", "de_DE.UTF-8", "Usage: vigie"),
        ("VIGIE_LANG", "fr", "Utilisation\u{a0}: vigie"),
    ] {
        let ran = run(vigie().env(variable, value).arg("--help"));
        assert!(ran.out.contains(usage), "{variable}={value}: {}", ran.out);
    }
}

#[test]
fn help_and_manual_page_are_in_french() {
    let english =
        ["Usage:", "Options:", "Arguments:", "Commands:", "Print ", "Show ", "possible values", "[default"];
    for row in COMMANDS {
        let help = french(&[row.name, "--help"]).out;
        assert!(help.contains(row.about.french), "{help}");
        for word in english {
            assert!(!help.contains(word), "{word} in {help}");
        }
    }
    let page = french(&["man"]).out.replace("\\-", "-").replace("\\&", "");
    for words in ACTIONS.iter().map(|row| row.help).chain(OPTIONS.iter().map(|row| row.help)) {
        assert!(page.contains(words.french), "{}", words.french);
    }
    for heading in ["NOM", "CODES DE SORTIE", "REQUÊTES"] {
        assert!(page.contains(heading), "{heading}");
    }
    for word in english.into_iter().chain(["\"NAME\"", "SH NAME", "EXTRA"]) {
        assert!(!page.contains(word), "{word} in the page");
    }
}

#[test]
fn errors_are_in_french() {
    let folder = folder();
    let place = folder.path().to_string_lossy();
    for (words, error) in [
        (&["show"][..], "vigie: argument manquant\u{a0}: <ID>\n"),
        (&["nirgends"], "vigie: le dossier «\u{a0}nirgends\u{a0}» n’existe pas\n"),
        (&["list", "--dir", &place, "is:rien"], "vigie: is:rien n’existe pas\n"),
        (&["show", "--dir", &place, "zzz"], "vigie: il n’y a pas d’article «\u{a0}zzz\u{a0}»"),
        (
            &["list", "--log", "/nirgends/x"],
            "vigie: impossible d’écrire le journal «\u{a0}/nirgends/x\u{a0}»\u{a0}: fichier ou dossier introuvable\n",
        ),
    ] {
        let ran = french(words);
        assert!(ran.err.starts_with(error), "{words:?}: {}", ran.err);
    }
}

#[test]
fn problems_are_stored_without_a_language_and_printed_in_that_of_the_user() {
    let folder = tempfile::tempdir().expect("a folder");
    crate::support::write(folder.path(), "a.md", "---\n{\"title\": 1\n---\nText.\n");
    crate::support::write(folder.path(), "b.md", "---json\n[1]\n---\nText.\n");
    let check = |locale: &str| {
        let ran = run(vigie().env("LC_ALL", locale).arg("check").arg("--dir").arg(folder.path()));
        ran.out
    };
    let english = check("C");
    assert!(english.contains("there is no date"), "{english}");
    // The index was built by the English command.
    let french = check("fr_FR.UTF-8");
    assert!(french.contains("il n’y a pas de date") && !french.contains("there is"), "{french}");
    assert_eq!(check("C"), english);
}
