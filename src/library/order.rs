//! Sort orders of a library: the rank of each article by date, title, source, importance or path.
//! Relevance is left to [`find`](super::find). Floor 2, part of [`library`](crate::library).

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use crate::library::document::collation_key;
use crate::library::schema::NumberColumn;
use crate::library::snapshot::Library;
use crate::model::ArticleId;
use crate::query::{Field, SortKey};

impl Library {
    /// The ascending ranks for a sort key, by article id, from 1 on, the same for equal articles; 0 if there is nothing
    /// to sort by. Empty for relevance, which depends on the query.
    pub(super) fn ranks(&self, key: SortKey) -> Arc<[u32]> {
        let ranks = || match key {
            SortKey::Date => self.date_ranks(),
            SortKey::Title => self.title_ranks(),
            SortKey::Source => self.source_ranks(),
            SortKey::Importance => self.ranked(|id| self.number(id, NumberColumn::Importance)),
            SortKey::Path => self.ranked(|id| self.row(id).map(|article| article.path)),
            SortKey::Relevance => Arc::new([]),
        };
        let known = self.derived.ranks.get(key as usize);
        known.map_or_else(ranks, |known| Arc::clone(known.get_or_init(ranks)))
    }

    /// Ranks by a key; 0 for articles without one.
    fn ranked<K: Ord>(&self, mut key: impl FnMut(ArticleId) -> Option<K>) -> Arc<[u32]> {
        self.ranked_by(self.ids().filter_map(|id| Some((key(id)?, id))).collect())
    }

    fn ranked_by<K: Ord>(&self, mut keyed: Vec<(K, ArticleId)>) -> Arc<[u32]> {
        keyed.sort_by(|left, right| left.0.cmp(&right.0));
        let bound = self.bound();
        let mut ranks = vec![0; usize::try_from(bound).unwrap_or(0)];
        for (rank, alike) in (1..).zip(keyed.chunk_by(|left, right| left.0 == right.0)) {
            for (_, id) in alike {
                if let Some(place) = ranks.get_mut(id.index()) {
                    *place = rank;
                }
            }
        }
        ranks.into()
    }

    /// By the day as written, then by the moment, if the date is plausible.
    fn date_ranks(&self) -> Arc<[u32]> {
        self.ranked(|id| {
            let (part, document) = self.place(id)?;
            let newest_first = part.segment.sort_date(document);
            (newest_first >> 62 == 0).then_some(Reverse(newest_first))
        })
    }

    /// Alphabetically, ignoring accents. Whole titles are read only where their first sixteen bytes are equal.
    fn title_ranks(&self) -> Arc<[u32]> {
        let start =
            |id| [NumberColumn::TitleStart, NumberColumn::TitleNext].map(|part| self.number(id, part));
        let mut keyed: Vec<_> = self.ids().map(|id| (start(id), String::new(), id)).collect();
        keyed.sort_by_key(|(start, _, _)| *start);
        for alike in keyed.chunk_by_mut(|left, right| left.0 == right.0).filter(|alike| alike.len() > 1) {
            for (_, title, id) in alike {
                *title = self.row(*id).map(|article| collation_key(&article.title)).unwrap_or_default();
            }
        }
        self.ranked_by(keyed.into_iter().map(|(start, title, id)| ((start, title), id)).collect())
    }

    /// By the name of the source as the list shows it.
    fn source_ranks(&self) -> Arc<[u32]> {
        let mut labels: HashMap<(u32, u32, u32, u32), String> = HashMap::new();
        self.ranked(|id| {
            let (part, document) = self.place(id)?;
            let columns = &part.segment.columns;
            let last = columns.tags.of(document).last().map_or(0, |&tag| tag + 1);
            let [source, host] =
                [Field::Source, Field::Host].map(|field| columns.names(field).ordinal(document));
            let kind = (part.first, source, last, host);
            let label = labels.entry(kind).or_insert_with(|| {
                self.row(id).map(|article| collation_key(&self.source_label(&article))).unwrap_or_default()
            });
            Some(label.clone())
        })
    }
}
