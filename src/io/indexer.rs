//! Keeps the library and its index up to date: compares the files in the folder with the index, and reads
//! only those that changed. Finding files is left to [`scan`], reading them to [`load`](crate::io::load), and
//! deciding when to do it to `follow`. Floor 4, part of [`io`](crate::io).

mod changes;
mod renew;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::civil;
use rayon::prelude::*;
use tantivy::Searcher;

use crate::frontmatter::Generator;
use crate::io::index::{Index, IndexStorage, IndexWriteError, OnProgress, Progress};
use crate::io::load::batch;
use crate::io::scan::{self, FoundFile};
use crate::io::{Source, generator};
use crate::library::{DamagedIndex, FileStamp, Library, NewArticle, document};
use crate::model::ArticlePath;
use crate::query::Field;
use crate::text::CleanText;
use crate::wording::Phrase;

use changes::{Changes, is_bundle_index};
use renew::{as_indexed, delete_older_indexes, no_index, open_or_renew, with_conventions, with_meta_files};

pub use renew::delete_index;

/// Articles in the first batch: a few screens, so that they are shown at once.
const FIRST_BATCH: usize = 256;
/// How long a scan may take before the first batch is shown.
const PATIENCE: Duration = Duration::from_millis(25);
/// Articles after which a large change is first committed and shown; the intervals then grow.
const FIRST_COMMIT: usize = 16_384;
/// Most articles between two commits of a large change.
const LAST_COMMIT: usize = 131_072;
/// Most changed articles that are shown while another process is writing the index.
const SHOWN_MEANWHILE: usize = 1_000;

/// A library and its index, and the source that they are updated from.
pub struct Indexer {
    source: Arc<Source>,
    today: civil::Date,
    index: Arc<Index>,
    library: Library,
    loads: u64,
    /// What went wrong and is to be reported to the user; taken by the caller.
    pub trouble: Option<Phrase>,
    /// Whether `trouble` was reported already.
    is_reported: bool,
    /// Whether the folder must be scanned again, because another process was writing the index.
    pub rescan: Rescan,
    /// Whether the library has changes that are not in the index.
    has_unwritten_changes: bool,
}

/// Whether the folder must be scanned again without being asked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rescan {
    NotNeeded,
    /// Another process has written the index, or was writing it and the changes are only shown so far.
    Soon,
    /// Another process is writing the index, and so much has changed that the library lacks it.
    Incomplete,
}

impl Indexer {
    /// Opens the index of a source; rebuilds it if it is damaged. Without a usable folder the index is kept in
    /// memory, and `trouble` contains the reason. Errors: not even an index in memory can be created.
    pub fn open(
        source: Arc<Source>,
        (today, since): (civil::Date, Option<i64>),
        storage: &IndexStorage,
    ) -> Result<Self, DamagedIndex> {
        let conventions = Arc::new(generator::conventions(&source));
        let empty = Library::empty(source.name(), today, 1).with_mark_name(source.mark_name());
        let empty = empty.with_last_visit(since).with_conventions(conventions);
        let mut trouble = None;
        let kept = match (storage, &*source) {
            (IndexStorage::Folder(place), Source::Folder { .. }) => {
                let opened = open_or_renew(place, &empty);
                if opened.is_ok() {
                    delete_older_indexes(place);
                }
                opened.map_err(|reason| trouble = Some(no_index(&reason))).ok()
            }
            (IndexStorage::Memory, _) | (_, Source::Sample) => None,
        };
        let (index, library) = match kept {
            Some(kept) => as_indexed(kept)?,
            None => (Index::in_memory()?, empty),
        };
        Ok(Self {
            source,
            today,
            index: Arc::new(index),
            library,
            loads: 1,
            is_reported: trouble.is_some(),
            trouble,
            rescan: Rescan::NotNeeded,
            has_unwritten_changes: false,
        })
    }

    /// The library as of the last update.
    pub fn library(&self) -> &Library {
        &self.library
    }

    /// Changes the date of today: articles dated in the future may become current.
    /// Errors: the index is damaged. The library stays as it was.
    pub fn begin_day(&mut self, today: civil::Date) -> Result<(), DamagedIndex> {
        self.today = today;
        let problems = self.library.folder_problems().to_vec();
        self.library = self.written()?.with_folder_problems(problems);
        Ok(())
    }

