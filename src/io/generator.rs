//! Recognises the generator of a folder by its files, in the folder and above it, and makes the conventions of the
//! folder from them. Such files are only read: those in YAML, TOML and JSON are parsed, programs are never run, and
//! what is too large or not valid counts as empty. What the conventions mean is left to `frontmatter`. Floor 4,
//! part of [`io`](crate::io).

use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;
use walkdir::{DirEntry, WalkDir};

use crate::config::choice::GeneratorChoice;
use crate::frontmatter::{Conventions, Generator};
use crate::io::scan;
use crate::io::source::{OpenSource, Source};
use crate::limits;

/// The conventions of a source: those of the generator that the user chose, or of the one that is found.
pub fn conventions(source: &Source) -> Conventions {
    let Source::Folder { root, generator, .. } = source else { return Conventions::default() };
    let found = || recognised(root);
    let (generator, folder) = match generator {
        GeneratorChoice::None => return Conventions::default(),
        GeneratorChoice::By(chosen) => {
            let place = found().filter(|(generator, _)| generator == chosen).map(|(_, folder)| folder);
            (*chosen, place.unwrap_or(root))
        }
        GeneratorChoice::Auto => match found() {
            Some(found) => found,
            None => return Conventions::default(),
        },
    };
    let mut conventions = Conventions::of(Some(generator));
    conventions.place = path_from(folder, root);
    for name in conventions.configuration_files() {
        add(&mut conventions, folder, (folder, name));
    }
    conventions.zone = conventions.zone_name.as_deref().and_then(|name| TimeZone::get(name).ok());
    let above: Vec<&Path> = root.ancestors().skip(1).take_while(|above| above.starts_with(folder)).collect();
    for place in above.into_iter().rev() {
        add_folder(&mut conventions, folder, place);
    }
    if !conventions.folder_files("x").is_empty() {
        for place in folders(root) {
            add_folder(&mut conventions, folder, &place);
            if place.join("index.md").exists() {
                conventions.add_bundle(&path_from(root, &place));
            }
        }
    }
    conventions
}

/// Whether a change of the file with this path may change the conventions: a configuration, or data of a folder.
pub(super) fn is_of_generator(path: &Path) -> bool {
    const BEGINNINGS: [&str; 10] = [
        "hugo.",
        "config.",
        "_config.",
        "pelicanconf.py",
        "conf.py",
        "mkdocs.",
        "docusaurus.config.",
        "eleventy.config.",
        "astro.config.",
        "nuxt.config.",
    ];
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let folder = path.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
    let is_data = |ending: &str| name.strip_suffix(ending).is_some_and(|stem| stem == folder);
    BEGINNINGS.iter().any(|beginning| name.starts_with(beginning)) && !scan::is_article(path)
        || matches!(&*name, "_index.md" | "authors.yml" | "tags.yml" | "dendron.yml")
        || is_data(".json")
        || is_data(".11tydata.json")
}

/// The path of a folder under another, as text; empty if they are the same.
fn path_from(folder: &Path, inner: &Path) -> String {
    inner.strip_prefix(folder).unwrap_or(Path::new("")).to_string_lossy().into_owned()
}

/// Adds what the files in a folder say. `project` is the folder with the files of the generator.
fn add_folder(conventions: &mut Conventions, project: &Path, folder: &Path) {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    for file in conventions.folder_files(&name) {
        add(conventions, project, (folder, &file));
    }
}

fn add(conventions: &mut Conventions, project: &Path, (folder, name): (&Path, &str)) {
    let text = text(folder, name);
    if !text.is_empty() {
        conventions.add_file(&path_from(project, folder), name, &text);
    }
}

/// The folders that the scan visits, those above others first.
fn folders(root: &Path) -> impl Iterator<Item = PathBuf> {
    let walk = WalkDir::new(root).follow_links(false).max_depth(limits::SCAN_DEPTH).sort_by_file_name();
    let entries = walk.into_iter().filter_entry(|entry| {
        entry.file_type().is_dir() && (entry.depth() == 0 || !scan::is_ignored(entry.file_name(), true))
    });
    entries.filter_map(Result::ok).take(limits::GENERATOR_DATA_FOLDERS).map(DirEntry::into_path)
}

