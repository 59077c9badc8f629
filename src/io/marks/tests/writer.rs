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
const QUICK: WriterTiming =
    WriterTiming { look: Duration::from_millis(5), retry: Duration::from_millis(10), in_flight: PATIENCE };

fn started(
    store: impl FnOnce() -> Store + Send + 'static,
    timing: WriterTiming,
) -> (MarkWriter, Receiver<Message>) {
    let (sender, receiver) = channel();
    let answer: MessageSender = Arc::new(move |message| drop(sender.send(message)));
    (MarkWriter::start_with(store, timing, &answer).unwrap(), receiver)
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
fn two_readers_see_the_marks_of_each_other() {
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
        let (marker, from_marker, from_reader) =
            if number % 2 == 0 { (&one, &from_one, &from_other) } else { (&other, &from_other, &from_one) };
        marker.save(vec![read(number)]);
        assert_eq!(next(from_marker), Message::MarksSaved(Ok(0)));
        // So soon after the first report, a reader is also sent its own marks.
        assert_eq!(next(from_marker), only(number, &[Mark::Read]));
        assert_eq!(next(from_reader), only(number, &[Mark::Read]));
    }
    drop(one);
    let (_, third) = start();
    let Message::MarksRead(all) = next(&third) else { panic!("all marks come first") };
    assert_eq!(all.len(), 20);
}

#[test]
fn a_failed_save_is_reported_once_and_so_is_its_later_success() {
    let disk = SimulatedDisk::new(Promises { files: true, folders: true });
    let own = disk.clone();
    let store = move || Store::on(Arc::new(own), simulated(), Some("0123456789abcdef".to_owned()));
    let (writer, messages) = started(store, QUICK);
    assert_eq!(next(&messages), Message::MarksRead(Arc::from([])));
    for _ in 0..3 {
        disk.fail(Call::Append, ErrorKind::ReadOnlyFilesystem);
    }
    writer.save(vec![read(1)]);
    let Message::MarksSaved(Err(Phrase::MarksNotSaved { reason })) = next(&messages) else {
        panic!("the failure is reported")
    };
    assert_eq!(reason.as_str(), "read-only filesystem or storage medium");
    let reports: Vec<Message> = (0..2).map(|_| next(&messages)).collect();
    assert!(reports.contains(&only(1, &[Mark::Read])), "it counts although it is not saved: {reports:?}");
    assert!(reports.contains(&Message::MarksSaved(Ok(1))), "{reports:?}");
    assert_eq!(writer.finish(PATIENCE), None);
    // Changes that are never saved are reported at the end.
    disk.leave_room(Some(0));
    writer.save(vec![read(2), read(3)]);
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
        writer.save(vec![change_of(1_000, Mark::Read, round % 2 == 0), read(round)]);
    }
    // A request that panics does not lose any other.
    writer.save_with(|| std::panic::resume_unwind(Box::new("broken")));
    writer.save_with(|| vec![read(50)]);
    assert_eq!(writer.finish(PATIENCE), None);
    let failed = Message::WorkerFailed(Phrase::SavingMarksFailed);
    assert!(messages.try_iter().any(|message| message == failed));
    let mut store = Store::on(Arc::new(disk), simulated(), None);
    store.look();
    assert_eq!(missing(&store, 51), [0; 0]);
    assert!(!is_read(&store, 1_000));
}
