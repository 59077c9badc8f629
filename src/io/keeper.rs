//! Keeping a library: what the folder holds is compared with what the index has, and only what changed is
//! read.

mod arrival;
mod renew;

use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::civil;
use tantivy::Searcher;

use crate::io::Source;
use crate::io::index::{Index, NotWritten};
use crate::io::load::{batch, read_all, read_documents, read_found};
use crate::io::scan::{self, Found};
use crate::library::{Damaged, Library, Stamp};
use crate::model::{ArticlePath, Problem};
use crate::text::CleanText;
use crate::wording::Phrase;

use renew::{no_index, open_or_renew, throw_away_older};

pub(super) use arrival::Arrivals;
pub use renew::throw_away;

/// Articles in the first batch: some screens full, so that it is there at once.
const FIRST_BATCH: usize = 256;
/// How long a scan may take before some of what it found is shown.
const PATIENCE: Duration = Duration::from_millis(25);
/// Articles after which a large change is shown for the first time; then after four times as many.
const FIRST_COMMIT: usize = 16_384;
/// Articles after which a large change is shown at the latest.
const LAST_COMMIT: usize = 131_072;
/// Changed articles that are shown although another process is writing the index.
const SHOWN_MEANWHILE: usize = 1_000;

/// Where the index of a library is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// In this folder.
    Folder(PathBuf),
    /// In memory.
    Memory,
}

/// How far keeping has come: the library so far, articles read, articles to read, whether that is all.
pub struct Progress {
    /// The library so far.
    pub library: Library,
    /// Articles read.
    pub done: usize,
    /// Articles to read, as far as is known.
    pub total: usize,
}

/// Who is told of progress.
pub type Told<'a> = &'a mut dyn FnMut(Progress);

/// Keeps a library.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Keeper {
    source: Arc<Source>,
    today: civil::Date,
    index: Arc<Index>,
    library: Library,
    loads: u64,
    /// What could not be done as it should, to be said once.
    pub trouble: Option<Phrase>,
    /// Whether it was said already.
    is_told: bool,
    /// Whether another process was writing, so that not everything was written.
    pub behind: bool,
    /// Whether it was so much that the library does not have it either.
    pub incomplete: bool,
    /// Whether the library has changes that the index has not.
    overlaid: bool,
}

impl Keeper {
    /// The keeper of a source: opens its index, or makes it anew where it is damaged.
    ///
    /// # Errors
    /// Not even an index in memory can be made.
    pub fn open(
        source: Arc<Source>,
        (today, since): (civil::Date, Option<i64>),
        keeping: &Keeping,
    ) -> Result<Self, Damaged> {
        let empty = Library::empty(source.name(), today, 1).left_at(since);
        let mut trouble = None;
        let kept = match (keeping, &*source) {
            (Keeping::Folder(place), Source::Folder { .. }) => {
                let opened = open_or_renew(place, &empty);
                if opened.is_ok() {
                    throw_away_older(place);
                }
                opened.map_err(|reason| trouble = Some(no_index(&reason))).ok()
            }
            (Keeping::Memory, _) | (_, Source::Sample) => None,
        };
        let (index, library) = match kept {
            Some(kept) => kept,
            None => (Index::in_memory()?, empty),
        };
        Ok(Self {
            source,
            today,
            index: Arc::new(index),
            library,
            loads: 1,
            is_told: trouble.is_some(),
            trouble,
            behind: false,
            incomplete: false,
            overlaid: false,
        })
    }

    /// What the index has.
    #[must_use]
    pub fn library(&self) -> &Library {
        &self.library
    }

    /// Sees the library as it is on another day: what was in the future may be of today.
    ///
    /// # Errors
    /// The index is damaged; then the library is that of the day before.
    pub fn begin_day(&mut self, today: civil::Date) -> Result<(), Damaged> {
        self.today = today;
        let problems = self.library.folder_problems().to_vec();
        self.library = self.written()?.with_folder_problems(problems);
        Ok(())
    }

