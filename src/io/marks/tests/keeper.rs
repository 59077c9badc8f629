//! The thread that keeps marks, as the machine meets it.

use std::io::ErrorKind;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use super::sim::{Call, Promises, SimulatedDisk};
use super::*;
use crate::app::Message;
use crate::io::Answer;

const PATIENCE: Duration = Duration::from_secs(60);
const QUICK: Timing =
    Timing { look: Duration::from_millis(5), retry: Duration::from_millis(10), crossing: PATIENCE };

fn started(
    store: impl FnOnce() -> Store + Send + 'static,
    timing: Timing,
) -> (MarkKeeper, Receiver<Message>) {
    let (sender, receiver) = channel();
    let answer: Answer = Arc::new(move |message| drop(sender.send(message)));
    (MarkKeeper::start_with(store, timing, &answer).unwrap(), receiver)
}

fn next(messages: &Receiver<Message>) -> Message {
    loop {
        let message = messages.recv_timeout(PATIENCE).expect("the thread answers");
        if !matches!(message, Message::MarksKept(_)) {
            return message;
        }
    }
}

fn only(number: usize, marks: &[Mark]) -> Message {
    let marks = marks.iter().fold(MarkSet::default(), |set, mark| set.with(*mark, true));
    Message::MarksRead(Arc::from([(key(number).number(), marks)]))
}

#[test]
fn two_readers_hear_of_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let place = in_folder(folder.path());
    let start = || {
        let place = place.clone();
        started(move || Store::at(place), QUICK)
    };
    let ((one, from_one), (other, from_other)) = (start(), start());
    assert_eq!(next(&from_one), Message::MarksRead(Arc::from([])));
    assert_eq!(next(&from_other), Message::MarksRead(Arc::from([])));
    for number in 0..20 {
        let (giver, from_giver, from_taker) =
            if number % 2 == 0 { (&one, &from_one, &from_other) } else { (&other, &from_other, &from_one) };
        giver.keep(vec![read(number)]);
        assert_eq!(next(from_giver), Message::MarksSaved(Ok(0)));
        // So soon after the start it is told again what was marked.
        assert_eq!(next(from_giver), only(number, &[Mark::Read]));
        assert_eq!(next(from_taker), only(number, &[Mark::Read]));
    }
    drop(one);
    let (_, third) = start();
    let Message::MarksRead(all) = next(&third) else { panic!("all marks come first") };
    assert_eq!(all.len(), 20);
}

#[test]
fn what_could_not_be_saved_is_said_once_and_that_it_was_saved_after_all() {
    let disk = SimulatedDisk::new(Promises { files: true, folders: true });
    let own = disk.clone();
    let store = move || Store::on(Arc::new(own), simulated(), Some("0123456789abcdef".to_owned()));
    let (keeper, messages) = started(store, QUICK);
    assert_eq!(next(&messages), Message::MarksRead(Arc::from([])));
    for _ in 0..3 {
        disk.fail(Call::Append, ErrorKind::ReadOnlyFilesystem);
    }
    keeper.keep(vec![read(1)]);
    let Message::MarksSaved(Err(Phrase::MarksNotSaved { reason })) = next(&messages) else {
        panic!("it is said")
    };
    assert_eq!(reason.as_str(), "read-only filesystem or storage medium");
    let said: Vec<Message> = (0..2).map(|_| next(&messages)).collect();
    assert!(said.contains(&only(1, &[Mark::Read])), "it counts all the same: {said:?}");
    assert!(said.contains(&Message::MarksSaved(Ok(1))), "{said:?}");
    assert_eq!(keeper.finish(PATIENCE), None);
    // What is never saved is said at the end.
    disk.leave_room(Some(0));
    keeper.keep(vec![read(2), read(3)]);
    let lost = keeper.finish(PATIENCE);
    assert!(matches!(lost, Some(Phrase::MarksLost { count: 2, .. })), "{lost:?}");
    disk.leave_room(None);
    assert_eq!(keeper.finish(PATIENCE), None);
}

#[test]
fn every_change_is_kept_in_the_order_in_which_they_were_made() {
    let disk = SimulatedDisk::new(Promises { files: true, folders: true });
    let store = {
        let disk = disk.clone();
        move || Store::on(Arc::new(disk), simulated(), Some("0123456789abcdef".to_owned()))
    };
    let (keeper, messages) = started(store, QUICK);
    next(&messages);
    for round in 0..50 {
        keeper.keep(vec![change_of(1_000, Mark::Read, round % 2 == 0), read(round)]);
    }
    // One that cannot be made takes no other with it.
    keeper.keep_made(|| std::panic::resume_unwind(Box::new("broken")));
    keeper.keep_made(|| vec![read(50)]);
    assert_eq!(keeper.finish(PATIENCE), None);
    let failed = Message::WorkerFailed(Phrase::KeepingMarksFailed);
    assert!(messages.try_iter().any(|message| message == failed));
    let mut store = Store::on(Arc::new(disk), simulated(), None);
    store.look();
    assert_eq!(missing(&store, 51), [0; 0]);
    assert!(!is_read(&store, 1_000));
}
