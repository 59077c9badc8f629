//! A reader without a terminal, for tests: keys and pointer in, screens and effects out.
//!
//! Tests ask it what a user can see: [`screen`] reads that off the drawn cells. What nobody can see, such as
//! whether a question is unanswered, is asked here and nowhere else, so that only this file and its children
//! know the fields of the state. [`settings`] sets what the command line and the settings decide.

pub mod screen;
mod settings;

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use jiff::civil;
use ratatui::buffer::Buffer;
use vigie::app::{Effect, Message, Pane, Shape, Size, State, session, update};
use vigie::config::Session;
use vigie::config::choice::{Column, GroupBy};
use vigie::input::{Key, KeySequence, Pointer, PointerAct};
use vigie::io::images::FetchLimits;
use vigie::io::{Places, Runtime, RuntimeOptions, Source};
use vigie::library::Library;
use vigie::limits::SCREEN_CELLS;
use vigie::model::MarkChange;
use vigie::text::Row;

pub use screen::text;
use screen::{FacetRow, ListRow, Screen};
pub use settings::Still;

/// The date of all tests.
pub const TODAY: civil::Date = civil::Date::constant(2026, 11, 22);

/// How long to wait for a worker before the test fails.
const PATIENCE: Duration = Duration::from_secs(60);

/// A reader whose effects are performed at once, except those for the terminal and the browser and the saving
/// of marks, which are recorded.
pub struct Reader {
    state: State,
    runtime: Runtime,
    /// Whether there is a file for saved searches.
    has_searches: bool,
    answers: Receiver<Message>,
    /// Answers to wait for that the state does not wait for.
    awaited: Vec<fn(&Message) -> bool>,
    /// Effects for the terminal and the browser, in order.
    pub asked: Vec<Effect>,
    /// Changes of marks to save, in order.
    pub kept: Vec<MarkChange>,
}

impl Reader {
    /// A reader with the embedded sample, loaded.
    pub fn sample(columns: u16, rows: u16) -> Self {
        Self::start(options(Source::Sample), &Session::default(), columns, rows)
    }

    /// A reader with a folder, loaded.
    pub fn folder(path: &Path, columns: u16, rows: u16) -> Self {
        Self::folder_again(path, &Session::default(), columns, rows)
    }

    /// A reader with a folder, loaded, with the session restored.
    pub fn folder_again(path: &Path, session: &Session, columns: u16, rows: u16) -> Self {
        Self::start(options(of_folder(path)), session, columns, rows)
    }

    /// A reader with a folder, loaded, and a folder for the file of saved searches.
    pub fn folder_with_searches(path: &Path, config: &Path, columns: u16, rows: u16) -> Self {
        let places = Places { config: Some(config.to_path_buf()), ..Places::default() };
        let options = RuntimeOptions { places, ..options(of_folder(path)) };
        Self::start(options, &Session::default(), columns, rows)
    }

    /// A reader with a folder, loaded, that may fetch images from this machine and caches them in a folder.
    pub fn folder_with_images(path: &Path, cache: Option<&Path>, columns: u16, rows: u16) -> Self {
        let fetching = FetchLimits { private: true, ..FetchLimits::default() };
        let places = Places { cache: cache.map(Path::to_path_buf), ..Places::default() };
        let options = RuntimeOptions { places, fetching, ..options(of_folder(path)) };
        Self::start(options, &Session::default(), columns, rows)
    }

    fn start(options: RuntimeOptions, session: &Session, columns: u16, rows: u16) -> Self {
        let (sender, answers) = channel();
        let library = Arc::new(Library::empty(options.source.name(), TODAY, 0));
        let mut state = State::new(library, Size::new(columns, rows), TODAY);
        state.settings.folder = options.source.root().map(Path::to_path_buf);
        session::restore(&mut state, session);
        let has_searches = options.places.searches().is_some();
        let mut runtime = Runtime::start(options, Arc::new(move |message| drop(sender.send(message))));
        runtime.load();
        let mut reader = Self {
            state,
            runtime,
            has_searches,
            answers,
            awaited: Vec::new(),
            asked: Vec::new(),
            kept: Vec::new(),
        };
        if has_searches {
            reader.awaited.push(|message| matches!(message, Message::SearchesRead(_)));
        }
        reader.settle();
        reader
    }

