//! A real folder of articles with known counts. It is not part of the repository: [`VARIABLE`] names it.
//! Without it, the test reports that it did not run. The same rules are tested on the project's own articles
//! in `stories`.

use std::collections::HashSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use vigie::io::{IndexStorage, Source, indexer};
use vigie::library::{Library, Question};
use vigie::model::{DateTrust, ProblemKind};
use vigie::query::Query;

use crate::support::TODAY;

/// Queries, and how many articles they find.
const COUNTS: &[(&str, usize)] = &[
    ("", 2_787),
    ("tag:france", 2_787),
    ("-tag:france", 0),
    ("tag:actualite", 2_787),
    ("tag:ACTUALITÉ", 2_787),
    ("tag:vascular", 888),
    ("tag:interventional", 831),
    ("tag:\"cardiovascular news - latest\"", 1_016),
    ("tag:\"Vascular News — Latest\"", 888),
    ("-tag:\"Vascular News — Latest\"", 1_899),
    ("tag:\"Vascular News\"", 888),
    ("host:vascularnews.com", 888),
    ("title:drug-eluting", 24),
    ("title:510(k)", 33),
    ("title:fda", 239),
    ("title:stent -title:graft", 86),
    ("title:\"stent\" -title:\"graft\"", 63),
    ("title:stent,balloon", 145),
    ("title:stent OR title:balloon", 145),
    ("title:tavi date:2024", 37),
    ("date:2025", 858),
    ("date:2026-04", 82),
    ("date:2024..2025", 1_720),
    ("date:..2022-12", 74),
    ("is:truncated", 1_756),
    ("is:dup", 148),
    ("title:embolisation,embolization", 36),
];

/// The environment variable with the path of the folder.
const VARIABLE: &str = "VIGIE_CORPUS";
/// Where the folder is if the variable is not set, relative to the project.
const USUAL_PLACE: &str = "../shared/corpus/papers";

/// The folder; `None` if it is missing at its usual place. A folder that was asked for has to be there.
fn folder() -> Option<PathBuf> {
    if let Some(asked) = std::env::var_os(VARIABLE) {
        let folder = PathBuf::from(asked);
        assert!(folder.is_dir(), "{VARIABLE} is {}, which is not a folder", folder.display());
        return Some(folder);
    }
    let root =
        std::env::var_os("CARGO_MANIFEST_DIR").map_or(env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    let folder = root.join(USUAL_PLACE);
    if !folder.is_dir() {
        report_that_nothing_ran(&folder);
        return None;
    }
    Some(folder)
}

/// Writes to the standard error itself: what `eprintln!` prints is hidden if the test passes.
fn report_that_nothing_ran(folder: &Path) {
    let line = format!(
        "\nNOT RUN: corpus::a_real_folder_gives_the_known_counts: there is no folder {}. \
         Set {VARIABLE} to the folder of the articles.\n",
        folder.display()
    );
    std::io::stderr().write_all(line.as_bytes()).expect("the standard error");
}

#[test]
fn a_real_folder_gives_the_known_counts() {
    let Some(folder) = folder() else { return };
    let library = Arc::new(
        indexer::load(
            &Source::folder(&folder).expect("the folder is there"),
            (TODAY, None),
            &IndexStorage::Memory,
        )
        .expect("a library")
        .0,
    );
    assert_eq!(library.len(), 2_787);
    for (query, count) in COUNTS {
        let finding = library.find(&Question::of(Query::parse(query).expect("a query")));
        assert_eq!(finding.ids.len(), *count, "{query}");
    }
    check_articles(&library);
    check_tags(&library);
    check_titles(&library);
}

fn check_articles(library: &Library) {
    let count = |is_match: &dyn Fn(&vigie::model::Article) -> bool| {
        library.ids().filter_map(|id| library.row(id)).filter(|article| is_match(article)).count()
    };
    assert_eq!(count(&|article| article.truncated), 1_756);
    assert_eq!(count(&|article| article.date.is_some() && article.date_trust == DateTrust::Sound), 2_787);
    assert_eq!(count(&|article| article.source().is_some()), 2_787);
    assert_eq!(count(&|article| article.is_broken()), 0);
    assert_eq!(library.folder_problems(), []);
}

fn check_tags(library: &Arc<Library>) {
    let finding = library.find(&Question::default());
    let counts: Vec<(String, u32)> = library
        .tags()
        .iter()
        .map(|(id, tag)| (tag.key.chars().take(10).collect(), finding.facets.tags[id.index()]))
        .collect();
    let count = |name: &str| counts.iter().find(|(key, _)| key.starts_with(name)).map(|(_, count)| *count);
    assert_eq!(counts.len(), 6, "{counts:?}");
    for (name, expected) in [
        ("france", 2_787),
        ("actualite", 2_787),
        ("cardio", 1_016),
        ("vascular", 888),
        ("interv", 831),
        ("sir", 52),
    ] {
        assert_eq!(count(name), Some(expected), "{name}");
    }
}

/// 73 titles occur more than once, on 148 articles.
fn check_titles(library: &Library) {
    let findings = library.check();
    let same: Vec<_> = findings
        .iter()
        .filter_map(|finding| match &finding.problem.kind {
            ProblemKind::SameTitle { other } => Some(other.clone()),
            _ => None,
        })
        .collect();
    let groups: HashSet<_> = same.iter().collect();
    assert_eq!((groups.len(), groups.len() + same.len()), (73, 148));
    assert!(!findings.iter().any(|finding| finding.problem.kind.is_serious()));
}
