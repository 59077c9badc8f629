//! Loads images of an article: reads them from the library, the text or the web, decodes them and encodes
//! them for the terminal. Listing them is left to [`page`](crate::page), drawing them to [`view`](crate::view) and [`shell`](crate::shell).
//!
//! Floor 4, part of [`io`](crate::io). A few threads share the images of a request. A newer request replaces
//! it: images not yet begun are skipped, and those in progress are not reported. The web is accessed only
//! for requests with `fetch`.

pub mod address;
mod cache;
pub mod decode;
pub mod encode;
mod fetch;
mod local;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use data_url::DataUrl;

use crate::app::picture::{ImageOutcome, PictureFrame};
use crate::app::{Message, Ticket};
use crate::io::worker::{MessageSender, Permits, spawn};
use crate::io::{Source, fault_injection, load};
use crate::limits;
use crate::markdown::{ImagePlace, ImageReference};
use crate::model::{ArticlePath, ProblemKind, SafeUrl};
use crate::wording::Phrase;

use cache::Cache;

pub use fetch::{FetchLimits, fetch};

/// The `nice` value of the threads: below everything else.
#[cfg(target_os = "linux")]
const LOW_PRIORITY: i32 = 15;

/// The value of `wanted` when no request is wanted; no ticket has it.
const NO_REQUEST: u64 = 0;

/// A request for images of one article.
pub struct Request {
    pub ticket: Ticket,
    pub path: ArticlePath,
    /// The images to load, in this order.
    pub images: Arc<[ImageReference]>,
    /// Whether web images may be fetched. Otherwise they are shown only if they are in the cache.
    pub fetch: bool,
    /// The largest size and the encoding of the pictures.
    pub frame: PictureFrame,
}

/// Loads images on threads of its own.
pub struct Images {
    shared: Arc<Shared>,
}

struct Shared {
    source: Arc<Source>,
    answer: MessageSender,
    cache: Cache,
    rules: FetchLimits,
    /// The ticket of the newest request, or [`NO_REQUEST`].
    wanted: AtomicU64,
    threads: Mutex<Threads>,
    /// Limits how many images are decoded at once, because pixels take memory. Stale requests count too.
    decoding: Permits,
}

/// The running threads, and the request that waits for one.
#[derive(Default)]
struct Threads {
    count: usize,
    /// The newest request, if it waits for a thread to become free.
    waiting: Option<Arc<Load>>,
}

/// A request in progress.
struct Load {
    request: Request,
    /// How many of its images have been begun.
    begun: AtomicUsize,
}

impl Images {
    /// A worker that caches fetched images in a folder, or without one in memory.
    #[must_use]
    pub fn new(
        source: Arc<Source>,
        answer: MessageSender,
        (folder, rules): (Option<PathBuf>, FetchLimits),
    ) -> Self {
        let cache = Cache::new(folder, limits::IMAGE_CACHE_BYTES);
        let (wanted, threads) = (AtomicU64::new(NO_REQUEST), Mutex::default());
        let decoding = Permits::new(limits::IMAGE_WORKERS);
        Self { shared: Arc::new(Shared { source, answer, cache, rules, wanted, threads, decoding }) }
    }

    /// Starts a request, in place of the previous one.
    pub fn load(&self, request: Request) {
        let shared = &self.shared;
        shared.wanted.store(request.ticket.0, Ordering::SeqCst);
        let wanted_threads = request.images.len().min(limits::IMAGE_WORKERS);
        let load = Arc::new(Load { request, begun: AtomicUsize::new(0) });
        let mut threads = shared.threads();
        threads.waiting = None;
        for _ in 0..wanted_threads {
            let (own, mine) = (Arc::clone(shared), Arc::clone(&load));
            let is_room = threads.count < limits::IMAGE_THREADS;
            if is_room && spawn("images", move || own.work(mine)).is_ok() {
                threads.count += 1;
            } else {
                // A thread that still waits for a server takes the request when it is done.
                threads.waiting = Some(Arc::clone(&load));
            }
        }
        if threads.count == 0 && threads.waiting.take().is_some() {
            drop(threads);
            load.fail(shared);
        }
    }

    /// Drops the current request.
    pub fn drop_all(&self) {
        self.shared.wanted.store(NO_REQUEST, Ordering::SeqCst);
        self.shared.threads().waiting = None;
    }
}