    /// Looks at everything and reads what changed.
    ///
    /// # Errors
    /// The articles cannot even be kept in memory.
    pub fn refresh(&mut self, told: Told<'_>) -> Result<(), Damaged> {
        if std::mem::take(&mut self.overlaid)
            && let Ok(written) = self.written()
        {
            // What was only laid over it is compared and written again.
            self.library = written;
        }
        let folder = identity(&self.source);
        let mut known: Vec<(u64, Stamp, bool)> =
            self.library.stamps().map(|(_, number, stamp)| (number, stamp, false)).collect();
        known.sort_unstable_by_key(|(number, _, _)| *number);
        let mut changed: Vec<Found> = Vec::new();
        let mut doubtful: Vec<Found> = Vec::new();
        let started = Instant::now();
        let mut shown = !self.library.is_empty();
        let source = Arc::clone(&self.source);
        let mut seen = 0;
        let problems = scan::scan(&source, |found| {
            seen += 1;
            let number = ArticlePath::number_of(&found.path);
            let place = known.binary_search_by_key(&number, |(number, _, _)| *number);
            match place.ok().and_then(|place| known.get_mut(place)) {
                Some((_, stamp, is_there)) => {
                    *is_there = true;
                    if stamp.modified == 0 || found.stamp.modified == 0 {
                        // Nothing is known of it from outside.
                        doubtful.push(found);
                    } else if *stamp != found.stamp {
                        changed.push(found);
                    }
                }
                None => changed.push(found),
            }
            if !shown && changed.len() >= FIRST_BATCH && started.elapsed() > PATIENCE {
                shown = true;
                scan::newest_first(&mut changed);
                self.show_first(&changed, seen, told);
            }
        });
        let gone: HashSet<u64> =
            known.into_iter().filter(|(_, _, is_there)| !is_there).map(|(number, _, _)| number).collect();
        tracing::info!(seen, changed = changed.len(), gone = gone.len(), "scan done");
        if folder.is_none() || identity(&self.source) != folder {
            // The folder went away meanwhile: what was not seen is not gone.
            return Ok(());
        }
        doubtful.retain(|found| self.is_different(found));
        changed.append(&mut doubtful);
        scan::newest_first(&mut changed);
        self.take(&changed, &gone, problems, told)
    }

    /// Looks at some paths under the root and reads what is there.
    ///
    /// # Errors
    /// The articles cannot even be kept in memory.
    pub fn refresh_paths(&mut self, paths: &[PathBuf], told: Told<'_>) -> Result<(), Damaged> {
        let Source::Folder { root, .. } = &*Arc::clone(&self.source) else { return Ok(()) };
        if self.overlaid {
            return self.refresh(told);
        }
        let mut changed = Vec::new();
        let mut gone = HashSet::new();
        for path in paths.iter().collect::<BTreeSet<_>>() {
            match scan::look_at(root, path) {
                Some(found) => changed.push(found),
                None if self.had_folder(path) => return self.refresh(told),
                None => {
                    let path = ArticlePath::new(path.clone());
                    if self.library.at(&path).is_some() {
                        gone.insert(path.number());
                    }
                }
            }
        }
        changed.retain(|found| self.is_different(found));
        let problems = self.library.folder_problems().to_vec();
        self.take(&changed, &gone, problems, told)
    }

