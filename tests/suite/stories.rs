//! Stories: keys and pointer in, screens, filters and effects out, without a terminal.

mod article;
mod dates;
mod facets;
mod filter;
mod images;
mod layout;
mod links;
mod list;
mod marks;
mod order;
mod palette;
mod pointer;
mod programs;
mod reading;
mod reload;
mod searches;
mod session;
mod sizes;
mod tags;
mod tips;
mod typing;
mod unread;

use std::path::Path;

use tempfile::TempDir;

use crate::support::screen::FacetRow;
use crate::support::{self, Reader};

/// A folder of made-up articles.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    /// Writes an article; `more` is additional front matter, and after an empty line the text.
    fn add(&self, name: &str, title: &str, date: &str, tags: &[&str], more: &str) -> &Self {
        let (keys, text) = more.split_once("\n\n").unwrap_or((more, ""));
        let tags = serde_json::to_string(tags).expect("a list");
        let date = if date.is_empty() { String::new() } else { format!("date: {date}\n") };
        let keys = if keys.is_empty() { String::new() } else { format!("{}\n", keys.trim_end()) };
        let text = format!("---\ntitle: \"{title}\"\n{date}tags: {tags}\n{keys}---\n\n{text}\n");
        support::write(self.path(), name, &text);
        self
    }

    /// `count` articles with different dates; the newest is "Report 1".
    fn of_reports(count: usize) -> Self {
        let folder = Self::new();
        for index in 1..=count {
            let date = format!("{}-{:02}-{:02}", 2025 - index / 60, 12 - index % 60 / 5, 28 - index % 5);
            folder.add(&format!("{index:03}.md"), &format!("Report {index}"), &date, &["France"], "");
        }
        folder
    }

    fn reader(&self, columns: u16, rows: u16) -> Reader {
        Reader::folder(self.path(), columns, rows)
    }
}

/// The lines of the left pane: `v` or `>` for open or folded headings and years, `+` for included, `-` for
/// excluded, then the name and the counts.
fn pane(reader: &Reader) -> Vec<String> {
    reader.facets().into_iter().map(|row| row.text).collect()
}

/// The values of one group of the left pane.
fn group(reader: &Reader, heading: &str) -> Vec<String> {
    let rows = reader.facets();
    let is_heading = |row: &&FacetRow| row.is_heading && row.text.split(' ').nth(1) == Some(heading);
    let values = rows.iter().skip_while(|row| !is_heading(row)).skip(1);
    values.take_while(|row| !row.is_heading && !row.text.is_empty()).map(|row| row.text.clone()).collect()
}

/// The tags of the left pane.
fn tags(reader: &Reader) -> Vec<String> {
    group(reader, "Tags")
}

/// The value under the cursor of the left pane; empty on a heading.
fn tag_here(reader: &Reader) -> String {
    let rows = reader.facets();
    rows.iter().find(|row| row.has_cursor).map(|row| row.name().to_owned()).unwrap_or_default()
}

/// Moves the cursor of the left pane to a value by typing part of its name.
fn find_tag<'a>(reader: &'a mut Reader, typed: &str) -> &'a mut Reader {
    reader.press("gt /").type_text(typed).press("Enter")
}

/// The first visible row of the article.
fn article_top(reader: &Reader) -> String {
    reader.article().into_iter().next().unwrap_or_default()
}
