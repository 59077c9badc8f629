//! The generated parts of the documents agree with the tables in the code. `UPDATE=1 cargo test docs`
//! rewrites them.

use std::fmt::Write;
use std::path::Path;

use vigie::cli::COMMANDS;
use vigie::cli::options::{OptionGroup, ValueCount};
use vigie::config::{SETTINGS, SETTINGS_SECTIONS, Settings, THEMES};
use vigie::frontmatter::{ALIASES, CARRIERS, GENERATORS};
use vigie::input::{ACTIONS, ActionRow, GESTURES, HELP_GROUPS, HelpGroup, Mode};
use vigie::query::{FIELDS, FLAGS, FieldKind, FormRow, Query, SIGNS, SORTS, TIMES};

/// Fails if a file of the project differs from `expected`; with the variable `UPDATE`, writes it instead.
pub fn check_file(path: &str, expected: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, expected).expect("the file is written");
        return;
    }
    let found = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(found == expected, "{path} is out of date; UPDATE=1 cargo test docs rewrites it");
}

/// The text with the part between the markers of `name` replaced.
fn with_part(text: &str, name: &str, part: &str) -> String {
    let (begin, end) = (format!("<!-- {name}: generated -->\n"), format!("<!-- /{name} -->"));
    let (before, rest) = text.split_once(&begin).unwrap_or_else(|| panic!("no part {name}"));
    let (_, after) = rest.split_once(&end).unwrap_or_else(|| panic!("part {name} has no end"));
    format!("{before}{begin}\n{part}\n{end}{after}")
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn keys() -> String {
    let mut table = "| key | where | what it does |\n|---|---|---|\n".to_owned();
    for (group, _) in HELP_GROUPS.into_iter().filter(|(group, _)| *group != HelpGroup::Typing) {
        for row in ACTIONS.iter().filter(|row| row.group == group) {
            let key_sequences: Vec<_> =
                row.key_sequences.iter().map(|key_sequence| format!("`{key_sequence}`")).collect();
            writeln!(
                table,
                "| {} | {} | {} |",
                cell(&key_sequences.join(" ")),
                places(row),
                cell(row.help.english)
            )
            .unwrap();
        }
    }
    table
}

fn gestures() -> String {
    let mut table = "| mouse | what it does |\n|---|---|\n".to_owned();
    for row in GESTURES {
        writeln!(table, "| {} | {} |", row.done.english, cell(row.help.english)).unwrap();
    }
    table
}

/// The panes in which a key works; empty if it works in at least three of the four.
fn places(row: &ActionRow) -> String {
    let panes =
        [(Mode::List, "list"), (Mode::Article, "article"), (Mode::Tags, "tags"), (Mode::Help, "help")];
    let names: Vec<_> =
        panes.iter().filter(|(mode, _)| row.modes.contains(mode)).map(|(_, name)| *name).collect();
    if names.len() >= 3 { String::new() } else { names.join(", ") }
}

fn commands() -> String {
    let mut table = "| command | what it does |\n|---|---|\n".to_owned();
    for row in COMMANDS {
        let mut usage = format!("vigie {}", row.name);
        for option in row.options {
            let written = option.usage();
            match (option.group, option.count) {
                (OptionGroup::Operand, ValueCount::Required) => write!(usage, " {written}").unwrap(),
                (OptionGroup::Operand, ValueCount::Many) => write!(usage, " [{written}…]").unwrap(),
                _ => write!(usage, " [{written}]").unwrap(),
            }
        }
        writeln!(table, "| `{usage}` | {} |", row.about.english).unwrap();
    }
    table
}

fn fields() -> String {
    let mut table = "| field | also | takes | matches | example |\n|---|---|---|---|---|\n".to_owned();
    for row in FIELDS {
        let others: Vec<_> = row.others.iter().map(|name| format!("`{name}:`")).collect();
        let (name, others, takes) = (row.name, others.join(" "), kind(row.kind));
        writeln!(
            table,
            "| `{name}:` | {others} | {takes} | {} | `{}` |",
            cell(row.help.english),
            cell(row.example)
        )
        .unwrap();
    }
    table
}

/// The values that a kind of field takes.
fn kind(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Text => "words, “texts”, /patterns/",
        FieldKind::Name => "words, “whole names”",
        FieldKind::Time => "a date or a range",
        FieldKind::Number => "a number or a range",
        FieldKind::Flag => "flags",
        FieldKind::Key => "keys",
        FieldKind::Search => "names of saved searches",
        FieldKind::Sort => "sort orders",
        FieldKind::Limit => "a number",
    }
}

