//! Segments in their place in a library: which article ids they have, and which articles are deleted.
//!
//! The same segment can be in several snapshots; what is in it is left to [`segment`](super::segment). Floor
//! 2, part of [`library`](crate::library).

use std::sync::Arc;

use crate::library::bits::Bits;
use crate::library::segment::Segment;
use crate::model::ArticleId;

/// A segment in its place in a library.
#[derive(Clone)]
pub(super) struct PlacedSegment {
    pub segment: Arc<Segment>,
    /// The id of its first article.
    pub first: u32,
    /// Its articles that are not deleted in this snapshot.
    pub alive: Arc<Bits>,
}

impl PlacedSegment {
    /// The article id of a document.
    pub(super) fn id(&self, document: u32) -> ArticleId {
        ArticleId(self.first + document)
    }
}

/// Places segments one after another, with all their articles.
pub(super) fn parts(segments: Vec<Arc<Segment>>) -> Vec<PlacedSegment> {
    let mut first = 0;
    let part = |segment: Arc<Segment>| {
        let part = PlacedSegment { first, alive: Arc::new(segment.alive.clone()), segment };
        first += slots(&part.segment);
        part
    };
    segments.into_iter().map(part).collect()
}

/// How many article ids a segment takes: a multiple of 64, so that its bit sets can be joined by whole words.
pub(super) fn slots(segment: &Segment) -> u32 {
    segment.bound().next_multiple_of(64)
}
