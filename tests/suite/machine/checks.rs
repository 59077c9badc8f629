//! Invariants of the state that hold after every message. Of the tests of the machine, only this file knows
//! the fields of the state.

use std::sync::Arc;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use vigie::app::facets::FacetLine;
use vigie::app::window::{self, ListLine};
use vigie::app::{Pane, Size, State, Ticket};
use vigie::config::Searches;
use vigie::input::Mode;
use vigie::library::Library;
use vigie::model::SafeUrl;
use vigie::text::CleanText;
use vigie::view;
use vigie::wording::Phrase;

use super::Play;
use crate::support::TODAY;

/// A state with an empty library in which every action is possible.
pub(super) fn start() -> State {
    let library = Arc::new(Library::empty(CleanText::line("made up"), TODAY, 1));
    let mut state = State::new(library, Size::new(120, 40), TODAY);
    state.settings.site = SafeUrl::parse("https://site.example").ok();
    state.settings.folder = Some("/made/up".into());
    state.screen.hyperlinks = true;
    state
}

impl Play {
    pub(super) fn library(&self) -> &Arc<Library> {
        &self.state.library
    }

    pub(super) fn searches(&self) -> Searches {
        self.state.searches.clone()
    }

    pub(super) fn today(&self) -> jiff::civil::Date {
        self.state.today
    }

    /// How many requests to save marks were sent to the runtime.
    pub(super) fn sent_marks(&self) -> u64 {
        self.state.marking.sent
    }

    /// The tickets of the newest query, article and images.
    pub(super) fn tickets(&self) -> [Ticket; 3] {
        [self.state.loading.asked, self.state.article.ticket, self.state.images.ticket]
    }

    /// Whether the user has asked for the images of the article.
    pub(super) fn has_asked_for_images(&self) -> bool {
        self.state.images.asked
    }

    pub(super) fn notice(&self) -> Option<&Phrase> {
        self.state.status.notice.as_ref().map(|notice| &notice.phrase)
    }

    /// Whether keys go to the list, and none is half of a key sequence.
    pub(super) fn is_in_list(&self) -> bool {
        self.state.mode() == Mode::List && self.state.status.pending.is_empty()
    }

    /// Whether there is nothing left that Escape would leave: keys go to the list, there is no filter, and
    /// articles are shown in the clean view.
    pub(super) fn is_home(&self) -> bool {
        let state = &self.state;
        state.mode() == Mode::List
            && state.filter.query.is_empty()
            && !state.article.full
            && state.prompt.is_none()
    }

    /// Fails if an invariant of the state is broken.
    pub(super) fn check(&self) {
        let state = &self.state;
        let articles = state.finding.ids.len();
        assert!(state.list.cursor < articles.max(1), "the cursor is in the list");
        let rows = state.list_area().rows();
        if rows > 0 && articles > 0 {
            let lines = window::lines(&state.finding, state.list.top, state.list_frame());
            assert!(lines.contains(&ListLine::Article(state.list.cursor)), "the cursor is visible");
            let summary = ListLine::Summary(state.list.cursor);
            assert!(!state.list_frame().is_tall || lines.contains(&summary), "and so is its summary");
        }
        for &id in state.finding.ids.iter().take(articles.min(3)).chain(&state.current_id()) {
            let decoded = state.finding.library.row(id);
            assert_eq!(state.row(id).as_deref(), decoded.as_ref(), "rows that are kept are not stale");
        }
        let tags = &state.facets;
        assert!(tags.cursor < tags.lines.len().max(1));
        if !tags.lines.is_empty() {
            assert!(tags.here().is_some(), "the cursor is on a heading or a value");
            assert!(!matches!(tags.lines.last(), Some(FacetLine::Gap | FacetLine::SharedHeader)));
            let rows = state.panes().tags.map_or(0, vigie::app::Area::rows);
            assert!(rows == 0 || (tags.top..tags.top + rows).contains(&tags.cursor), "{tags:?} {rows}");
        }
        if let Some(article) = &state.article.open {
            assert!(article.scroll < article.rows.len().max(1), "the scroll position is in the article");
        }
        let is_facet = matches!(state.prompt, Some(vigie::app::Prompt::Facet(_)));
        assert!(!is_facet || state.focus == Pane::Tags, "only the focused pane has a prompt");
        if let Some(vigie::app::Prompt::Filter(prompt)) = &state.prompt {
            assert_eq!(state.focus, Pane::List);
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
        let selection = &state.marking.selection;
        assert_eq!(selection.listed(), selection.of(&state.finding).len());
        self.check_marks();
        if let (Some(find), Some(article)) = (state.find(), &state.article.open) {
            assert!(find.path == article.request.path && find.current < find.matches.len().max(1));
            assert!(find.matches.iter().all(|found| found.row() < article.rows.len()));
        }
        assert!(!state.shape.zen || state.focus == Pane::Article);
        if let Some(vigie::app::Prompt::Searches(picker)) = &state.prompt {
            assert!(picker.cursor < state.searches.matching(picker.line.value()).len().max(1));
        }
        // The help may cover an open prompt.
        let is_typing =
            if state.help.is_some() { state.mode() == Mode::HelpPrompt } else { state.prompt.is_some() };
        assert_eq!(state.mode().is_typing(), is_typing);
    }

    /// Fails unless the saved marks are those of the snapshot of the list and of the newest snapshot.
    fn check_marks(&self) {
        let library = &self.state.library;
        for id in library.ids() {
            let mark_id = library.mark_id(id).expect("every article has a mark id");
            let kept = self.kept.get(&mark_id).copied().unwrap_or_default();
            assert_eq!(library.marks(id), kept);
        }
        for &id in &*self.state.finding.ids {
            let mark_id = self.state.finding.library.mark_id(id).expect("every article has a mark id");
            assert_eq!(self.state.marks(id), self.kept.get(&mark_id).copied().unwrap_or_default());
        }
    }

    pub(super) fn draw(&self) {
        let Size { columns, rows } = self.state.screen.size;
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("a test terminal");
        terminal.draw(|frame| view::draw(frame, &self.state)).expect("a frame");
    }
}

/// Fails if two texts differ, and shows only the first difference, as a whole state is too long to read.
pub(super) fn assert_same(before: &str, after: &str) {
    let at = before.bytes().zip(after.bytes()).take_while(|(one, other)| one == other).count();
    let around = |text: &str| -> String {
        String::from_utf8_lossy(text.as_bytes().get(at.saturating_sub(120)..).unwrap_or_default())
            .chars()
            .take(240)
            .collect()
    };
    assert!(before == after, "…{}…\nbecame\n…{}…", around(before), around(after));
}