/// A table of operators or times: how they are written, other spellings, and what they match.
fn forms(rows: &[FormRow]) -> String {
    let mut table = "| syntax | also | matches |\n|---|---|---|\n".to_owned();
    for row in rows {
        let french = Some(row.written.french).filter(|french| *french != row.written.english);
        let also: Vec<_> = french
            .into_iter()
            .chain(row.more.iter().copied())
            .map(|form| format!("`{}`", cell(form)))
            .collect();
        writeln!(table, "| `{}` | {} | {} |", row.written.english, also.join(" "), cell(row.help.english))
            .unwrap();
    }
    table
}

fn flags() -> String {
    let mut table = "| flag | also | meaning |\n|---|---|---|\n".to_owned();
    for row in FLAGS {
        let others: Vec<_> = row.others.iter().map(|name| format!("`{name}`")).collect();
        writeln!(table, "| `is:{}` | {} | {} |", row.name, others.join(" "), cell(row.help.english)).unwrap();
    }
    table
}

fn sorts() -> String {
    let mut table = "| order | also | lists |\n|---|---|---|\n".to_owned();
    for row in SORTS {
        let others: Vec<_> = row.others.iter().map(|name| format!("`{name}`")).collect();
        writeln!(table, "| `sort:{}` | {} | {} |", row.name, others.join(" "), cell(row.help.english))
            .unwrap();
    }
    table
}

fn headers() -> String {
    let mut table =
        "| begins with | ends with | holds | must have | written by |\n|---|---|---|---|---|\n".to_owned();
    for row in CARRIERS {
        let end = |line: &&str| if line.is_empty() { "a blank line".to_owned() } else { code(line) };
        let ends: Vec<_> = row.closing.iter().map(end).collect();
        let ends = if ends.is_empty() { "another line".to_owned() } else { ends.join(", ") };
        let (begins, holds, wanted) = (code(row.opening), row.language(), row.wanted());
        writeln!(table, "| {begins} | {ends} | {holds} | {wanted} | {} |", row.writers).unwrap();
    }
    table
}

/// A text as code in Markdown; text that is made of the marks of code needs more of them.
fn code(text: &str) -> String {
    if text.contains('`') { format!("```` {text} ````") } else { format!("`{text}`") }
}

fn front_matter() -> String {
    let mut table = "| field | read from |\n|---|---|\n".to_owned();
    for row in ALIASES {
        let names: Vec<_> = row.names.iter().map(|name| format!("`{name}`")).collect();
        writeln!(table, "| {} | {} |", row.name, names.join(", ")).unwrap();
    }
    table
}

fn generators() -> String {
    let mut table =
        "| generator | setting | found by | read its way | compared with |\n|---|---|---|---|---|\n"
            .to_owned();
    for row in GENERATORS {
        let versions = if row.versions.is_empty() { "its manual" } else { row.versions };
        writeln!(table, "| {} | `{}` | {} | {} | {versions} |", row.name, row.word, row.found_by, row.reads)
            .unwrap();
    }
    table
}

fn settings() -> String {
    let mut table = "| setting | values | default | variable | meaning |\n|---|---|---|---|---|\n".to_owned();
    let defaults = Settings::default();
    for (section, _) in SETTINGS_SECTIONS {
        for row in SETTINGS.iter().filter(|row| row.section == section) {
            let (allowed, printed) = ((row.allowed)(), (row.printed)(&defaults));
            let (name, variable, help) = (row.name, row.variable, cell(row.help.english));
            writeln!(table, "| `{name}` | {} | `{printed}` | `{variable}` | {help} |", cell(&allowed))
                .unwrap();
        }
    }
    table
}

