//! A segment in its place in a library.

use std::sync::Arc;

use crate::library::bits::Bits;
use crate::library::segment::Segment;
use crate::model::ArticleId;

/// A segment in a library.
#[derive(Clone)]
pub(super) struct Part {
    pub segment: Arc<Segment>,
    /// The number of its first article.
    pub first: u32,
    /// Those of its articles that this library has.
    pub alive: Arc<Bits>,
}

impl Part {
    /// The number of the article of a document.
    pub(super) fn id(&self, document: u32) -> ArticleId {
        ArticleId(self.first + document)
    }
}

/// Segments one after another, with all their articles.
pub(super) fn parts(segments: Vec<Arc<Segment>>) -> Vec<Part> {
    let mut first = 0;
    let part = |segment: Arc<Segment>| {
        let part = Part { first, alive: Arc::new(segment.alive.clone()), segment };
        first += slots(&part.segment);
        part
    };
    segments.into_iter().map(part).collect()
}

/// How many numbers a segment takes: whole words of bits, so that sets of its articles can be laid end
/// to end.
pub(super) fn slots(segment: &Segment) -> u32 {
    segment.bound().next_multiple_of(64)
}