    /// Whether there were articles in a folder of this name.
    fn had_folder(&self, path: &Path) -> bool {
        let path = ArticlePath::new(path.to_path_buf());
        self.library.folders().iter().any(|(_, folder)| {
            let rest = folder.strip_prefix(path.shown().as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    }

    /// Whether a file is another one than the index has. One that was told of is read again although it
    /// looks the same, unless it says the same.
    fn is_different(&self, found: &Found) -> bool {
        let path = ArticlePath::new(found.path.clone());
        let Some(id) = self.library.at(&path) else { return true };
        let read = read_found(&self.source.opened(), found, self.today);
        self.library.stamp(id) != Some(read.stamp)
            || self.library.row(id).is_none_or(|known| known != read.article)
            || self.library.text(id).is_none_or(|known| known != read.body)
    }

    /// Shows the newest of what was found so far, while the scan goes on.
    fn show_first(&mut self, found: &[Found], total: usize, told: Told<'_>) {
        let first = found.get(..FIRST_BATCH).unwrap_or(found);
        let none = HashSet::new();
        let entries = read_all(&self.source, self.today, first, &Arrivals::of(&self.library, &none));
        self.loads += 1;
        let library = self.library.changed(&entries, &none, self.loads);
        if let Ok(library) = library {
            // This is never all.
            let total = total.max(entries.len() + 1);
            told(Progress { library, done: entries.len(), total });
        }
    }

    /// Reads what changed, and keeps it.
    fn take(
        &mut self,
        changed: &[Found],
        gone: &HashSet<u64>,
        problems: Vec<(ArticlePath, Problem)>,
        told: Told<'_>,
    ) -> Result<(), Damaged> {
        self.behind = false;
        self.incomplete = false;
        if !changed.is_empty() || !gone.is_empty() {
            match self.write(changed, gone, told) {
                Ok(()) => {}
                Err(NotWritten::Busy) if changed.len() + gone.len() <= SHOWN_MEANWHILE => {
                    self.behind = true;
                    let before = self.written()?;
                    let arrivals = Arrivals::of(&before, gone);
                    let entries = read_all(&self.source, self.today, changed, &arrivals);
                    self.loads += 1;
                    self.library = before.changed(&entries, gone, self.loads)?;
                    self.overlaid = true;
                }
                Err(NotWritten::Busy) => {
                    self.behind = true;
                    self.incomplete = true;
                    // Half an index of somebody who is making it is no better than what is known.
                    let written = self.written()?;
                    if written.len() >= self.library.len() {
                        self.library = written;
                    }
                }
                Err(NotWritten::Failed(reason)) => {
                    if !std::mem::replace(&mut self.is_told, true) {
                        self.trouble = Some(no_index(&reason));
                    }
                    self.in_memory(changed, gone, told)?;
                }
            }
        }
        self.library = self.library.clone().with_folder_problems(problems);
        Ok(())
    }

    /// Goes on with an index in memory, which begins with what the library has.
    fn in_memory(&mut self, changed: &[Found], gone: &HashSet<u64>, told: Told<'_>) -> Result<(), Damaged> {
        if self.library.is_empty() {
            self.index = Arc::new(Index::in_memory()?);
            self.library = self.written()?;
            return self.write(changed, gone, told).map_err(|error| {
                Damaged::new(&Phrase::NotKept { reason: CleanText::line(&error.to_string()) })
            });
        }
        let arrivals = Arrivals::of(&self.library, gone);
        let entries = read_all(&self.source, self.today, changed, &arrivals);
        self.loads += 1;
        self.library = self.library.changed(&entries, gone, self.loads)?;
        self.overlaid = true;
        Ok(())
    }

    /// The library as it was written last.
    fn written(&mut self) -> Result<Library, Damaged> {
        let searcher = self.index.searcher()?;
        self.of(&searcher)
    }

    fn of(&mut self, searcher: &Searcher) -> Result<Library, Damaged> {
        self.loads += 1;
        let empty = Library::empty(self.source.name(), self.today, self.loads).left_at(self.library.since());
        empty.of_index(searcher, &self.library)
    }

    /// Writes a change to the index, showing how far it has come.
    fn write(&mut self, changed: &[Found], gone: &HashSet<u64>, told: Told<'_>) -> Result<(), NotWritten> {
        let index = Arc::clone(&self.index);
        let mut change = index.change(changed.len())?;
        // Somebody else may have written since; then everything is looked at once more.
        let searcher = index.searcher().map_err(failed)?;
        let is_ours = self.library.is_of(&searcher) || self.library.is_empty();
        self.library = self.of(&searcher).map_err(failed)?;
        let arrivals = Arrivals::of(&self.library, gone);
        let mut articles = u64::try_from(self.library.len()).unwrap_or(0);
        for number in gone {
            if self.library.has_number(*number) {
                articles -= 1;
            }
            change.remove(*number);
        }
        let mut done = 0;
        let mut next = FIRST_COMMIT;
        if self.library.is_empty() && changed.len() > FIRST_BATCH {
            self.show_first(changed, changed.len(), told);
        }
        while done < changed.len() {
            let end = done + batch(changed.get(done..).unwrap_or_default());
            let files = changed.get(done..end).unwrap_or_default();
            let documents = read_documents(&self.source, self.today, files, &arrivals);
            for (number, document) in documents {
                if self.library.has_number(number) {
                    change.remove(number);
                } else {
                    articles += 1;
                }
                change.add(document)?;
            }
            done = end;
            if done >= next && done < changed.len() {
                next = done + (next * 4).min(LAST_COMMIT);
                change.commit(articles)?;
                self.show((done, changed.len()), told)?;
            }
        }
        change.merge_from_now_on();
        change.commit(articles)?;
        let shown = self.show((done, changed.len()), told)?;
        // Segments that grow together say the same, but their articles have other numbers.
        let searcher = change.finish()?;
        self.library = if shown.is_of(&searcher) { shown } else { self.of(&searcher).map_err(failed)? };
        self.behind = !is_ours;
        Ok(())
    }

    /// Shows what was written so far.
    fn show(&mut self, (done, total): (usize, usize), told: Told<'_>) -> Result<Library, NotWritten> {
        let library = self.written().map_err(failed)?;
        told(Progress { library: library.clone(), done, total });
        Ok(library)
    }
}

/// What tells one folder from another that stands at its place.
fn identity(source: &Source) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    let Source::Folder { root, .. } = source else { return Some((0, 0)) };
    root.metadata().ok().map(|folder| (folder.dev(), folder.ino()))
}

fn failed(error: impl std::fmt::Display) -> NotWritten {
    NotWritten::Failed(error.to_string())
}

#[cfg(test)]
mod tests;
