//! The search index of a library, in the user's cache folder or in memory: opens, checks and writes it. It is
//! only a cache. In any doubt (another version, damage, a missing file) opening fails, and
//! [`Indexer`](crate::io::Indexer) rebuilds it. One process writes at a time; others read what was committed
//! last. Floor 4, part of [`io`](crate::io).

mod removal;
mod verified;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::PoisonError;
use std::time::SystemTime;

use rayon::prelude::*;
use tantivy::directory::error::LockError;
use tantivy::directory::{MmapDirectory, RamDirectory};
use tantivy::index::{IndexMeta, SegmentComponent, SegmentMeta};
use tantivy::indexer::{AddOperation, IndexWriterOptions, LogMergePolicy, NoMergePolicy, SegmentWriter};
use tantivy::schema::Field;
use tantivy::{
    IndexReader, IndexWriter, ReloadPolicy, Searcher, Segment, TantivyDocument, TantivyError, Term,
};

use crate::io::index::removal::{Removal, WrittenSegments};
use crate::io::index::verified::{VerifiedFiles, boot};
use crate::io::source::reason;
use crate::library::{DamagedIndex, Library, schema};
use crate::text::CleanText;
use crate::wording::{Phrase, translated_error};

/// Fewest articles in a change that two threads write.
const MANY_ENTRIES: usize = 2_000;
/// Memory for a segment of a small change to begin with, in bytes.
const SMALL_SEGMENT_BYTES: usize = 1_000_000;
/// Most memory for a segment of a small change, in bytes, and the least that tantivy allows for a thread.
const FULL_SEGMENT_BYTES: usize = 15_000_000;
/// Memory of each of the two threads that write a large change, in bytes.
const LARGE_ARENA_BYTES: usize = 40_000_000;
/// Smallest share of deleted articles at which a segment is rewritten.
const DELETED_SHARE: f32 = 0.25;

/// The file whose lock a writer holds.
pub(super) const WRITER_LOCK: &str = ".tantivy-writer.lock";

/// Why a change was not written.
#[derive(Debug, thiserror::Error)]
pub enum IndexWriteError {
    /// Another process is writing.
    #[error("{}", Phrase::IndexWrittenElsewhere)]
    Busy,
    /// The index cannot be written or is damaged.
    #[error("{0}")]
    Failed(String),
}

impl From<TantivyError> for IndexWriteError {
    fn from(error: TantivyError) -> Self {
        if matches!(error, TantivyError::LockFailure(LockError::LockBusy, _)) {
            return Self::Busy;
        }
        Self::Failed(error.to_string())
    }
}

/// Where the index of a library is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IndexStorage {
    Folder(PathBuf),
    /// In memory, until the process ends.
    Memory,
}

/// The progress of bringing an index up to date.
pub struct Progress {
    pub library: Library,
    pub done: usize,
    /// Articles to read, as far as is known. Equal to `done` at the end.
    pub total: usize,
}

/// Receives the progress after each file.
pub type OnProgress<'a> = &'a mut dyn FnMut(Progress);

/// The index of one library.
pub struct Index {
    kept: tantivy::Index,
    reader: IndexReader,
    place: Option<PathBuf>,
}

impl Index {
    /// An empty index in memory.
    pub fn in_memory() -> Result<Self, DamagedIndex> {
        let index = schema::builder().open_or_create(RamDirectory::create())?;
        Self::of(index, None)
    }

    /// The index in a folder; creates it if there is none.
    /// Errors: the index is damaged or of another version, or the folder cannot be written.
    pub fn open(place: &Path) -> Result<Self, DamagedIndex> {
        std::fs::create_dir_all(place)?;
        let directory = MmapDirectory::open(place).map_err(TantivyError::from)?;
        let index = schema::builder().open_or_create(directory)?;
        let opened = Self::of(index, Some(place.to_path_buf()))?;
        let verified = VerifiedFiles::load(place, boot());
        let files = opened.verify(&verified)?;
        verified.keep(place, &files, SystemTime::now());
        Ok(opened)
    }

