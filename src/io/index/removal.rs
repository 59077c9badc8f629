//! Removes an article from the segments that were there before a change. tantivy applies a removal to the segments
//! that its own threads write after it only if they are older; a segment that was written elsewhere has no such
//! age, and would lose what was just added. Floor 4, part of [`index`](crate::io::index).

use std::sync::{Arc, Mutex, PoisonError};

use tantivy::index::{SegmentId, SegmentReader};
use tantivy::query::{EmptyScorer, EnableScoring, Explanation, Query, Scorer, TermQuery, Weight};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, Result, Score, Term};

/// The segments that a change has written so far.
pub(super) type WrittenSegments = Arc<Mutex<Vec<SegmentId>>>;

/// Finds the articles with a term in all segments but those that a change has written.
#[derive(Clone, Debug)]
pub(super) struct Removal {
    term: TermQuery,
    written: WrittenSegments,
}

struct RemovalWeight {
    weight: Box<dyn Weight>,
    written: WrittenSegments,
}

impl Removal {
    pub(super) fn of(term: Term, written: &WrittenSegments) -> Self {
        Self { term: TermQuery::new(term, IndexRecordOption::Basic), written: Arc::clone(written) }
    }
}

impl Query for Removal {
    fn weight(&self, scoring: EnableScoring<'_>) -> Result<Box<dyn Weight>> {
        let weight = self.term.weight(scoring)?;
        Ok(Box::new(RemovalWeight { weight, written: Arc::clone(&self.written) }))
    }
}

impl Weight for RemovalWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> Result<Box<dyn Scorer>> {
        let written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        if written.contains(&reader.segment_id()) {
            return Ok(Box::new(EmptyScorer));
        }
        self.weight.scorer(reader, boost)
    }

    fn explain(&self, reader: &SegmentReader, document: DocId) -> Result<Explanation> {
        self.weight.explain(reader, document)
    }
}
