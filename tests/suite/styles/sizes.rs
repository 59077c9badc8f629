//! A part of the screen has the same style on a small screen and in French. The parts are found by what the
//! state says is where, as their texts differ; their styles are checked at the usual size.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use vigie::app::facets::FacetLine;
use vigie::app::geometry::{palette, prompt};
use vigie::app::layout::{Layout, StyledPart};
use vigie::app::pointer::{PointerTarget, Press};
use vigie::app::window::{ListLine, lines};
use vigie::app::{Area, State};
use vigie::input::PromptPlace;
use vigie::model::Mark;
use vigie::wording::{Language, set_thread_language};

use super::{Drawn, scenes};
use crate::support::Reader;

/// The looks of each part of a screen.
type Looks = BTreeMap<String, BTreeSet<String>>;

/// A screen whose parts are looked up, and the looks found so far.
struct Parts<'a> {
    state: &'a State,
    drawn: &'a Drawn,
    found: Looks,
}

impl Parts<'_> {
    fn add(&mut self, name: impl Into<String>, area: Area) {
        // Where matches are depends on what is in the window.
        let is_match = |look: &String| look.contains("found") || look.contains("reversed");
        let looks: Vec<String> = self.drawn.looks(area).into_iter().filter(|look| !is_match(look)).collect();
        if !looks.is_empty() {
            self.found.entry(name.into()).or_default().extend(looks);
        }
    }

    /// The cell of the first letter of a text, right of `from` cells; nothing if it is cut off.
    fn add_first(&mut self, name: String, area: Area, from: u16, text: &str) {
        let Some(first) = text.chars().next() else { return };
        let rest = Area { x: area.x + from, width: area.width.saturating_sub(from), ..area };
        let place = self.drawn.find(rest, &first.to_string());
        self.add(name, place);
    }

    fn add_bars(&mut self) {
        let layout = Layout::of(self.state);
        for (area, target) in &layout.pieces.targets {
            if let PointerTarget::Title(Some(part)) = target {
                self.add(format!("title bar: {part:?}"), Area { width: 1, height: 1, ..*area });
            }
        }
        let Some(bar) = layout.panes.bar else { return };
        let labels: Vec<_> = layout.pieces.labels().filter(|label| label.y == bar.y).collect();
        let is_hint =
            |x| matches!(layout.at(x, bar.y), PointerTarget::Hint(press) if press != Press::Nothing);
        for pair in labels.windows(2) {
            let [key, words] = pair else { continue };
            if key.look == StyledPart::Key && words.look == StyledPart::Faint && is_hint(key.x) {
                self.add("hint: key", Area { x: key.x, width: 1, ..bar });
                self.add("hint: words", Area { x: words.x, width: 1, ..bar });
            }
        }
    }

    fn add_list(&mut self) {
        let Some(area) = self.state.panes().list else { return };
        let state = self.state;
        for (y, line) in (area.y..).zip(lines(&state.finding, state.list.top, state.list_frame())) {
            let row = Area { y, height: 1, ..area };
            match line {
                ListLine::Header(_) => self.add("list: header", row),
                ListLine::Summary(_) => {}
                ListLine::Article(index) => {
                    let id = state.finding.ids[index];
                    let title = state.finding.library.row(id).unwrap().title;
                    let read = if state.marks(id).has(Mark::Read) { "read" } else { "unread" };
                    let cursor = if index == state.list.cursor { " with the cursor" } else { "" };
                    self.add(format!("list: first cell{cursor}"), Area { width: 1, ..row });
                    self.add(format!("list: date{cursor}"), Area { x: row.x + 1, width: 2, ..row });
                    self.add_first(format!("list: {read} title{cursor}"), row, 8, &title);
                }
            }
        }
    }

    fn add_article(&mut self) {
        let (Some(area), Some(article)) = (self.state.panes().text, &self.state.article.open) else { return };
        for (y, row) in (area.y..area.y + area.height).zip(article.rows.iter().skip(article.scroll)) {
            let mut x = area.x;
            for span in &row.spans {
                let width = u16::try_from(vigie::text::cell_width(&span.text)).unwrap();
                self.add(format!("article: {:?}", span.role), Area { x, y, width, height: 1 });
                x += width;
            }
        }
    }

    fn add_left(&mut self) {
        let (Some(area), state) = (self.state.panes().tags, self.state) else { return };
        let shown = state.facets.lines.iter().enumerate().skip(state.facets.top);
        for (y, (index, line)) in (area.y..area.y + area.height).zip(shown) {
            let cursor = if index == state.facets.cursor { " with the cursor" } else { "" };
            let row = Area { y, height: 1, x: area.x + 3, width: 3 };
            match line {
                FacetLine::Group { .. } => self.add(format!("left pane: heading{cursor}"), row),
                FacetLine::Value(item) if !item.shared && item.count > 0 || item.choice.is_some() => {
                    self.add(format!("left pane: value {:?}{cursor}", item.choice), row);
                }
                FacetLine::Value(_) => self.add(format!("left pane: shared value{cursor}"), row),
                FacetLine::SharedHeader | FacetLine::More(_) | FacetLine::Gap => {}
            }
        }
    }

    fn add_prompts(&mut self) {
        let panes = self.state.panes();
        let has_prompt = self.state.mode().prompt_place() == Some(PromptPlace::Row);
        let Some(place) = prompt(&panes).filter(|_| has_prompt) else { return };
        self.add("prompt: label", Area { x: place.line.x + 1, width: 1, ..place.line });
        self.add("prompt: text", Area { x: place.line.x + 2, width: 3, ..place.line });
        if matches!(self.state.prompt, Some(vigie::app::Prompt::Palette(_))) {
            let area = palette(&panes, self.state.screen.size);
            let row = |y| Area { y: area.y + y, height: 1, ..area };
            self.add("palette: cursor", Area { width: 1, ..row(1) });
            self.add("palette: entry with the cursor", Area { x: area.x + 1, width: 3, ..row(1) });
            self.add("palette: entry", Area { x: area.x + 1, width: 3, ..row(2) });
        }
    }
}