/// The generator of the folder at `root`, and the folder with its files. Notes may be published by a site
/// generator, so a program for notes counts only if there is none.
fn recognised(root: &Path) -> Option<(Generator, &Path)> {
    let folders: Vec<&Path> = project(root).collect();
    let find = |of: &dyn Fn(&Path) -> Option<Generator>| {
        folders.iter().find_map(|folder| Some((of(folder)?, *folder)))
    };
    find(&|folder| site_generator(folder, root)).or_else(|| find(&notes_program))
}

/// The folder at `root` and those above it, up to one that is under version control.
fn project(root: &Path) -> impl Iterator<Item = &Path> {
    let mut is_project = false;
    root.ancestors().take(limits::GENERATOR_FOLDERS).take_while(move |folder| {
        let is_above = is_project;
        is_project = has_any(folder, &[".git", ".hg", ".jj"]);
        !is_above
    })
}

fn has_any(folder: &Path, names: &[&str]) -> bool {
    names.iter().any(|name| folder.join(name).exists())
}

/// Whether there is a configuration file with this beginning that is a program.
fn has_program(folder: &Path, name: &str) -> bool {
    ["js", "ts", "mjs", "cjs", "mts", "cts"]
        .iter()
        .any(|ending| folder.join(format!("{name}.{ending}")).exists())
}

