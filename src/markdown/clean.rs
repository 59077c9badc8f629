//! The clean view: a document without what the header of its article says already.
//!
//! Floor 1. Only blocks outside of quotes and lists are looked at, and only what is the same by its
//! folded words goes. When in doubt, it stays.

use std::cell::OnceCell;

use crate::model::SafeUrl;
use crate::text::{CleanText, Span, fold_words, trailer_start};

use super::block::{Leaf, Piece};
use super::inline::{Image, Inline, Target, written};
use super::{Document, Said};

/// Headings that introduce a summary, as folded words.
const SUMMARY_HEADINGS: [&str; 12] = [
    "l essentiel",
    "essentiel",
    "en bref",
    "resume",
    "l essentiel en bref",
    "a retenir",
    "chapo",
    "summary",
    "in brief",
    "the essentials",
    "key points",
    "tl dr",
];
/// Headings that introduce the source link, as folded words.
const SOURCE_HEADINGS: [&str; 16] = [
    "lien source",
    "lien",
    "liens",
    "source",
    "sources",
    "lien de la source",
    "lire la suite",
    "lire l article",
    "article original",
    "source link",
    "link",
    "read more",
    "original article",
    "original",
    "more",
    "read the full article",
];
/// Words that introduce a credit, as folded words.
const CREDIT_LABELS: [&str; 12] = [
    "credit image",
    "credits image",
    "credit photo",
    "credits photo",
    "image credit",
    "image credits",
    "photo credit",
    "photo credits",
    "picture credit",
    "credit",
    "credits",
    "photo",
];

/// `document` without what is in `said`.
pub(super) fn without_repetition(mut document: Document, said: &Said<'_>) -> Document {
    let said = Known::new(said);
    let mut pieces: Vec<Option<Piece>> = document.body.into_iter().map(Some).collect();
    let tops = tops(&pieces);
    for slot in &mut pieces {
        if let Some(Piece::Leaf(Leaf::Paragraph(inlines))) = slot {
            said.cut_trailer(inlines);
            if inlines.is_empty() {
                *slot = None;
            }
        }
    }
    let mut first_heading = true;
    let mut at_top = true;
    for &at in &tops {
        let Some(slot) = pieces.get_mut(at) else { continue };
        let Some(Piece::Leaf(leaf)) = slot else {
            at_top &= slot.is_none();
            continue;
        };
        let is_heading = matches!(leaf, Leaf::Heading(..));
        let gone = is_heading && first_heading && said.is_title(leaf) || said.clears(leaf, at_top);
        first_heading &= !is_heading;
        if gone {
            *slot = None;
        } else {
            at_top &= matches!(leaf, Leaf::Image(_));
        }
    }
    clear_sections(&mut pieces, &tops, &said);
    document.body = pieces.into_iter().flatten().collect();
    document
}

/// The places of the blocks that stand in no container, and of the opening pieces of those that
/// are containers.
fn tops(pieces: &[Option<Piece>]) -> Vec<usize> {
    let mut depth = 0_usize;
    let mut tops = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Some(Piece::Open(_)) => {
                if depth == 0 {
                    tops.push(at);
                }
                depth += 1;
            }
            Some(Piece::Close) => depth = depth.saturating_sub(1),
            Some(Piece::Leaf(_)) if depth == 0 => tops.push(at),
            Some(Piece::Leaf(_)) | None => {}
        }
    }
    tops
}

/// Removes the sections under a known heading that say nothing new, heading included. Inner sections
/// come before those around them.
fn clear_sections(pieces: &mut [Option<Piece>], tops: &[usize], said: &Known<'_>) {
    // Where the section of a heading of each level would end: at the next one as high or higher.
    let mut ends = [pieces.len(); 7];
    for &at in tops.iter().rev() {
        let Some(Some(Piece::Leaf(Leaf::Heading(level, heading)))) = pieces.get(at) else { continue };
        let level = usize::from(*level);
        let end = ends.get(level).copied().unwrap_or(at);
        ends.iter_mut().skip(level).for_each(|end| *end = at);
        let heading = tokens(&written(heading));
        let summary = SUMMARY_HEADINGS.contains(&heading.as_str());
        let source = SOURCE_HEADINGS.contains(&heading.as_str());
        let Some(content) = pieces.get(at + 1..end).filter(|_| summary || source) else { continue };
        if content.iter().all(Option::is_none)
            || summary && said.is_summary(&words(content))
            || source && said.is_source_only(content)
        {
            for piece in pieces.iter_mut().take(end).skip(at) {
                *piece = None;
            }
        }
    }
}

