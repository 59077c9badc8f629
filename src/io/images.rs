//! The images of articles: found in the library, in the text or on the web, decoded, and made ready for
//! the terminal.
//!
//! A request is worked on by a few threads, one image at a time each. A newer request takes its place:
//! what was not begun is not done any more, and what was begun gives no answer. The web is asked only by
//! a request that says so.

pub mod address;
mod cache;
mod data;
pub mod decode;
mod fetch;
mod local;
mod permits;
pub mod ready;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use jiff::civil;

use crate::app::images::ImageOutcome;
use crate::app::picture::Frame;
use crate::app::{Message, Ticket};
use crate::io::{Answer, Source, load};
use crate::limits;
use crate::markdown::{ImagePlace, Picturable};
use crate::model::{ArticlePath, ProblemKind, SafeUrl};
use crate::page;
use crate::text::ImageId;
use crate::wording::{Phrase, in_this_language};

use cache::Cache;
use permits::Permits;

pub use fetch::{Rules, fetch};

/// The priority of the threads: lower than that of everything else (`nice`).
#[cfg(target_os = "linux")]
const LOW_PRIORITY: i32 = 15;

/// A ticket that no request has.
const NOBODY: u64 = 0;

/// A request for images of an article.
pub struct Request {
    /// Comes back with each image.
    pub ticket: Ticket,
    /// The article.
    pub path: ArticlePath,
    /// The images, in order.
    pub images: Arc<[ImageId]>,
    /// Whether the web may be asked.
    pub fetch: bool,
    /// What to make them ready for.
    pub frame: Frame,
}

/// The worker for images.
pub struct Images {
    shared: Arc<Shared>,
}

struct Shared {
    source: Arc<Source>,
    today: civil::Date,
    answer: Answer,
    cache: Cache,
    rules: Rules,
    /// The ticket of the newest request.
    wanted: AtomicU64,
    threads: Mutex<Threads>,
    /// Pixels take memory: also for images that nobody wants any more, so many are decoded at once.
    decoding: Permits,
}

/// The threads that there are.
#[derive(Default)]
struct Threads {
    count: usize,
    /// A request that waits for one of them.
    waiting: Option<Arc<Load>>,
}

/// A request while it is worked on.
struct Load {
    request: Request,
    /// How many of its images were begun.
    begun: AtomicUsize,
    /// The images that the article has.
    found: OnceLock<Vec<Picturable>>,
}

impl Images {
    /// A worker that keeps what it fetched in a folder, or for this session.
    #[must_use]
    pub fn new(
        source: Arc<Source>,
        today: civil::Date,
        answer: Answer,
        (folder, rules): (Option<PathBuf>, Rules),
    ) -> Self {
        let cache = Cache::new(folder, limits::IMAGE_CACHE_BYTES);
        let (wanted, threads) = (AtomicU64::new(NOBODY), Mutex::default());
        let decoding = Permits::new(limits::IMAGE_WORKERS);
        Self { shared: Arc::new(Shared { source, today, answer, cache, rules, wanted, threads, decoding }) }
    }

    /// Takes a request in the place of the one before.
    pub fn load(&self, request: Request) {
        let shared = &self.shared;
        shared.wanted.store(request.ticket.0, Ordering::SeqCst);
        let wanted_threads = request.images.len().min(limits::IMAGE_WORKERS);
        let load = Arc::new(Load { request, begun: AtomicUsize::new(0), found: OnceLock::new() });
        let mut threads = shared.threads();
        threads.waiting = None;
        for _ in 0..wanted_threads {
            let (own, mine) = (Arc::clone(shared), Arc::clone(&load));
            let thread = std::thread::Builder::new().name("images".into());
            let is_room = threads.count < limits::IMAGE_THREADS;
            let work = in_this_language(move || own.work(mine));
            if is_room && thread.stack_size(limits::WORKER_STACK_BYTES).spawn(work).is_ok() {
                threads.count += 1;
            } else {
                // A thread that still waits for a server takes it when that is over.
                threads.waiting = Some(Arc::clone(&load));
            }
        }
        if threads.count == 0 && threads.waiting.take().is_some() {
            drop(threads);
            load.fail(shared);
        }
    }

    /// Wants no image any more.
    pub fn drop_all(&self) {
        self.shared.wanted.store(NOBODY, Ordering::SeqCst);
        self.shared.threads().waiting = None;
    }
}

impl Load {
    /// There is no thread that could do it.
    fn fail(&self, shared: &Shared) {
        for &image in &*self.request.images {
            let outcome = ImageOutcome::Failed(Phrase::ImageFailed);
            (shared.answer)(Message::ImageLoaded { ticket: self.request.ticket, image, outcome });
        }
    }
}

