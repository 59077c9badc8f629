//! The clean view: removes from a document what the header of its article shows, if the folded words are the same;
//! when in doubt, a block stays. `page` builds the header itself. Floor 1, part of [`markdown`](crate::markdown).

use std::cell::OnceCell;

use crate::model::{Article, SafeUrl};
use crate::text::{CleanText, Span, fold_words, trailer_start};

use super::document::{Document, Leaf, Piece};
use super::inline::{Image, Inline, LinkTarget, written};

/// Headings that introduce a summary, as folded words.
#[rustfmt::skip]
const SUMMARY_HEADINGS: [&str; 12] = [
    "l essentiel", "essentiel", "en bref", "resume", "l essentiel en bref", "a retenir", "chapo", "summary",
    "in brief", "the essentials", "key points", "tl dr",
];
/// Headings that introduce the source link, likewise.
#[rustfmt::skip]
const SOURCE_HEADINGS: [&str; 16] = [
    "lien source", "lien", "liens", "source", "sources", "lien de la source", "lire la suite",
    "lire l article", "article original", "source link", "link", "read more", "original article",
    "original", "more", "read the full article",
];
/// Labels before a credit, likewise.
#[rustfmt::skip]
const CREDIT_LABELS: [&str; 12] = [
    "credit image", "credits image", "credit photo", "credits photo", "image credit", "image credits",
    "photo credit", "photo credits", "picture credit", "credit", "credits", "photo",
];

impl Document {
    /// This document without repetitions of the article's header: the title, the image and its credit, the
    /// summary, a section with only the source link, and trailers. Keeps texts that are merely similar.
    #[must_use]
    pub fn without_header_of(mut self, article: &Article) -> Self {
        let header = ComparableHeader::new(article);
        let mut pieces: Vec<Option<Piece>> = self.body.into_iter().map(Some).collect();
        let tops = tops(&pieces);
        // Cut off trailers such as "The post … appeared first on …".
        for slot in &mut pieces {
            if let Some(Piece::Leaf(Leaf::Paragraph(inlines))) = slot {
                if let Some(start) = trailer_start(&written(inlines), header.title.text) {
                    cut_after(inlines, start);
                }
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
            let gone = header.clears(leaf, first_heading, at_top);
            first_heading &= !matches!(leaf, Leaf::Heading(..));
            if gone {
                *slot = None;
            } else {
                at_top &= matches!(leaf, Leaf::Image(_));
            }
        }
        clear_sections(&mut pieces, &tops, &header);
        self.body = pieces.into_iter().flatten().collect();
        self
    }
}

/// The indexes of the blocks that are in no container; a container counts by its opening piece.
fn tops(pieces: &[Option<Piece>]) -> Vec<usize> {
    let mut depth = 0_usize;
    let mut tops = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        if depth == 0 {
            tops.push(at);
        }
        match piece {
            Some(Piece::Open(_)) => depth += 1,
            Some(Piece::Close) => depth = depth.saturating_sub(1),
            Some(Piece::Leaf(_)) | None => {}
        }
    }
    tops
}

/// Removes sections that only repeat the summary or the source link, with their headings, inner ones first.
fn clear_sections(pieces: &mut [Option<Piece>], tops: &[usize], header: &ComparableHeader<'_>) {
    // For each heading level, where a section ends: at the next heading of this or a higher rank.
    let mut ends = [pieces.len(); 7];
    for &at in tops.iter().rev() {
        let Some(Some(Piece::Leaf(Leaf::Heading(level, heading)))) = pieces.get(at) else { continue };
        let level = usize::from(*level);
        let end = ends.get(level).copied().unwrap_or(at);
        ends.iter_mut().skip(level).for_each(|end| *end = at);
        let heading = fold_words(&written(heading));
        let summary = SUMMARY_HEADINGS.contains(&heading.as_str());
        let source = SOURCE_HEADINGS.contains(&heading.as_str());
        let Some(content) = pieces.get(at + 1..end).filter(|_| summary || source) else { continue };
        if content.iter().all(Option::is_none)
            || summary && header.is_summary(&words(content))
            || source && header.is_source_only(content)
        {
            for piece in pieces.iter_mut().take(end).skip(at) {
                *piece = None;
            }
        }
    }
}