/// The words of all leaves.
fn words(pieces: &[Option<Piece>]) -> String {
    let mut text = String::new();
    for piece in pieces.iter().flatten() {
        match piece {
            Piece::Leaf(Leaf::Code(code)) => text.push_str(&code.text),
            // An image or a rule is no word, but it is content: a section with one stays.
            Piece::Leaf(Leaf::Image(_) | Leaf::Rule | Leaf::Cut) => text.push_str(" image "),
            Piece::Leaf(leaf) => leaf.for_each_line(|inlines| {
                text.push_str(&written(inlines));
                text.push('\n');
            }),
            Piece::Open(_) | Piece::Close => {}
        }
    }
    text
}

/// The folded words of `text`, with single spaces. The header may be given as it was written, so it
/// passes the filter that the document has passed: a soft hyphen must not part a word.
fn tokens(text: &str) -> String {
    fold_words(&CleanText::line(text))
}

/// A text and its folded words, which are made when they are asked for: most texts that are the same
/// are the same to the letter.
struct Comparable<'a> {
    text: &'a str,
    words: OnceCell<String>,
}

impl<'a> Comparable<'a> {
    fn new(text: &'a str) -> Self {
        Self { text: text.trim(), words: OnceCell::new() }
    }

    fn words(&self) -> &str {
        self.words.get_or_init(|| tokens(self.text))
    }

    /// Whether there is no word in it.
    fn is_empty(&self) -> bool {
        self.text.is_empty() || self.words().is_empty()
    }

    /// Whether another text has the same words, and any.
    fn is(&self, other: &str) -> bool {
        !self.text.is_empty()
            && (other.trim() == self.text || tokens(other) == self.words())
            && !self.is_empty()
    }
}

/// What the header says, made comparable.
struct Known<'a> {
    title: Comparable<'a>,
    summary: Comparable<'a>,
    source: Option<Target>,
    source_text: Comparable<'a>,
    image: Option<Target>,
    credit: Comparable<'a>,
}

impl<'a> Known<'a> {
    fn new(said: &Said<'a>) -> Self {
        let summary = said.summary.unwrap_or_default();
        let end = trailer_start(summary, said.title).unwrap_or(summary.len());
        let target = |text: Option<&str>| text.filter(|text| !text.trim().is_empty()).map(Target::new);
        Self {
            title: Comparable::new(said.title),
            summary: Comparable::new(summary.get(..end).unwrap_or_default()),
            source: target(said.source_url),
            source_text: Comparable::new(said.source_url.unwrap_or_default()),
            image: target(said.image_url),
            credit: Comparable::new(said.image_credit.unwrap_or_default()),
        }
    }

    fn is_title(&self, leaf: &Leaf) -> bool {
        match leaf {
            Leaf::Heading(_, inlines) => self.title.is(&written(inlines)),
            Leaf::Paragraph(_) | Leaf::Code(_) | Leaf::Table(_) | Leaf::Image(_) | Leaf::Rule | Leaf::Cut => {
                false
            }
        }
    }

    /// Takes out of `leaf` what is known; says whether nothing is left.
    fn clears(&self, leaf: &mut Leaf, at_top: bool) -> bool {
        match leaf {
            Leaf::Image(image) => self.is_image(image, at_top),
            Leaf::Paragraph(inlines) => {
                let before = inlines.len();
                inlines
                    .retain(|inline| !matches!(inline, Inline::Image(image) if self.is_image(image, at_top)));
                if inlines.len() < before {
                    trim_start(inlines);
                }
                let text = written(inlines);
                let plain =
                    !inlines.iter().any(|inline| matches!(inline, Inline::Image(_) | Inline::Note(_)));
                plain && (text.trim().is_empty() || self.is_said(&text)) || self.is_source(inlines)
            }
            Leaf::Heading(..) | Leaf::Code(_) | Leaf::Table(_) | Leaf::Rule | Leaf::Cut => false,
        }
    }

    /// The image of the header; or one described by the title where the header's image would be,
    /// if the header has one: the same picture in another size.
    fn is_image(&self, image: &Image, at_top: bool) -> bool {
        let Some(known) = &self.image else { return false };
        known.as_str() == image.target.as_str() || at_top && self.title.is(&image.alt)
    }

    /// Whether a text is the credit or the summary.
    fn is_said(&self, text: &str) -> bool {
        self.is_summary(text) || self.is_credit(text)
    }

