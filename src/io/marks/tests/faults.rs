//! A disk that is full, fails, or is read-only.

use std::io::ErrorKind;
use std::sync::Arc;

use super::sim::{Call, Promises, SimulatedDisk};
use super::*;

const SOUND: Promises = Promises { files: true, folders: true };

fn store_on(disk: &SimulatedDisk) -> Store {
    let mut store = Store::on(Arc::new(disk.clone()), simulated(), Some("0123456789abcdef".to_owned()));
    store.look();
    store
}

#[test]
fn failed_writes_are_retried() {
    for call in [Call::Make, Call::Append, Call::Sync, Call::SyncFolder] {
        for kind in [
            ErrorKind::StorageFull,
            ErrorKind::QuotaExceeded,
            ErrorKind::ReadOnlyFilesystem,
            ErrorKind::Other,
        ] {
            let disk = SimulatedDisk::new(SOUND);
            let mut store = store_on(&disk);
            for number in 0..5 {
                disk.fail(call, kind);
                store.take(vec![read(number)]);
                // The folder is synced only while the name of the log is new.
                let fails = call != Call::SyncFolder || number == 0;
                assert_eq!(store.save().is_err(), fails, "{call:?}");
                assert!(is_read(&store, number), "it counts although it is not saved");
                store.save().unwrap();
                assert_eq!(store.unsaved(), 0);
            }
            assert_eq!(missing(&store_on(&disk), 5), [0; 0]);
        }
    }
}

#[test]
fn an_interrupted_call_is_repeated_at_once() {
    let disk = SimulatedDisk::new(SOUND);
    let mut store = store_on(&disk);
    disk.fail(Call::Append, ErrorKind::Interrupted);
    store.take(vec![read(0)]);
    store.save().unwrap();
}

#[test]
fn lines_are_written_again_after_a_failed_sync() {
    let disk = SimulatedDisk::new(SOUND);
    let mut store = store_on(&disk);
    store.take(vec![read(0)]);
    store.save().unwrap();
    disk.acknowledge(1);
    disk.fail(Call::Sync, ErrorKind::Other);
    store.take(vec![read(1)]);
    assert!(store.save().is_err());
    store.save().unwrap();
    disk.acknowledge(2);
    let content = disk.content(&simulated().logs.join("0123456789abcdef.log"));
    let text = String::from_utf8(content).unwrap();
    assert_eq!(text.matches("article/1").count(), 2, "it is written twice: {text}");
    for crash in disk.crashes() {
        assert_eq!(missing(&store_on(&crash.disk), crash.acknowledged), [0; 0]);
    }
}

#[test]
fn changes_that_do_not_fit_are_saved_once_there_is_room() {
    for room in 0..200 {
        let disk = SimulatedDisk::new(SOUND);
        let mut store = store_on(&disk);
        store.take(vec![read(0)]);
        store.save().unwrap();
        disk.leave_room(Some(room));
        store.take((1..4).map(read).collect::<Vec<_>>());
        let is_saved = store.save().is_ok();
        assert_eq!(is_saved, store.unsaved() == 0);
        assert_eq!(missing(&store, 4), [0; 0]);
        // Another reader finds what was written before, and what fitted.
        assert!(is_read(&store_on(&disk), 0));
        disk.leave_room(None);
        store.save().unwrap();
        assert_eq!(missing(&store_on(&disk), 4), [0; 0]);
    }
}

#[test]
fn a_failed_compaction_loses_nothing() {
    for (call, kind) in [Call::Make, Call::Append, Call::Sync, Call::Rename, Call::SyncFolder]
        .into_iter()
        .flat_map(|call| [ErrorKind::StorageFull, ErrorKind::Other].map(|kind| (call, kind)))
    {
        // The first, second or third such call fails.
        for before in 0..3 {
            let disk = SimulatedDisk::new(SOUND);
            let mut store = store_on(&disk);
            for round in 0..6 {
                store.take(
                    (0..4).map(|number| change_of(number, Mark::Read, round % 2 == 1)).collect::<Vec<_>>(),
                );
                store.save().unwrap();
            }
            store.take((0..4).map(read).collect::<Vec<_>>());
            store.save().unwrap();
            for _ in 0..before {
                disk.fail(call, ErrorKind::Interrupted);
            }
            disk.fail(call, kind);
            let _ = store.compact();
            assert_eq!(missing(&store_on(&disk), 4), [0; 0], "{call:?}");
            store.take(vec![read(9)]);
            while store.save().is_err() {}
            assert!(is_read(&store_on(&disk), 9));
        }
    }
}

#[test]
fn an_unreadable_log_is_reported_once_and_read_later() {
    let disk = SimulatedDisk::new(SOUND);
    let mut store = store_on(&disk);
    store.take(vec![read(0)]);
    store.save().unwrap();
    let mut other = Store::on(Arc::new(disk.clone()), simulated(), Some("fedcba9876543210".to_owned()));
    disk.fail(Call::Open, ErrorKind::Other);
    disk.fail(Call::Open, ErrorKind::Other);
    assert!(matches!(other.look().as_slice(), [Phrase::MarksNotRead { .. }]));
    assert_eq!(other.look(), []);
    assert!(!is_read(&other, 0));
    assert_eq!(other.look(), []);
    assert!(is_read(&other, 0));
}
