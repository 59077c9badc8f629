//! Marks between the machine and the disk: runtimes of several readers on one folder of marks, and in
//! [`killed`] processes that are killed while they save. Other tests of marks: `stories::marks` what keys do
//! and the screen shows, `machine::marks` undo and redo under random messages, `cli::marks` the commands,
//! `terminal::marks` two real readers. Logs, tables and undo each have their tests beside the code.

mod killed;

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use vigie::app::{Effect, Message};
use vigie::frontmatter;
use vigie::io::marks::{self, MarksLocation, WriterTiming};
use vigie::io::{Runtime, RuntimeOptions, Source};
use vigie::library::{Library, NewArticle};
use vigie::model::{ArticlePath, Mark, MarkChange, MarkChanges, MarkKey, MarkSet};
use vigie::text::CleanText;
use vigie::wording::Phrase;

use crate::support::TODAY;

const PATIENCE: Duration = Duration::from_secs(60);

fn place(folder: &Path) -> MarksLocation {
    MarksLocation { logs: folder.join("marks"), own: folder.join("state"), before: None }
}

fn runtime(place: Option<MarksLocation>) -> (Runtime, Receiver<Message>) {
    let (sender, messages) = channel();
    let timing = WriterTiming { look: Duration::from_millis(5), ..WriterTiming::default() };
    let options =
        RuntimeOptions { marks: place, marks_timing: timing, ..RuntimeOptions::of(Source::Sample, TODAY) };
    (Runtime::start(options, Arc::new(move |message| drop(sender.send(message)))), messages)
}

fn key(number: usize) -> MarkKey {
    MarkKey::parse(&format!("link https://example.org/{number}")).expect("a key")
}

/// A library of this number of articles, whose keys are those of the numbers from 0 on.
fn library(count: usize) -> Arc<Library> {
    let entry = |number: usize| {
        let path = ArticlePath::new(format!("{number}.md").into());
        let text = format!("---\ntitle: Fog\nsourceUrl: https://example.org/{number}\n---\n");
        NewArticle::new(frontmatter::read(&path, text.as_bytes(), TODAY).article, "")
    };
    let entries: Vec<NewArticle> = (0..count).map(entry).collect();
    Arc::new(Library::empty(CleanText::line("papers"), TODAY, 1).with(&entries).expect("it is indexed"))
}

/// The mark id of an article.
fn mark_id(library: &Library, number: usize) -> u64 {
    let id = library.at(&ArticlePath::new(format!("{number}.md").into())).expect("it is there");
    library.mark_id(id).expect("every article has a mark id")
}

/// Marks articles by number.
fn set(library: &Arc<Library>, mark: Mark, articles: &[usize]) -> Effect {
    let numbers = articles.iter().map(|&number| mark_id(library, number)).collect();
    Effect::SaveMarks { library: Arc::clone(library), changes: MarkChanges::new(mark, true, numbers) }
}

/// Waits for the next message with marks.
fn marks(messages: &Receiver<Message>) -> Vec<(u64, MarkSet)> {
    loop {
        if let Message::MarksRead { marks, .. } = messages.recv_timeout(PATIENCE).expect("an answer") {
            return marks.iter().map(|(number, record)| (*number, record.marks())).collect();
        }
    }
}

#[test]
fn marks_are_read_before_loading_and_reach_other_readers() {
    let folder = tempfile::tempdir().expect("a folder");
    marks::change(&place(folder.path()), vec![MarkChange { key: key(1), mark: Mark::Star, on: true }])
        .expect("it is saved");
    let ((mut one, from_one), (_other, from_other)) =
        (runtime(Some(place(folder.path()))), runtime(Some(place(folder.path()))));
    assert_eq!(marks(&from_one).len(), 1);
    assert_eq!(marks(&from_other).len(), 1);
    let library = library(3);
    one.perform(set(&library, Mark::Read, &[1, 2]));
    let mut seen = marks(&from_other);
    seen.sort_unstable_by_key(|(number, _)| *number);
    let read = MarkSet::default().with(Mark::Read, true);
    let mut expected = vec![(mark_id(&library, 1), read), (mark_id(&library, 2), read)];
    expected.sort_unstable_by_key(|(number, _)| *number);
    assert_eq!(seen, expected);
}

#[test]
fn quitting_waits_until_all_marks_are_saved() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut runtime, _messages) = runtime(Some(place(folder.path())));
    let library = library(200);
    for number in 0..200 {
        runtime.perform(set(&library, Mark::Later, &[number]));
    }
    assert_eq!(runtime.finish(), None);
    assert_eq!(marks::numbers(&place(folder.path())).0.len(), 200);
}

#[test]
fn a_missing_place_for_marks_is_reported_once() {
    let (mut runtime, messages) = runtime(None);
    for _ in 0..3 {
        runtime.perform(set(&library(2), Mark::Read, &[1]));
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
    runtime.perform(set(&library(2), Mark::Read, &[1]));
    assert_eq!((marks(&messages), marks(&messages)), (vec![], vec![]), "the start and the request");
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
fn marks_are_saved_in_the_order_in_which_they_were_set() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut runtime, _messages) = runtime(Some(place(folder.path())));
    let library = library(50);
    let all: Vec<usize> = (0..50).collect();
    runtime.perform(set(&library, Mark::Read, &all));
    let unread = MarkChanges::new(Mark::Read, false, vec![mark_id(&library, 7)]);
    // The article is gone from the folder when its mark is undone.
    let gone =
        library.changed(&[], &[ArticlePath::new("7.md".into()).number()].into(), 2).expect("it is indexed");
    runtime.perform(Effect::SaveMarks { library: Arc::new(gone), changes: unread });
    assert_eq!(runtime.finish(), None);
    let (read, problems) = marks::by_key(&place(folder.path()));
    let read: Vec<_> = read.into_iter().filter(|(_, marks)| marks.has(Mark::Read)).collect();
    assert_eq!((read.len(), problems), (49, Vec::new()));
    assert!(read.iter().all(|(found, _)| found.link() != key(7).link()));
}
