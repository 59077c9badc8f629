//! An article as one reads it: its header and its text as rows of a width.
//!
//! Floor 2. The clean view leaves out what the header says already; the full view shows everything
//! the file says. The reader and `vigie show` print the same rows, but that the reader shows images.

mod illustrations;

pub mod linear;

use crate::frontmatter::Reading;
use crate::markdown::layout::Room;
use crate::markdown::{self, Document, Illustrations, Said, layout};
use crate::model::{Article, Date, Precision, Problem, SafeUrl, is_called};
use crate::text::{CleanText, Role, Row, cell_width};
use crate::wording::Phrase;

pub use illustrations::images;

/// Most tags in the header; the full view shows them all.
const SHOWN_TAGS: usize = 12;

/// What stands between the parts of a line of the header.
pub const SEPARATOR: &str = " · ";

/// The text of an article as the clean view shows it, without Markdown: what is searched.
#[must_use]
pub fn searched_text(reading: &Reading) -> String {
    clean_document(reading).plain_text()
}

/// The article in a number of columns, or in a [`Room`]: title, date, source, tags, then the text.
/// `source` is the name of the source as the list shows it.
#[must_use]
pub fn clean(reading: &Reading, source: &CleanText, room: impl Into<Room>) -> Vec<Row> {
    illustrated(reading, source, room, None)
}

/// The same, with images where they are there; without `illustrations`, every image is its caption.
#[must_use]
pub fn illustrated(
    reading: &Reading,
    source: &CleanText,
    room: impl Into<Room>,
    illustrations: Option<&Illustrations>,
) -> Vec<Row> {
    let article = &reading.article;
    let room = room.into();
    let measure = room.columns.min(room.measure);
    let mut rows = header(article, source, measure, illustrations);
    let document = clean_document(reading);
    if let Some(summary) = article.summary.as_ref().filter(|summary| !document.says(summary)) {
        rows.push(Row::empty());
        rows.extend(layout::wrap_text(summary, Role::Text, measure));
    }
    if !document.is_empty() {
        rows.push(Row::empty());
        rows.extend(layout::illustrated(&document, room, illustrations));
    } else if article.summary.is_none() && !article.is_broken() {
        rows.push(Row::empty());
        rows.extend(layout::wrap_text(&Phrase::NoText.text(), Role::Faint, measure));
    }
    // Where the text goes on, the cut of the summary is nobody's loss.
    if article.truncated
        && document.is_empty()
        && let Some(host) = article.host()
    {
        rows.push(Row::empty());
        rows.extend(layout::wrap_text(&Phrase::ReadTheRest { host }.text(), Role::Faint, measure));
    }
    rows.extend(problems(article, measure, |problem| problem.kind.is_serious()));
    rows
}

/// Everything the file says: path, problems, every key, the text as it stands in the file.
#[must_use]
pub fn full(reading: &Reading, columns: usize) -> Vec<Row> {
    let article = &reading.article;
    let mut rows = layout::wrap_text(&article.title, Role::Title, columns);
    rows.push(Row::empty());
    rows.push(Row::of(Phrase::File.text(), Role::Heading));
    rows.extend(layout::wrap_text(article.path.shown(), Role::Text, columns));
    rows.extend(problems(article, columns, |_| true));
    rows.push(Row::empty());
    let keys = reading.keys();
    if keys.is_empty() {
        rows.push(Row::of(Phrase::NoFrontMatter.text(), Role::Faint));
    } else {
        rows.push(Row::of(Phrase::FrontMatter.text(), Role::Heading));
    }
    for (key, value) in &keys {
        let label = CleanText::joined([key], "");
        let text = CleanText::line(&format!("{label}: {value}"));
        let mut wrapped = layout::wrap_text(&text, Role::Text, columns);
        mark_label(&mut wrapped, &label);
        rows.extend(wrapped);
    }
    rows.extend(salvaged(reading, columns));
    rows.push(Row::empty());
    rows.push(Row::of(Phrase::RawText.text(), Role::Heading));
    rows.extend(raw_rows(&reading.body, columns));
    while rows.last().is_some_and(|row| row.spans.is_empty()) {
        rows.pop();
    }
    rows
}

/// The front matter as the file has it, where keys and values were salvaged: they may lack something.
fn salvaged(reading: &Reading, columns: usize) -> Vec<Row> {
    let is_salvaged = reading.article.problems.iter().any(|problem| problem.kind.is_salvage());
    let raw = reading.raw();
    if !is_salvaged || raw.trim().is_empty() {
        return Vec::new();
    }
    let mut rows = vec![Row::empty(), Row::of(Phrase::RawFrontMatter.text(), Role::Heading)];
    rows.extend(raw_rows(&raw, columns));
    rows
}

