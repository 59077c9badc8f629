//! A reader without a terminal, for tests: keys and pointer in, screens and effects out.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use jiff::civil;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use vigie::app::{Effect, Message, Size, State, session, update};
use vigie::config::Session;
use vigie::input::{Key, KeySequence, Pointer, PointerAct};
use vigie::io::images::FetchLimits;
use vigie::io::{Runtime, RuntimeOptions, Source};
use vigie::library::Library;
use vigie::model::MarkChange;
use vigie::view;

/// The date of all tests.
pub const TODAY: civil::Date = civil::Date::constant(2026, 11, 22);

/// How long to wait for a worker before the test fails.
const PATIENCE: Duration = Duration::from_secs(60);

/// A reader whose effects are performed at once, except those for the terminal and the browser and the saving
/// of marks, which are recorded.
pub struct Reader {
    pub state: State,
    runtime: Runtime,
    /// Whether there is a file for saved searches.
    has_searches: bool,
    answers: Receiver<Message>,
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

    /// A reader with a folder, loaded, and a file for saved searches.
    pub fn folder_with_searches(path: &Path, searches: &Path, columns: u16, rows: u16) -> Self {
        let options = RuntimeOptions { searches: Some(searches.to_path_buf()), ..options(of_folder(path)) };
        Self::start(options, &Session::default(), columns, rows)
    }

    /// A reader with a folder, loaded, that may fetch images from this machine and caches them in a folder.
    pub fn folder_with_images(path: &Path, cache: Option<&Path>, columns: u16, rows: u16) -> Self {
        let fetching = FetchLimits { private: true, ..FetchLimits::default() };
        let images = cache.map(Path::to_path_buf);
        let options = RuntimeOptions { images, fetching, ..options(of_folder(path)) };
        Self::start(options, &Session::default(), columns, rows)
    }

    fn start(options: RuntimeOptions, session: &Session, columns: u16, rows: u16) -> Self {
        let (sender, answers) = channel();
        let library = Arc::new(Library::empty(options.source.name(), TODAY, 0));
        let mut state = State::new(library, Size::new(columns, rows), TODAY);
        state.settings.folder = options.source.root().map(Path::to_path_buf);
        session::restore(&mut state, session);
        let has_searches = options.searches.is_some();
        let mut runtime = Runtime::start(options, Arc::new(move |message| drop(sender.send(message))));
        runtime.load();
        let mut reader = Self { state, runtime, has_searches, answers, asked: Vec::new(), kept: Vec::new() };
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

    fn step(&mut self, message: Message) {
        for effect in update(&mut self.state, message) {
            match effect {
                Effect::Find { .. }
                | Effect::LayOut { .. }
                | Effect::LoadImages { .. }
                | Effect::DropImages => self.runtime.perform(effect),
                Effect::Reload => {
                    self.runtime.perform(effect);
                }
                Effect::NewDay(_) => {
                    self.runtime.perform(effect);
                    loop {
                        let message = self.answers.recv_timeout(PATIENCE).expect("a worker answers");
                        let is_answer = matches!(message, Message::Loaded { .. });
                        self.step(message);
                        if is_answer {
                            break;
                        }
                    }
                }
                Effect::ReadSearches | Effect::SaveSearch { .. } => self.perform(effect),
                Effect::SaveMarks { library, changes } => {
                    let (mark, on) = (changes.mark, changes.on);
                    let (keys, _) = library.mark_keys(changes.numbers());
                    self.kept.extend(keys.into_iter().map(|key| MarkChange { key, mark, on }));
                }
                other => self.asked.push(other),
            }
        }
    }

    /// Reads or writes the saved searches and waits for the answer.
    fn perform(&mut self, effect: Effect) {
        self.runtime.perform(effect);
        self.wait_for_searches();
    }

    /// Waits until the saved searches are read or written. Without a file for them there is no answer.
    fn wait_for_searches(&mut self) {
        if !self.has_searches {
            return;
        }
        loop {
            let message = self.answers.recv_timeout(PATIENCE).expect("a worker answers");
            let is_answer = matches!(message, Message::SearchesRead(_) | Message::SearchSaved(_));
            self.step(message);
            if is_answer {
                return;
            }
        }
    }

    /// Waits until every query and layout is answered.
    fn settle(&mut self) {
        while !self.state.is_settled() {
            let message = self.answers.recv_timeout(PATIENCE).expect("a worker answers");
            self.step(message);
        }
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

    /// The cells of the screen.
    pub fn buffer(&self) -> Buffer {
        buffer(&self.state)
    }

    /// The text of the screen, without spaces at the ends of rows.
    pub fn screen(&self) -> String {
        text(&self.buffer())
    }

    /// The titles in the list, in order.
    pub fn titles(&self) -> Vec<String> {
        let finding = &self.state.finding;
        finding
            .ids
            .iter()
            .filter_map(|&id| finding.library.row(id))
            .map(|article| article.title.to_string())
            .collect()
    }

    /// The title of the article under the cursor; empty if there is none.
    pub fn current_title(&self) -> String {
        self.state.current().map(|article| article.title.to_string()).unwrap_or_default()
    }

    /// The text of the notice; empty if there is none.
    pub fn notice(&self) -> String {
        self.state.status.notice.as_ref().map(|notice| notice.phrase.to_string()).unwrap_or_default()
    }
}

fn of_folder(path: &Path) -> Source {
    Source::folder(path).expect("the folder is there")
}

/// A runtime that reads the folder only when it is asked to.
fn options(source: Source) -> RuntimeOptions {
    RuntimeOptions { watched: false, ..RuntimeOptions::of(source, TODAY) }
}

/// The cells of the screen for a state.
pub fn buffer(state: &State) -> Buffer {
    let Size { columns, rows } = state.screen.size;
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("a test terminal");
    terminal.draw(|frame| view::draw(frame, state)).expect("a frame");
    terminal.backend().buffer().clone()
}

/// The text of the cells, without spaces at the ends of rows.
pub fn text(buffer: &Buffer) -> String {
    let mut text = String::new();
    for y in 0..buffer.area.height {
        let mut row = String::new();
        let mut x = 0;
        while x < buffer.area.width {
            let symbol = buffer[(x, y)].symbol();
            row.push_str(symbol);
            x += u16::try_from(vigie::text::cell_width(symbol).max(1)).unwrap_or(1);
        }
        text.push_str(row.trim_end());
        text.push('\n');
    }
    text
}

/// Writes a file into a folder, creating its subfolder.
pub fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
    std::fs::write(path, text).expect("a file");
}
