//! Acknowledged changes survive whatever happens to the disk.

mod damage;
mod faults;
mod power;
mod sim;
mod writer;
mod writers;

use std::path::PathBuf;
use std::sync::Arc;

use super::line::LogLine;
use super::*;
use crate::library::Library;
use crate::model::{Mark, MarkChanges};
use sim::{Call, Promises, SimulatedDisk};

/// The key of the article with a number.
fn key(number: usize) -> MarkKey {
    MarkKey::parse(&format!("link https://example.org/article/{number}")).unwrap()
}

fn change_of(number: usize, mark: Mark, on: bool) -> MarkChange {
    MarkChange { key: key(number), mark, on }
}

fn read(number: usize) -> MarkChange {
    change_of(number, Mark::Read, true)
}

/// The marks of the article with a number.
fn marks_of(store: &Store, number: usize) -> MarkSet {
    store.marks(key(number).number())
}

fn is_read(store: &Store, number: usize) -> bool {
    marks_of(store, number).has(Mark::Read)
}

/// The articles from 0 to `count` that are not read.
fn missing(store: &Store, count: usize) -> Vec<usize> {
    (0..count).filter(|number| !is_read(store, *number)).collect()
}

fn in_folder(folder: &std::path::Path) -> MarksLocation {
    MarksLocation { logs: folder.join("marks"), own: folder.join("state"), before: None }
}

/// The location on a simulated disk.
fn simulated() -> MarksLocation {
    MarksLocation { logs: PathBuf::from("/marks"), own: PathBuf::from("/state"), before: None }
}

/// The marks that others have changed.
fn changed(store: &mut Store) -> Vec<(u64, MarkSet)> {
    store.changed().into_iter().map(|(number, record)| (number, record.marks())).collect()
}

/// A store that has read the logs.
fn opened(place: &MarksLocation) -> Store {
    let mut store = Store::at(place.clone());
    assert_eq!(store.look(), []);
    store.changed();
    store
}

#[test]
fn marks_are_there_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let place = in_folder(&folder.path().join("new"));
    let mut store = opened(&place);
    assert_eq!(store.take(vec![read(1), change_of(1, Mark::Star, true), change_of(2, Mark::Later, true)]), 0);
    store.save().unwrap();
    assert_eq!(store.take(vec![change_of(1, Mark::Star, false), read(1)]), 0);
    assert_eq!(store.unsaved(), 1, "a change without effect is not written");
    store.save().unwrap();
    assert_eq!((store.look(), store.changed()), (vec![], vec![]), "own changes are not reported");
    let (marks, problems) = by_key(&place);
    assert_eq!(problems, []);
    let expected = [
        (key(1), MarkSet::default().with(Mark::Read, true)),
        (key(2), MarkSet::default().with(Mark::Later, true)),
    ];
    assert_eq!(marks.into_iter().collect::<Vec<_>>(), expected);
    assert_eq!(numbers(&place).0.len(), 2);
    let name = device::name(&place.own).unwrap();
    let text = std::fs::read_to_string(place.logs.join(format!("{name}.log"))).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 6, "{text}");
    assert!(
        lines[0].is_empty() && lines[1].ends_with(" 1 +read link https://example.org/article/1"),
        "{text}"
    );
}

#[test]
fn readers_see_marks_of_other_readers() {
    let folder = tempfile::tempdir().unwrap();
    let place = in_folder(folder.path());
    let (mut one, mut other) = (opened(&place), opened(&place));
    one.take(vec![read(1)]);
    one.save().unwrap();
    other.look();
    assert_eq!(changed(&mut other), [(key(1).number(), MarkSet::default().with(Mark::Read, true))]);
    // The later change counts, no matter who made it.
    other.take(vec![change_of(1, Mark::Read, false)]);
    other.save().unwrap();
    one.look();
    assert_eq!(changed(&mut one), [(key(1).number(), MarkSet::default())]);
    assert!(!is_read(&opened(&place), 1));
}

