//! Tests of the export.

use std::sync::Arc;

use proptest::prelude::*;
use tempfile::TempDir;

use super::*;
use crate::io::IndexStorage;

const TODAY: jiff::civil::Date = jiff::civil::Date::constant(2026, 11, 22);

struct Place {
    content: TempDir,
    outside: TempDir,
    source: Source,
    library: Arc<Library>,
}

fn place_with(articles: &[(&str, &str)]) -> Place {
    let (content, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for (name, text) in articles {
        fs::write(content.path().join(name), text).unwrap();
    }
    let source = Source::folder(content.path()).unwrap();
    let (library, _) = crate::io::indexer::load(&source, (TODAY, None), &IndexStorage::Memory).unwrap();
    Place { content, outside, source, library: Arc::new(library) }
}

impl Place {
    fn write(&self, path: &Path, format: ExportFormat, replaces: bool) -> Result<Phrase, ExportError> {
        let (library, ids) = (Arc::clone(&self.library), self.library.ids().collect());
        let path = path.to_str().unwrap().to_owned();
        write(&self.source, &ExportRequest { library, ids, format, path, replaces })
    }
}

const HOSTILE: &str = "---\ntitle: \"<T>x</T> [a] \\\"q\\\"\"\ndate: 2024-07-05\nauthor: \"=1+1\"\n\
                       sourceUrl: https://example.org/a?b=\"c\"\ntags: [\"a,b\", \"<T>\"]\n---\nA <b>text</b> & more.\n";

#[test]
fn every_format_includes_the_article_and_escapes_it() {
    let place = place_with(&[("a.md", HOSTILE), ("b.md", "---\ntitle: Two\n---\nSecond.\n")]);
    let written = |format: ExportFormat| {
        let path = place.outside.path().join(format!("out.{}", format.ending()));
        assert!(place.write(&path, format, false).is_ok());
        fs::read_to_string(path).unwrap()
    };
    let page = written(ExportFormat::Html);
    assert!(!page.contains("<T>") && page.contains("&lt;T&gt;") && page.contains("Second."), "{page}");
    assert!(page.contains("<a href=\"https://example.org/a?b=%22c%22\">"), "{page}");
    let objects: serde_json::Value = serde_json::from_str(&written(ExportFormat::Json)).unwrap();
    assert_eq!(objects[0]["title"], "<T>x</T> [a] \"q\"");
    assert_eq!(objects[1]["text"], "Second.");
    let table = written(ExportFormat::Csv);
    assert_eq!(table.lines().count(), 3);
    assert!(
        table.contains(",'=1+1,") && table.contains("\"\"q\"\"") && table.contains("\"a,b|<T>\""),
        "{table}"
    );
    let markdown = written(ExportFormat::Markdown);
    assert!(markdown.starts_with("# [\\<T\\>"), "{markdown}");
    assert!(markdown.contains("\n---\n\n# Two\n\nSecond.\n"), "{markdown}");
    let left: Vec<_> = fs::read_dir(place.outside.path()).unwrap().flatten().collect();
    assert_eq!(left.len(), 4, "temporary files are removed: {left:?}");
}

#[test]
fn existing_files_and_the_folder_of_articles_are_protected() {
    let place = place_with(&[("a.md", "---\ntitle: One\n---\n")]);
    let out = place.outside.path().join("out.csv");
    fs::write(&out, "mine").unwrap();
    assert_eq!(place.write(&out, ExportFormat::Csv, false), Err(ExportError::Exists));
    assert_eq!(fs::read_to_string(&out).unwrap(), "mine");
    assert!(place.write(&out, ExportFormat::Csv, true).is_ok());
    assert!(fs::read_to_string(&out).unwrap().contains("One"));
    let inside = place.content.path().join("x.md");
    let refused = Err(ExportError::Failed(Phrase::NotIntoTheFolder));
    assert_eq!(place.write(&inside, ExportFormat::Markdown, true), refused);
    // Nor through a linked folder or a linked file that leads there.
    std::os::unix::fs::symlink(place.content.path(), place.outside.path().join("way")).unwrap();
    assert_eq!(place.write(&place.outside.path().join("way/x.md"), ExportFormat::Markdown, true), refused);
    let file = place.outside.path().join("file");
    std::os::unix::fs::symlink(place.content.path().join("a.md"), &file).unwrap();
    assert_eq!(place.write(&file, ExportFormat::Markdown, true), refused);
    assert_eq!(fs::read_to_string(place.content.path().join("a.md")).unwrap(), "---\ntitle: One\n---\n");
    for path in [place.outside.path().to_path_buf(), place.outside.path().join("no/where.md")] {
        let refused = place.write(&path, ExportFormat::Html, true);
        assert!(matches!(refused, Err(ExportError::Failed(Phrase::FileNotWritten { .. }))), "{refused:?}");
    }
}

proptest! {
    #[test]
    fn csv_fields_can_be_read_back(text in "[a-z,\"=\\-\n ]{0,12}") {
        let written = field(&text);
        let inside = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        prop_assert!(inside.is_some() || !written.contains([',', '"', '\n']));
        let read = inside.map_or_else(|| written.clone(), |inside| inside.replace("\"\"", "\""));
        let bare = read.strip_prefix('\'').unwrap_or(&read);
        prop_assert_eq!(bare, text.as_str());
    }
}