/// Title, date and source, host, tags, author, image or image credit.
fn header(
    article: &Article,
    source: &CleanText,
    columns: usize,
    illustrations: Option<&Illustrations>,
) -> Vec<Row> {
    let mut rows = layout::wrap_text(&article.title, Role::Title, columns);
    let mut first = Vec::new();
    first.extend(date(article));
    first.extend((!source.is_empty()).then(|| source.clone()));
    first.extend(article.truncated.then(|| Phrase::Excerpt.text()));
    first.extend(article.draft.then(|| Phrase::Draft.text()));
    // The source is mostly one of the tags, with an ending that it shares with others.
    let tags: Vec<_> = article.tags.iter().filter(|tag| !is_called(tag, source)).cloned().collect();
    let mut second = Vec::new();
    second.extend(article.host().filter(|host| host != source));
    second.extend(tags.iter().take(SHOWN_TAGS).cloned());
    second.extend(
        (tags.len() > SHOWN_TAGS).then(|| Phrase::MoreTags { count: tags.len() - SHOWN_TAGS }.text()),
    );
    second.extend(article.author.clone());
    let mut lines = wrap_parts(&first, columns);
    lines.extend(wrap_parts(&second, columns));
    if let Some(url) = article.source() {
        link_source(&mut lines, url, source);
    }
    let credit = credit(article);
    let (mut caption, mut image) = match illustrations {
        Some(known) => illustrations::header_image(article, credit, known, columns),
        None => (credit.map(|credit| faint(&credit, columns)).unwrap_or_default(), Vec::new()),
    };
    lines.append(&mut caption);
    for part in [&mut lines, &mut image] {
        if !part.is_empty() {
            rows.push(Row::empty());
            rows.append(part);
        }
    }
    rows
}

/// Makes the host in the header lead to the source, or the name of the source where that is the host.
fn link_source(rows: &mut [Row], url: &SafeUrl, source: &CleanText) {
    for text in [url.host(), source] {
        for row in rows.iter_mut() {
            let plain = row.plain();
            let mut parts = plain.split(SEPARATOR).scan(0, |end, part| {
                let start = *end;
                *end += part.len() + SEPARATOR.len();
                Some((start, part))
            });
            if let Some((start, _)) = parts.find(|(_, part)| *part == text) {
                return row.link(start..start + text.len(), url);
            }
        }
    }
}

fn faint(text: &CleanText, columns: usize) -> Vec<Row> {
    layout::wrap_text(text, Role::Faint, columns)
}

/// Parts on as few rows as they need; a row breaks between parts, and inside one only if it is wider
/// than the row.
fn wrap_parts(parts: &[CleanText], columns: usize) -> Vec<Row> {
    let mut lines: Vec<CleanText> = Vec::new();
    for part in parts {
        let longer = lines.last().map(|line| CleanText::joined([line, part], SEPARATOR));
        match (longer, lines.last_mut()) {
            (Some(longer), Some(line)) if cell_width(&longer) <= columns => *line = longer,
            _ => lines.push(part.clone()),
        }
    }
    lines.iter().flat_map(|line| layout::wrap_text(line, Role::Faint, columns)).collect()
}

/// The date of publication in words, in the language that is spoken; where it cannot be read as a date, as the
/// article words it.
fn date(article: &Article) -> Option<CleanText> {
    let date = match &article.published {
        Some(published) => match Date::parse(published) {
            Some(date) => date,
            None => return Some(published.clone()),
        },
        None => article.date?,
    };
    let phrase = match date.precision() {
        Precision::Year => Phrase::Year { year: date.year() },
        Precision::Month => Phrase::Month { month: date.month(), year: date.year() },
        Precision::Day | Precision::Second => {
            Phrase::LongDate { day: date.day(), month: date.month(), year: date.year() }
        }
    };
    Some(phrase.text())
}

/// The image credit, without the source link that the header shows as a host.
fn credit(article: &Article) -> Option<CleanText> {
    let credit = article.image_credit.as_ref()?;
    let link = article.source_url.as_ref().map_or("", |link| link.written.as_str());
    let short = if link.is_empty() { credit.to_string() } else { credit.replace(link, "") };
    let short = CleanText::line(short.trim().trim_end_matches(['—', '–', '-', ' ', ':']));
    (!short.is_empty()).then(|| Phrase::ImageBy { credit: short }.text())
}

/// The problems of an article that are wanted.
fn problems(article: &Article, columns: usize, is_wanted: impl Fn(&Problem) -> bool) -> Vec<Row> {
    let wanted: Vec<_> = article.problems.iter().filter(|problem| is_wanted(problem)).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut rows = vec![Row::empty(), Row::of(Phrase::Problems.text(), Role::Heading)];
    for problem in wanted {
        let sentence = CleanText::line(&problem.kind.to_string());
        let text = match problem.line {
            Some(line) => Phrase::ProblemAt { line, problem: sentence }.text(),
            None => sentence,
        };
        rows.extend(layout::wrap_text(&text, Role::Problem, columns));
    }
    rows
}

/// The text of an article without what its header says.
fn clean_document(reading: &Reading) -> Document {
    let article = &reading.article;
    let said = Said {
        title: &article.title,
        summary: article.summary.as_deref(),
        source_url: article.source_url.as_ref().map(|link| link.written.as_str()),
        image_url: article.image_url.as_deref(),
        image_credit: article.image_credit.as_deref(),
    };
    markdown::parse(&reading.body).without_repetition(said)
}

