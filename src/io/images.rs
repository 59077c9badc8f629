//! Loads images of an article: reads them from the library, the text or the web, decodes them and encodes
//! them for the terminal. Listing them is left to [`page`](crate::page), drawing them to
//! [`view`](crate::view) and [`shell`](crate::shell). A few threads share the images of a request. A newer
//! request replaces it: images not yet begun are skipped, and those in progress are not reported. The web is
//! accessed only for requests with `fetch`. Floor 4, part of [`io`](crate::io).

mod cache;
pub mod convert;
mod fetch;

use std::borrow::Cow;
use std::collections::VecDeque;
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use data_url::DataUrl;
use percent_encoding::percent_decode_str;

use crate::app::picture::ImageOutcome;
use crate::app::{ImageRequest, Message};
use crate::io::worker::{MessageSender, Permits, fail_if_injected, spawn};
use crate::io::{Source, load};
use crate::limits;
use crate::markdown::{ImagePlace, ImageReference};
use crate::model::{ArticlePath, ProblemKind, SafeUrl};
use crate::text::file_name::forms;
use crate::wording::Phrase;

use cache::Cache;

pub use fetch::{FetchLimits, fetch};

/// The `nice` value of the threads: below everything else.
#[cfg(target_os = "linux")]
const LOW_PRIORITY: i32 = 15;

/// How long a thread without work waits for the next request.
const LINGER: Duration = Duration::from_secs(5);

/// The value of `wanted` when no request is wanted; no ticket has it.
const NO_REQUEST: u64 = 0;

/// Loads images on threads of its own.
pub struct Images {
    source: Arc<Source>,
    answer: MessageSender,
    cache: Cache,
    rules: FetchLimits,
    /// The ticket of the newest request, or [`NO_REQUEST`].
    wanted: AtomicU64,
    queue: Mutex<Queue>,
    requested: Condvar,
    /// Limits how many images are decoded at once, because pixels take memory. Stale requests count too.
    decoding: Permits,
}

/// The images of the newest request that are not begun, and how many threads there are for them.
#[derive(Default)]
struct Queue {
    threads: usize,
    /// How many of the threads wait for a request.
    idle: usize,
    jobs: VecDeque<(Arc<ImageRequest>, ImageReference)>,
}

impl Images {
    /// A worker that caches fetched images in a folder, or without one in memory.
    pub fn new(
        source: Arc<Source>,
        answer: MessageSender,
        (folder, rules): (Option<PathBuf>, FetchLimits),
    ) -> Arc<Self> {
        let cache = Cache::new(folder, limits::IMAGE_CACHE_BYTES);
        let (wanted, queue) = (AtomicU64::new(NO_REQUEST), Mutex::default());
        let decoding = Permits::new(limits::IMAGE_WORKERS);
        let requested = Condvar::new();
        Arc::new(Self { source, answer, cache, rules, wanted, queue, requested, decoding })
    }

    /// Starts a request, in place of the previous one.
    pub fn load(self: &Arc<Self>, request: ImageRequest) {
        self.wanted.store(request.ticket.0, Ordering::SeqCst);
        let request = Arc::new(request);
        let job = |image: &ImageReference| (Arc::clone(&request), image.clone());
        let mut queue = self.queue();
        queue.jobs = request.images.iter().map(job).collect();
        self.requested.notify_all();
        for _ in queue.idle..queue.jobs.len().min(limits::IMAGE_WORKERS) {
            // Threads that still wait for a server take images of this request when they are done.
            let own = Arc::clone(self);
            if queue.threads == limits::IMAGE_THREADS || spawn("images", move || own.work()).is_err() {
                break;
            }
            queue.threads += 1;
        }
        if queue.threads == 0 {
            let jobs = std::mem::take(&mut queue.jobs);
            drop(queue);
            for (request, image) in jobs {
                self.report(&request, &image, ImageOutcome::Failed(Phrase::ImageFailed));
            }
        }
    }

