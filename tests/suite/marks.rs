//! Marks between the machine and the disk: runtimes of several readers on one folder of marks.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use vigie::app::{Effect, Message};
use vigie::io::marks::{self, MarksLocation, WriterTiming};
use vigie::io::{Runtime, Source};
use vigie::library::BulkMark;
use vigie::model::{Mark, MarkChange, MarkKey, MarkSet};
use vigie::wording::Phrase;

use crate::support::TODAY;

const PATIENCE: Duration = Duration::from_secs(60);

fn place(folder: &Path) -> MarksLocation {
    MarksLocation { logs: folder.join("marks"), own: folder.join("state"), before: None }
}

fn runtime(place: Option<MarksLocation>) -> (Runtime, Receiver<Message>) {
    let (sender, messages) = channel();
    let timing =
        WriterTiming { look: Duration::from_millis(5), in_flight: Duration::ZERO, ..WriterTiming::default() };
    (Runtime::new(Arc::new(Source::Sample), TODAY, sender).with_marks(place, timing), messages)
}

fn change(number: usize, mark: Mark) -> MarkChange {
    let key = MarkKey::parse(&format!("link https://example.org/{number}")).expect("a key");
    MarkChange { key, mark, on: true }
}

/// Waits for the next message with marks.
fn marks(messages: &Receiver<Message>) -> Vec<(u64, MarkSet)> {
    loop {
        if let Message::MarksRead(marks) = messages.recv_timeout(PATIENCE).expect("an answer") {
            return marks.to_vec();
        }
    }
}

#[test]
fn marks_are_read_before_loading_and_reach_other_readers() {
    let folder = tempfile::tempdir().expect("a folder");
    marks::change(&place(folder.path()), vec![change(1, Mark::Star)]).expect("it is saved");
    let ((mut one, from_one), (_other, from_other)) =
        (runtime(Some(place(folder.path()))), runtime(Some(place(folder.path()))));
    assert_eq!(marks(&from_one).len(), 1);
    assert_eq!(marks(&from_other).len(), 1);
    one.perform(Effect::SaveMarks(vec![change(1, Mark::Read), change(2, Mark::Read)]));
    let mut seen = marks(&from_other);
    seen.sort_unstable_by_key(|(number, _)| *number);
    let read = MarkSet::default().with(Mark::Read, true);
    let mut expected = vec![
        (change(1, Mark::Read).key.number(), read.with(Mark::Star, true)),
        (change(2, Mark::Read).key.number(), read),
    ];
    expected.sort_unstable_by_key(|(number, _)| *number);
    assert_eq!(seen, expected);
}

#[test]
fn quitting_waits_until_all_marks_are_saved() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut runtime, _messages) = runtime(Some(place(folder.path())));
    for number in 0..200 {
        runtime.perform(Effect::SaveMarks(vec![change(number, Mark::Later)]));
    }
    assert_eq!(runtime.finish(), None);
    assert_eq!(marks::numbers(&place(folder.path())).0.len(), 200);
}

#[test]
fn a_missing_place_for_marks_is_reported_once() {
    let (mut runtime, messages) = runtime(None);
    for _ in 0..3 {
        runtime.perform(Effect::SaveMarks(vec![change(1, Mark::Read)]));
    }
    assert_eq!(runtime.finish(), None);
    let reported: Vec<Message> = messages.try_iter().collect();
    assert_eq!(reported, [Message::MarksSaved(Err(Phrase::NoPlaceForMarks))]);
}

#[test]
fn failed_saves_are_reported_at_once_and_at_the_end() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = place(folder.path());
    // A file in the place of the folder fails for every user, also for root.
    std::fs::write(&place.own, "").expect("a file");
    let (mut runtime, messages) = runtime(Some(place.clone()));
    runtime.perform(Effect::SaveMarks(vec![change(1, Mark::Read)]));
    assert_eq!(marks(&messages), []);
    assert_eq!(messages.recv_timeout(PATIENCE).expect("an answer"), Message::MarksKept(1));
    let failure = messages.recv_timeout(PATIENCE).expect("an answer");
    assert!(matches!(failure, Message::MarksSaved(Err(Phrase::MarksNotSaved { .. }))), "{failure:?}");
    let lost = runtime.finish();
    assert!(matches!(lost, Some(Phrase::MarksLost { count: 1, .. })), "{lost:?}");
    // When the folder can be created again, the marks are saved after all.
    std::fs::remove_file(&place.own).expect("it is removed");
    assert_eq!(runtime.finish(), None);
    assert_eq!(marks::numbers(&place).0.len(), 1);
}

#[test]
fn many_marks_are_saved_in_the_order_in_which_they_were_set() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut runtime, messages) = runtime(Some(place(folder.path())));
    runtime.load();
    let library = loop {
        if let Message::Loaded { library, finished: true, .. } =
            messages.recv_timeout(PATIENCE).expect("an answer")
        {
            break library;
        }
    };
    let keys: Vec<MarkKey> = library.ids().filter_map(|id| library.mark_key(id)).collect();
    let numbers: Arc<[u64]> = keys.iter().map(MarkKey::number).collect();
    runtime.perform(Effect::SaveBulkMark(BulkMark { library, numbers, mark: Mark::Read, on: true }));
    let first = keys.first().expect("an article").clone();
    runtime.perform(Effect::SaveMarks(vec![MarkChange { key: first.clone(), mark: Mark::Read, on: false }]));
    assert_eq!(runtime.finish(), None);
    let (mut read, problems) = marks::numbers(&place(folder.path()));
    read.retain(|(_, marks)| marks.has(Mark::Read));
    assert_eq!((read.len(), problems), (keys.len() - 1, Vec::new()));
    assert!(read.iter().all(|(number, _)| *number != first.number()));
}
