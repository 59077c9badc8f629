//! Whatever happens in whatever order: the machine keeps its promises.
//!
//! A sequence of steps is played against a small made-up library. The hand is played too: it answers
//! late, out of order, with old tickets, or never.

use std::sync::Arc;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use vigie::app::facets::FacetLine;
use vigie::app::window::{self, Line};
use vigie::app::{Effect, Message, Outcome, Pane, Size, State, Ticket, update};
use vigie::input::{ACTIONS, Chord, Code, Key, Mode};
use vigie::library::{Entry, Library};
use vigie::markdown::layout::wrap_text;
use vigie::model::{ArticlePath, SafeUrl};
use vigie::text::{CleanText, Role, Row};
use vigie::view;
use vigie::wording::Phrase;
use vigie::{frontmatter, page};

use crate::support::TODAY;

/// Something that happens.
#[derive(Clone, Debug)]
enum Step {
    Press(Vec<Key>),
    Type(String),
    Paste(String),
    Resize(u16, u16),
    /// More articles of the load that runs, or the first ones of another.
    Load {
        articles: usize,
        another: bool,
        finished: bool,
    },
    LoadFailed,
    /// The answer to one of the open questions, the others stay open.
    Answer(usize),
    /// The answers to all open questions, the newest first.
    AnswerAll,
    /// An answer that nobody waits for.
    Stale(usize),
    /// A question that is never answered.
    Forget(usize),
    OpenEnded(usize),
    WorkerFailed,
    /// The folder goes away, comes back, was looked at in vain, or something went wrong with it.
    FolderNews(usize),
}

/// The articles of the made-up library: dates with and without months, tags in several spellings, tags
/// that all share, links that are none.
fn entry(index: usize, load: u64) -> Entry {
    let date = match index % 9 {
        7 => String::new(),
        8 => "date: 2325-01-01\n".into(),
        other => format!("date: 202{}-{:02}-{:02}\n", other % 5, index % 12 + 1, index % 28 + 1),
    };
    let tag =
        ["Harbour News — Latest", "harbour news — latest", "Météo", "meteo", "C++", "Bell \"Ringer\", old"]
            [(index + usize::try_from(load).unwrap_or(0)) % 6];
    let tag = tag.replace('"', "\\\"");
    let link = ["https://example.org/a", "[object Object]", "javascript:alert(1)", "", "file:///etc/passwd"]
        [index % 5];
    let text = format!(
        "---\ntitle: \"Étude no {index} of the harbour\"\n{date}tags: [\"France\", \"{tag}\"]\n\
         sourceUrl: \"{link}\"\npermalink: \"/papers/{index}\"\nsummary: \"Light and fog […]\"\n---\n\
         A text about bells and fog.\n"
    );
    let path = ArticlePath::new(format!("{index}.md").into());
    let reading = frontmatter::read(&path, text.as_bytes(), TODAY);
    let text = page::searched_text(&reading);
    Entry::new(reading.article, &text)
}

/// A machine, the questions that it asked, and what it did.
struct Play {
    state: State,
    open: Vec<Effect>,
    /// What the hand answers at once.
    answers: Vec<Message>,
    loads: u64,
    /// Everything asked for, as text.
    log: Vec<String>,
    quits: usize,
    /// Whether everything is checked and drawn after every message, or only played.
    watched: bool,
}

impl Play {
    fn new(watched: bool) -> Self {
        let library = Arc::new(Library::empty(CleanText::line("made up"), TODAY, 1));
        let mut state = State::new(library, Size::new(120, 40), TODAY);
        state.site = SafeUrl::parse("https://site.example").ok();
        Self { state, open: Vec::new(), answers: Vec::new(), loads: 1, log: Vec::new(), quits: 0, watched }
    }

