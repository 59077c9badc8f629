//! Marks between the machine and the disk: two hands, as two readers have them.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use vigie::app::{Effect, Message};
use vigie::io::marks::{self, Place, Timing};
use vigie::io::{Hand, Source};
use vigie::library::ManyMarks;
use vigie::model::{Mark, MarkChange, MarkKey, MarkSet};
use vigie::wording::Phrase;

use crate::support::TODAY;

const PATIENCE: Duration = Duration::from_secs(60);

fn place(folder: &Path) -> Place {
    Place { logs: folder.join("marks"), own: folder.join("state"), before: None }
}

fn hand(place: Option<Place>) -> (Hand, Receiver<Message>) {
    let (sender, messages) = channel();
    let timing = Timing { look: Duration::from_millis(5), crossing: Duration::ZERO, ..Timing::default() };
    (Hand::new(Arc::new(Source::Sample), TODAY, sender).marking(place, timing), messages)
}

fn change(number: usize, mark: Mark) -> MarkChange {
    let key = MarkKey::parse(&format!("link https://example.org/{number}")).expect("a key");
    MarkChange { key, mark, on: true }
}

/// Waits for marks.
fn marks(messages: &Receiver<Message>) -> Vec<(u64, MarkSet)> {
    loop {
        if let Message::MarksRead(marks) = messages.recv_timeout(PATIENCE).expect("an answer") {
            return marks.to_vec();
        }
    }
}

#[test]
fn marks_come_before_anything_is_loaded_and_reach_other_readers() {
    let folder = tempfile::tempdir().expect("a folder");
    marks::change(&place(folder.path()), vec![change(1, Mark::Star)]).expect("it is saved");
    let ((mut one, from_one), (_other, from_other)) =
        (hand(Some(place(folder.path()))), hand(Some(place(folder.path()))));
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
fn the_end_waits_for_every_mark() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut hand, _messages) = hand(Some(place(folder.path())));
    for number in 0..200 {
        hand.perform(Effect::SaveMarks(vec![change(number, Mark::Later)]));
    }
    assert_eq!(hand.finish(), None);
    assert_eq!(marks::numbers(&place(folder.path())).0.len(), 200);
}

#[test]
fn that_there_is_no_place_for_marks_is_said_once() {
    let (mut hand, messages) = hand(None);
    for _ in 0..3 {
        hand.perform(Effect::SaveMarks(vec![change(1, Mark::Read)]));
    }
    assert_eq!(hand.finish(), None);
    let said: Vec<Message> = messages.try_iter().collect();
    assert_eq!(said, [Message::MarksSaved(Err(Phrase::NoPlaceForMarks))]);
}

#[test]
fn what_cannot_be_saved_is_said_at_once_and_at_the_end() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = place(folder.path());
    // What is no folder can be no folder of marks, whoever runs the test.
    std::fs::write(&place.own, "").expect("a file");
    let (mut hand, messages) = hand(Some(place.clone()));
    hand.perform(Effect::SaveMarks(vec![change(1, Mark::Read)]));
    assert_eq!(marks(&messages), []);
    assert_eq!(messages.recv_timeout(PATIENCE).expect("an answer"), Message::MarksKept(1));
    let said = messages.recv_timeout(PATIENCE).expect("an answer");
    assert!(matches!(said, Message::MarksSaved(Err(Phrase::MarksNotSaved { .. }))), "{said:?}");
    let lost = hand.finish();
    assert!(matches!(lost, Some(Phrase::MarksLost { count: 1, .. })), "{lost:?}");
    // When there is a place again, they are saved after all.
    std::fs::remove_file(&place.own).expect("it is removed");
    assert_eq!(hand.finish(), None);
    assert_eq!(marks::numbers(&place).0.len(), 1);
}

#[test]
fn many_marks_are_kept_in_the_order_in_which_they_were_set() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut hand, messages) = hand(Some(place(folder.path())));
    hand.load();
    let library = loop {
        if let Message::Loaded { library, finished: true, .. } =
            messages.recv_timeout(PATIENCE).expect("an answer")
        {
            break library;
        }
    };
    let keys: Vec<MarkKey> = library.ids().filter_map(|id| library.mark_key(id)).collect();
    let numbers: Arc<[u64]> = keys.iter().map(MarkKey::number).collect();
    hand.perform(Effect::SaveManyMarks(ManyMarks { library, numbers, mark: Mark::Read, on: true }));
    let first = keys.first().expect("an article").clone();
    hand.perform(Effect::SaveMarks(vec![MarkChange { key: first.clone(), mark: Mark::Read, on: false }]));
    assert_eq!(hand.finish(), None);
    let (mut read, said) = marks::numbers(&place(folder.path()));
    read.retain(|(_, marks)| marks.has(Mark::Read));
    assert_eq!((read.len(), said), (keys.len() - 1, Vec::new()));
    assert!(read.iter().all(|(number, _)| *number != first.number()));
}