fn themes() -> String {
    let mut table = "| theme | description |\n|---|---|\n".to_owned();
    for row in THEMES {
        writeln!(table, "| `{}` | {} |", row.name, cell(row.help.english)).unwrap();
    }
    table
}

/// A file of the project.
fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("the file is there")
}

#[test]
fn docs_reference_is_current() {
    let mut reference = read("assets/reference.md");
    for (name, part) in [
        ("keys", keys()),
        ("mouse", gestures()),
        ("settings", settings()),
        ("themes", themes()),
        ("commands", commands()),
        ("signs", forms(SIGNS)),
        ("times", forms(TIMES)),
        ("fields", fields()),
        ("flags", flags()),
        ("orders", sorts()),
        ("headers", headers()),
        ("front matter", front_matter()),
        ("generators", generators()),
    ] {
        reference = with_part(&reference, name, &part);
    }
    check_file("assets/reference.md", &reference);
}

#[test]
fn docs_architecture_names_tests_that_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let map = std::fs::read_to_string(root.join("src/ARCHITECTURE.md")).unwrap();
    let invariants = map.split("## Invariants").nth(1).expect("the invariants");
    let mut checked = 0;
    for name in invariants.split('`').filter(|name| name.contains("::tests") || name.contains("::")) {
        if !name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == ':') {
            continue;
        }
        let last = name.rsplit("::").next().unwrap();
        let found = if last == "tests" || name == "app::window" {
            let module = name.trim_end_matches("::tests").replace("::", "/");
            root.join(format!("src/{module}.rs")).exists()
        } else {
            let folder = name.split("::").next().unwrap();
            let candidates = [
                format!("src/{}.rs", name.split("::tests").next().unwrap().replace("::", "/")),
                format!("src/{}/tests.rs", name.split("::tests").next().unwrap().replace("::", "/")),
                format!("tests/suite/{folder}.rs"),
            ];
            candidates.iter().any(|file| {
                std::fs::read_to_string(root.join(file))
                    .is_ok_and(|text| text.contains(&format!("fn {last}(")))
            })
        };
        assert!(found, "there is no test {name}");
        checked += 1;
    }
    assert!(checked >= 5, "only {checked} names of tests");
}

#[test]
fn docs_help_lists_every_command() {
    let help = vigie::cli::command().render_help().to_string();
    for row in COMMANDS {
        assert!(help.contains(row.name), "{} is not in the help", row.name);
        assert!(row.about.english.chars().count() <= 70 && !row.about.english.ends_with('.'), "{}", row.name);
    }
}

/// The example queries of the reference are valid, and each is parsed to the same query after printing.
#[test]
fn docs_example_queries_are_valid() {
    let reference = read("assets/reference.md");
    let part =
        reference.split("<!-- queries -->").nth(1).and_then(|rest| rest.split("<!-- /queries -->").next());
    let lines = part.expect("the queries").lines().filter(|line| line.contains("   "));
    let queries: Vec<&str> = lines.filter_map(|line| line.split("   ").next()).map(str::trim).collect();
    assert!(queries.len() >= 10, "{queries:?}");
    for text in queries {
        let query = Query::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert!(!query.conditions.is_empty(), "{text}");
        assert_eq!(Query::parse(&query.to_string()), Ok(query), "{text}");
    }
}

/// The example settings of the README are valid.
#[test]
fn docs_example_settings_are_valid() {
    let readme = read("README.md");
    let part =
        readme.split("<!-- settings -->").nth(1).and_then(|rest| rest.split("<!-- /settings -->").next());
    let text = part.and_then(|part| part.split("```").nth(1)).and_then(|code| code.strip_prefix("toml"));
    let config = vigie::config::Config::parse(text.expect("the settings"));
    assert_eq!(config.mistakes, []);
    assert!(!config.lines.is_empty() && !config.keys.is_empty() && !config.highlights.is_empty());
}