fn words(pieces: &[Option<Piece>]) -> String {
    let mut text = String::new();
    for piece in pieces.iter().flatten() {
        match piece {
            Piece::Leaf(Leaf::Code(code)) => text.push_str(code),
            // Images and rules are content too; this word keeps their section.
            Piece::Leaf(Leaf::Image(_) | Leaf::Rule | Leaf::Cut) => text.push_str(" image "),
            Piece::Leaf(leaf) => {
                for inlines in leaf.lines() {
                    text.push_str(&written(inlines));
                    text.push('\n');
                }
            }
            Piece::Open(_) | Piece::Close => {}
        }
    }
    text
}

/// Bytes of a text that are folded to see whether it begins or ends like another one.
const COMPARED_BYTES: usize = 48;

/// The first letter or digit among the bytes of a text; `None` if a character before it may fold to a letter too.
/// Backwards, it is the last one.
fn letter(mut bytes: impl Iterator<Item = u8>) -> Option<u8> {
    let found = bytes.find(|byte| !byte.is_ascii() || byte.is_ascii_alphanumeric())?;
    found.is_ascii().then_some(found.to_ascii_lowercase())
}

/// Whether the first words of a text are those of another one, which is folded. Most texts differ there, so that
/// the rest needs no folding.
fn begins_like(text: &str, words: &str) -> bool {
    let Some(beginning) = (COMPARED_BYTES..text.len()).find_map(|end| text.get(..end)) else { return true };
    let beginning = fold_words(beginning);
    // The last of them may go on, and so may the character that it ends with.
    let whole = beginning.rsplit_once(' ').map_or("", |(whole, _)| whole);
    words.starts_with(whole)
}

/// Whether the last words of a text are those of another one, which is folded, as far as either goes.
fn ends_like(text: &str, words: &str) -> bool {
    if letter(text.bytes().rev()).zip(words.bytes().next_back()).is_some_and(|(one, other)| one != other) {
        return false;
    }
    let last = text.len().saturating_sub(COMPARED_BYTES);
    let Some(end) = (1..=last).rev().find_map(|start| text.get(start..)) else { return true };
    let end = fold_words(end);
    // The first of them may begin earlier.
    let whole = end.split_once(' ').map_or("", |(_, whole)| whole);
    words.ends_with(whole) || whole.ends_with(words)
}

/// A text of the header, folded once something begins like it.
struct HeaderText<'a> {
    text: &'a str,
    words: OnceCell<String>,
}

impl<'a> HeaderText<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, words: OnceCell::new() }
    }

    fn words(&self) -> &str {
        self.words.get_or_init(|| fold_words(self.text))
    }

    /// Whether the first letter of a text is another one.
    fn begins_otherwise(&self, text: &str) -> bool {
        letter(text.bytes()).zip(letter(self.text.bytes())).is_some_and(|(one, other)| one != other)
    }

    /// Whether `text` has the same words. Text without words never does.
    fn is(&self, text: &str) -> bool {
        !self.begins_otherwise(text)
            && !self.words().is_empty()
            && begins_like(text, self.words())
            && fold_words(text) == self.words()
    }
}

/// The texts of the header, ready for comparing.
struct ComparableHeader<'a> {
    title: HeaderText<'a>,
    summary: HeaderText<'a>,
    /// The source link as written, and where it leads.
    source: HeaderText<'a>,
    source_url: Option<&'a SafeUrl>,
    image_url: &'a str,
    image: OnceCell<LinkTarget>,
    credit: HeaderText<'a>,
}

impl<'a> ComparableHeader<'a> {
    fn new(article: &'a Article) -> Self {
        let text = |text: &'a Option<CleanText>| text.as_deref().unwrap_or_default();
        let summary = text(&article.summary);
        let end = trailer_start(summary, &article.title).unwrap_or(summary.len());
        Self {
            title: HeaderText::new(&article.title),
            summary: HeaderText::new(summary.get(..end).unwrap_or_default()),
            source: HeaderText::new(article.source_url.as_ref().map_or("", |link| link.written.trim())),
            source_url: article.source(),
            image_url: text(&article.image_url).trim(),
            image: OnceCell::new(),
            credit: HeaderText::new(text(&article.image_credit).trim()),
        }
    }