    /// Sends a message to the machine and waits until all its effects are performed.
    pub fn send(&mut self, message: Message) {
        self.step(message);
        self.settle();
    }

    /// Sends a message to the machine and waits only for the rows of the article.
    pub fn post(&mut self, message: Message) {
        self.step(message);
        while self.state.article.requested.is_some() {
            let message = self.answers.recv_timeout(PATIENCE).expect("a worker answers");
            self.step(message);
        }
    }

    /// A turn of the program's loop, whose order this keeps: a message changes the state, then the effects are
    /// performed one after the other, and what the runtime answers is a message of a later turn. The loop
    /// itself cannot be used: it owns a terminal, and takes as many messages into one turn as have arrived,
    /// which differs from run to run.
    fn step(&mut self, message: Message) {
        if let Some(at) = self.awaited.iter().position(|is_awaited| is_awaited(&message)) {
            self.awaited.remove(at);
        }
        for effect in update(&mut self.state, message) {
            self.perform(effect);
        }
    }

    /// Leaves an effect to the runtime, as the loop does, or records it.
    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Find(_)
            | Effect::LayOut(_)
            | Effect::LoadImages(_)
            | Effect::DropImages
            | Effect::Reload => {}
            Effect::NewDay(_) => self.awaited.push(|message| matches!(message, Message::Loaded { .. })),
            // Without a file for saved searches there is no answer.
            Effect::ReadSearches | Effect::SaveSearch { .. } if !self.has_searches => {}
            Effect::ReadSearches => self.awaited.push(|message| matches!(message, Message::SearchesRead(_))),
            Effect::SaveSearch { .. } => {
                self.awaited.push(|message| matches!(message, Message::SearchSaved(_)));
            }
            Effect::SaveMarks { library, changes } => {
                let (mark, on) = (changes.mark, changes.on);
                let (keys, _) = library.mark_keys(changes.numbers());
                return self.kept.extend(keys.into_iter().map(|key| MarkChange { key, mark, on }));
            }
            other => return self.asked.push(other),
        }
        self.runtime.perform(effect);
    }

    /// Waits until every query and layout is answered.
    fn settle(&mut self) {
        while !self.state.is_settled() || !self.awaited.is_empty() {
            let message = self.answers.recv_timeout(PATIENCE).expect("a worker answers");
            self.step(message);
        }
    }

    /// Changes the state by a message and returns the effects, of which none is performed.
    pub fn change(&mut self, message: Message) -> Vec<Effect> {
        update(&mut self.state, message)
    }

    /// Presses keys written as key sequences with spaces between: `j`, `C-d`, `Enter`, `gg`.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for word in keys.split_whitespace() {
            let key_sequence = KeySequence::parse(word).unwrap_or_else(|| panic!("{word} is a key sequence"));
            for key in key_sequence.0 {
                self.send(Message::Key(key));
            }
        }
        self
    }

    /// Types text, character by character.
    pub fn type_text(&mut self, text: &str) -> &mut Self {
        for character in text.chars() {
            self.send(Message::Key(Key::plain(character)));
        }
        self
    }

    /// The first cell of a text on the screen, at column `from` or right of it. Fails if there is none.
    pub fn cell_of(&self, text: &str, from: u16) -> (u16, u16) {
        let buffer = self.buffer();
        for row in 0..buffer.area.height {
            for column in from..buffer.area.width {
                let rest: String = (column..buffer.area.width).map(|x| buffer[(x, row)].symbol()).collect();
                if rest.starts_with(text) {
                    return (column, row);
                }
            }
        }
        panic!("no {text:?} on the screen:\n{}", self.screen());
    }

    /// Sends a pointer event at a cell.
    pub fn point(&mut self, act: PointerAct, (column, row): (u16, u16)) -> &mut Self {
        self.send(Message::Pointer(Pointer { act, column, row }));
        self
    }

    /// Presses and releases the left button on the first occurrence of a text on the screen.
    pub fn click(&mut self, text: &str) -> &mut Self {
        let cell = self.cell_of(text, 0);
        self.point(PointerAct::Press, cell).point(PointerAct::Release, cell)
    }

    /// Changes the size of the screen.
    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.send(Message::Resized(Size::new(columns, rows)));
        self
    }

    /// The state as a whole, for functions of the program. Its fields are not for tests.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The newest snapshot of the articles.
    pub fn library(&self) -> &Arc<Library> {
        &self.state.library
    }

    /// What would be remembered of the session if the reader were left now.
    pub fn session(&self) -> Session {
        session::session(&self.state)
    }

    /// The size of the screen, in cells.
    pub fn size(&self) -> Size {
        self.state.screen.size
    }

    /// The rows of the article from the first visible one on, as they were laid out. What each piece of text is
    /// can only be told by its style on the screen.
    pub fn laid_out(&self) -> &[Row] {
        self.state
            .article
            .open
            .as_ref()
            .and_then(|article| article.rows.get(article.scroll..))
            .unwrap_or_default()
    }

    /// The screen as it is.
    pub fn drawn(&self) -> Screen {
        Screen::of(&self.state)
    }

    /// The screen as it would be in a terminal with room for all of the list and the left pane, with nothing
    /// but titles in the list.
    fn drawn_large(&self) -> Screen {
        let mut rows = 60;
        loop {
            let mut state = self.state.clone();
            state.display.columns = vec![Column::Title];
            state.display.grouping = GroupBy::None;
            state.display.has_summaries = false;
            state.shape = Shape::default();
            // Nothing that this asks for is needed.
            update(&mut state, Message::Resized(Size::new(240, rows)));
            let screen = Screen::of(&state);
            if rows == SCREEN_CELLS || !screen.is_full() {
                return screen;
            }
            rows = (rows * 4).min(SCREEN_CELLS);
        }
    }

    /// The cells of the screen.
    pub fn buffer(&self) -> Buffer {
        self.drawn().buffer
    }

    /// The text of the screen, without spaces at the ends of rows.
    pub fn screen(&self) -> String {
        self.drawn().text()
    }

    /// The pane with the keyboard.
    pub fn focus(&self) -> Pane {
        self.drawn().focus()
    }

    /// The filter; empty without a filter.
    pub fn filter(&self) -> String {
        self.drawn_large().filter()
    }

    /// The titles in the list, in order.
    pub fn titles(&self) -> Vec<String> {
        self.listed().into_iter().map(|row| row.title).collect()
    }

    /// The articles in the list, in order.
    pub fn listed(&self) -> Vec<ListRow> {
        self.drawn_large().list()
    }

    /// How many articles are listed, as the title bar says.
    pub fn count(&self) -> usize {
        self.drawn_large().count()
    }

    /// The title of the article under the cursor; empty if there is none.
    pub fn under_cursor(&self) -> String {
        let row = self.listed().into_iter().find(|row| row.has_cursor);
        row.map(|row| row.title).unwrap_or_default()
    }

    /// How many articles are selected, as the title bar says.
    pub fn selected(&self) -> usize {
        let bar = self.drawn_large().title_bar();
        let count = bar.iter().find_map(|part| part.strip_suffix(" selected"));
        count.map_or(0, |count| count.parse().expect("a number"))
    }

    /// The lines of the left pane.
    pub fn facets(&self) -> Vec<FacetRow> {
        self.drawn_large().facets()
    }

    /// What is typed into the prompt, after its label, as `/fog`; empty if there is no prompt.
    pub fn prompt(&self) -> String {
        self.drawn().prompt()
    }

    /// The message on the status line; empty without a message.
    pub fn notice(&self) -> String {
        self.drawn_large().notice().0
    }

    /// The warning on the status line; empty without a warning.
    pub fn warning(&self) -> String {
        let (message, is_warning) = self.drawn_large().notice();
        if is_warning { message } else { String::new() }
    }

    /// The rows of the article pane.
    pub fn article(&self) -> Vec<String> {
        self.drawn().article()
    }
}

fn of_folder(path: &Path) -> Source {
    Source::folder(path).expect("the folder is there")
}

/// A runtime that reads the folder only when it is asked to.
fn options(source: Source) -> RuntimeOptions {
    RuntimeOptions { watched: false, ..RuntimeOptions::of(source, TODAY) }
}

/// Writes a file into a folder, creating its subfolder.
pub fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
    std::fs::write(path, text).expect("a file");
}