    fn of(index: tantivy::Index, place: Option<PathBuf>) -> Result<Self, DamagedIndex> {
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { kept: index, reader, place })
    }

    /// A searcher over what was committed last.
    pub fn searcher(&self) -> Result<Searcher, DamagedIndex> {
        self.reader.reload()?;
        Ok(self.reader.searcher())
    }

    /// Checks the index, and returns its files. Those that are not among `verified` are read to the last byte and
    /// compared with their checksums; the list of files has none, so its seal must contain the right number of articles.
    fn verify(&self, verified: &VerifiedFiles) -> Result<Vec<PathBuf>, DamagedIndex> {
        let metas = self.kept.load_metas()?;
        let count: u64 = metas.segments.iter().map(|segment| u64::from(segment.num_docs())).sum();
        let is_counted = match &metas.payload {
            Some(payload) => sealed(payload).is_some_and(|(articles, _)| articles == count),
            None => metas.segments.is_empty(),
        };
        if !is_counted {
            return Err(DamagedIndex::new(&Phrase::IndexListChanged));
        }
        let Some(place) = &self.place else { return Ok(Vec::new()) };
        let files = files_of(place, &metas);
        let is_damaged = |file: &&PathBuf| {
            !verified.include(place, file) && !self.kept.directory().validate_checksum(file).unwrap_or(false)
        };
        match files.par_iter().find_any(is_damaged) {
            Some(file) => {
                let file = CleanText::line(&file.to_string_lossy());
                Err(DamagedIndex::new(&Phrase::IndexFileChanged { file }))
            }
            None => Ok(files),
        }
    }

    /// The fingerprint of the conventions by which its articles were read: `None` if it has none, or several.
    /// Errors: the list of files cannot be read.
    pub fn conventions(&self) -> Result<Option<u64>, DamagedIndex> {
        let metas = self.kept.load_metas()?;
        Ok(metas.payload.as_deref().and_then(sealed).and_then(|(_, conventions)| conventions))
    }

    /// Starts a change of about `entries` articles.
    pub fn change(&self, entries: usize) -> Result<IndexChange<'_>, IndexWriteError> {
        let many = entries >= MANY_ENTRIES;
        let (threads, arena) = if many { (2, LARGE_ARENA_BYTES) } else { (1, FULL_SEGMENT_BYTES) };
        // Each thread keeps the memory of its largest work, so a small change gets few of them.
        let options = IndexWriterOptions::builder()
            .num_worker_threads(threads)
            .num_merge_threads(threads)
            .memory_budget_per_thread(arena)
            .build();
        let writer: IndexWriter<TantivyDocument> = self.kept.writer_with_options(options)?;
        self.sweep()?;
        let additions = if many { Additions::ByThreads } else { Additions::Here(None) };
        let number = self.kept.schema().get_field("number")?;
        // Merging during a large change would delay the articles that the user waits for.
        writer.set_merge_policy(Box::new(NoMergePolicy));
        Ok(IndexChange { index: self, writer, number, additions, written: WrittenSegments::default() })
    }

    /// Deletes lists of deleted articles that an unfinished change left: the same change would fail to write
    /// them again. Call only while holding the writer lock.
    fn sweep(&self) -> Result<(), IndexWriteError> {
        let Some(place) = &self.place else { return Ok(()) };
        let failed = |error: std::io::Error| IndexWriteError::Failed(error.to_string());
        let living = files_of(place, &self.kept.load_metas()?);
        for file in std::fs::read_dir(place).map_err(failed)?.flatten() {
            let name = PathBuf::from(file.file_name());
            if name.extension().is_some_and(|ending| ending == "del") && !living.contains(&name) {
                std::fs::remove_file(file.path()).map_err(failed)?;
            }
        }
        Ok(())
    }
}

/// The files of all segments of an index. A segment may have several lists of deleted articles, of which only
/// the current one is included.
fn files_of(place: &Path, metas: &IndexMeta) -> Vec<PathBuf> {
    use SegmentComponent::{Delete, FastFields, FieldNorms, Positions, Postings, Store, Terms};
    let of_segment = |segment: &SegmentMeta| {
        let parts = [Postings, Positions, Terms, Store, FastFields, FieldNorms].into_iter();
        let parts = parts.chain(segment.has_deletes().then_some(Delete));
        parts.map(|part| segment.relative_path(part)).collect::<Vec<_>>()
    };
    let files = metas.segments.iter().flat_map(of_segment);
    files.filter(|file| place.join(file).exists()).collect()
}

/// A change that is being written.
pub struct IndexChange<'a> {
    index: &'a Index,
    writer: IndexWriter<TantivyDocument>,
    number: Field,
    additions: Additions,
    /// The segments of [`Additions::Here`].
    written: WrittenSegments,
}

/// Who writes what is added.
enum Additions {
    /// The threads of the writer. The memory for it stays with them, about 15 MB each.
    ByThreads,
    /// This thread, in a segment that may be open.
    Here(Option<Box<(Segment, SegmentWriter)>>),
}

