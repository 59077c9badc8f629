//! Power loss at every moment, with every outcome that the disk allows.

use std::sync::Arc;

use super::sim::{Promises, SimulatedDisk};
use super::*;
use crate::io::marks::ledger::Ledger;

/// How many changes the workload makes.
const CHANGES: usize = 9;

fn store_on(disk: &SimulatedDisk) -> Store {
    let mut store = Store::on(Arc::new(disk.clone()), simulated(), Some("0123456789abcdef".to_owned()));
    store.look();
    store
}

/// The changes of the workload, in order: some articles are read, and one is toggled.
fn changes() -> Vec<MarkChange> {
    (1..=CHANGES)
        .map(|number| if number % 3 == 0 { change_of(0, Mark::Read, number % 2 == 1) } else { read(number) })
        .collect()
}

/// Saves the changes one by one. The log is compacted on the way, and another process makes the last ones.
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

/// In how many of all states in which a disk with these promises may be found something is missing or wrong,
/// and how many states there are.
fn violations(promises: Promises) -> (usize, usize) {
    let disk = SimulatedDisk::new(promises);
    work(&disk);
    let crashes = disk.crashes();
    let is_violated = |crash: &sim::Crash| {
        let store = store_on(&crash.disk);
        // Acknowledged changes must be there, and the next one may be.
        let all = changes();
        let allowed: Vec<Vec<MarkSet>> = (crash.acknowledged..=(crash.acknowledged + 1).min(CHANGES))
            .map(|count| {
                let mut ledger = Ledger::default();
                let device = ledger.device("any");
                for (place, change) in all.iter().take(count).enumerate() {
                    let sequence = u64::try_from(place).unwrap() + 1;
                    ledger.take((&change.key).into(), (change.mark, change.on), sequence, device);
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
fn acknowledged_changes_survive_a_power_loss() {
    let (violations, states) = violations(Promises { files: true, folders: true });
    assert_eq!(violations, 0, "of {states}");
    assert!(states > 100, "{states}");
}

#[test]
fn the_simulation_detects_losses_on_a_disk_that_ignores_syncs() {
    let file = violations_of_short_work(Promises { files: false, folders: true });
    assert!(file > 0);
    let (folder, _) = violations(Promises { files: true, folders: false });
    assert!(folder > 0);
}

/// The same with a smaller workload, for a disk that promises nothing about files: the whole one has too many
/// states.
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
fn marks_can_be_saved_after_a_power_loss() {
    let disk = SimulatedDisk::new(Promises { files: true, folders: true });
    work(&disk);
    for crash in disk.crashes().iter().step_by(7) {
        let mut store = store_on(&crash.disk);
        store.take(vec![read(100), change_of(100, Mark::Star, true)]);
        store.save().unwrap();
        assert!(is_read(&store_on(&crash.disk), 100));
    }
}
