//! Times of keys while the program is busy: saving marks, adding files, loading images.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::reader::{Home, LONG_PATIENCE, Reader};

/// The time between two keys of a fast typist.
const FINGERS: Duration = Duration::from_millis(30);
/// Keys of one measurement.
const KEYS: usize = 120;
/// How many files arrive at once, and the time between two batches.
const ARRIVING: (usize, Duration) = (20, Duration::from_millis(150));
/// The number of articles with an image, and the width and height of each image in pixels.
const IMAGES: (usize, u32, u32) = (160, 2_400, 1_600);

/// Files in a folder whose names begin with a prefix; they are removed in the end, also after a panic.
struct Written<'a>(&'a Path, String);

impl Drop for Written<'_> {
    fn drop(&mut self) {
        let files = fs::read_dir(self.0).into_iter().flatten().flatten();
        let written = files.filter(|file| file.file_name().to_string_lossy().starts_with(&self.1));
        for file in written {
            let _ = fs::remove_file(file.path());
        }
    }
}

/// The times from a key to the frame with the cursor on another row, while marks are saved: every second key
/// sets a mark.
pub fn marking(folder: &Path, home: &Home) -> Vec<Duration> {
    let mut reader = opened(folder, home);
    let mut times = Vec::new();
    for _ in 0..KEYS {
        reader.send("r");
        times.push(reader.moved("j"));
        reader.rest(FINGERS);
    }
    reader.until_quiet();
    reader.quit();
    times
}

/// The same while files are added to the folder.
pub fn arriving(folder: &Path, home: &Home) -> Vec<Duration> {
    let written = Written(folder, format!("zqx-busy-{}-", std::process::id()));
    let mut reader = opened(folder, home);
    let is_over = AtomicBool::new(false);
    let times = std::thread::scope(|scope| {
        scope.spawn(|| {
            for number in 0.. {
                if is_over.load(Ordering::Relaxed) {
                    return;
                }
                let text = format!("---\ntitle: Arriving {number}\ndate: 2026-11-22\n---\n\nIt is new.\n");
                fs::write(written.0.join(format!("{}{number}.md", written.1)), text).unwrap();
                if number % ARRIVING.0 == 0 {
                    std::thread::sleep(ARRIVING.1);
                }
            }
        });
        let times = (0..KEYS).map(|_| {
            let time = reader.moved("j");
            reader.rest(FINGERS);
            time
        });
        let times = times.collect();
        is_over.store(true, Ordering::Relaxed);
        times
    });
    reader.quit();
    times
}

/// The same while the images of the articles under the cursor are loaded.
pub fn with_images() -> Vec<Duration> {
    let (folder, home) = (tempfile::tempdir().unwrap(), Home::new());
    let (count, width, height) = IMAGES;
    let grain = |x: u32, y: u32, by: u32| u8::try_from((x * by + y * y / 7 + x * y / 31) % 251).unwrap();
    let pixel = |x, y| image::Rgb([grain(x, y, 3), grain(x, y, 5), grain(y, x, 7)]);
    let image = image::RgbImage::from_fn(width, height, pixel);
    image.save(folder.path().join("0.jpg")).unwrap();
    for number in 1..=count {
        // A file for each article, so that no image is cached.
        fs::copy(folder.path().join("0.jpg"), folder.path().join(format!("{number}.jpg"))).unwrap();
        let text = format!(
            "---\ntitle: Article {number}\ndate: 2026-11-22\n---\n\n![A picture]({number}.jpg)\n\nText.\n"
        );
        fs::write(folder.path().join(format!("{number}.md")), text).unwrap();
    }
    let mut reader = opened(folder.path(), &home);
    let mut times = Vec::new();
    for _ in 0..KEYS {
        times.push(reader.moved("j"));
        reader.rest(FINGERS);
    }
    let shown = reader.wait(LONG_PATIENCE, |screen| screen.contains('▀') || screen.contains('▄'));
    assert!(shown.is_some(), "an image is shown in the end");
    reader.quit();
    times
}

/// Starts the reader and waits until it has loaded everything.
fn opened(folder: &Path, home: &Home) -> Reader {
    let mut reader = Reader::start_with(folder, home, None, &["--fresh"]);
    reader.wait(LONG_PATIENCE, |screen| screen.contains('▌')).unwrap();
    reader.until_quiet();
    reader
}

impl Reader {
    /// The time from a key to the frame with the cursor on another article.
    fn moved(&mut self, key: &str) -> Duration {
        // Without the preview next to the list, which changes by itself.
        let line = |screen: &str| Some(screen.split_once('▌')?.1.split('│').next()?.to_owned());
        let before = line(&self.contents());
        let sent = self.send(key);
        let at = self.wait(Duration::from_secs(20), |screen| line(screen) != before);
        at.unwrap_or_else(|| panic!("the cursor did not move:\n{}", self.contents())) - sent
    }

    /// Processes output for this long.
    fn rest(&mut self, time: Duration) {
        let until = Instant::now() + time;
        while Instant::now() < until {
            self.wait(until.saturating_duration_since(Instant::now()), |_| false);
        }
    }
}
