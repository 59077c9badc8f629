//! Which files a scan finds, in folders made for each test.

use super::*;

fn scan_folder(root: &Path) -> (Vec<FoundFile>, Vec<(ArticlePath, Problem)>) {
    let name = crate::text::CleanText::line("x");
    let source = Source::Folder {
        given: root.to_path_buf(),
        root: root.to_path_buf(),
        mark_name: name.clone(),
        name,
        generator: crate::config::choice::GeneratorChoice::Auto,
    };
    let mut files = Vec::new();
    let problems = scan(&source, |file| file, |file| files.push(file)).problems;
    (files, problems)
}

fn scanned(root: &Path) -> (Vec<String>, Vec<ProblemKind>) {
    let (mut files, problems) = scan_folder(root);
    newest_first(&mut files);
    let files = files.iter().map(|file| file.path.to_string_lossy().into_owned()).collect();
    (files, problems.into_iter().map(|(_, problem)| problem.kind).collect())
}

#[test]
fn articles_are_recognised_by_extension_and_hidden_folders_are_skipped() {
    let folder = tempfile::tempdir().unwrap();
    for name in
        ["a.md", "b/c.MarkDown", "b/d.mdown", "e.mdx", ".x/f.md", ".g.md", "node_modules/h.md", "i.txt", "md"]
    {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, "text").unwrap();
    }
    let (mut files, problems) = scanned(folder.path());
    files.sort();
    assert_eq!(files, ["a.md", "b/c.MarkDown", "b/d.mdown", "e.mdx"]);
    assert_eq!(problems, []);
}

#[test]
fn pages_with_front_matter_are_articles_and_other_texts_are_counted() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("post.html", "---\ntitle: A\n---\n<p>x"),
        ("b/post.HTM", "\u{feff}--- \ntitle: B\n---\n"),
        ("toml.html", "+++\ntitle = \"C\"\n+++\n"),
        ("layout.html", "<html><body>---\n</body></html>"),
        ("rule.html", "-- -\n"),
        ("empty.html", ""),
        ("a.rst", "A\n="),
        ("b/b.RST", "B\n="),
        ("c.org", ""),
        ("with.txt", "---\ntitle: T\n---\n"),
        ("without.txt", "text"),
        ("style.css", "---\n---\na {}"),
        ("n.mkd", ""),
        ("n.mkdn", ""),
        ("n.mkdown", ""),
        ("n.mdwn", ""),
        ("n.qmd", ""),
        ("n.Rmd", ""),
    ] {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let (mut files, problems) = scanned(folder.path());
    files.sort();
    let articles =
        ["b/post.HTM", "n.Rmd", "n.mdwn", "n.mkd", "n.mkdn", "n.mkdown", "n.qmd", "post.html", "toml.html"];
    assert_eq!(files, articles);
    let unread = |ending: &str, count| ProblemKind::OtherFormat { ending: CleanText::line(ending), count };
    assert_eq!(problems, [unread("org", 1), unread("rst", 2), unread("txt", 1)]);
    for (name, is_there) in [("post.html", true), ("layout.html", false), ("a.rst", false)] {
        assert_eq!(look_at(folder.path(), Path::new(name)).is_some(), is_there, "{name}");
    }
}

#[test]
fn folders_that_are_too_deep_are_reported_and_skipped() {
    let folder = tempfile::tempdir().unwrap();
    let deepest = folder.path().join("d/".repeat(limits::SCAN_DEPTH));
    std::fs::create_dir_all(deepest.join("deeper")).unwrap();
    std::fs::write(deepest.join("read.md"), "text").unwrap();
    std::fs::write(deepest.join("deeper/unread.md"), "text").unwrap();
    let (files, problems) = scanned(folder.path());
    assert_eq!(files, [format!("{}read.md", "d/".repeat(limits::SCAN_DEPTH))]);
    assert_eq!(problems, [ProblemKind::TooDeep]);
}

#[test]
fn links_to_skipped_folders_are_reported() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    let deep = "d/".repeat(limits::SCAN_DEPTH + 1);
    for (link, target) in [("1", "read/in"), ("2", ".hidden/in"), ("3", "a/node_modules"), ("4", &deep)] {
        std::fs::create_dir_all(root.join(target)).unwrap();
        std::os::unix::fs::symlink(root.join(target), root.join(link)).unwrap();
    }
    let skipped: Vec<String> = scan_folder(&root)
        .1
        .iter()
        .filter(|(_, problem)| problem.kind == ProblemKind::LinkSkipped)
        .map(|(path, _)| path.shown().to_string())
        .collect();
    assert_eq!(skipped.len(), 3, "{skipped:?}");
    assert!(!skipped.contains(&"1".to_owned()));
}

#[test]
fn the_newest_names_are_read_first() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["old/2024-01-01-a.md", "new/2026-05-01-b.md", "about.md", "old/2025-03-01-c.md"] {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, "text").unwrap();
    }
    let (names, _) = scanned(folder.path());
    assert_eq!(names, ["new/2026-05-01-b.md", "old/2025-03-01-c.md", "old/2024-01-01-a.md", "about.md"]);
}

#[test]
fn looking_at_one_path_agrees_with_a_scan() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    for name in ["a.md", "b/c.md", ".hidden/d.md", "b/.e.md", "f.txt", "folder.md/g.md"] {
        let path = root.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, "text").unwrap();
    }
    std::os::unix::fs::symlink("/etc/hostname", root.join("out.md")).unwrap();
    std::os::unix::fs::symlink("a.md", root.join("in.md")).unwrap();
    let (files, _) = scan_folder(&root);
    let looked = |name: &str| look_at(&root, Path::new(name));
    assert_eq!(files.len(), 5);
    for file in files {
        let found = looked(file.path.to_str().unwrap()).unwrap();
        assert_eq!((found.problem, found.stamp), (file.problem, file.stamp), "{:?}", file.path);
    }
    for name in [".hidden/d.md", "b/.e.md", "f.txt", "folder.md", "gone.md", ""] {
        assert!(looked(name).is_none(), "{name}");
    }
}
