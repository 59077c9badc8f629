//! Files `.meta` with the front matter of the article beside them.

use super::*;

#[test]
fn files_beside_articles_are_their_front_matter() {
    let folder = Folder::new();
    let path = |name: &str| folder.articles.path().join(name);
    let write = |name: &str, text: &str| {
        fs::create_dir_all(path(name).parent().unwrap()).unwrap();
        fs::write(path(name), text).unwrap();
    };
    let title = |indexer: &Indexer, name: &str| titles(indexer.library())[name].clone();
    folder.write("posts/own.md", "Own");
    write("posts/two.md", "Text of two.\n");
    let mut indexer = folder.indexer();
    refreshed(&mut indexer);
    assert_eq!(title(&indexer, "posts/two.md"), "Text of two.");
    // A file comes, changes while vigie runs and while it does not, and goes.
    write("posts/two.meta", ".. title: Two\n.. date: 2024-07-05\n.. tags: a, b\n");
    write("posts/own.meta", ".. title: Other\n");
    refreshed(&mut indexer);
    assert_eq!(titles(indexer.library()), folder.fresh());
    assert_eq!((&*title(&indexer, "posts/two.md"), &*title(&indexer, "posts/own.md")), ("Two", "Own"));
    write("posts/two.meta", ".. title: Two again\n");
    refreshed(&mut indexer);
    assert_eq!(title(&indexer, "posts/two.md"), "Two again");
    drop(indexer);
    write("posts/two.meta", ".. title: Two once more\n");
    let mut indexer = folder.indexer();
    refreshed(&mut indexer);
    assert_eq!(titles(indexer.library()), folder.fresh());
    let load = indexer.library().load();
    assert_eq!((refreshed(&mut indexer), indexer.library().load()), (0, load), "nothing has changed");
    drop(indexer);
    let mut indexer = folder.indexer();
    assert_eq!((refreshed(&mut indexer), &*title(&indexer, "posts/two.md")), (0, "Two once more"));
    folder.remove("posts/two.meta");
    folder.remove("posts/own.meta");
    refreshed(&mut indexer);
    assert_eq!(titles(indexer.library()), folder.fresh());
    assert_eq!(title(&indexer, "posts/two.md"), "Text of two.");
}
