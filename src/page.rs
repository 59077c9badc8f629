//! An article laid out as rows: the clean view, whose text omits what the header shows, and the whole file.
//! Floor 2. Styles are left to the painter, and the layout of Markdown to [`markdown`].

mod images;

pub mod linear;

use crate::frontmatter::ParsedFile;
use crate::markdown::layout::Room;
use crate::markdown::{self, Document, ImageViews, layout};
use crate::model::{Article, Date, Precision, Problem, matches_name};
use crate::text::{CleanText, Role, Row, Span, cell_width};
use crate::wording::{Phrase, ScreenText};

pub use images::images;

/// Most tags in the header of the clean view; the full view shows all of them.
const SHOWN_TAGS: usize = 12;

const SEPARATOR: &str = " · ";

/// The text of an article as the clean view shows it, without Markdown: the text that is indexed and searched.
pub fn searched_text(parsed: &ParsedFile) -> String {
    document(parsed).plain_text()
}

/// The clean view in this number of columns, or in a [`Room`]: title, date, source, tags, text. `source` is
/// the name of the source as shown in the list.
pub fn clean(parsed: &ParsedFile, source: &CleanText, room: impl Into<Room>) -> Vec<Row> {
    clean_with_images(parsed, &document(parsed), source, room, None)
}

