//! Which files are articles by their names, and which of the pages of a site are by their first bytes; and which are texts
//! in formats that are not read. Walking folders is left to [`scan`](super). Floor 4, part of [`io`](crate::io).

use std::path::Path;

use rustix::fs::{FileType, Mode, OFlags};

/// The extensions of articles, in lower case.
pub const ENDINGS: [&str; 10] =
    ["md", "markdown", "mdown", "mdx", "mkd", "mkdn", "mkdown", "mdwn", "qmd", "rmd"];
/// The extensions of files that are articles if they begin with front matter, and otherwise pages or frames of a site.
const WITH_FRONT_MATTER: [&str; 2] = ["html", "htm"];
/// The extensions of texts in formats that are not read.
const OTHER_TEXTS: [&str; 9] =
    ["rst", "rest", "adoc", "asciidoc", "org", "textile", "creole", "mediawiki", "wiki"];
/// The extension of texts that are mentioned only if they begin with front matter.
const PLAIN_TEXTS: [&str; 2] = ["txt", "text"];

/// Opening a FIFO must not wait for its writer.
const FLAGS: OFlags = OFlags::RDONLY.union(OFlags::NONBLOCK).union(OFlags::CLOEXEC);

/// Whether a file name has the extension of an article.
pub(in crate::io) fn is_article(path: &Path) -> bool {
    ending_of(path, &ENDINGS).or_else(|| ending_of(path, &WITH_FRONT_MATTER)).is_some()
}

/// Which of some extensions a file name has.
pub(super) fn ending_of(path: &Path, endings: &[&'static str]) -> Option<&'static str> {
    let ending = path.extension()?;
    endings.iter().copied().find(|known| ending.eq_ignore_ascii_case(known))
}

/// Whether a file with the extension of an article is one: pages of a site are not, unless they have front matter.
pub(super) fn is_meant(path: &Path) -> bool {
    ending_of(path, &WITH_FRONT_MATTER).is_none() || begins_with_front_matter(path)
}

/// Whether a file begins with a line that opens front matter.
fn begins_with_front_matter(path: &Path) -> bool {
    let mut beginning = [0; 64];
    let read = rustix::fs::open(path, FLAGS, Mode::empty()).and_then(|file| {
        let status = rustix::fs::fstat(&file)?;
        let is_file = FileType::from_raw_mode(status.st_mode) == FileType::RegularFile;
        if is_file { rustix::io::read(&file, &mut beginning) } else { Ok(0) }
    });
    let beginning = beginning.get(..read.unwrap_or(0)).unwrap_or_default();
    let text = beginning.strip_prefix(b"\xef\xbb\xbf").unwrap_or(beginning).trim_ascii_start();
    let first = text.split(|byte| *byte == b'\n').next().unwrap_or_default().trim_ascii_end();
    let is_fence = |mark: u8| first.len() >= 3 && first.iter().all(|byte| *byte == mark);
    is_fence(b'-') || is_fence(b'+') || matches!(first, b"---yaml" | b"---toml" | b"---json")
}

/// The extension of a text in a format that is not read, if the file is one.
pub(super) fn other_text(path: &Path) -> Option<&'static str> {
    let plain = || ending_of(path, &PLAIN_TEXTS).filter(|_| begins_with_front_matter(path));
    ending_of(path, &OTHER_TEXTS).or_else(plain)
}