/// Gives the name of a key at the start of a wrapped line its own role.
fn mark_label(rows: &mut [Row], label: &CleanText) {
    let Some(first) = rows.first_mut() else { return };
    let text = CleanText::line(&first.plain());
    if let Some(rest) = text.strip_prefix(label.as_str()) {
        let rest = CleanText::piece(rest);
        *first = Row::of(label.clone(), Role::Label);
        first.push(rest, Role::Text);
    }
}

/// The lines of the file, broken hard where they are too long.
fn raw_rows(body: &CleanText, columns: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    for line in body.trim_matches('\n').lines() {
        if line.trim().is_empty() {
            rows.push(Row::empty());
        } else {
            rows.extend(layout::cut_text(&CleanText::piece(line), Role::Text, columns));
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frontmatter;
    use crate::model::ArticlePath;
    use jiff::civil;

    fn reading(text: &str) -> Reading {
        frontmatter::read(&ArticlePath::new("a.md".into()), text.as_bytes(), civil::date(2026, 11, 22))
    }

    fn shown(rows: &[Row]) -> String {
        rows.iter().map(|row| row.plain().trim_end().to_owned()).collect::<Vec<_>>().join("\n")
    }

    fn clean_text(text: &str, source: &str) -> String {
        shown(&clean(&reading(text), &CleanText::line(source), 60))
    }

    #[test]
    fn the_header_keeps_every_tag_but_the_source() {
        let text = "---\ntitle: T\ntags: [Paris, Parisian art, Paris — Latest, Other]\n---\nText.\n";
        assert_eq!(clean_text(text, "Paris"), "T\n\nParis\nParisian art · Other\n\nText.");
    }

    #[test]
    fn many_tags_leave_room_for_the_text() {
        let tags: Vec<_> = (1..=20).map(|number| format!("t{number}")).collect();
        let text = format!("---\ntitle: T\ntags: [{}]\n---\nText.\n", tags.join(", "));
        assert!(clean_text(&text, "").contains("t12\n8 more tags\n"), "{}", clean_text(&text, ""));
    }

    #[test]
    fn a_date_is_worded_and_a_header_that_says_nothing_takes_no_row() {
        for (date, worded) in [
            ("publishedDate: \"2026-01-08T14:31:39.000Z\"", "8 January 2026"),
            ("publishedDate: 5 juillet 2024", "5 July 2024"),
            ("date: 2024", "2024"),
        ] {
            let text = format!("---\ntitle: T\n{date}\n---\nText.\n");
            assert_eq!(clean_text(&text, ""), format!("T\n\n{worded}\n\nText."));
        }
        assert_eq!(clean_text("---\ntitle: T\n---\nText.\n", ""), "T\n\nText.");
    }

    #[test]
    fn a_cut_summary_leads_on_only_where_the_text_is_missing() {
        let head = "---\ntitle: T\nsourceUrl: https://example.org/x\nsummary: Cut […]\n---\n";
        let rest = "The text is cut here; the rest is at example.org.";
        assert!(clean_text(head, "").ends_with(rest));
        assert!(!clean_text(&format!("{head}The whole text.\n"), "").contains(rest));
    }

    #[test]
    fn the_full_view_keeps_spaces_and_names_every_problem() {
        let rows = full(&reading("---\ntitle: T\nnote: x\n---\n- a\n    code  line\n        deeper\n"), 60);
        let shown = shown(&rows);
        assert!(shown.ends_with("- a\n    code  line\n        deeper"), "{shown}");
        assert!(shown.contains("there is no date") && shown.contains("there is no source link"), "{shown}");
        assert!(shown.contains("note: x"), "{shown}");
    }

    #[test]
    fn salvaged_front_matter_loses_nothing() {
        let full_text = |text: &str| shown(&full(&reading(text), 80));
        let broken = full_text("---\ntitle: A\n# a comment\nodd: @x\n lost line\n---\nBody\n");
        assert!(broken.contains("Front matter as in the file\ntitle: A\n# a comment\nodd: @x\n"), "{broken}");
        assert!(broken.contains("lost line"), "{broken}");
        assert!(!full_text("---\ntitle: A\n# a comment\n---\nBody\n").contains("a comment"));
    }

    #[test]
    fn the_source_in_the_header_is_a_link() {
        for (keys, source, linked) in [
            ("author: A. Keeper", "Harbour News", "example.org"),
            ("tags: [x]", "example.org", "example.org"),
            ("date: 2024-07-05", "Harbour News", "example.org"),
        ] {
            let reading = reading(&format!(
                "---\ntitle: example.org\nsourceUrl: https://www.example.org/a\n{keys}\n---\n"
            ));
            for columns in [80, 20] {
                let rows = clean(&reading, &CleanText::line(source), columns);
                let spans = rows.iter().flat_map(|row| &row.spans).filter(|span| span.link.is_some());
                let texts: Vec<_> = spans.map(|span| span.text.to_string()).collect();
                assert_eq!(texts, [linked], "{keys} in {columns}");
            }
        }
    }
}