    /// Drops the current request.
    pub fn drop_all(&self) {
        self.wanted.store(NO_REQUEST, Ordering::SeqCst);
        self.queue().jobs.clear();
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn work(&self) {
        lower_priority();
        loop {
            let mut queue = self.queue();
            queue.idle += 1;
            // The next article usually has an image too, and starting a thread for each costs more than waiting.
            let waited = self.requested.wait_timeout_while(queue, LINGER, |queue| queue.jobs.is_empty());
            queue = waited.unwrap_or_else(PoisonError::into_inner).0;
            queue.idle -= 1;
            let Some((request, image)) = queue.jobs.pop_front() else {
                queue.threads -= 1;
                return;
            };
            drop(queue);
            let made = catch_unwind(AssertUnwindSafe(|| self.outcome(&request, &image)));
            self.report(&request, &image, made.unwrap_or(ImageOutcome::Failed(Phrase::ImageFailed)));
        }
    }

    /// Sends the outcome of an image, unless nobody waits for it any more.
    fn report(&self, request: &ImageRequest, image: &ImageReference, outcome: ImageOutcome) {
        if !self.is_stale(request) {
            (self.answer)(Message::ImageLoaded { ticket: request.ticket, image: image.id, outcome });
        }
    }

    fn is_stale(&self, request: &ImageRequest) -> bool {
        self.wanted.load(Ordering::SeqCst) != request.ticket.0
    }

    fn outcome(&self, request: &ImageRequest, image: &ImageReference) -> ImageOutcome {
        fail_if_injected("image");
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
                convert::decode(&bytes)
                    .and_then(|pixels| convert::encode(image.id, pixels, request.frame))
                    .map_or_else(ImageOutcome::Failed, |picture| ImageOutcome::Drawn(Arc::new(picture)))
            }
            Ok(None) => ImageOutcome::NotHere,
            Err(phrase) => ImageOutcome::Failed(phrase),
        }
    }

    /// An image from the web: from the cache, else fetched. `None` if it is not in the cache and the request
    /// does not allow fetching.
    fn on_web(&self, url: &SafeUrl, request: &ImageRequest) -> Result<Option<Arc<[u8]>>, Phrase> {
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
        for place in places(article.as_path(), written) {
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

/// Folders that site generators serve as the root of the site (Hugo, Next, Astro, Jekyll, Gatsby).
const SERVED: [&str; 4] = ["static", "public", "assets", "source"];

/// The possible paths of an image, relative to the root, likeliest first. None of them leads outside it.
/// `written` is the address as the article has it.
fn places(article: &Path, written: &str) -> Vec<PathBuf> {
    let mut places = Vec::new();
    // `?`, `#` and `%` may be part of a file name, but mostly they belong to the address: try that first.
    let address = written.split(['?', '#']).next().unwrap_or_default();
    let decoded = Cow::from(percent_decode_str(address));
    for text in [&*decoded, written.as_bytes()] {
        let path = Path::new(OsStr::from_bytes(text));
        let bare = path.strip_prefix("/").unwrap_or(path);
        if !path.is_absolute() {
            let folder = article.parent().unwrap_or(Path::new(""));
            add(&mut places, &folder.join(path));
        }
        add(&mut places, bare);
        for folder in SERVED {
            add(&mut places, &Path::new(folder).join(bare));
        }
    }
    places
}

/// Normalizes a path and adds it, unless it leads outside the root or is listed already.
fn add(places: &mut Vec<PathBuf>, path: &Path) {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::Normal(name) => plain.push(name),
            Component::CurDir => {}
            Component::ParentDir if plain.pop() => {}
            Component::ParentDir | Component::RootDir | Component::Prefix(_) => return,
        }
    }
    let is_name = !plain.as_os_str().is_empty() && !plain.as_os_str().as_bytes().contains(&0);
    if is_name && !places.contains(&plain) {
        let forms = plain.to_str().map(forms).unwrap_or_default();
        places.push(plain);
        places.extend(forms.into_iter().map(PathBuf::from));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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

    #[test]
    fn images_are_looked_for_in_the_usual_places() {
        let first = |article: &str, written: &str, count: usize| -> Vec<String> {
            let places = places(Path::new(article), written);
            places.iter().take(count).map(|path| path.to_string_lossy().into_owned()).collect()
        };
        assert_eq!(first("2024/x.md", "a.png", 3), ["2024/a.png", "a.png", "static/a.png"]);
        assert_eq!(first("2024/x.md", "./i/a.png", 1), ["2024/i/a.png"]);
        assert_eq!(first("2024/x.md", "../i/a.png", 1), ["i/a.png"]);
        assert_eq!(first("x.md", "/i/a.png", 3), ["i/a.png", "static/i/a.png", "public/i/a.png"]);
        assert_eq!(first("x.md", "a%20b.png?w=2#top", 1), ["a b.png"]);
        assert!(first("x.md", "a#1.png", 99).contains(&"a#1.png".to_owned()));
        assert_eq!(first("x.md", "../../etc/passwd", 99), [] as [&str; 0]);
        assert_eq!(first("x.md", "", 99), ["static", "public", "assets", "source"]);
    }

    proptest! {
        #[test]
        fn no_place_is_outside_the_root(article in "[a-z/.]{0,12}", written in "[a-z/.%2eE\\\\?#]{0,24}") {
            for place in places(Path::new(&article), &written) {
                prop_assert!(place.components().all(|part| matches!(part, Component::Normal(_))), "{place:?}");
            }
        }
    }
}