#[test]
fn each_device_has_its_own_log_and_copies_do_no_harm() {
    let folder = tempfile::tempdir().unwrap();
    let places = ["a", "b"].map(|device| MarksLocation {
        logs: folder.path().join("shared/marks"),
        own: folder.path().join(device),
        before: None,
    });
    let [mut a, mut b] = places.clone().map(|place| opened(&place));
    a.take(vec![read(1), read(2)]);
    a.save().unwrap();
    b.look();
    b.take(vec![change_of(1, Mark::Read, false)]);
    b.save().unwrap();
    let logs: Vec<_> = std::fs::read_dir(&places[0].logs).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(logs.len(), 2);
    // A conflict copy, as a synchronising program makes it, and a file that it has not finished.
    std::fs::copy(&logs[0], logs[0].with_extension("sync-conflict-20261122.log")).unwrap();
    std::fs::write(places[0].logs.join(".syncthing.x.log.tmp"), "half").unwrap();
    std::fs::create_dir(places[0].logs.join("folder.log")).unwrap();
    for place in &places {
        let store = opened(place);
        assert_eq!((is_read(&store, 1), is_read(&store, 2)), (false, true));
    }
    // A log that is replaced by a longer one, as synchronising does, is read from its start.
    let mut store = opened(&places[0]);
    let text = std::fs::read_to_string(&logs[1]).unwrap();
    let other = LogLine { sequence: 99, change: read(7) };
    let mut line = Vec::new();
    assert!(other.push_to(&mut line));
    std::fs::write(&logs[1], format!("{}{text}", String::from_utf8(line).unwrap())).unwrap();
    assert_eq!(store.look(), []);
    assert_eq!(store.changed().len(), 1);
    assert!(is_read(&store, 7));
}

#[test]
fn a_log_is_compacted_when_enough_lines_are_obsolete() {
    let folder = tempfile::tempdir().unwrap();
    let place = in_folder(folder.path());
    let mut store = opened(&place);
    let mut other = opened(&place);
    for round in 0..13 {
        let changes = (0..100).map(|number| change_of(number, Mark::Read, round % 2 == 0));
        store.take(changes.collect::<Vec<_>>());
        store.save().unwrap();
        store.look();
        assert_eq!(store.tidy().unwrap(), round == 12, "round {round}");
    }
    let log = place.logs.join(store.own_log());
    let lines = |path: &std::path::Path| {
        std::fs::read_to_string(path).unwrap().lines().filter(|l| !l.is_empty()).count()
    };
    assert_eq!(lines(&log), 100);
    assert_eq!(lines(&log.with_extension("log.bak")), 1_300);
    assert_eq!(std::fs::read_dir(&place.logs).unwrap().count(), 2, "no temporary files are left");
    store.take(vec![change_of(7, Mark::Read, false)]);
    store.save().unwrap();
    assert_eq!(other.look(), []);
    let changed = changed(&mut other);
    assert_eq!(changed.iter().filter(|(_, marks)| marks.has(Mark::Read)).count(), 99);
    assert_eq!(missing(&opened(&place), 100), [7]);
}

#[test]
fn compaction_keeps_lines_of_a_later_version() {
    let folder = tempfile::tempdir().unwrap();
    let place = in_folder(folder.path());
    let mut store = opened(&place);
    store.take(vec![read(1)]);
    store.save().unwrap();
    let log = place.logs.join(store.own_log());
    let body = "2 +loved link https://example.org/";
    let text = std::fs::read_to_string(&log).unwrap();
    std::fs::write(&log, format!("{text}{:08x} {body}\n", crc32fast::hash(body.as_bytes()))).unwrap();
    store.take(vec![change_of(1, Mark::Read, false)]);
    store.save().unwrap();
    assert_eq!(store.look(), []);
    assert!(store.compact().unwrap());
    let text = std::fs::read_to_string(&log).unwrap();
    assert_eq!(text.lines().count(), 2, "{text}");
    assert!(text.contains(body) && text.contains("-read"), "{text}");
}