    fn send(&mut self, message: Message) {
        let effects = update(&mut self.state, message);
        self.log.push(format!("{effects:?}"));
        for effect in effects {
            match effect {
                Effect::Find { .. } | Effect::LayOut { .. } => self.open.push(effect),
                Effect::Open(url) | Effect::Copy(url) => {
                    assert!(matches!(url.as_str().split_once("://"), Some(("http" | "https", _))), "{url:?}");
                }
                Effect::Quit => self.quits += 1,
                Effect::SaveSearch { name, query } => {
                    // The hand keeps them in mind, and says no at times.
                    let searches = self.state.searches.clone();
                    let saved = match query {
                        Some(query) => searches.with(&name, &query),
                        None => searches.without(&name),
                    };
                    let say = Phrase::SearchSaved { name };
                    let answer = if self.quits.is_multiple_of(2) { Ok((saved, say)) } else { Err(say) };
                    self.answers.push(Message::SearchSaved(answer));
                }
                Effect::ReadSearches => {
                    self.answers.push(Message::SearchesRead(Ok(self.state.searches.clone())));
                }
                Effect::RememberLessons(_)
                | Effect::SaveMarks(_)
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

    fn play(&mut self, step: &Step) {
        match step {
            Step::Press(keys) => keys.iter().for_each(|&key| self.send(Message::Key(key))),
            Step::Type(text) => {
                text.chars().for_each(|character| self.send(Message::Key(Key::plain(character))));
            }
            Step::Paste(text) => self.send(Message::Pasted(CleanText::line(text))),
            Step::Resize(columns, rows) => self.send(Message::Resized(Size::new(*columns, *rows))),
            Step::Load { articles, another, finished } => self.load(*articles, *another, *finished),
            Step::LoadFailed => self.send(Message::LoadFailed(Phrase::SearchingFailed)),
            Step::Answer(index) => {
                if !self.open.is_empty() {
                    let effect = self.open.remove(index % self.open.len());
                    self.send(answer(effect));
                }
            }
            Step::AnswerAll => {
                while let Some(effect) = self.open.pop() {
                    self.send(answer(effect));
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
            Step::FolderNews(index) => {
                let news = [
                    Message::FolderMissing(true),
                    Message::FolderMissing(false),
                    Message::Looked,
                    Message::Trouble(Phrase::SearchingFailed),
                ];
                self.send(news[index % 4].clone());
            }
            Step::WorkerFailed => self.send(Message::WorkerFailed(Phrase::SearchingFailed)),
        }
    }

    fn load(&mut self, articles: usize, another: bool, finished: bool) {
        let before = if another {
            self.loads += 1;
            Library::empty(CleanText::line("made up"), TODAY, self.loads)
        } else {
            Library::clone(&self.state.library)
        };
        let first = before.len();
        let load = before.load();
        let entries: Vec<Entry> = (first..first + articles).map(|index| entry(index, load)).collect();
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

    /// An answer with a ticket of the past or future changes nothing and asks for nothing.
    fn stale(&mut self, index: usize) {
        let wrong =
            |newest: Ticket| if index.is_multiple_of(2) { newest.next() } else { Ticket(newest.0 / 2) };
        let finding = self.state.library.find(&vigie::library::Question::default());
        let (find, layout) = (wrong(self.state.find_ticket), wrong(self.state.layout_ticket));
        let rows: Arc<[Row]> = Arc::new([Row::of(CleanText::line("old"), Role::Text)]);
        let mut messages = Vec::new();
        if find != self.state.find_ticket {
            messages.push(Message::Found { ticket: find, finding });
        }
        if layout != self.state.layout_ticket {
            messages.push(Message::LaidOut { ticket: layout, rows });
        }
        for message in messages {
            let before = format!("{:?}", self.state);
            let effects = update(&mut self.state, message);
            assert_eq!(effects, []);
            assert_eq!(format!("{:?}", self.state), before);
        }
    }

    /// What holds after every message.
    fn check(&self) {
        let state = &self.state;
        let articles = state.finding.ids.len();
        assert!(state.list.cursor < articles.max(1), "the cursor is in the list");
        let rows = state.list_area().rows();
        if rows > 0 && articles > 0 {
            let lines = window::lines(&state.finding, state.list.top, rows, state.headers());
            assert!(lines.contains(&Line::Article(state.list.cursor)), "the cursor is in the window");
        }
        let tags = &state.tags;
        assert!(tags.cursor < tags.lines.len().max(1));
        if !tags.lines.is_empty() {
            assert!(tags.lines[tags.cursor].takes_cursor(), "the cursor is on a heading or a value");
            assert!(!matches!(tags.lines.last(), Some(FacetLine::Gap | FacetLine::SharedHeader)));
            let rows = state.panes().tags.map_or(0, vigie::app::Area::rows);
            assert!(rows == 0 || (tags.top..tags.top + rows).contains(&tags.cursor), "{tags:?} {rows}");
        }
        if let Some(article) = &state.article {
            assert!(article.scroll < article.rows.len().max(1), "the window is in the article");
        }
        assert!(tags.prompt.is_none() || state.focus == Pane::Tags, "a prompt of a pane without the focus");
        assert!(state.prompt.is_none() || state.focus == Pane::List);
        let prompts = [
            state.prompt.is_some(),
            tags.prompt.is_some(),
            state.picker.is_some(),
            state.naming.is_some(),
            state.date_prompt.is_some(),
            state.palette.is_some(),
        ];
        assert!(prompts.iter().filter(|&&open| open).count() <= 1);
        if let Some(prompt) = &state.prompt {
            let text = prompt.line.value();
            let spans = [
                prompt.error.as_ref().map(|error| error.span.clone()),
                prompt.completing.as_ref().map(|completing| completing.span.clone()),
            ];
            for span in spans.into_iter().flatten() {
                assert!(text.get(span.clone()).is_some(), "{text} {span:?}");
            }
            if let Some(completing) = &prompt.completing {
                assert!(completing.chosen.unwrap_or(0) < completing.candidates.len());
            }
        }
        if let Some(picker) = &state.picker {
            assert!(picker.cursor < picker.matching(&state.searches).len().max(1));
        }
        assert_eq!(state.mode().is_typing(), prompts.contains(&true) || state.mode() == Mode::HelpPrompt);
    }

    fn draw(&self) {
        let Size { columns, rows } = self.state.size;
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("a test terminal");
        terminal.draw(|frame| view::draw(frame, &self.state)).expect("a frame");
    }
}

/// What the hand answers.
fn answer(effect: Effect) -> Message {
    match effect {
        Effect::Find { ticket, library, question } => {
            Message::Found { ticket, finding: library.find(&question) }
        }
        Effect::LayOut { ticket, library, id, columns, full } => {
            let title = library.row(id).map(|article| article.title.clone()).unwrap_or_default();
            let words = "bells and fog over the harbour ".repeat(if full { 9 } else { 40 });
            let mut rows = wrap_text(&title, Role::Title, columns);
            rows.extend(wrap_text(&CleanText::line(&words), Role::Text, columns));
            Message::LaidOut { ticket, rows: rows.into() }
        }
        other => panic!("{other:?} is not the hand's"),
    }
}

/// What is typed at times.
const TEXTS: &[&str] = &[
    "/",
    "fog ",
    "gd2022-05",
    "date:2022 ",
    "sort:title",
    "-is:bad",
    "tag:meteo",
    "-tag:\"C++\"",
    "\"fog bell",
    "zzz",
    "tag:",
    "no",
    " ",
    "m",
    "ét",
    "is:",
    "date:",
    "search:",
    "(",
    "xyz:a",
    "日本 is:x",
];

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let chords: Vec<Vec<Key>> = ACTIONS
        .iter()
        .flat_map(|row| row.chords.iter().filter_map(|chord| Chord::parse(chord)))
        .map(|chord| chord.0)
        .collect();
    let step = prop_oneof![
        16 => prop::sample::select(chords).prop_map(Step::Press),
        2 => any::<char>().prop_map(|character| Step::Press(vec![Key::plain(character)])),
        1 => any::<char>().prop_map(|character| Step::Press(vec![Key::control(character)])),
        5 => prop::sample::select(TEXTS).prop_map(|text| Step::Type(text.into())),
        1 => "[a-z\"é:\\-\t\n]{0,12}|[a-z ]{3000}".prop_map(Step::Paste),
        2 => (0..=200_u16, 0..=60_u16).prop_map(|(columns, rows)| Step::Resize(columns, rows)),
        1 => (0..=24_u16, 0..=8_u16).prop_map(|(columns, rows)| Step::Resize(columns, rows)),
        2 => (0..30_usize, prop::bool::weighted(0.3), any::<bool>())
            .prop_map(|(articles, another, finished)| Step::Load { articles, another, finished }),
        1 => Just(Step::LoadFailed),
        6 => any::<usize>().prop_map(Step::Answer),
        6 => Just(Step::AnswerAll),
        1 => any::<usize>().prop_map(Step::Stale),
        1 => any::<usize>().prop_map(Step::Forget),
        1 => any::<usize>().prop_map(Step::OpenEnded),
        1 => Just(Step::WorkerFailed),
        1 => any::<usize>().prop_map(Step::FolderNews),
    ];
    prop::collection::vec(step, 1..60)
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
    fn promises_are_kept_whatever_happens(steps in steps(), articles in 0..40_usize) {
        let mut play = Play::new(true);
        play.load(articles, false, true);
        for step in &steps {
            play.play(step);
        }
        // The same again gives the same.
        let mut again = Play::new(false);
        again.load(articles, false, true);
        for step in &steps {
            again.play(step);
        }
        prop_assert_eq!(&play.log, &again.log);
        // Back leads home from anywhere, and never out.
        let quits = play.quits;
        for _ in 0..600 {
            let state = &play.state;
            if state.mode() == Mode::List && state.filter.query.is_empty() && !state.full {
                break;
            }
            play.send(Message::Key(Key::of(Code::Escape)));
        }
        prop_assert_eq!(play.state.mode(), Mode::List);
        prop_assert!(play.state.filter.query.is_empty() && play.state.prompt.is_none());
        prop_assert_eq!(play.quits, quits, "Esc never quits");
    }
}

#[test]
fn every_place_can_be_drawn_at_the_smallest_sizes() {
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
        "S g",
        "t K",
        "t G o",
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
