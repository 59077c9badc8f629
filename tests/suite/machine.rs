//! The state machine under random sequences of messages: its invariants hold after every one.
//!
//! A sequence of steps is played against a small made-up library. The test also plays the runtime, which
//! answers late, out of order, with old tickets, or never.

mod answers;
mod checks;
mod marks;
mod steps;

use std::collections::HashMap;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use vigie::app::picture::{ImageOutcome, PictureCell, PictureEncoding};
use vigie::app::{
    Effect, ExportError, ExportRequest, ImageRequest, Message, Outcome, Picture, Size, State, Ticket, update,
};
use vigie::config::Colour;
use vigie::input::{Code, Key, PointerAct};
use vigie::library::{Library, NewArticle};
use vigie::markdown::ImageReference;
use vigie::model::{Mark, MarkChanges, MarkSet, SafeUrl};
use vigie::text::{CleanText, ImageId, Role, Row};
use vigie::wording::Phrase;

use crate::support::TODAY;

use answers::answer;
use checks::assert_same;
use steps::{Step, entry, steps};

/// The state of a machine, its unanswered effects, and a log of all effects.
struct Play {
    state: State,
    open: Vec<Effect>,
    /// Messages with which the runtime answers at once.
    answers: Vec<Message>,
    loads: u64,
    /// All effects, as text.
    log: Vec<String>,
    quits: usize,
    /// The marks that the runtime has saved, by mark id.
    kept: HashMap<u64, MarkSet>,
    /// Whether the state is checked and drawn after every message.
    watched: bool,
}

/// Whether a message may request images from the web: the key `I`, or a press on an image.
fn may_ask_for_images(message: &Message) -> bool {
    let is_press = |act| matches!(act, PointerAct::Press | PointerAct::ControlPress);
    match message {
        Message::Key(key) => *key == Key::plain('I'),
        Message::Pointer(pointer) => is_press(pointer.act),
        _ => false,
    }
}

impl Play {
    fn new(watched: bool) -> Self {
        Self {
            state: checks::start(),
            open: Vec::new(),
            answers: Vec::new(),
            loads: 1,
            log: Vec::new(),
            quits: 0,
            kept: HashMap::new(),
            watched,
        }
    }

    fn send(&mut self, message: Message) {
        let is_asking = may_ask_for_images(&message);
        let asked = self.has_asked_for_images();
        let effects = update(&mut self.state, message);
        assert!(asked || is_asking || !self.has_asked_for_images(), "no other message requests images");
        self.log.push(format!("{effects:?}"));
        for effect in effects {
            match effect {
                Effect::LoadImages(ImageRequest { fetch, .. }) => {
                    assert!(!fetch || self.has_asked_for_images(), "images are fetched only on request");
                    self.open.push(effect);
                }
                Effect::Find(_) | Effect::LayOut(_) => self.open.push(effect),
                Effect::Open(url) | Effect::Copy(url) => {
                    assert!(matches!(url.as_str().split_once("://"), Some(("http" | "https", _))), "{url:?}");
                }
                Effect::Quit => self.quits += 1,
                Effect::NewDay(today) => assert_eq!(today, self.today()),
                Effect::SaveSearch { name, query } => {
                    // The runtime saves them, and fails at times.
                    let saved = match query {
                        Some(query) => self.searches().with(&name, &query),
                        None => self.searches().without(&name),
                    };
                    let say = Phrase::SearchSaved { name, key: None };
                    let answer = if self.quits.is_multiple_of(2) { Ok((saved, say)) } else { Err(say) };
                    self.answers.push(Message::SearchSaved(answer));
                }
                Effect::ReadSearches => {
                    self.answers.push(Message::SearchesRead(Ok(self.searches())));
                }
                Effect::SaveMarks { changes, .. } => self.keep(&changes),
                Effect::CopyText(text) => {
                    assert!(text.len() <= vigie::limits::CLIPBOARD_BYTES && !text.contains(['\n', '\u{1b}']));
                }
                Effect::Edit(_) => self.answers.push(Message::Edited(Ok(()))),
                Effect::Pipe { words, .. } => {
                    assert!(!words.is_empty());
                    self.answers.push(Message::Piped(Err(Phrase::NoEditor)));
                }
                Effect::Export(ExportRequest { ids, path, replaces, .. }) => {
                    assert!(!ids.is_empty() && !path.is_empty());
                    let written = if replaces { Ok(Phrase::WritingNow) } else { Err(ExportError::Exists) };
                    self.answers.push(Message::Exported(written));
                }
                Effect::RememberTips(_)
                | Effect::RememberTheme(_)
                | Effect::DropImages
                | Effect::Reload
                | Effect::Redraw
                | Effect::Suspend => {}
            }
        }
        if self.watched {
            self.check();
            self.draw();
        }
        while let Some(message) = self.answers.pop() {
            self.send(message);
        }
    }