/// The clean view with images where they are loaded. `document` is the [text](document()) of the file. Without
/// `image_views`, every image is shown as its caption.
pub fn clean_with_images(
    parsed: &ParsedFile,
    document: &Document,
    source: &CleanText,
    room: impl Into<Room>,
    image_views: Option<&ImageViews>,
) -> Vec<Row> {
    let article = &parsed.article;
    let room = room.into();
    let measure = room.columns.min(room.measure);
    let mut rows = header(article, source, measure, image_views);
    if let Some(summary) = article.summary.as_ref().filter(|summary| !document.contains_words(summary)) {
        rows.push(Row::empty());
        rows.extend(layout::wrap_text(summary, Role::Text, measure));
    }
    if !document.is_empty() {
        rows.push(Row::empty());
        rows.extend(layout::rows(document, room, image_views));
    } else if article.summary.is_none() && !article.is_broken() {
        rows.push(Row::empty());
        rows.extend(layout::wrap_text(&Phrase::NoText.text(), Role::Faint, measure));
    }
    // A cut summary needs a pointer to the rest only if there is no text.
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

/// The full view: path, problems, every key, and the text as in the file.
pub fn full(parsed: &ParsedFile, columns: usize) -> Vec<Row> {
    let article = &parsed.article;
    let mut rows = layout::wrap_text(&article.title, Role::Title, columns);
    rows.push(Row::empty());
    rows.push(Row::of(Phrase::File.text(), Role::Heading));
    rows.extend(layout::wrap_text(article.path.shown(), Role::Text, columns));
    rows.extend(problems(article, columns, |_| true));
    rows.push(Row::empty());
    let keys = parsed.keys();
    if keys.is_empty() {
        rows.push(Row::of(Phrase::NoFrontMatter.text(), Role::Faint));
    } else {
        rows.push(Row::of(Phrase::FrontMatter.text(), Role::Heading));
    }
    for (key, value) in &keys {
        let label = CleanText::joined([key], "");
        let value = CleanText::line(&format!(": {value}"));
        let line = [Span::new(label, Role::Label), Span::new(value, Role::Text)];
        rows.extend(layout::wrap_spans(line, columns));
    }
    rows.extend(salvaged(parsed, columns));
    rows.push(Row::empty());
    rows.push(Row::of(Phrase::RawText.text(), Role::Heading));
    rows.extend(raw_rows(&parsed.body, columns));
    while rows.last().is_some_and(|row| row.spans.is_empty()) {
        rows.pop();
    }
    rows
}

/// The front matter as in the file, if it was salvaged: the keys and values may then be incomplete.
fn salvaged(parsed: &ParsedFile, columns: usize) -> Vec<Row> {
    let is_salvaged = parsed.article.problems.iter().any(|problem| problem.kind.is_salvaged());
    let raw = parsed.raw();
    if !is_salvaged || raw.trim().is_empty() {
        return Vec::new();
    }
    let mut rows = vec![Row::empty(), Row::of(Phrase::RawFrontMatter.text(), Role::Heading)];
    rows.extend(raw_rows(&raw, columns));
    rows
}

/// The rows above the text: title; date, source, excerpt, draft; host, tags, author; image or image credit.
fn header(
    article: &Article,
    source: &CleanText,
    columns: usize,
    image_views: Option<&ImageViews>,
) -> Vec<Row> {
    let mut rows = layout::wrap_text(&article.title, Role::Title, columns);
    let fact = |text| Span::new(text, Role::Fact);
    // The source is often one of the tags too, written with an ending that several tags share.
    let (of_source, tags): (Vec<_>, Vec<_>) =
        article.tags.iter().cloned().partition(|tag| matches_name(tag, source));
    let host = article.host();
    let mut first: Vec<Span> = date(article).map(fact).into_iter().collect();
    first.extend((!source.is_empty()).then(|| Span {
        text: source.clone(),
        role: if of_source.is_empty() { Role::Fact } else { Role::Tag },
        link: article.source().filter(|_| host.as_ref() == Some(source)).cloned(),
    }));
    first.extend(article.truncated.then(|| fact(Phrase::Excerpt.text())));
    first.extend(article.draft.then(|| fact(Phrase::Draft.text())));
    let host = host.filter(|host| host != source);
    let mut second: Vec<Span> =
        host.map(|host| Span { link: article.source().cloned(), ..fact(host) }).into_iter().collect();
    second.extend(tags.iter().take(SHOWN_TAGS).map(|tag| Span::new(tag.clone(), Role::Tag)));
    let more = tags.len().saturating_sub(SHOWN_TAGS);
    second.extend((more > 0).then(|| fact(Phrase::MoreTags { count: more }.text())));
    second.extend(article.author.clone().map(fact));
    let mut lines = wrap_parts(first, columns);
    lines.extend(wrap_parts(second, columns));
    let (mut caption, mut image) = images::header_image(article, credit(article), image_views, columns);
    lines.append(&mut caption);
    for part in [&mut lines, &mut image] {
        if !part.is_empty() {
            rows.push(Row::empty());
            rows.append(part);
        }
    }
    rows
}

/// The parts on as few rows as possible. A row breaks between parts, and inside a part only if that part is
/// wider than `columns`.
fn wrap_parts(parts: Vec<Span>, columns: usize) -> Vec<Row> {
    let mut lines: Vec<Vec<Span>> = Vec::new();
    let mut used = 0;
    for part in parts {
        let cells = cell_width(&part.text);
        match lines.last_mut() {
            Some(line) if used + cell_width(SEPARATOR) + cells <= columns => {
                used += cell_width(SEPARATOR) + cells;
                line.extend([Span::new(CleanText::piece(SEPARATOR), Role::Fact), part]);
            }
            _ => {
                used = cells;
                lines.push(vec![part]);
            }
        }
    }
    lines.into_iter().flat_map(|line| layout::wrap_spans(line, columns)).collect()
}

/// The date in words, the same day as in the list; if there is none, the date of publication as in the file.
fn date(article: &Article) -> Option<CleanText> {
    article.date.map(date_in_words).or_else(|| article.published.clone())
}

/// A date in words, as precise as it is known.
pub fn date_in_words(date: Date) -> CleanText {
    let (day, month, year) = (date.day(), date.month(), date.year());
    let phrase = match date.precision() {
        Precision::Year => ScreenText::Year { year },
        Precision::Month => ScreenText::Month { month, year },
        Precision::Day | Precision::Second => ScreenText::LongDate { day, month, year },
    };
    phrase.text()
}

/// The image credit, without the source link, which the header already shows as a host.
fn credit(article: &Article) -> Option<CleanText> {
    let credit = article.image_credit.as_ref()?;
    let link = article.source_url.as_ref().map_or("", |link| link.written.as_str());
    let short = if link.is_empty() { credit.to_string() } else { credit.replace(link, "") };
    let short = CleanText::line(short.trim().trim_end_matches(['—', '–', '-', ' ', ':']));
    (!short.is_empty()).then(|| Phrase::ImageBy { credit: short }.text())
}

/// The heading “Problems” and the wanted problems of an article; no rows if there are none.
fn problems(article: &Article, columns: usize, is_wanted: impl Fn(&Problem) -> bool) -> Vec<Row> {
    let wanted: Vec<_> = article.problems.iter().filter(|problem| is_wanted(problem)).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut rows = vec![Row::empty(), Row::of(Phrase::Problems.text(), Role::Heading)];
    for problem in wanted {
        rows.extend(layout::wrap_text(&problem_sentence(problem), Role::Problem, columns));
    }
    rows
}

fn problem_sentence(problem: &Problem) -> CleanText {
    let sentence = CleanText::line(&problem.kind.to_string());
    match problem.line {
        Some(line) => Phrase::ProblemAt { line, problem: sentence }.text(),
        None => sentence,
    }
}

/// The text of an article without what its header already shows.
pub fn document(parsed: &ParsedFile) -> Document {
    markdown::parse(&parsed.body).without_header_of(&parsed.article)
}

/// The lines of a file; lines that are too long are cut at the last column.
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

    fn parsed(text: &str) -> ParsedFile {
        frontmatter::read(&ArticlePath::new("a.md".into()), text.as_bytes(), civil::date(2026, 11, 22))
    }

    fn shown(rows: &[Row]) -> String {
        rows.iter().map(|row| row.plain().trim_end().to_owned()).collect::<Vec<_>>().join("\n")
    }

    fn clean_text(text: &str, source: &str) -> String {
        shown(&clean(&parsed(text), &CleanText::line(source), 60))
    }

    #[test]
    fn the_header_shows_every_tag_but_the_source() {
        let text = "---\ntitle: T\ntags: [Paris, Parisian art, Paris — Latest, Other]\n---\nText.\n";
        assert_eq!(clean_text(text, "Paris"), "T\n\nParis\nParisian art · Other\n\nText.");
    }

    #[test]
    fn the_header_shows_a_limited_number_of_tags() {
        let tags: Vec<_> = (1..=20).map(|number| format!("t{number}")).collect();
        let text = format!("---\ntitle: T\ntags: [{}]\n---\nText.\n", tags.join(", "));
        assert!(clean_text(&text, "").contains("t12\n8 more tags\n"), "{}", clean_text(&text, ""));
    }

    #[test]
    fn dates_are_written_out_and_an_empty_header_takes_no_row() {
        for (date, worded) in [
            ("publishedDate: \"2026-01-08T14:31:39.000Z\"", "8 January 2026"),
            ("publishedDate: 5 juillet 2024", "5 July 2024"),
            ("date: 2024", "2024"),
            // The day of the list, in the time zone of the article.
            ("date: 2024-06-30T23:30:00-05:00", "30 June 2024"),
            ("date: 2024-07-05\npublishedDate: 1 August 2024", "5 July 2024"),
        ] {
            let text = format!("---\ntitle: T\n{date}\n---\nText.\n");
            assert_eq!(clean_text(&text, ""), format!("T\n\n{worded}\n\nText."));
        }
        assert_eq!(clean_text("---\ntitle: T\n---\nText.\n", ""), "T\n\nText.");
    }

    #[test]
    fn a_cut_summary_points_to_the_rest_only_without_a_text() {
        let head = "---\ntitle: T\nsourceUrl: https://example.org/x\nsummary: Cut […]\n---\n";
        let rest = "The text is cut off here; the rest is at example.org.";
        assert!(clean_text(head, "").ends_with(rest));
        assert!(!clean_text(&format!("{head}The whole text.\n"), "").contains(rest));
    }

    #[test]
    fn the_full_view_keeps_spaces_and_lists_every_problem() {
        let rows = full(&parsed("---\ntitle: T\nnote: x\n---\n- a\n    code  line\n        deeper\n"), 60);
        let shown = shown(&rows);
        assert!(shown.ends_with("- a\n    code  line\n        deeper"), "{shown}");
        assert!(shown.contains("there is no date") && shown.contains("there is no source link"), "{shown}");
        assert!(shown.contains("note: x"), "{shown}");
    }

    #[test]
    fn the_full_view_shows_salvaged_front_matter_as_in_the_file() {
        let full_text = |text: &str| shown(&full(&parsed(text), 80));
        let broken = full_text("---\ntitle: A\n# a comment\nodd: @x\n lost line\n---\nBody\n");
        assert!(broken.contains("Front matter as written\ntitle: A\n# a comment\nodd: @x\n"), "{broken}");
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
            let parsed = parsed(&format!(
                "---\ntitle: example.org\nsourceUrl: https://www.example.org/a\n{keys}\n---\n"
            ));
            for columns in [80, 20] {
                let rows = clean(&parsed, &CleanText::line(source), columns);
                let spans = rows.iter().flat_map(|row| &row.spans).filter(|span| span.link.is_some());
                let texts: Vec<_> = spans.map(|span| span.text.to_string()).collect();
                assert_eq!(texts, [linked], "{keys} in {columns}");
            }
        }
    }

    #[test]
    fn parts_of_the_header_keep_what_they_are() {
        let text = "---\ntitle: T\ntags: [a · b, Harbour News — Latest, c]\nauthor: A\nlink: https://example.org/\n---\n";
        let spans = |source: &str, role: Role| {
            let rows = clean(&parsed(text), &CleanText::line(source), 80);
            let spans = rows.into_iter().flat_map(|row| row.spans).filter(|span| span.role == role);
            spans.map(|span| span.text.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(spans("Harbour News", Role::Tag), ["Harbour News", "a · b", "c"]);
        assert_eq!(spans("Another", Role::Tag), ["a · b", "Harbour News — Latest", "c"]);
        assert_eq!(spans("Another", Role::Fact), ["Another", "example.org", " · ", " · ", " · ", " · A"]);
        let rows = full(&parsed("---\ntitle: T\nnote: a: b\n---\n"), 80);
        let labels = rows.iter().flat_map(|row| &row.spans).filter(|span| span.role == Role::Label);
        assert_eq!(labels.map(|span| &*span.text).collect::<Vec<_>>(), ["title", "note"]);
    }
}