/// The looks of the parts of every scene, with the name of the scene.
fn looks((columns, rows): (u16, u16), language: Language) -> Looks {
    set_thread_language(language);
    let mut all = Looks::new();
    for (scene, play) in scenes::SCENES {
        let mut reader = Reader::sample(columns, rows);
        play(&mut reader);
        let drawn = Drawn::of(&mut reader.state);
        let mut parts = Parts { state: &reader.state, drawn: &drawn, found: Looks::new() };
        parts.add_bars();
        parts.add_prompts();
        let state = &reader.state;
        let is_covered = state.help.is_some()
            || matches!(state.prompt, Some(vigie::app::Prompt::Palette(_)))
            || state.status.notice.is_some();
        if !is_covered && state.status.pending.is_empty() {
            parts.add_list();
            parts.add_left();
            if !state.has_outline() {
                parts.add_article();
            }
        }
        all.extend(parts.found.into_iter().map(|(part, looks)| (format!("{scene}, {part}"), looks)));
    }
    all
}

/// The looks at the usual size and in English.
static USUAL: LazyLock<Looks> = LazyLock::new(|| looks((120, 40), Language::English));

/// Fails unless a screen looks like the usual one in all parts that both have, [`PARTS`] among them.
#[track_caller]
fn assert_usual(other: &Looks) {
    let mut compared = BTreeSet::new();
    for (part, looks) in &*USUAL {
        let Some(others) = other.get(part) else { continue };
        assert_eq!(others, looks, "{part}: here, and at the usual size in English");
        compared.insert(part.as_str());
    }
    for part in PARTS {
        assert!(compared.contains(part), "{part} is not on both screens; those that are: {compared:#?}");
    }
}

/// Parts that every screen must have.
const PARTS: &[&str] = &[
    "marks, title bar: Count",
    "marks, list: read title",
    "marks, list: unread title",
    "marks, list: unread title with the cursor",
    "marks, list: first cell with the cursor",
    "marks, hint: key",
    "filtered article, article: Text",
    "found in an article, article: Text",
    "parts of an article, article: Link",
    "left pane, left pane: value None",
    "left pane, left pane: value Some(Excluded) with the cursor",
    "mistake, prompt: label",
    "mistake, prompt: text",
    "palette, palette: entry with the cursor",
    "palette, palette: entry",
];

#[test]
fn parts_look_the_same_on_a_small_screen() {
    assert_usual(&looks((40, 12), Language::English));
}

#[test]
fn parts_look_the_same_in_french() {
    assert_usual(&looks((120, 40), Language::French));
}