    /// Scans the whole folder and reads what changed.
    pub fn refresh(&mut self, report: OnProgress<'_>) -> Result<(), DamagedIndex> {
        self.scan_and_read(report, true)
    }

    /// Refreshes, and if it may, again where files `.meta` have come or gone: articles are read differently then.
    fn scan_and_read(&mut self, report: OnProgress<'_>, may_repeat: bool) -> Result<(), DamagedIndex> {
        if std::mem::take(&mut self.has_unwritten_changes)
            && let Ok(written) = self.written()
        {
            // Changes that are only in the library are then found and written again.
            self.library = written;
        }
        let folder = identity(&self.source);
        let (library, everything) = with_conventions(&self.library, &self.source, &self.index)?;
        self.library = library;
        let mut known: Vec<(u64, FileStamp)> =
            self.library.stamps().map(|(_, number, stamp)| (number, stamp)).collect();
        known.par_sort_unstable_by_key(|(number, _)| *number);
        let mut there = vec![false; known.len()];
        let mut changes = Changes { everything, ..Changes::default() };
        let mut doubtful: Vec<FoundFile> = Vec::new();
        let (mut seen, started) = (0, Instant::now());
        let mut shown = !self.library.is_empty();
        let source = Arc::clone(&self.source);
        let has_meta = self.library.conventions().has_meta_files;
        let look_up = |found: FoundFile| {
            let found = scan::with_meta(&source, has_meta, found);
            let number = ArticlePath::number_of(&found.path);
            (known.binary_search_by_key(&number, |(number, _)| *number).ok(), found)
        };
        let scanned = scan::scan(&source, look_up, |(place, found)| {
            seen += 1;
            if let Some(is_there) = place.and_then(|place| there.get_mut(place)) {
                *is_there = true;
            }
            match place.and_then(|place| known.get(place)) {
                Some(_) if everything => changes.files.push(found),
                // The file system has no date for the file, so only its content can show a change.
                Some((_, stamp)) if stamp.modified == 0 || found.stamp.modified == 0 => doubtful.push(found),
                Some((_, stamp)) if *stamp == found.stamp => {}
                Some(_) | None => changes.files.push(found),
            }
            if !shown && changes.files.len() >= FIRST_BATCH && started.elapsed() > PATIENCE {
                shown = true;
                scan::newest_first(&mut changes.files);
                self.show_first(&changes.files, seen, report);
            }
        });
        if may_repeat && scanned.has_meta_files != has_meta {
            self.library = with_meta_files(&self.library, scanned.has_meta_files);
            return self.scan_and_read(report, false);
        }
        changes.problems = scanned.problems;
        let gone = known.iter().zip(&there).filter(|(_, is_there)| !**is_there);
        changes.gone = gone.map(|((number, _), _)| *number).collect();
        tracing::info!(seen, changed = changes.files.len(), gone = changes.gone.len(), "scan done");
        if folder.is_none() || identity(&self.source) != folder {
            // The folder went away or was replaced during the scan: files that were not seen may still exist.
            return Ok(());
        }
        changes.add_different(doubtful, &self.source, &self.library);
        changes.add_members_of_bundles(&self.source, &self.library);
        scan::newest_first(&mut changes.files);
        self.take(changes, report)
    }

    /// Checks some paths under the root and reads the files there.
    pub fn refresh_paths(&mut self, paths: &[PathBuf], report: OnProgress<'_>) -> Result<(), DamagedIndex> {
        let source = Arc::clone(&self.source);
        let Source::Folder { root, .. } = &*source else { return Ok(()) };
        let is_bundle =
            |path: &PathBuf| is_bundle_index(path) && self.library.conventions().is(Generator::Hugo);
        if self.has_unwritten_changes
            || paths.iter().any(|path| generator::is_of_generator(path) || is_bundle(path))
        {
            return self.refresh(report);
        }
        let problems = self.library.folder_problems().to_vec();
        let mut changes = Changes { problems, ..Changes::default() };
        let (has_meta, mut touched) = (self.library.conventions().has_meta_files, Vec::new());
        for path in paths.iter().collect::<BTreeSet<_>>() {
            match scan::look_at(root, path) {
                Some(found) => touched.push(scan::with_meta(&source, has_meta, found)),
                None if self.had_folder(path) => return self.refresh(report),
                None => {
                    let path = ArticlePath::new(path.clone());
                    if self.library.at(&path).is_some() {
                        changes.gone.insert(path.number());
                    }
                }
            }
        }
        changes.add_different(touched, &source, &self.library);
        self.take(changes, report)
    }

