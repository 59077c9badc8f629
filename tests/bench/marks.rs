//! Measures saving marks: writing one and ten thousand safely to disk, and reading logs of a hundred
//! thousand and a million lines. `TMPDIR` selects the disk.

#![allow(missing_docs, reason = "a bench has no callers")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a bench that fails may stop")]

use std::path::Path;

use divan::Bencher;
use tempfile::TempDir;
use vigie::io::marks::{MarksLocation, Store, numbers};
use vigie::model::{Mark, MarkChange, MarkKey};

fn main() {
    divan::main();
}

fn place(folder: &Path) -> MarksLocation {
    MarksLocation { logs: folder.join("marks"), own: folder.join("state"), before: None }
}

/// Changes that mark `count` articles as read or unread.
fn changes(count: usize, on: bool) -> Vec<MarkChange> {
    let link =
        |number: usize| format!("link https://www.example.org/2024/05/an-article-about-something-{number}");
    (0..count)
        .map(|number| MarkChange { key: MarkKey::parse(&link(number)).unwrap(), mark: Mark::Read, on })
        .collect()
}

#[divan::bench(args = [1, 10_000], sample_count = 30)]
fn write(bencher: Bencher<'_, '_>, count: usize) {
    let folder = TempDir::new().unwrap();
    let mut store = Store::at(place(folder.path()));
    let mut on = false;
    bencher
        .with_inputs(|| {
            on = !on;
            changes(count, on)
        })
        .bench_local_values(|changes| {
            store.take(changes);
            store.save().unwrap();
        });
}

#[divan::bench(args = [100_000, 1_000_000], sample_count = 5)]
fn read(bencher: Bencher<'_, '_>, count: usize) {
    let folder = TempDir::new().unwrap();
    let mut store = Store::at(place(folder.path()));
    store.take(changes(count, true));
    store.save().unwrap();
    bencher.bench_local(|| numbers(&place(folder.path())).0.len());
}

/// Checking the logs for changes when there are none.
#[divan::bench]
fn look(bencher: Bencher<'_, '_>) {
    let folder = TempDir::new().unwrap();
    let mut store = Store::at(place(folder.path()));
    store.take(changes(1_000, true));
    store.save().unwrap();
    store.look();
    bencher.bench_local(|| store.look().len());
}