impl IndexChange<'_> {
    /// Removes an article, given the number of its path.
    pub fn remove(&self, number: u64) -> Result<(), IndexWriteError> {
        let removal = Removal::of(Term::from_field_u64(self.number, number), &self.written);
        self.writer.delete_query(Box::new(removal)).map(drop).map_err(IndexWriteError::from)
    }

    /// Adds an article to the index.
    pub fn add(&mut self, document: TantivyDocument) -> Result<(), IndexWriteError> {
        let Additions::Here(open) = &mut self.additions else {
            return self.writer.add_document(document).map(drop).map_err(IndexWriteError::from);
        };
        let (_, segment) = if let Some(open) = open {
            &mut **open
        } else {
            let segment = self.writer.new_segment();
            self.written.lock().unwrap_or_else(PoisonError::into_inner).push(segment.id());
            let writer = SegmentWriter::for_segment(SMALL_SEGMENT_BYTES, segment.clone())?;
            &mut **open.insert(Box::new((segment, writer)))
        };
        // The order of operations counts for removals only.
        segment.add_document(AddOperation { opstamp: 0, document })?;
        if segment.mem_usage() >= FULL_SEGMENT_BYTES { self.end_segment() } else { Ok(()) }
    }

    fn end_segment(&mut self) -> Result<(), IndexWriteError> {
        if let Additions::Here(open) = &mut self.additions
            && let Some(open) = open.take()
        {
            let (segment, writer) = *open;
            let articles = writer.max_doc();
            writer.finalize()?;
            self.writer.add_segment(segment.with_max_doc(articles).meta().clone())?;
        }
        Ok(())
    }

    /// Makes all additions and removals so far visible and durable. `articles` is how many articles the index
    /// then has, `conventions` the fingerprint of those by which all of them were read.
    pub fn commit(&mut self, articles: u64, conventions: Option<u64>) -> Result<(), IndexWriteError> {
        self.end_segment()?;
        let mut prepared = self.writer.prepare_commit()?;
        prepared.set_payload(&seal(articles, conventions));
        prepared.commit().map(drop).map_err(IndexWriteError::from)
    }

    /// Allows small segments to be merged from the next commit on. Call it once everything is added: a merged
    /// segment is not known as one of this change.
    pub fn merge_from_now_on(&mut self) -> Result<(), IndexWriteError> {
        self.end_segment()?;
        let mut policy = LogMergePolicy::default();
        policy.set_del_docs_ratio_before_merge(DELETED_SHARE);
        self.writer.set_merge_policy(Box::new(policy));
        Ok(())
    }

    /// Waits until running merges are done; returns a searcher over what was written.
    pub fn finish(self) -> Result<Searcher, IndexWriteError> {
        let Self { index, writer, .. } = self;
        writer.wait_merging_threads()?;
        index.searcher().map_err(|error| IndexWriteError::Failed(error.to_string()))
    }
}

/// Stored with the list of files, so that damage to that list is noticed, and articles that were read by other
/// conventions.
fn seal(articles: u64, conventions: Option<u64>) -> String {
    let conventions = conventions.map_or_else(|| "-".to_owned(), |conventions| format!("{conventions:016x}"));
    format!("vigie {} {articles} {conventions}", schema::VERSION)
}

/// The number of articles in a seal of this version, and the fingerprint of their conventions.
fn sealed(seal: &str) -> Option<(u64, Option<u64>)> {
    let (articles, conventions) = seal
        .strip_prefix("vigie ")?
        .strip_prefix(&schema::VERSION.to_string())?
        .strip_prefix(' ')?
        .split_once(' ')?;
    Some((articles.parse().ok()?, u64::from_str_radix(conventions, 16).ok()))
}

/// The file that every change writes last.
const LIST: &str = "meta.json";

/// What is in an index and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexStatus {
    /// How many articles it has. `None` if it cannot be read.
    pub articles: Option<u64>,
    pub bytes: u64,
    /// When it was last changed. `None` if the file system does not know.
    pub changed: Option<SystemTime>,
    /// What is wrong with it.
    pub problems: Vec<Phrase>,
}

/// The state of the index in a folder. `None` if there is no index.
pub fn status(place: &Path) -> Option<IndexStatus> {
    let there = std::fs::symlink_metadata(place).ok()?;
    let mut status = IndexStatus { articles: None, bytes: 0, changed: None, problems: Vec::new() };
    if !there.is_dir() {
        status.problems.push(Phrase::IndexUnreadable { reason: Phrase::NoIndexFolder.text() });
        return Some(status);
    }
    let files = std::fs::read_dir(place).into_iter().flatten().flatten();
    status.bytes = files.filter_map(|file| file.metadata().ok()).map(|file| file.len()).sum();
    // Checked first, because opening an index creates it if it is missing.
    let list = std::fs::metadata(place.join(LIST)).ok()?;
    status.changed = list.modified().ok();
    let count = || {
        let index = Index::open(place)?;
        // This is asked for certainty, so nothing is taken on trust.
        index.verify(&VerifiedFiles::default())?;
        Ok::<_, DamagedIndex>(index.searcher()?.num_docs())
    };
    match catch_unwind(AssertUnwindSafe(count)) {
        Ok(Ok(articles)) => status.articles = Some(articles),
        Ok(Err(damaged)) => {
            status.problems.push(Phrase::IndexUnreadable { reason: translated_error(&damaged.to_string()) });
        }
        Err(_) => status.problems.push(Phrase::IndexUnreadable { reason: Phrase::NoIndexFiles.text() }),
    }
    if let Err(error) = rustix::fs::access(place, rustix::fs::Access::WRITE_OK) {
        status.problems.push(Phrase::IndexNotWritable { reason: reason(&error.into()) });
    }
    if let Ok(lock) = std::fs::File::open(place.join(WRITER_LOCK))
        && matches!(lock.try_lock(), Err(std::fs::TryLockError::WouldBlock))
    {
        status.problems.push(Phrase::IndexBusy);
    }
    Some(status)
}
