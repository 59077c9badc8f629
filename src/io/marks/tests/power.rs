//! The power goes away, at every moment and in every way that a disk may take it.

use std::sync::Arc;

use super::sim::{Promises, SimulatedDisk};
use super::*;

/// How many changes the work acknowledges.
const CHANGES: usize = 9;

fn store_on(disk: &SimulatedDisk) -> Store {
    let mut store = Store::on(Arc::new(disk.clone()), simulated(), Some("0123456789abcdef".to_owned()));
    store.look();
    store
}

/// The changes of the work, in order: articles that are read, one that goes to and fro.
fn changes() -> Vec<MarkChange> {
    (1..=CHANGES)
        .map(|number| if number % 3 == 0 { change_of(0, Mark::Read, number % 2 == 1) } else { read(number) })
        .collect()
}

/// Writes the changes one by one: some before and some after the log is written anew, the last ones by
/// another process.
fn work(disk: &SimulatedDisk) {
    let mut store = store_on(disk);
    for (place, change) in changes().into_iter().enumerate() {
        if place == 4 {
            store.look();
            store.compact().unwrap();
        }
        if place == 6 {
            store = store_on(disk);
        }
        store.take(vec![change]);
        store.save().unwrap();
        disk.acknowledge(place + 1);
    }
}

/// In how many of all states that a disk with these promises may be found in something is missing or wrong,
/// and how many there are.
fn violations(promises: Promises) -> (usize, usize) {
    let disk = SimulatedDisk::new(promises);
    work(&disk);
    let crashes = disk.crashes();
    let is_violated = |crash: &sim::Crash| {
        let store = store_on(&crash.disk);
        // What was acknowledged counts, and what was on its way may.
        let all = changes();
        let allowed: Vec<Vec<MarkSet>> = (crash.acknowledged..=(crash.acknowledged + 1).min(CHANGES))
            .map(|count| {
                let mut ledger = Ledger::default();
                let device = ledger.device("any");
                for (place, change) in all.iter().take(count).enumerate() {
                    let sequence = u64::try_from(place).unwrap() + 1;
                    ledger.take(change.key.number(), (change.mark, change.on), sequence, device);
                }
                (0..=CHANGES).map(|number| ledger.marks(key(number).number())).collect()
            })
            .collect();
        let found: Vec<MarkSet> = (0..=CHANGES).map(|number| marks_of(&store, number)).collect();
        !allowed.contains(&found)
    };
    (crashes.iter().filter(|crash| is_violated(crash)).count(), crashes.len())
}

#[test]
fn nothing_that_was_acknowledged_is_lost_when_the_power_goes() {
    let (violations, states) = violations(Promises { files: true, folders: true });
    assert_eq!(violations, 0, "of {states}");
    assert!(states > 100, "{states}");
}

#[test]
fn the_test_of_the_power_finds_what_is_wrong_without_waiting_for_the_disk() {
    let file = violations_of_short_work(Promises { files: false, folders: true });
    assert!(file > 0);
    let (folder, _) = violations(Promises { files: true, folders: false });
    assert!(folder > 0);
}

/// The same for a disk that promises nothing of files, where there are too many states for the whole work.
fn violations_of_short_work(promises: Promises) -> usize {
    let disk = SimulatedDisk::new(promises);
    let mut store = store_on(&disk);
    for number in 0..3 {
        store.take(vec![read(number)]);
        store.save().unwrap();
        disk.acknowledge(number + 1);
    }
    let lost = |crash: &sim::Crash| !missing(&store_on(&crash.disk), crash.acknowledged).is_empty();
    disk.crashes().iter().filter(|crash| lost(crash)).count()
}

#[test]
fn a_store_that_is_found_after_the_power_went_goes_on() {
    let disk = SimulatedDisk::new(Promises { files: true, folders: true });
    work(&disk);
    for crash in disk.crashes().iter().step_by(7) {
        let mut store = store_on(&crash.disk);
        store.take(vec![read(100), change_of(100, Mark::Star, true)]);
        store.save().unwrap();
        assert!(is_read(&store_on(&crash.disk), 100));
    }
}