    /// Answers as the runtime does: with one message, or one for each image.
    fn answer(&mut self, effect: Effect) {
        let Effect::LoadImages(ImageRequest { ticket, images, fetch, frame, .. }) = effect else {
            return self.send(answer(effect));
        };
        for &ImageReference { id: image, .. } in &*images {
            let (columns, rows) = (frame.columns / 2, frame.rows);
            let cell = PictureCell { symbol: "▀".into(), front: Colour::Indexed(1), back: None };
            let form = match image.0 % 2 {
                0 => PictureEncoding::Cells(vec![cell; usize::from(columns) * usize::from(rows)]),
                _ => PictureEncoding::Sequence("\u{1b}Pq\u{1b}\\".into()),
            };
            let outcome = match (image.0 % 3, fetch) {
                (0, _) | (1, true) => ImageOutcome::Drawn(Arc::new(Picture { frame, columns, rows, form })),
                (1, false) => ImageOutcome::NotHere,
                _ => ImageOutcome::Failed(Phrase::ImageBroken),
            };
            self.send(Message::ImageLoaded { ticket, image, outcome });
        }
    }

    fn play(&mut self, step: &Step) {
        match step {
            Step::Press(keys) => keys.iter().for_each(|&key| self.send(Message::Key(key))),
            Step::Type(text) => {
                text.chars().for_each(|character| self.send(Message::Key(Key::plain(character))));
            }
            Step::Point(pointer) => self.send(Message::Pointer(*pointer)),
            Step::Paste(text) => self.send(Message::Pasted(CleanText::line(text))),
            Step::Resize(columns, rows) => self.send(Message::Resized(Size::new(*columns, *rows))),
            Step::Load { articles, another, finished } => self.load(*articles, *another, *finished),
            Step::LoadFailed => self.send(Message::LoadFailed(Phrase::SearchingFailed)),
            Step::Answer(index) => {
                if !self.open.is_empty() {
                    let effect = self.open.remove(index % self.open.len());
                    self.answer(effect);
                }
            }
            Step::AnswerAll => {
                while let Some(effect) = self.open.pop() {
                    self.answer(effect);
                }
            }
            Step::Stale(index) => self.stale(*index),
            Step::Forget(index) => {
                if !self.open.is_empty() {
                    self.open.remove(index % self.open.len());
                }
            }
            Step::OpenEnded(index) => {
                let url = SafeUrl::parse("https://example.org/a").expect("a web link");
                let failed = Outcome::Failed(CleanText::line("no luck"));
                let outcomes = [Outcome::Opened, Outcome::NoBrowser, Outcome::Remote, failed];
                self.send(Message::OpenEnded { url, outcome: outcomes[index % 4].clone() });
            }
            Step::OthersMark(bits) => self.others_mark(*bits),
            Step::FolderNews(index) => {
                let news = [
                    Message::FolderMissing(true),
                    Message::FolderMissing(false),
                    Message::Unchanged,
                    Message::Trouble(Phrase::SearchingFailed),
                ];
                self.send(news[index % 4].clone());
            }
            Step::NewDay(days) => {
                let today = self.today().saturating_add(jiff::Span::new().days(i64::from(*days)));
                self.send(Message::NewDay(today));
            }
            Step::WorkerFailed => self.send(Message::WorkerFailed(Phrase::SearchingFailed)),
        }
    }

    fn keep(&mut self, changes: &MarkChanges) {
        assert!(!changes.numbers().is_empty());
        for &number in changes.numbers() {
            let kept = self.kept.entry(number).or_default();
            assert_ne!(kept.has(changes.mark), changes.on, "{number} {changes:?} is set already");
            *kept = kept.with(changes.mark, changes.on);
        }
    }

    /// Another reader changes the marks of some articles, chosen by the bits.
    fn others_mark(&mut self, bits: u64) {
        let library = Arc::clone(self.library());
        let chosen = library.ids().filter(|id| bits >> (id.0 * 7 % 61) & 1 == 1);
        let marks = |id: u32| {
            let has = |mark: usize| (bits >> ((usize::try_from(id).unwrap_or(0) * 3 + mark) % 59)) & 1 == 1;
            let all = Mark::ALL.iter().enumerate();
            all.fold(MarkSet::default(), |marks, (index, &mark)| marks.with(mark, has(index)))
        };
        let read: Vec<(u64, MarkSet)> =
            chosen.filter_map(|id| Some((library.mark_id(id)?, marks(id.0)))).collect();
        self.kept.extend(read.iter().copied());
        let marks = read.into_iter().map(|(number, marks)| (number, marks.into())).collect();
        self.send(Message::MarksRead { marks, requests: self.sent_marks() });
    }

