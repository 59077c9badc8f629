//! What differs between a folder and its library, and when new articles were added to it: an article is new
//! if that was after the last visit. Touching, changing or moving a file does not make an article new. If
//! nothing is known of a library, as at the first start or without an index, the modification time of the
//! file is the best guess. Floor 4, part of [`indexer`](crate::io::indexer).

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::frontmatter::Generator;
use crate::io::load::{BATCH_BYTES, read_found};
use crate::io::scan::{self, FoundFile};
use crate::io::{Source, clock};
use crate::library::{Library, NewArticle};
use crate::model::{ArticlePath, Problem, StoredIdentity};

/// Most files that one thread reads alone.
const FEW_FILES: usize = 16;

/// What differs between a folder and its library.
#[derive(Default)]
pub(super) struct Changes {
    pub(super) files: Vec<FoundFile>,
    /// Those that had to be read to see the difference, so that none is read twice.
    pub(super) read: HashMap<PathBuf, NewArticle>,
    /// The path numbers of articles whose files are gone.
    pub(super) gone: HashSet<u64>,
    /// Whether `files` are all files, because the conventions by which they are read have changed.
    pub(super) everything: bool,
    /// Problems of files and folders that are not articles.
    pub(super) problems: Vec<(ArticlePath, Problem)>,
}

impl Changes {
    /// Adds those of these files that are new or differ from the library. Reads the known ones: their content
    /// may have changed and their stamp stayed the same.
    pub(super) fn add_different(&mut self, files: Vec<FoundFile>, source: &Source, library: &Library) {
        let source = source.opened();
        let mut bytes = 0;
        for found in files {
            if let Some(id) = library.at(&ArticlePath::new(found.path.clone())) {
                let read = read_found(&source, &found, library);
                let is_same = library.stamp(id) == Some(read.stamp)
                    && library.row(id).is_some_and(|known| known == read.article)
                    && library.text(id).is_some_and(|known| known == read.body);
                if is_same {
                    continue;
                }
                bytes += found.stamp.size;
                if bytes <= BATCH_BYTES {
                    self.read.insert(found.path.clone(), read);
                }
            }
            self.files.push(found);
        }
    }

    /// Adds the files beside an `index.md` that appeared or went, because Hugo takes them for parts of that article.
    pub(super) fn add_members_of_bundles(&mut self, source: &Source, library: &Library) {
        let Some(root) = source.root().filter(|_| library.conventions().is(Generator::Hugo)) else { return };
        let is_new = |path: &Path| library.at(&ArticlePath::new(path.to_path_buf())).is_none();
        let files = self.files.iter().map(|found| found.path.clone());
        let new = files.filter(|path| is_bundle_index(path) && is_new(path));
        let ids = self.gone.iter().filter_map(|number| library.by_path_number(*number).next());
        let gone = ids.filter_map(|id| Some(library.row(id)?.path.as_path().to_path_buf()));
        let of_bundles = new.chain(gone.filter(|path| is_bundle_index(path)));
        let folders: BTreeSet<PathBuf> =
            of_bundles.filter_map(|path| Some(path.parent()?.to_path_buf())).collect();
        if folders.is_empty() || self.everything || library.is_empty() {
            return;
        }
        let known: HashSet<PathBuf> = self.files.iter().map(|found| found.path.clone()).collect();
        let entries =
            folders.iter().filter_map(|folder| Some((folder, std::fs::read_dir(root.join(folder)).ok()?)));
        let paths = entries.flat_map(|(folder, entries)| {
            entries.flatten().map(|entry| folder.join(entry.file_name())).collect::<Vec<_>>()
        });
        self.files
            .extend(paths.filter(|path| !known.contains(path)).filter_map(|path| scan::look_at(root, &path)));
    }

    /// Reads some of the files in parallel, unless they are read already, and makes something of each.
    /// `before` is the library without these changes.
    pub(super) fn read<T: Send>(
        &self,
        files: &[FoundFile],
        source: &Source,
        before: &Library,
        of: impl Fn(NewArticle) -> T + Sync,
    ) -> Vec<T> {
        let source = source.opened();
        let arrivals = Arrivals::of(before, &self.gone);
        let read = |found: &FoundFile| {
            let entry = match self.read.get(&found.path) {
                Some(read) => read.clone(),
                None => read_found(&source, found, before),
            };
            of(NewArticle { added: arrivals.time(&entry), ..entry })
        };
        // A few files are read here: each thread that reads keeps some memory.
        if files.len() <= FEW_FILES {
            files.iter().map(read).collect()
        } else {
            files.par_iter().with_min_len(FEW_FILES).map(read).collect()
        }
    }
}

/// Whether a file is the article of its folder, in the sense of Hugo.
pub(super) fn is_bundle_index(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == "index.md")
}

struct Arrivals<'a> {
    before: &'a Library,
    /// When the articles whose files are gone were added, by the number of their link or permalink.
    moved: HashMap<u64, i64>,
    /// When the change began, in nanoseconds since 1970.
    now: i64,
}

impl<'a> Arrivals<'a> {
    /// What is known before a change that removes the articles with the path numbers `gone`.
    fn of(before: &'a Library, gone: &HashSet<u64>) -> Self {
        let article = |&number: &u64| before.by_path_number(number).next();
        let moved = gone
            .iter()
            .filter_map(article)
            .filter_map(|id| Some((before.shared_identity(id)?, before.added(id)?)));
        Self { moved: moved.collect(), before, now: clock::now() }
    }

    /// When an article was added, in nanoseconds since 1970; 0 if unknown.
    fn time(&self, entry: &NewArticle) -> i64 {
        if self.before.is_empty() {
            return entry.stamp.modified.min(self.now);
        }
        let known = self.before.by_path_number(entry.article.path.number()).next();
        if let Some(id) = known {
            return self.before.added(id).unwrap_or(0);
        }
        let identity = || StoredIdentity::of(&entry.article).shared;
        let moved =
            if self.moved.is_empty() { None } else { identity().and_then(|number| self.moved.get(&number)) };
        moved.copied().unwrap_or(self.now)
    }
}
