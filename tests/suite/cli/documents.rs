//! The help, the version, the manual page and the shell completions.

use vigie::cli::COMMANDS;
use vigie::input::ACTIONS;
use vigie::query::FIELDS;

use crate::cli::run::{assert_plain, run, vigie};

#[test]
fn help_and_version_are_printed() {
    let ran = run(vigie().arg("--version"));
    assert_eq!((ran.code, ran.out), (Some(0), format!("vigie {}\n", env!("CARGO_PKG_VERSION"))));
    let ran = run(vigie().arg("--help"));
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert_plain(&ran.out, "--help");
    for row in COMMANDS {
        assert!(
            ran.out.contains(row.name) && ran.out.contains(row.about.english),
            "{}: {}",
            row.name,
            ran.out
        );
        let help = run(vigie().args([row.name, "--help"]));
        assert_eq!((help.code, help.err.as_str()), (Some(0), ""), "{}", row.name);
        for option in row.options {
            let first = option.help.english.split(' ').next().unwrap_or_default();
            assert!(help.out.contains(first), "{} {}: {}", row.name, option.name, help.out);
        }
    }
}

#[test]
fn the_manual_page_lists_every_command_key_and_field() {
    let ran = run(vigie().arg("man"));
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(ran.out.starts_with(".ie ") || ran.out.starts_with(".TH "), "{}", &ran.out[..40]);
    // In troff a hyphen is written `\-`, and `\&` protects a line that begins with a dot or a quote.
    let page = ran.out.replace("\\-", "-").replace("\\&", "");
    for row in COMMANDS {
        assert!(page.contains(&format!("VIGIE {}", row.name.to_uppercase())), "{}", row.name);
    }
    for row in ACTIONS {
        assert!(page.contains(row.help.english), "{}", row.name);
        for key_sequence in row.key_sequences {
            assert!(page.contains(key_sequence), "{key_sequence} of {}", row.name);
        }
    }
    for row in FIELDS {
        assert!(page.contains(&format!("{}:", row.name)), "{}", row.name);
    }
}

#[test]
fn every_shell_has_completions() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ran = run(vigie().args(["completions", shell]));
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{shell}");
        for row in COMMANDS {
            assert!(ran.out.contains(row.name), "{shell}: {}", row.name);
        }
    }
    assert_eq!(run(vigie().args(["completions", "tcsh"])).code, Some(2));
    assert_eq!(run(vigie().arg("completions")).code, Some(2));
}

#[test]
fn the_manual_describes_every_option_of_every_command() {
    let ran = run(vigie().arg("man"));
    for option in vigie::cli::OPTIONS {
        assert!(
            ran.out.contains(&option.help.english.replace('-', "\\-"))
                || ran.out.contains(option.help.english),
            "{}",
            option.name
        );
    }
}
