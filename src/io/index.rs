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
use crate::text::CleanText;
use crate::wording::Phrase;

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
    #[error("{}", Phrase::IndexWrittenElsewhere)]
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
            return Err(Damaged::new(&Phrase::IndexListChanged));
        }
        let Some(place) = &self.place else { return Ok(()) };
        let files = files_of(place, &metas)?;
        let damaged =
            files.par_iter().find_any(|file| !self.kept.directory().validate_checksum(file).unwrap_or(false));
        match damaged {
            Some(file) => {
                let file = CleanText::line(&file.to_string_lossy());
                Err(Damaged::new(&Phrase::IndexFileChanged { file }))
            }
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
        self.sweep()?;
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

impl Index {
    /// Deletes the lists of deleted articles that a change left behind which did not come to its end: the
    /// same change would want to write them again. Only for who holds the lock.
    fn sweep(&self) -> Result<(), NotWritten> {
        let Some(place) = &self.place else { return Ok(()) };
        let failed = |error: std::io::Error| NotWritten::Failed(error.to_string());
        let living = files_of(place, &self.kept.load_metas()?).map_err(failed)?;
        for file in std::fs::read_dir(place).map_err(failed)?.flatten() {
            let name = PathBuf::from(file.file_name());
            if name.extension().is_some_and(|ending| ending == "del") && !living.contains(&name) {
                std::fs::remove_file(file.path()).map_err(failed)?;
            }
        }
        Ok(())
    }
}

/// The files of the segments that an index has. Of the lists of deleted articles, each is of one state of
/// its segment, and only that of now counts.
fn files_of(place: &Path, metas: &tantivy::IndexMeta) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for file in std::fs::read_dir(place)? {
        let file = file?.file_name();
        let name = file.to_string_lossy();
        let is_living = metas.segments.iter().any(|segment| {
            let Some(rest) = name.strip_prefix(segment.id().uuid_string().as_str()) else { return false };
            let opstamp = rest.strip_suffix(".del").map(|opstamp| opstamp.trim_start_matches('.').to_owned());
            opstamp
                .is_none_or(|opstamp| segment.delete_opstamp().is_some_and(|now| now.to_string() == opstamp))
        });
        if is_living {
            files.push(PathBuf::from(file));
        }
    }
    Ok(files)
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
