//! What a person does, and what the screen shows then.

mod article;
mod filter;
mod links;
mod list;
mod reload;
mod sizes;
mod tags;

use std::path::Path;

use tempfile::TempDir;
use vigie::app::state::TagLine;
use vigie::query::Choice;

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

    /// Writes an article; `more` is further front matter, and after a blank line the text.
    fn add(&self, name: &str, title: &str, date: &str, tags: &[&str], more: &str) -> &Self {
        let (keys, text) = more.split_once("\n\n").unwrap_or((more, ""));
        let tags = serde_json::to_string(tags).expect("a list");
        let date = if date.is_empty() { String::new() } else { format!("date: {date}\n") };
        let keys = if keys.is_empty() { String::new() } else { format!("{}\n", keys.trim_end()) };
        let text = format!("---\ntitle: \"{title}\"\n{date}tags: {tags}\n{keys}---\n\n{text}\n");
        support::write(self.path(), name, &text);
        self
    }

    /// One article a day, the newest first called "Report 1".
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

/// The tag pane, a line each: `+` included, `-` excluded, `=` shared by all, then name and count.
fn tags(reader: &Reader) -> Vec<String> {
    let line = |line: &TagLine| match *line {
        TagLine::SharedHeader => "= all".to_owned(),
        TagLine::Tag { id, count, choice, shared } => {
            let sign = match choice {
                Some(Choice::Included) => "+",
                Some(Choice::Excluded) => "-",
                None if shared => "=",
                None => "",
            };
            format!("{sign}{} {count}", reader.state.tag_label(id))
        }
    };
    reader.state.tags.lines.iter().map(line).collect()
}

/// The tag with the cursor.
fn tag_here(reader: &Reader) -> String {
    reader.state.current_tag().map(|id| reader.state.tag_label(id).to_string()).unwrap_or_default()
}

/// Goes to a tag by typing some of its name.
fn find_tag<'a>(reader: &'a mut Reader, typed: &str) -> &'a mut Reader {
    reader.press("gt /").type_text(typed).press("Enter")
}

/// The first row of the article that is in the window.
fn article_top(reader: &Reader) -> String {
    let article = reader.state.article.as_ref();
    article
        .and_then(|article| article.rows.get(article.scroll))
        .map(vigie::text::Row::plain)
        .unwrap_or_default()
}