    /// Whether the library has articles or problems in a folder with this path.
    fn had_folder(&self, path: &Path) -> bool {
        let mut problems = self.library.folder_problems().iter();
        let path = ArticlePath::new(path.to_path_buf());
        problems.any(|(place, _)| place.as_path().starts_with(path.as_path()))
            || self.library.names(Field::Collection).iter().any(|(_, folder)| {
                let rest = folder.strip_prefix(path.shown().as_str());
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            })
    }

    /// Shows the newest articles found so far, while the scan goes on.
    fn show_first(&mut self, found: &[FoundFile], total: usize, report: OnProgress<'_>) {
        let first = found.get(..FIRST_BATCH).unwrap_or(found);
        let none = Changes::default();
        let entries = none.read(first, &self.source, &self.library, |entry| entry);
        self.loads += 1;
        let library = self.library.changed(&entries, &none.gone, self.loads);
        if let Ok(library) = library {
            // More than `done`, because this is never the last progress.
            let total = total.max(entries.len() + 1);
            report(Progress { library, done: entries.len(), total });
        }
    }

    fn take(&mut self, changes: Changes, report: OnProgress<'_>) -> Result<(), DamagedIndex> {
        self.rescan = Rescan::NotNeeded;
        let count = changes.files.len() + changes.gone.len();
        if count > 0 {
            match self.write(&changes, report) {
                Ok(()) => {}
                Err(IndexWriteError::Busy) if count <= SHOWN_MEANWHILE => {
                    self.rescan = Rescan::Soon;
                    let written = self.written()?;
                    self.lay_over(&written, &changes)?;
                }
                Err(IndexWriteError::Busy) => {
                    self.rescan = Rescan::Incomplete;
                    // An index that another process is still building may have fewer articles than are known.
                    let written = self.written()?;
                    if written.len() >= self.library.len() {
                        self.library = written;
                    }
                }
                Err(IndexWriteError::Failed(reason)) => {
                    if !std::mem::replace(&mut self.is_reported, true) {
                        self.trouble = Some(no_index(&reason));
                    }
                    self.take_in_memory(&changes, report)?;
                }
            }
        }
        self.library = self.library.clone().with_folder_problems(changes.problems);
        Ok(())
    }

    /// Continues in memory: with a new index if nothing is known yet, else with the changes laid over the
    /// library.
    fn take_in_memory(&mut self, changes: &Changes, report: OnProgress<'_>) -> Result<(), DamagedIndex> {
        if !self.library.is_empty() {
            return self.lay_over(&self.library.clone(), changes);
        }
        self.index = Arc::new(Index::in_memory()?);
        self.library = self.written()?;
        self.write(changes, report).map_err(|error| {
            DamagedIndex::new(&Phrase::ArticlesNotLoaded { reason: CleanText::line(&error.to_string()) })
        })
    }

    /// Keeps the changes in memory, on top of a library.
    fn lay_over(&mut self, before: &Library, changes: &Changes) -> Result<(), DamagedIndex> {
        let entries = changes.read(&changes.files, &self.source, before, |entry| entry);
        self.loads += 1;
        self.library = before.changed(&entries, &changes.gone, self.loads)?;
        self.has_unwritten_changes = true;
        Ok(())
    }

    fn written(&mut self) -> Result<Library, DamagedIndex> {
        let searcher = self.index.searcher()?;
        self.of(&searcher)
    }

    fn of(&mut self, searcher: &Searcher) -> Result<Library, DamagedIndex> {
        self.loads += 1;
        let empty = Library::empty(self.source.name(), self.today, self.loads)
            .with_mark_name(self.source.mark_name())
            .with_last_visit(self.library.since())
            .with_conventions(Arc::clone(self.library.conventions()));
        empty.with_index(searcher, &self.library)
    }