impl Load {
    /// Reports all images as failed, because no thread could be started.
    fn fail(&self, shared: &Shared) {
        for image in &*self.request.images {
            let outcome = ImageOutcome::Failed(Phrase::ImageFailed);
            (shared.answer)(Message::ImageLoaded { ticket: self.request.ticket, image: image.id, outcome });
        }
    }
}

impl Shared {
    fn threads(&self) -> std::sync::MutexGuard<'_, Threads> {
        self.threads.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Works on this request and then on the waiting ones, until there are none.
    fn work(&self, mut load: Arc<Load>) {
        lower_priority();
        loop {
            while !self.is_stale(&load.request) {
                let next = load.begun.fetch_add(1, Ordering::SeqCst);
                let Some(image) = load.request.images.get(next) else { break };
                let made = catch_unwind(AssertUnwindSafe(|| self.outcome(&load.request, image)));
                let outcome = made.unwrap_or(ImageOutcome::Failed(Phrase::ImageFailed));
                if !self.is_stale(&load.request) {
                    let ticket = load.request.ticket;
                    (self.answer)(Message::ImageLoaded { ticket, image: image.id, outcome });
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

    /// Loads one image.
    fn outcome(&self, request: &Request, image: &ImageReference) -> ImageOutcome {
        fault_injection::panic_if_injected("image");
        let bytes = match &image.place {
            ImagePlace::Web(url) => self.on_web(url, request),
            ImagePlace::Library(written) => self.in_library(&request.path, written).map(Some),
            ImagePlace::Data(address) => {
                embedded(address).map(|bytes| Some(bytes.into())).ok_or(Phrase::ImageBroken)
            }
        };
        match bytes {
            Ok(Some(bytes)) => {
                let _permit = self.decoding.take();
                if self.is_stale(request) {
                    return ImageOutcome::NotHere;
                }
                decode::decode(&bytes)
                    .and_then(|pixels| encode::ready(image.id, pixels, request.frame))
                    .map_or_else(ImageOutcome::Failed, |picture| ImageOutcome::Drawn(Arc::new(picture)))
            }
            Ok(None) => ImageOutcome::NotHere,
            Err(phrase) => ImageOutcome::Failed(phrase),
        }
    }

    /// An image from the web: from the cache, else fetched. `None` if it is not in the cache and the request
    /// does not allow fetching.
    fn on_web(&self, url: &SafeUrl, request: &Request) -> Result<Option<Arc<[u8]>>, Phrase> {
        if let Some(bytes) = self.cache.get(url) {
            return Ok(Some(bytes));
        }
        if !request.fetch {
            return Ok(None);
        }
        let bytes: Arc<[u8]> = fetch(url, &self.rules, &|| self.is_stale(request))?.into();
        // Keep only what is an image: a server that sends an error page today may work tomorrow.
        if image::guess_format(&bytes).is_ok() {
            self.cache.put(url, &bytes);
        }
        Ok(Some(bytes))
    }

    /// An image file of the library, at the first of its possible places that can be read.
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

/// The bytes in a `data:` address; `None` if it is malformed.
fn embedded(address: &str) -> Option<Vec<u8>> {
    Some(DataUrl::process(address).ok()?.decode_to_vec().ok()?.0)
}

/// Lets all other threads go first, so that keys are handled while images are decoded. Linux only: there
/// the call affects this thread alone, elsewhere the whole program.
fn lower_priority() {
    #[cfg(target_os = "linux")]
    // If it is not allowed, the threads keep their normal priority.
    let _ = rustix::process::setpriority_process(None, LOW_PRIORITY);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_addresses_are_decoded_as_in_browsers() {
        for (address, answer) in [
            ("data:image/png;base64,YWJj", Some("abc")),
            ("data:image/png;base64,YWI=", Some("ab")),
            ("data:image/png;base64,YQ==", Some("a")),
            ("data:image/png;base64,YQ", Some("a")),
            ("DATA:image/png;charset=x;BASE64,YW Jj", Some("abc")),
            ("data:image/png;base64,YW%4aj", Some("abc")),
            ("data:image/svg+xml,%3Csvg%3e%zz", Some("<svg>%zz")),
            ("data:,", Some("")),
            ("data:image/png;base64,Y*==", None),
            ("data:image/png;base64,YQ==x", None),
            ("data:image/png", None),
            ("x,y", None),
        ] {
            assert_eq!(embedded(address).as_deref(), answer.map(str::as_bytes), "{address}");
        }
    }
}
