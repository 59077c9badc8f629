//! When the generator of a folder changes, its articles are read again.

use super::*;
use crate::config::choice::GeneratorChoice;
use crate::frontmatter::Generator;

/// The tags of the article `a.md`, joined.
fn tags(library: &Library) -> String {
    let id = library.at(&ArticlePath::new("a.md".into())).unwrap();
    library.row(id).unwrap().tags.iter().map(|tag| &**tag).collect::<Vec<_>>().join("|")
}

fn folder() -> Folder {
    let folder = Folder::new();
    fs::write(folder.articles.path().join("a.md"), "---\ntitle: A\ntags: sea rock\n---\n").unwrap();
    folder.write("b.md", "Two");
    folder
}

/// Makes the folder one of Jekyll.
fn configure(folder: &Folder) {
    fs::create_dir(folder.articles.path().join("_posts")).unwrap();
    fs::write(folder.articles.path().join("_config.yml"), "").unwrap();
}

#[test]
fn a_generator_that_appears_or_goes_is_noticed_by_the_open_reader_and_at_the_next_start() {
    let folder = folder();
    let mut indexer = folder.indexer();
    refreshed(&mut indexer);
    assert_eq!(tags(indexer.library()), "sea rock");
    configure(&folder);
    refreshed(&mut indexer);
    assert_eq!(tags(indexer.library()), "sea|rock");
    assert_eq!(indexer.library().conventions().generator, Some(Generator::Jekyll));
    // What did not change is not read again.
    let load = indexer.library().load();
    assert_eq!((refreshed(&mut indexer), indexer.library().load()), (0, load));
    drop(indexer);
    let mut again = folder.indexer();
    let load = again.library().load();
    assert_eq!((refreshed(&mut again), again.library().load()), (0, load));
    drop(again);
    folder.remove("_config.yml");
    let mut again = folder.indexer();
    refreshed(&mut again);
    assert_eq!(tags(again.library()), "sea rock");
}

/// Whether the article at a path is a draft.
fn is_draft(library: &Library, path: &str) -> bool {
    library.row(library.at(&ArticlePath::new(path.into())).unwrap()).unwrap().draft
}

#[test]
fn files_beside_an_index_follow_it() {
    let folder = folder();
    fs::write(folder.articles.path().join("hugo.toml"), "").unwrap();
    folder.write("bundle/part.md", "Part");
    let mut indexer = folder.indexer();
    refreshed(&mut indexer);
    assert!(!is_draft(indexer.library(), "bundle/part.md"));
    folder.write("bundle/index.md", "Whole");
    indexer.refresh_paths(&["bundle/index.md".into()], &mut |_| {}).unwrap();
    assert!(is_draft(indexer.library(), "bundle/part.md") && !is_draft(indexer.library(), "bundle/index.md"));
    drop(indexer);
    folder.remove("bundle/index.md");
    let mut again = folder.indexer();
    refreshed(&mut again);
    assert!(!is_draft(again.library(), "bundle/part.md"));
}

#[test]
fn values_of_a_folder_follow_its_files() {
    let folder = folder();
    fs::write(folder.articles.path().join("hugo.toml"), "").unwrap();
    folder.write("posts/x.md", "X");
    let mut indexer = folder.indexer();
    refreshed(&mut indexer);
    assert!(!is_draft(indexer.library(), "posts/x.md"));
    let section = "posts/_index.md";
    fs::write(folder.articles.path().join(section), "---\ncascade: {draft: true}\n---\n").unwrap();
    indexer.refresh_paths(&[section.into()], &mut |_| {}).unwrap();
    assert!(is_draft(indexer.library(), "posts/x.md") && !is_draft(indexer.library(), "b.md"));
    fs::write(folder.articles.path().join("hugo.toml"), "[cascade]\ndraft = true\n").unwrap();
    indexer.refresh_paths(&["hugo.toml".into()], &mut |_| {}).unwrap();
    assert!(is_draft(indexer.library(), "b.md"));
}

#[test]
fn the_setting_counts_more_than_the_files() {
    let folder = folder();
    configure(&folder);
    for (choice, expected) in [
        (GeneratorChoice::Auto, "sea|rock"),
        (GeneratorChoice::None, "sea rock"),
        (GeneratorChoice::By(Generator::Hugo), "sea rock"),
        (GeneratorChoice::By(Generator::Jekyll), "sea|rock"),
    ] {
        let source = Source::folder(folder.articles.path()).unwrap().with_generator(choice);
        let storage = IndexStorage::Folder(folder.place());
        let (library, trouble) = load(&source, (TODAY, None), &storage).unwrap();
        assert_eq!((&*tags(&library), trouble), (expected, None), "{choice:?}");
    }
}

#[test]
fn reading_again_by_other_conventions_makes_no_article_new() {
    let folder = folder();
    let mut indexer = folder.indexer();
    refreshed(&mut indexer);
    let added = |library: &Library| library.ids().map(|id| library.added(id)).collect::<Vec<_>>();
    let before = added(indexer.library());
    configure(&folder);
    refreshed(&mut indexer);
    let mut after = added(indexer.library());
    after.sort();
    let mut before = before;
    before.sort();
    assert_eq!(after, before);
}
