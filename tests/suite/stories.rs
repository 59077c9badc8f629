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
use vigie::app::facets::{FACETS, FacetLine, facet_of};
use vigie::query::FacetChoice;

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
/// excluded, `=` for a tag on every article, then the name and the count.
fn pane(reader: &Reader) -> Vec<String> {
    let fold = |open| if open { "v " } else { "> " };
    let line = |line: &FacetLine| match *line {
        FacetLine::SharedHeader => "= all".to_owned(),
        FacetLine::Gap => String::new(),
        FacetLine::More(count) => format!("{count} more"),
        FacetLine::Group { group, open, chosen } => {
            format!("{}{}{}", fold(open), facet_of(group).unwrap().heading, if chosen { " +" } else { "" })
        }
        FacetLine::Value(item) => {
            let sign = match item.choice {
                Some(FacetChoice::Included) => "+",
                Some(FacetChoice::Excluded) => "-",
                None if item.shared => "=",
                None => "",
            };
            let name = item.facet.name(&reader.state.finding.library);
            format!("{}{sign}{name} {}", item.open.map_or("", fold), item.count)
        }
    };
    reader.state.facets.lines.iter().map(line).collect()
}

/// The values of one group of the left pane.
fn group(reader: &Reader, heading: &str) -> Vec<String> {
    let lines = pane(reader);
    let is_heading = |line: &String| line.trim_end_matches(" +").get(2..) == Some(heading);
    let is_any = |line: &String| {
        FACETS.iter().any(|row| line.trim_end_matches(" +").get(2..) == Some(&row.heading.to_string()))
    };
    let values = lines.iter().skip_while(|line| !is_heading(line)).skip(1);
    values.take_while(|line| !line.is_empty() && !is_any(line)).cloned().collect()
}

/// The tags of the left pane.
fn tags(reader: &Reader) -> Vec<String> {
    group(reader, "Tags")
}

/// The value under the cursor of the left pane; empty on a heading.
fn tag_here(reader: &Reader) -> String {
    let library = &reader.state.finding.library;
    reader.state.current_facet().map(|facet| facet.name(library).to_string()).unwrap_or_default()
}

/// Moves the cursor of the left pane to a value by typing part of its name.
fn find_tag<'a>(reader: &'a mut Reader, typed: &str) -> &'a mut Reader {
    reader.press("gt /").type_text(typed).press("Enter")
}

/// The first visible row of the article.
fn article_top(reader: &Reader) -> String {
    let article = reader.state.article.open.as_ref();
    article
        .and_then(|article| article.rows.get(article.scroll))
        .map(vigie::text::Row::plain)
        .unwrap_or_default()
}