    fn load(&mut self, articles: usize, another: bool, finished: bool) {
        let before = if another {
            self.loads += 1;
            Library::empty(CleanText::line("made up"), TODAY, self.loads)
        } else {
            Library::clone(self.library())
        };
        let first = before.len();
        let load = before.load();
        let entries: Vec<NewArticle> = (first..first + articles).map(|index| entry(index, load)).collect();
        let library = Arc::new(before.with(&entries).expect("it is indexed"));
        let done = library.len();
        self.send(Message::Loaded {
            library,
            done,
            total: done + usize::from(!finished),
            finished,
            arrived: articles % 2,
        });
    }

    /// An answer with a wrong ticket changes nothing and has no effects.
    fn stale(&mut self, index: usize) {
        let wrong =
            |newest: Ticket| if index.is_multiple_of(2) { newest.next() } else { Ticket(newest.0 / 2) };
        let finding = self.library().find(&vigie::library::Question::default());
        let [newest_find, newest_layout, newest_images] = self.tickets();
        let (find, layout) = (wrong(newest_find), wrong(newest_layout));
        let rows: Arc<[Row]> = Arc::new([Row::of(CleanText::line("old"), Role::Text)]);
        let mut messages = Vec::new();
        if find != newest_find {
            messages.push(Message::Found { ticket: find, finding });
        }
        if layout != newest_layout {
            messages.push(Message::LaidOut { ticket: layout, rows, images: Arc::new([]) });
        }
        let ticket = wrong(newest_images);
        if ticket != newest_images {
            messages.push(Message::ImageLoaded { ticket, image: ImageId(3), outcome: ImageOutcome::NotHere });
        }
        for message in messages {
            let before = format!("{:?}", self.state);
            let effects = update(&mut self.state, message);
            assert_eq!(effects, []);
            assert_same(&before, &format!("{:?}", self.state));
        }
    }
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        rng_seed: RngSeed::Fixed(2026),
        failure_persistence: None,
        max_shrink_iters: 400,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn invariants_hold_after_any_steps(steps in steps(), articles in 0..40_usize) {
        let mut play = Play::new(true);
        play.load(articles, false, true);
        for step in &steps {
            play.play(step);
        }
        // The same steps have the same effects.
        let mut again = Play::new(false);
        again.load(articles, false, true);
        for step in &steps {
            again.play(step);
        }
        prop_assert_eq!(&play.log, &again.log);
        // Escape leads back to the list from anywhere, and never quits.
        let quits = play.quits;
        for _ in 0..600 {
            if play.is_home() {
                break;
            }
            play.send(Message::Key(Key::of(Code::Escape)));
        }
        prop_assert!(play.is_home(), "Esc leads to the list without a filter");
        prop_assert_eq!(play.quits, quits, "Esc never quits");
    }
}

#[test]
fn every_mode_is_drawn_at_any_small_size() {
    for keys in [
        "",
        "Enter",
        "t",
        "t /",
        "/",
        "?",
        "? /",
        "i",
        "g",
        "o",
        "/ z z",
        "t / z z",
        "f",
        "/ m Enter F a",
        "/ i s : x",
        "/ t Tab",
        "/ ( x",
        "/ x y z : a",
        "g d",
        "g d x",
        "S t",
        "Enter / b e l",
        "Enter / b e l Enter n n N",
        "Enter g o",
        "Enter g o h",
        "z",
        "z > > / b",
        "p",
        "p Enter",
        "> > > >",
        "Enter < <",
        ";",
        "Enter G ; y",
        "Y c",
        "! c a t",
        "w m",
        "w h Enter",
        "S g",
        "t K",
        "t G o",
        "s m r",
        "v v V",
        "R u",
        "2 Enter Space",
    ] {
        let mut play = Play::new(true);
        play.load(20, false, true);
        play.play(&Step::AnswerAll);
        for key in keys.split_whitespace().filter_map(Key::parse) {
            play.send(Message::Key(key));
            play.play(&Step::AnswerAll);
        }
        for columns in (0..=24).chain([40, 79, 80, 119, 120]) {
            for rows in 0..=8 {
                play.play(&Step::Resize(columns, rows));
                play.play(&Step::AnswerAll);
            }
        }
    }
}
