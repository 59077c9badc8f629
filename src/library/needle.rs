//! Searches of the index for tokens: single ones, unfinished ones, or several in sequence.
//! Reading whole texts is left to `evaluate`. Floor 2, part of [`library`](crate::library).

use tantivy::index::InvertedIndexReader;
use tantivy::postings::{BlockSegmentPostings, Postings, SegmentPostings, TermInfo};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, TERMINATED, Term};

use crate::library::bits::Bits;
use crate::library::schema::fields;
use crate::library::segment::Segment;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Needle {
    /// The folded tokens; without any, nothing is found.
    pub tokens: Vec<String>,
    /// Whether the last token must match a whole word; else it may be the beginning of one.
    pub whole: bool,
}

impl Needle {
    /// Adds the articles that contain the tokens in sequence in one text of this field.
    pub(super) fn add_found(&self, segment: &Segment, field: Field, found: &mut Bits) {
        let Some(terms) = segment.terms(field) else { return };
        let Some((last, head)) = self.tokens.split_last() else { return };
        if head.is_empty() {
            add_all(&terms, last, self.whole, found);
        } else {
            let ends = ends(&terms, head);
            add_continued(&terms, (&ends, last, self.whole), found);
        }
    }
}

/// Whether any living article has this term among its front matter keys.
pub(super) fn has_term(segment: &Segment, alive: &Bits, term: &str) -> bool {
    let Some(terms) = segment.terms(fields().keys) else { return false };
    let postings = terms.read_postings(&Term::from_field_text(fields().keys, term), IndexRecordOption::Basic);
    let Ok(Some(mut postings)) = postings else { return false };
    // The postings still list deleted articles.
    while postings.doc() != TERMINATED {
        if alive.contains(postings.doc()) {
            return true;
        }
        postings.advance();
    }
    false
}

/// Calls `each` with every term that equals `token` or, unless `whole`, begins with it.
fn for_each_term(terms: &InvertedIndexReader, token: &str, whole: bool, mut each: impl FnMut(&TermInfo)) {
    if whole {
        if let Ok(Some(info)) = terms.terms().get(token) {
            each(&info);
        }
        return;
    }
    // The last byte of UTF-8 text is never 255, so the upper end of the range is the token with its last byte
    // increased by 1.
    let mut beyond = token.as_bytes().to_vec();
    if let Some(last) = beyond.last_mut() {
        *last = last.saturating_add(1);
    }
    let range = terms.terms().range().ge(token).lt(&beyond);
    let Ok(mut stream) = range.into_stream() else { return };
    while stream.advance() {
        each(stream.value());
    }
}

fn add_all(terms: &InvertedIndexReader, token: &str, whole: bool, found: &mut Bits) {
    let mut reused: Option<BlockSegmentPostings> = None;
    for_each_term(terms, token, whole, |info| {
        let postings = match &mut reused {
            Some(postings) => terms.reset_block_postings_from_terminfo(info, postings).map(|()| postings),
            None => terms
                .read_block_postings_from_terminfo(info, IndexRecordOption::Basic)
                .map(|postings| reused.insert(postings)),
        };
        let Ok(postings) = postings else { return };
        while !postings.docs().is_empty() {
            for &document in postings.docs() {
                found.insert(document);
            }
            postings.advance();
        }
    });
}

/// An article, and the positions at which a sequence of tokens ends in it.
type Ends = (u32, Vec<u32>);

/// Where a sequence of whole tokens ends, by article, in order.
fn ends(terms: &InvertedIndexReader, tokens: &[String]) -> Vec<Ends> {
    let mut tokens = tokens.iter();
    let Some(mut first) = tokens.next().and_then(|token| positions_of(terms, token)) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    while first.doc() != TERMINATED {
        let mut positions = Vec::new();
        first.positions(&mut positions);
        found.push((first.doc(), positions));
        first.advance();
    }
    for token in tokens {
        let Some(mut postings) = positions_of(terms, token) else { return Vec::new() };
        let mut positions = Vec::new();
        found.retain_mut(|(document, ends)| {
            if postings.doc() < *document {
                postings.seek(*document);
            }
            if postings.doc() != *document {
                return false;
            }
            postings.positions(&mut positions);
            ends.retain_mut(|end| {
                *end += 1;
                positions.binary_search(end).is_ok()
            });
            !ends.is_empty()
        });
    }
    found
}

fn positions_of(terms: &InvertedIndexReader, token: &str) -> Option<SegmentPostings> {
    let info = terms.terms().get(token).ok()??;
    terms.read_postings_from_terminfo(&info, IndexRecordOption::WithFreqsAndPositions).ok()
}

/// Adds the articles in which one more token follows a sequence of tokens.
fn add_continued(terms: &InvertedIndexReader, (ends, last, whole): (&[Ends], &str, bool), found: &mut Bits) {
    if ends.is_empty() {
        return;
    }
    let mut positions = Vec::new();
    for_each_term(terms, last, whole, |info| {
        let postings = terms.read_postings_from_terminfo(info, IndexRecordOption::WithFreqsAndPositions);
        let Ok(mut postings) = postings else { return };
        let mut rest = ends;
        while let Some((document, ends)) = rest.first() {
            let at = if postings.doc() < *document { postings.seek(*document) } else { postings.doc() };
            if at == TERMINATED {
                return;
            }
            if at == *document {
                postings.positions(&mut positions);
                if ends.iter().any(|end| positions.binary_search(&(end + 1)).is_ok()) {
                    found.insert(at);
                }
                rest = rest.get(1..).unwrap_or_default();
            } else {
                let next = rest.partition_point(|(document, _)| *document < at);
                rest = rest.get(next..).unwrap_or_default();
            }
        }
    });
}