    /// Whether a text is the summary, trailer apart.
    fn is_summary(&self, text: &str) -> bool {
        let end = trailer_start(text, self.title.text).unwrap_or(text.len());
        self.summary.is(text.get(..end).unwrap_or_default())
    }

    /// Whether a text is the credit, with or without a label before it.
    fn is_credit(&self, text: &str) -> bool {
        if self.credit.text.is_empty() {
            return false;
        }
        if let Some(label) = text.trim().strip_suffix(self.credit.text)
            && !label.ends_with(char::is_alphanumeric)
            && without_label(&tokens(label)).is_empty()
        {
            return true;
        }
        let (words, credit) = (tokens(text), self.credit.words());
        let stated = without_label(&words);
        !credit.is_empty() && (words == credit || stated == credit || stated == without_label(credit))
    }

    /// Whether a paragraph is the source link and nothing else.
    fn is_source(&self, inlines: &[Inline]) -> bool {
        match (inlines, &self.source) {
            ([Inline::Link(link)], Some(Target::Web(source))) => {
                link.is_bare() && link.target.web().is_some_and(|url| is_same_page(url, source))
            }
            _ => false,
        }
    }

    /// Whether a section below a source heading holds one link only, to the site of the source.
    fn is_source_only(&self, content: &[Option<Piece>]) -> bool {
        let Some(source) = &self.source else { return false };
        let mut leaves = content.iter().flatten().filter(|piece| matches!(piece, Piece::Leaf(_)));
        let (Some(Piece::Leaf(Leaf::Paragraph(inlines))), None) = (leaves.next(), leaves.next()) else {
            return false;
        };
        match (inlines.as_slice(), source) {
            ([Inline::Link(link)], Target::Web(source)) => link.target.web().is_some_and(|url| {
                is_same_page(url, source) || link.is_bare() && url.host() == source.host()
            }),
            (inlines, _) => self.source_text.is(&written(inlines)),
        }
    }

    fn cut_trailer(&self, inlines: &mut Vec<Inline>) {
        let text = written(inlines);
        if let Some(start) = trailer_start(&text, self.title.text) {
            cut_after(inlines, start);
        }
    }
}

/// Folded words without the label of a credit before them.
fn without_label(words: &str) -> &str {
    let rests = CREDIT_LABELS.iter().filter_map(|label| words.strip_prefix(label));
    let rest = rests.filter(|rest| rest.is_empty() || rest.starts_with(' ')).min_by_key(|rest| rest.len());
    rest.unwrap_or(words).trim_start()
}

/// Whether two links lead to the same page: scheme, `www.`, a final slash, query and fragment apart.
fn is_same_page(one: &SafeUrl, other: &SafeUrl) -> bool {
    fn page(url: &SafeUrl) -> &str {
        let short = url.short();
        short.split(['?', '#']).next().unwrap_or(short).trim_end_matches('/')
    }
    page(one) == page(other)
}

/// Keeps the first `bytes` bytes of the words of `inlines`.
fn cut_after(inlines: &mut Vec<Inline>, bytes: usize) {
    let mut at = 0;
    inlines.retain_mut(|inline| {
        let length = match &*inline {
            Inline::Text(span) => span.text.len(),
            Inline::Break => 1,
            Inline::Link(link) => link.label.iter().map(|span| span.text.len()).sum(),
            Inline::Image(_) | Inline::Note(_) => 0,
        };
        let room = bytes.saturating_sub(at);
        at += length;
        if let Inline::Text(Span { text, .. }) = inline {
            if length > room {
                *text = text.part(0..room);
                let end = text.trim_end().len();
                *text = text.part(0..end);
            }
            return !text.is_empty();
        }
        room > 0
    });
    while matches!(inlines.last(), Some(Inline::Break)) {
        inlines.pop();
    }
}

/// Removes breaks and spaces at the start.
fn trim_start(inlines: &mut Vec<Inline>) {
    let blank = inlines
        .iter()
        .take_while(|inline| match inline {
            Inline::Break => true,
            Inline::Text(span) => span.text.trim().is_empty(),
            Inline::Link(_) | Inline::Image(_) | Inline::Note(_) => false,
        })
        .count();
    inlines.drain(..blank);
    if let Some(Inline::Text(Span { text, .. })) = inlines.first_mut() {
        let start = text.len() - text.trim_start().len();
        *text = text.part(start..text.len());
    }
}
