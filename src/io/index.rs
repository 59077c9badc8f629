//! The index of a library: in the user's cache folder, or in memory.
//!
//! It is a cache and nothing else. On any doubt (another version, damage, a file that is missing) it is
//! thrown away and made anew. One process writes at a time; others read what was written last.

use std::path::{Path, PathBuf};

use rayon::prelude::*;
use tantivy::directory::error::LockError;
use tantivy::directory::{MmapDirectory, RamDirectory};
use tantivy::indexer::{LogMergePolicy, NoMergePolicy};
use tantivy::schema::Field;
use tantivy::{IndexReader, IndexWriter, ReloadPolicy, Searcher, TantivyDocument, TantivyError, Term};

use crate::library::{Damaged, schema};

/// Entries from which on a change is written by two threads.
const MANY_ENTRIES: usize = 2_000;
/// Memory of a thread that writes few articles, in bytes: the least that is allowed.
const SMALL_ARENA_BYTES: usize = 15_000_000;
/// Memory of each of two threads that write many.
const LARGE_ARENA_BYTES: usize = 40_000_000;
/// Share of deleted articles from which on a segment is written anew.
const DELETED_SHARE: f32 = 0.25;

/// The file that whoever writes holds a lock on.
pub(super) const WRITER_LOCK: &str = ".tantivy-writer.lock";

/// Why something was not written.
#[derive(Debug, thiserror::Error)]
pub enum NotWritten {
    /// Another process is writing.
    #[error("another process writes the index")]
    Busy,
    /// The index cannot be written or is damaged.
    #[error("{0}")]
    Failed(String),
}

impl From<TantivyError> for NotWritten {
    fn from(error: TantivyError) -> Self {
        if matches!(error, TantivyError::LockFailure(LockError::LockBusy, _)) {
            return Self::Busy;
        }
        Self::Failed(error.to_string())
    }
}

/// The index of one library.
pub struct Index {
    kept: tantivy::Index,
    reader: IndexReader,
    place: Option<PathBuf>,
}

impl Index {
    /// An index in memory.
    ///
    /// # Errors
    /// It cannot be made.
    pub fn in_memory() -> Result<Self, Damaged> {
        let index = schema::builder().open_or_create(RamDirectory::create())?;
        Self::of(index, None)
    }

    /// The index in a folder, made if there is none.
    ///
    /// # Errors
    /// It is damaged, of another version, or the folder cannot be written.
    pub fn open(place: &Path) -> Result<Self, Damaged> {
        std::fs::create_dir_all(place)?;
        let directory = MmapDirectory::open(place).map_err(TantivyError::from)?;
        let index = schema::builder().open_or_create(directory)?;
        let opened = Self::of(index, Some(place.to_path_buf()))?;
        opened.verify()?;
        Ok(opened)
    }

    fn of(index: tantivy::Index, place: Option<PathBuf>) -> Result<Self, Damaged> {
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { kept: index, reader, place })
    }

    /// Where it is; nothing when it is in memory.
    #[must_use]
    pub fn place(&self) -> Option<&Path> {
        self.place.as_deref()
    }

    /// What was written last.
    ///
    /// # Errors
    /// It is damaged.
    pub fn searcher(&self) -> Result<Searcher, Damaged> {
        self.reader.reload()?;
        Ok(self.reader.searcher())
    }

    /// Reads every byte and compares it with what was written: checksums for the files, and the number
    /// of articles for the list of files, which has none.
    fn verify(&self) -> Result<(), Damaged> {
        let metas = self.kept.load_metas()?;
        let count: u64 = metas.segments.iter().map(|segment| u64::from(segment.num_docs())).sum();
        let is_counted = match &metas.payload {
            Some(payload) => *payload == seal(count),
            None => metas.segments.is_empty(),
        };
        if !is_counted {
            return Err(Damaged::new("the list of its files is not as it was written"));
        }
        let Some(place) = &self.place else { return Ok(()) };
        let segments: Vec<String> = metas.segments.iter().map(|segment| segment.id().uuid_string()).collect();
        let mut files = Vec::new();
        for file in std::fs::read_dir(place)? {
            let name = file?.file_name();
            let is_of_segment = |segment: &String| name.to_string_lossy().starts_with(segment.as_str());
            if segments.iter().any(is_of_segment) {
                files.push(PathBuf::from(name));
            }
        }
        let damaged =
            files.par_iter().find_any(|file| !self.kept.directory().validate_checksum(file).unwrap_or(false));
        match damaged {
            Some(file) => Err(Damaged::new(&format!("{} is not as it was written", file.display()))),
            None => Ok(()),
        }
    }

    /// Starts a change of about so many articles.
    ///
    /// # Errors
    /// Another process is writing, or the folder cannot be written.
    pub fn change(&self, entries: usize) -> Result<Change<'_>, NotWritten> {
        let many = entries >= MANY_ENTRIES;
        let (threads, arena) = if many { (2, LARGE_ARENA_BYTES) } else { (1, SMALL_ARENA_BYTES) };
        let writer: IndexWriter<TantivyDocument> =
            self.kept.writer_with_num_threads(threads, threads * arena)?;
        let change = Change { index: self, writer, number: self.kept.schema().get_field("number")? };
        if many {
            // Merging on the way would take the time of those who wait.
            change.writer.set_merge_policy(Box::new(NoMergePolicy));
        } else {
            change.merge_from_now_on();
        }
        Ok(change)
    }
}

/// A change that is being written.
pub struct Change<'a> {
    index: &'a Index,
    writer: IndexWriter<TantivyDocument>,
    number: Field,
}

impl Change<'_> {
    /// Takes an article out, by the number of its path.
    pub fn remove(&self, number: u64) {
        self.writer.delete_term(Term::from_field_u64(self.number, number));
    }

    /// Puts an article in.
    ///
    /// # Errors
    /// The index cannot be written.
    pub fn add(&self, document: TantivyDocument) -> Result<(), NotWritten> {
        self.writer.add_document(document).map(drop).map_err(NotWritten::from)
    }

    /// Makes everything so far visible and safe: `articles` is how many there are then.
    ///
    /// # Errors
    /// The index cannot be written.
    pub fn commit(&mut self, articles: u64) -> Result<(), NotWritten> {
        let mut prepared = self.writer.prepare_commit()?;
        prepared.set_payload(&seal(articles));
        prepared.commit().map(drop).map_err(NotWritten::from)
    }

    /// Lets small segments become larger ones from the next commit on.
    pub fn merge_from_now_on(&self) {
        let mut policy = LogMergePolicy::default();
        policy.set_del_docs_ratio_before_merge(DELETED_SHARE);
        self.writer.set_merge_policy(Box::new(policy));
    }

    /// Ends the change when segments that are being merged are; gives what was written.
    ///
    /// # Errors
    /// The index cannot be written.
    pub fn finish(self) -> Result<Searcher, NotWritten> {
        let Self { index, writer, .. } = self;
        writer.wait_merging_threads()?;
        index.searcher().map_err(|error| NotWritten::Failed(error.to_string()))
    }
}

/// What is written beside the list of files, so that a list that was changed is noticed.
fn seal(articles: u64) -> String {
    format!("vigie {} {articles}", schema::VERSION)
}