    fn write(&mut self, changes: &Changes, report: OnProgress<'_>) -> Result<(), IndexWriteError> {
        let all = changes.files.as_slice();
        let index = Arc::clone(&self.index);
        let mut change = index.change(all.len())?;
        // Another process may have written in the meantime; then another scan is needed.
        let searcher = index.searcher().map_err(failed)?;
        let is_ours = self.library.matches_index(&searcher) || self.library.is_empty();
        self.library = self.of(&searcher).map_err(failed)?;
        let before = self.library.clone();
        let numbered = |entry: NewArticle| (entry.article.path.number(), document(&entry));
        let mut articles = u64::try_from(self.library.len()).unwrap_or(0);
        for number in &changes.gone {
            if self.library.has_number(*number) {
                articles -= 1;
            }
            change.remove(*number)?;
        }
        let conventions = Some(before.conventions().fingerprint());
        let are_same = before.is_empty() || index.conventions().map_err(failed)? == conventions;
        // Until everything is read again, the index has articles that were read by earlier conventions.
        let meanwhile = conventions.filter(|_| are_same);
        let mut done = 0;
        let mut next = FIRST_COMMIT;
        if self.library.is_empty() && all.len() > FIRST_BATCH {
            self.show_first(all, all.len(), report);
        }
        while done < all.len() {
            let end = done + batch(all.get(done..).unwrap_or_default());
            let files = all.get(done..end).unwrap_or_default();
            for (number, document) in changes.read(files, &self.source, &before, numbered) {
                if self.library.has_number(number) {
                    change.remove(number)?;
                } else {
                    articles += 1;
                }
                change.add(document)?;
            }
            done = end;
            if done >= next && done < all.len() {
                next = done + (next * 4).min(LAST_COMMIT);
                change.commit(articles, meanwhile)?;
                self.show((done, all.len()), report)?;
            }
        }
        change.merge_from_now_on()?;
        change.commit(articles, conventions.filter(|_| are_same || changes.everything))?;
        let shown = self.show((done, all.len()), report)?;
        // Merging segments changes the ids of articles, but not what they contain.
        let searcher = change.finish()?;
        self.library =
            if shown.matches_index(&searcher) { shown } else { self.of(&searcher).map_err(failed)? };
        self.rescan = if is_ours { Rescan::NotNeeded } else { Rescan::Soon };
        Ok(())
    }

    fn show(
        &mut self,
        (done, total): (usize, usize),
        report: OnProgress<'_>,
    ) -> Result<Library, IndexWriteError> {
        let library = self.written().map_err(failed)?;
        report(Progress { library: library.clone(), done, total });
        Ok(library)
    }
}

/// Loads a whole library at once, for commands, and brings its index up to date. `since` is when it was last
/// left, in nanoseconds since 1970. The phrase reports trouble with the index, if there was any.
/// Errors: not even an index in memory could be created.
pub fn load(
    source: &Source,
    (today, since): (civil::Date, Option<i64>),
    storage: &IndexStorage,
) -> Result<(Library, Option<Phrase>), DamagedIndex> {
    let source = Arc::new(source.clone());
    let mut indexer = Indexer::open(Arc::clone(&source), (today, since), storage)?;
    indexer.refresh(&mut |_| {})?;
    if indexer.rescan == Rescan::Incomplete {
        // Another process is building the index. Do not wait for it, and do not report half a library.
        indexer = Indexer::open(source, (today, since), &IndexStorage::Memory)?;
        indexer.refresh(&mut |_| {})?;
    }
    Ok((indexer.library().clone(), indexer.trouble))
}

/// Tells apart two folders that were at the same path one after the other.
fn identity(source: &Source) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    let Source::Folder { root, .. } = source else { return Some((0, 0)) };
    root.metadata().ok().map(|folder| (folder.dev(), folder.ino()))
}

fn failed(error: impl std::fmt::Display) -> IndexWriteError {
    IndexWriteError::Failed(error.to_string())
}

#[cfg(test)]
mod tests;