impl Shared {
    fn threads(&self) -> std::sync::MutexGuard<'_, Threads> {
        self.threads.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Works on one request after another, until there is none.
    fn work(&self, mut load: Arc<Load>) {
        stand_back();
        loop {
            while !self.is_stale(&load.request) {
                let next = load.begun.fetch_add(1, Ordering::SeqCst);
                let Some(&image) = load.request.images.get(next) else { break };
                let made = catch_unwind(AssertUnwindSafe(|| self.outcome(&load, image)));
                let outcome = made.unwrap_or(ImageOutcome::Failed(Phrase::ImageFailed));
                if !self.is_stale(&load.request) {
                    let ticket = load.request.ticket;
                    (self.answer)(Message::ImageLoaded { ticket, image, outcome });
                }
            }
            let mut threads = self.threads();
            let Some(waiting) = threads.waiting.take() else {
                threads.count -= 1;
                return;
            };
            load = waiting;
        }
    }

    fn is_stale(&self, request: &Request) -> bool {
        self.wanted.load(Ordering::SeqCst) != request.ticket.0
    }

    /// What becomes of an image.
    fn outcome(&self, load: &Load, image: ImageId) -> ImageOutcome {
        let request = &load.request;
        let found = load.found.get_or_init(|| {
            crate::io::fault::strike("image");
            let reading = load::read_article(&self.source, &request.path, self.today);
            reading.map(|reading| page::images(&reading)).unwrap_or_default()
        });
        let place = found.iter().find(|known| known.id == image).map(|known| &known.place);
        let bytes = match place {
            Some(ImagePlace::Web(url)) => self.on_web(url, request),
            Some(ImagePlace::Library(written)) => self.in_library(&request.path, written).map(Some),
            Some(ImagePlace::Data(address)) => {
                data::bytes(address).map(|bytes| Some(bytes.into())).ok_or(Phrase::ImageBroken)
            }
            // The file was changed since it was laid out.
            None => Err(Phrase::ImageNotFound),
        };
        match bytes {
            Ok(Some(bytes)) => {
                let _permit = self.decoding.take();
                if self.is_stale(request) {
                    return ImageOutcome::NotHere;
                }
                decode::decode(&bytes)
                    .and_then(|pixels| ready::ready(image, pixels, request.frame))
                    .map_or_else(ImageOutcome::Failed, |picture| ImageOutcome::Drawn(Arc::new(picture)))
            }
            Ok(None) => ImageOutcome::NotHere,
            Err(phrase) => ImageOutcome::Failed(phrase),
        }
    }

    /// An image of the web: what was fetched before, or fetched now if that was asked for.
    fn on_web(&self, url: &SafeUrl, request: &Request) -> Result<Option<Arc<[u8]>>, Phrase> {
        if let Some(bytes) = self.cache.get(url) {
            return Ok(Some(bytes));
        }
        if !request.fetch {
            return Ok(None);
        }
        let bytes: Arc<[u8]> = fetch(url, &self.rules, &|| self.is_stale(request))?.into();
        // What is no image is not kept: a server that is ill today may be well tomorrow.
        if image::guess_format(&bytes).is_ok() {
            self.cache.put(url, &bytes);
        }
        Ok(Some(bytes))
    }

    /// An image of the library, wherever it lies there.
    fn in_library(&self, article: &ArticlePath, written: &str) -> Result<Arc<[u8]>, Phrase> {
        let source = self.source.opened();
        let mut failure = Phrase::ImageNotFound;
        for place in local::places(article.as_path(), written) {
            match source.read_up_to(&place, limits::IMAGE_BYTES) {
                Ok(bytes) => return Ok(bytes.into()),
                Err(ProblemKind::TooLarge { .. }) => return Err(Phrase::ImageTooLarge),
                Err(problem)
                    if failure == Phrase::ImageNotFound && !crate::io::source::is_absent(&problem) =>
                {
                    failure = Phrase::ImageUnreadable { reason: load::why(&problem) };
                }
                Err(_) => {}
            }
        }
        Err(failure)
    }
}

/// Lets every other thread go first: keys are answered while images are decoded. On Linux this concerns the
/// calling thread alone, elsewhere it would concern the whole program.
fn stand_back() {
    #[cfg(target_os = "linux")]
    // Where it is not allowed, images take their turn like everything else.
    let _ = rustix::process::setpriority_process(None, LOW_PRIORITY);
}