    /// Removes repetitions from `leaf`; true if nothing is left of it.
    fn clears(&self, leaf: &mut Leaf, first_heading: bool, at_top: bool) -> bool {
        match leaf {
            Leaf::Heading(_, inlines) => first_heading && self.title.is(&written(inlines)),
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
                let known = || text.trim().is_empty() || self.is_summary(&text) || self.is_credit(&text);
                plain && known() || self.is_source(inlines)
            }
            Leaf::Code(_) | Leaf::Table(_) | Leaf::Rule | Leaf::Cut => false,
        }
    }

    /// Whether it is the image of the header, or one at the top described by the title: usually another size.
    fn is_image(&self, image: &Image, at_top: bool) -> bool {
        if self.image_url.is_empty() {
            return false;
        }
        // Mostly it is the same address, which needs no parsing.
        if image.target.web().is_some_and(|url| url.as_str() == self.image_url) {
            return true;
        }
        let known = self.image.get_or_init(|| LinkTarget::new(self.image_url));
        *known == image.target || at_top && self.title.is(&image.alt)
    }

    fn is_summary(&self, text: &str) -> bool {
        if self.summary.begins_otherwise(text) {
            return false;
        }
        let end = trailer_start(text, self.title.text).unwrap_or(text.len());
        self.summary.is(text.get(..end).unwrap_or_default())
    }

    fn is_credit(&self, text: &str) -> bool {
        if self.credit.text.is_empty() {
            return false;
        }
        if let Some(label) = text.trim().strip_suffix(self.credit.text)
            && !label.ends_with(char::is_alphanumeric)
            && without_label(&fold_words(label)).is_empty()
        {
            return true;
        }
        let credit = self.credit.words();
        if !ends_like(text, without_label(credit)) {
            return false;
        }
        let words = fold_words(text);
        let stated = without_label(&words);
        !credit.is_empty() && (words == credit || stated == credit || stated == without_label(credit))
    }

    /// Whether a paragraph contains only the bare source link.
    fn is_source(&self, inlines: &[Inline]) -> bool {
        let ([Inline::Link(link)], Some(source)) = (inlines, self.source_url) else { return false };
        link.target.web().is_some_and(|url| link.is_bare() && is_same_page(url, source))
    }

    /// Whether a section contains only a link to the source, or a bare link to its host.
    fn is_source_only(&self, content: &[Option<Piece>]) -> bool {
        if self.source.text.is_empty() {
            return false;
        }
        let mut leaves = content.iter().flatten().filter(|piece| matches!(piece, Piece::Leaf(_)));
        let (Some(Piece::Leaf(Leaf::Paragraph(inlines))), None) = (leaves.next(), leaves.next()) else {
            return false;
        };
        match (inlines.as_slice(), self.source_url) {
            ([Inline::Link(link)], Some(source)) => link.target.web().is_some_and(|url| {
                is_same_page(url, source) || link.is_bare() && url.host() == source.host()
            }),
            (inlines, _) => self.source.is(&written(inlines)),
        }
    }
}

/// Folded words without a leading credit label.
fn without_label(words: &str) -> &str {
    let rests = CREDIT_LABELS.iter().filter_map(|label| words.strip_prefix(label));
    let rest = rests.filter(|rest| rest.is_empty() || rest.starts_with(' ')).min_by_key(|rest| rest.len());
    rest.unwrap_or(words).trim_start()
}

/// Whether two links lead to the same page, ignoring scheme, `www.`, a final slash, query and fragment.
fn is_same_page(one: &SafeUrl, other: &SafeUrl) -> bool {
    fn page(url: &SafeUrl) -> &str {
        let short = url.short();
        short.split(['?', '#']).next().unwrap_or(short).trim_end_matches('/')
    }
    page(one) == page(other)
}

/// Keeps the first `bytes` bytes of the text of `inlines`, as [`written`] counts them.
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

fn trim_start(inlines: &mut Vec<Inline>) {
    let blank = inlines.iter().take_while(|inline| inline.is_blank()).count();
    inlines.drain(..blank);
    if let Some(Inline::Text(Span { text, .. })) = inlines.first_mut() {
        let start = text.len() - text.trim_start().len();
        *text = text.part(start..text.len());
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// What is ruled out by a look at the beginning or the end is never the same text.
        #[test]
        fn texts_that_are_the_same_begin_and_end_alike(
            parts in prop::collection::vec("[A-Zé]{1,9}[ ,’–-]|[日½ﬁİ\u{301}]|\\PC", 0..30),
            from in 0_usize..30,
        ) {
            let text = parts.concat();
            let end: String = parts.iter().skip(from).map(String::as_str).collect();
            prop_assert!(begins_like(&text, &fold_words(&text)));
            prop_assert!(ends_like(&text, &fold_words(&text)));
            let (words, end) = (fold_words(&text), fold_words(&end));
            prop_assert!(!words.ends_with(&end) || ends_like(&text, &end), "{text:?} {end:?}");
        }
    }
}
