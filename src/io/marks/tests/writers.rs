//! Several writers of one log at once, while another process compacts it all the time.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;

const WRITERS: usize = 3;
const MARKS: usize = 120;

#[test]
fn concurrent_writers_and_compaction_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let place = in_folder(folder.path());
    device::keep(&place.own, &device::new_name()).unwrap();
    let (ended, compactions) = (AtomicUsize::new(0), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for writer in 0..WRITERS {
            let (place, ended, compactions) = (&place, &ended, &compactions);
            scope.spawn(move || {
                let mut store = opened(place);
                for number in 0..MARKS {
                    let own = writer * MARKS + number;
                    store.look();
                    store.take(vec![read(own), change_of(100_000 + writer, Mark::Star, number % 2 == 0)]);
                    store.save().unwrap();
                    // From time to time all writers wait for a compaction, so that they continue right after
                    // it.
                    let before = compactions.load(Ordering::SeqCst);
                    while number % 20 == 19 && compactions.load(Ordering::SeqCst) == before {
                        std::thread::yield_now();
                    }
                }
                ended.fetch_add(1, Ordering::SeqCst);
            });
        }
        scope.spawn(|| {
            let mut store = opened(&place);
            while ended.load(Ordering::SeqCst) < WRITERS {
                compactions.fetch_add(usize::from(store.compact().unwrap()), Ordering::SeqCst);
                std::thread::yield_now();
            }
        });
    });
    let store = opened(&place);
    assert_eq!(missing(&store, WRITERS * MARKS), [0; 0]);
    assert!(compactions.load(Ordering::SeqCst) >= MARKS / 20);
    for writer in 0..WRITERS {
        assert!(!marks_of(&store, 100_000 + writer).has(Mark::Star), "the last change counts");
    }
}