/// The text of a configuration file; empty if there is none, or if it is too large or no text.
fn text(folder: &Path, name: &str) -> String {
    let bytes = OpenSource::of(folder).read_up_to(Path::new(name), limits::GENERATOR_FILE_BYTES);
    bytes.ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// Whether a line of a configuration file is `key = value` or `key: value`, not indented.
fn sets(text: &str, key: &str) -> bool {
    text.lines().any(|line| {
        let rest = line.strip_prefix(key).map(str::trim_start);
        rest.is_some_and(|rest| rest.starts_with([':', '=']) && !rest.starts_with("=="))
    })
}

/// The site generator whose configuration is in this folder. `root` is the folder of the articles, in it or below.
fn site_generator(folder: &Path, root: &Path) -> Option<Generator> {
    let has = |names: &[&str]| has_any(folder, names);
    if has(&["hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config/_default"]) {
        return Some(Generator::Hugo);
    }
    if has(&["config.toml"]) && sets(&text(folder, "config.toml"), "base_url") {
        return Some(Generator::Zola);
    }
    if has(&["config.toml", "config.yaml", "config.yml", "config.json"]) && has(&["content"]) {
        return Some(Generator::Hugo);
    }
    if has(&["_config.yml", "_config.yaml", "_config.toml"]) {
        let is_under = |name: &str| {
            let inside = root.strip_prefix(folder).unwrap_or(Path::new(""));
            inside.components().any(|component| component.as_os_str() == name)
        };
        if has(&["source/_posts"]) && !sets(&text(folder, "_config.yml"), "source") {
            return Some(Generator::Hexo);
        }
        if has(&["_posts", "source/_posts"]) || is_under("_posts") || is_under("_drafts") {
            return Some(Generator::Jekyll);
        }
    }
    if has(&["pelicanconf.py"]) {
        return Some(Generator::Pelican);
    }
    if has(&["conf.py"]) && sets(&text(folder, "conf.py"), "POSTS") {
        return Some(Generator::Nikola);
    }
    let has_blog = |name| has(&[name]) && has_blog_plugin(&text(folder, name));
    if has_blog("mkdocs.yml") || has_blog("mkdocs.yaml") {
        return Some(Generator::Material);
    }
    [
        ("docusaurus.config", Generator::Docusaurus),
        ("eleventy.config", Generator::Eleventy),
        (".eleventy", Generator::Eleventy),
        ("astro.config", Generator::Astro),
        ("nuxt.config", Generator::Nuxt),
    ]
    .into_iter()
    .find_map(|(name, generator)| has_program(folder, name).then_some(generator))
    .or_else(|| has(&[".vuepress", "docs/.vuepress"]).then_some(Generator::VuePress))
    .or_else(|| has(&[".vitepress", "docs/.vitepress"]).then_some(Generator::VitePress))
}

/// Whether the configuration of `MkDocs` has the plugin `blog`, as an item of a list or a key. It is read line by
/// line, because it may have tags that only Python understands.
fn has_blog_plugin(text: &str) -> bool {
    let is_blog = |name: &str| {
        let name = name.trim().trim_start_matches("- ").split(':').next().unwrap_or_default();
        matches!(name.trim().trim_matches(['"', '\'']), "blog" | "material/blog")
    };
    let mut lines = text.lines().skip_while(|line| !line.starts_with("plugins:"));
    let first = lines.next().and_then(|line| line.split_once(':')).map_or("", |(_, rest)| rest);
    let inside = lines.take_while(|line| line.is_empty() || line.starts_with([' ', '\t', '-', '#']));
    first.trim().trim_matches(['[', ']']).split(',').chain(inside).any(is_blog)
}

/// The program for notes whose files are in this folder.
fn notes_program(folder: &Path) -> Option<Generator> {
    let has = |names: &[&str]| has_any(folder, names);
    if has(&[".obsidian"]) {
        return Some(Generator::Obsidian);
    }
    // A folder with this name may also hold articles about the program.
    if has(&["logseq/config.edn"]) || has(&["logseq"]) && has(&["journals", "pages"]) {
        return Some(Generator::Logseq);
    }
    has(&["dendron.yml", ".dendron", ".dendron.cache.json", ".dendron.port", ".dendron.ws"])
        .then_some(Generator::Dendron)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The generator of a folder of articles in a project with these files; names that end with `/` are folders.
    fn recognised_in(articles: &str, files: &[(&str, &str)]) -> Option<Generator> {
        let project = tempfile::tempdir().unwrap();
        let root = project.path().join("above/project").join(articles);
        std::fs::create_dir_all(&root).unwrap();
        for (name, text) in files {
            let path = project.path().join("above/project").join(name);
            if name.ends_with('/') {
                std::fs::create_dir_all(path).unwrap();
                continue;
            }
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        recognised(&root.canonicalize().unwrap()).map(|(generator, _)| generator)
    }

    #[test]
    fn generators_are_recognised_by_their_files() {
        use Generator::*;
        for (articles, files, expected) in [
            ("content", vec![("hugo.toml", "")], Hugo),
            ("", vec![("hugo.yaml", "")], Hugo),
            ("content/en/posts", vec![("hugo.json", "")], Hugo),
            ("content", vec![("config.toml", "baseURL = 'https://a.example'\n")], Hugo),
            ("content", vec![("config/_default/config.toml", "")], Hugo),
            ("content", vec![("config.toml", "base_url = 'https://a.example'\n")], Zola),
            ("_posts", vec![("_config.yml", "")], Jekyll),
            ("", vec![("_config.yml", ""), ("_posts/", "")], Jekyll),
            ("blog/_posts", vec![("_config.yml", "")], Jekyll),
            ("source/_posts", vec![("_config.yml", "title: x\nsource: source\n")], Jekyll),
            ("source/_posts", vec![("_config.yml", "title: x\nsource_dir: source\n")], Hexo),
            ("", vec![("_config.yml", ""), ("source/_posts/", "")], Hexo),
            ("content", vec![("pelicanconf.py", "")], Pelican),
            ("posts", vec![("conf.py", "BLOG_TITLE = 'x'\nPOSTS = (\n")], Nikola),
            (
                "docs",
                vec![("mkdocs.yml", "plugins:\n  - search\n  - blog:\n      enabled: true\n")],
                Material,
            ),
            ("docs", vec![("mkdocs.yml", "plugins:\n- material/blog\nx: !!python/name:a.b\n")], Material),
            ("docs", vec![("mkdocs.yml", "plugins: [search, blog]\n")], Material),
            ("docs", vec![("mkdocs.yml", "plugins:\n  blog: {}\n"), (".obsidian/", "")], Material),
            ("blog", vec![("docusaurus.config.ts", "")], Docusaurus),
            ("src/posts", vec![("eleventy.config.mjs", "")], Eleventy),
            ("", vec![(".eleventy.js", "")], Eleventy),
            ("docs", vec![("docs/.vuepress/config.js", "")], VuePress),
            ("", vec![("docs/.vitepress/config.mts", "")], VitePress),
            ("src/content/blog", vec![("astro.config.mjs", "")], Astro),
            ("content", vec![("nuxt.config.ts", "")], Nuxt),
            ("notes", vec![(".obsidian/", "")], Obsidian),
            // A vault that is published by a site generator.
            ("content", vec![("content/.obsidian/", ""), ("hugo.toml", "")], Hugo),
            ("pages", vec![("logseq/config.edn", ""), ("journals/", "")], Logseq),
            ("", vec![("dendron.yml", "")], Dendron),
        ] {
            assert_eq!(recognised_in(articles, &files), Some(expected), "{articles} {files:?}");
        }
    }

    #[test]
    fn files_of_the_project_above_the_articles_count() {
        let project = tempfile::tempdir().unwrap();
        let root = project.path().join("content/posts/fr");
        std::fs::create_dir_all(root.join("one")).unwrap();
        std::fs::write(project.path().join("hugo.toml"), "[cascade]\nauthor = 'Anne'\n").unwrap();
        for (name, key) in [
            ("content/_index.md", "a"),
            ("content/posts/_index.md", "b"),
            ("content/posts/fr/one/_index.md", "c"),
        ] {
            std::fs::write(project.path().join(name), format!("---\ncascade: {{tags: [{key}]}}\n---\n"))
                .unwrap();
        }
        let source = Source::folder(&root).unwrap();
        let conventions = conventions(&source);
        let today = jiff::civil::date(2026, 1, 1);
        for (path, tags) in [("x.md", "b"), ("one/x.md", "c")] {
            let path = crate::model::ArticlePath::new(path.into());
            let article =
                crate::frontmatter::read_with(&path, b"---\ntitle: A\n---\n", today, &conventions).article;
            assert_eq!(
                (&*article.tags[0], article.author.as_deref()),
                (tags, Some("Anne")),
                "{}",
                path.shown()
            );
        }
        let none = super::conventions(&source.clone().with_generator(GeneratorChoice::None));
        assert_eq!(none, Conventions::default());
        let other = super::conventions(&source.with_generator(GeneratorChoice::By(Generator::Jekyll)));
        assert_eq!(other, Conventions::of(Some(Generator::Jekyll)));
    }

    #[test]
    fn other_files_are_no_generator() {
        for (articles, files) in [
            ("", vec![]),
            ("posts", vec![("config.toml", "title = 'x'\n")]),
            ("posts", vec![("_config.yml", "")]),
            ("docs", vec![("conf.py", "project = 'Sphinx'\n# POSTS = ()\n")]),
            ("docs", vec![("mkdocs.yml", "nav:\n  - blog\nplugins:\n  - search\n  - blogging\n")]),
            ("", vec![("logseq/notes.md", "")]),
            ("", vec![("hugo.md", ""), ("docusaurus.config.md", "")]),
            // Another project.
            ("inner/posts", vec![("hugo.toml", ""), ("inner/.git/", "")]),
            ("a/b/c/d/e/f", vec![("hugo.toml", "")]),
        ] {
            assert_eq!(recognised_in(articles, &files), None, "{articles} {files:?}");
        }
    }
}