#[test]
fn a_key_too_long_for_a_line_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    let place = in_folder(folder.path());
    let long = MarkKey::parse(&format!("file p {}", "x".repeat(5_000))).unwrap();
    let changes = vec![MarkChange { key: long, mark: Mark::Read, on: true }, read(1)];
    assert_eq!(
        change(&place, changes),
        Ok(Changed { count: 1, problems: vec![Phrase::MarksTooLong { count: 1 }] })
    );
    assert_eq!(numbers(&place).0.len(), 1);
}

#[test]
fn marks_of_the_previous_folder_are_taken_over() {
    let folder = tempfile::tempdir().unwrap();
    let usual = in_folder(folder.path());
    change(&usual, vec![read(1), read(2), change_of(3, Mark::Star, true)]).unwrap();
    let chosen = MarksLocation {
        logs: folder.path().join("shared"),
        before: Some(usual.logs.clone()),
        ..usual.clone()
    };
    assert_eq!(numbers(&chosen).0.len(), 3, "they count even before anything is written");
    assert_eq!(by_key(&chosen).0.len(), 3);
    assert_eq!(change(&chosen, vec![change_of(2, Mark::Read, false)]).unwrap().count, 1);
    // Later changes in the other folder do not affect them.
    change(&usual, vec![]).unwrap();
    let mut store = Store::at(chosen.clone());
    store.look();
    assert_eq!((store.unsaved(), missing(&store, 3)), (0, vec![0, 2]));
    let alone = MarksLocation { before: None, ..chosen };
    assert_eq!(numbers(&alone).0.len(), 2);
}

#[test]
fn the_own_log_is_read_only_if_others_wrote_it_too() {
    let disk = SimulatedDisk::new(Promises { files: true, folders: true });
    let start = || {
        let mut store = Store::on(Arc::new(disk.clone()), simulated(), Some("0123456789abcdef".to_owned()));
        assert_eq!((store.look(), store.changed()), (vec![], vec![]));
        store
    };
    let (mut one, mut other) = (start(), start());
    one.take(vec![read(1)]);
    one.save().unwrap();
    one.take(vec![read(2)]);
    one.save().unwrap();
    // A log that is opened now cannot be read.
    disk.fail(Call::Open, std::io::ErrorKind::Other);
    assert_eq!((one.look(), one.changed()), (vec![], vec![]));
    // Another process with the same log has written before this one, and writes again after it.
    assert!(matches!(other.look().as_slice(), [Phrase::MarksNotRead { .. }]), "it is not read yet");
    other.take(vec![read(3)]);
    other.save().unwrap();
    one.take(vec![read(4)]);
    one.save().unwrap();
    other.take(vec![read(5)]);
    other.save().unwrap();
    for store in [&mut one, &mut other] {
        assert_eq!(store.look(), []);
        assert_eq!(missing(store, 6), [0]);
    }
    assert_eq!(one.changed().len(), 2, "only what the other process changed");
}

#[test]
fn undone_marks_of_articles_that_are_gone_are_named_by_the_log() {
    let folder = tempfile::tempdir().unwrap();
    let place = in_folder(folder.path());
    let mut store = opened(&place);
    store.take(vec![read(1), read(2)]);
    store.save().unwrap();
    store.take(vec![read(3)]);
    let unread = MarkChanges::new(Mark::Read, false, (1..5).map(|number| key(number).number()).collect());
    let changes = store.named(&Library::default(), &unread);
    let keys: Vec<&MarkKey> = changes.changes.iter().map(|change| &change.key).collect();
    assert_eq!(keys, [&key(1), &key(2), &key(3)], "written, and not written yet");
    store.take(changes);
    store.save().unwrap();
    assert_eq!(numbers(&place).0, []);
}
