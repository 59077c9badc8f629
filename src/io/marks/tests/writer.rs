//! The marks thread, as the state machine sees it.

use std::io::ErrorKind;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use super::sim::{Call, Promises, SimulatedDisk};
use super::*;
use crate::app::Message;
use crate::io::MessageSender;

const PATIENCE: Duration = Duration::from_secs(60);
const QUICK: WriterTiming = WriterTiming { look: Duration::from_millis(5), retry: Duration::from_millis(10) };

fn started(
    store: impl FnOnce() -> Store + Send + 'static,
    timing: WriterTiming,
) -> (MarkWriter, Receiver<Message>) {
    let (sender, receiver) = channel();
    let answer: MessageSender = Arc::new(move |message| drop(sender.send(message)));
    (MarkWriter::start_with(store, timing, &answer).unwrap(), receiver)
}

fn next(messages: &Receiver<Message>) -> Message {
    messages.recv_timeout(PATIENCE).expect("the thread answers")
}

/// A report that there are marks, by a thread that knows this number of requests.
fn report(marks: &[(u64, MarkRecord)], requests: u64) -> Message {
    Message::MarksRead { marks: marks.into(), requests }
}

/// That an article is read, by the change with a sequence number.
fn read_of(number: usize, sequence: u64) -> (u64, MarkRecord) {
    let record = MarkRecord::of_key(None, true).decided(Mark::Read, true, sequence, false);
    (key(number).number(), record)
}

#[test]
fn two_readers_see_the_marks_of_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let place = in_folder(folder.path());
    let start = || {
        let place = place.clone();
        started(move || Store::at(place), QUICK)
    };
    let ((one, from_one), (other, from_other)) = (start(), start());
    assert_eq!(next(&from_one), report(&[], 0));
    assert_eq!(next(&from_other), report(&[], 0));
    for number in 0..20 {
        let (marker, from_marker, from_reader) =
            if number % 2 == 0 { (&one, &from_one, &from_other) } else { (&other, &from_other, &from_one) };
        marker.save_with(move |_| vec![read(number)]);
        let sent = u64::try_from(number).unwrap();
        assert_eq!(next(from_marker), report(&[], sent / 2 + 1), "its own marks are not reported to it");
        assert_eq!(next(from_marker), Message::MarksSaved(Ok(0)));
        assert_eq!(next(from_reader), report(&[read_of(number, sent + 1)], sent.div_ceil(2)));
    }
    drop(one);
    let (_, third) = start();
    let Message::MarksRead { marks, .. } = next(&third) else { panic!("all marks come first") };
    assert_eq!(marks.len(), 20);
}

#[test]
fn a_failed_save_is_reported_once_and_so_is_its_later_success() {
    let disk = SimulatedDisk::new(Promises { files: true, folders: true });
    let own = disk.clone();
    let store = move || Store::on(Arc::new(own), simulated(), Some("0123456789abcdef".to_owned()));
    let (writer, messages) = started(store, QUICK);
    assert_eq!(next(&messages), report(&[], 0));
    for _ in 0..3 {
        disk.fail(Call::Append, ErrorKind::ReadOnlyFilesystem);
    }
    writer.save_with(|_| vec![read(1)]);
    assert_eq!(next(&messages), report(&[], 1), "it counts although it is not saved");
    let Message::MarksSaved(Err(Phrase::MarksNotSaved { reason })) = next(&messages) else {
        panic!("the failure is reported")
    };
    assert_eq!(reason.as_str(), "read-only filesystem or storage medium");
    assert_eq!(next(&messages), Message::MarksSaved(Ok(1)));
    assert_eq!(writer.finish(PATIENCE), None);
    // Changes that are never saved are reported at the end.
    disk.leave_room(Some(0));
    writer.save_with(|_| vec![read(2), read(3)]);
    let lost = writer.finish(PATIENCE);
    assert!(matches!(lost, Some(Phrase::MarksLost { count: 2, .. })), "{lost:?}");
    disk.leave_room(None);
    assert_eq!(writer.finish(PATIENCE), None);
}

#[test]
fn changes_are_saved_in_the_order_in_which_they_were_made() {
    let disk = SimulatedDisk::new(Promises { files: true, folders: true });
    let store = {
        let disk = disk.clone();
        move || Store::on(Arc::new(disk), simulated(), Some("0123456789abcdef".to_owned()))
    };
    let (writer, messages) = started(store, QUICK);
    next(&messages);
    for round in 0..50 {
        writer.save_with(move |_| vec![change_of(1_000, Mark::Read, round % 2 == 0), read(round)]);
    }
    // A request that panics does not lose any other.
    writer.save_with(|_| -> Vec<MarkChange> { std::panic::resume_unwind(Box::new("broken")) });
    writer.save_with(|_| vec![read(50)]);
    assert_eq!(writer.finish(PATIENCE), None);
    let failed = Message::WorkerFailed(Phrase::SavingMarksFailed);
    assert!(messages.try_iter().any(|message| message == failed));
    let mut store = Store::on(Arc::new(disk), simulated(), None);
    store.look();
    assert_eq!(missing(&store, 51), [0; 0]);
    assert!(!is_read(&store, 1_000));
}
