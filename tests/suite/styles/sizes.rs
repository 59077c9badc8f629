//! A part of the screen has the same style on a small screen and in French. The parts are found by what they
//! are, not by their style, as their texts differ; their styles are checked at the usual size.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use vigie::app::Area;
use vigie::app::layout::{Layout, StyledPart};
use vigie::app::pointer::{PointerTarget, Press};
use vigie::model::{Mark, MarkSet};
use vigie::wording::{Language, set_thread_language};

use super::{Drawn, scenes};
use crate::support::Reader;
use crate::support::screen::Screen;

/// The looks of each part of a screen.
type Looks = BTreeMap<String, BTreeSet<String>>;

/// A screen whose parts are looked up, and the looks found so far.
struct Parts<'a> {
    reader: &'a Reader,
    screen: Screen,
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
        let layout = Layout::of(self.reader.state());
        for (area, target) in &layout.pieces.targets {
            if let PointerTarget::Title(Some(part)) = target {
                self.add(format!("title bar: {part:?}"), Area { width: 1, height: 1, ..*area });
            }
        }
        let title = layout.panes.title.map(|title| title.y);
        let is_count = |text: &str| text.trim().starts_with(|first: char| first.is_ascii_digit());
        let count = layout.pieces.labels().find(|label| Some(label.y) == title && is_count(&label.text));
        if let Some(count) = count {
            self.add("title bar: count", Area { x: count.x, y: count.y, width: 1, height: 1 });
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

    /// The article whose title begins in a row of the list, with its marks.
    fn article_in(&self, row: &str) -> Option<(String, MarkSet)> {
        let library = self.reader.library();
        let mut articles = library.ids().filter_map(|id| Some((library.row(id)?.title, library.marks(id))));
        let begins = |title: &str| row.contains(&title.chars().take(8).collect::<String>());
        articles.find(|(title, _)| begins(title)).map(|(title, marks)| (title.to_string(), marks))
    }

    fn add_list(&mut self) {
        let Some(area) = self.screen.panes.list else { return };
        for (y, text) in (area.y..).zip(self.screen.list_rows()) {
            let row = Area { y, height: 1, ..area };
            match self.article_in(&text) {
                None if text.is_empty() => {}
                None => self.add("list: header", row),
                Some((title, marks)) => {
                    let read = if marks.has(Mark::Read) { "read" } else { "unread" };
                    let cursor =
                        if text.starts_with(['▌', '▏', '►']) { " with the cursor" } else { "" };
                    self.add(format!("list: first cell{cursor}"), Area { width: 1, ..row });
                    self.add(format!("list: date{cursor}"), Area { x: row.x + 1, width: 2, ..row });
                    self.add_first(format!("list: {read} title{cursor}"), row, 8, &title);
                }
            }
        }
    }

    fn add_article(&mut self) {
        let Some(area) = self.screen.panes.text else { return };
        for (y, row) in (area.y..area.y + area.height).zip(self.reader.laid_out()) {
            let mut x = area.x;
            for span in &row.spans {
                let width = u16::try_from(vigie::text::cell_width(&span.text)).unwrap();
                self.add(format!("article: {:?}", span.role), Area { x, y, width, height: 1 });
                x += width;
            }
        }
    }

    fn add_left(&mut self) {
        let Some(area) = self.screen.panes.tags else { return };
        let mut is_shared = false;
        for (y, line) in (area.y..).zip(self.screen.facets()) {
            let cursor = if line.has_cursor { " with the cursor" } else { "" };
            let row = Area { y, height: 1, x: area.x + 3, width: 3 };
            let kind = match line.text.chars().next() {
                Some('=') => {
                    is_shared = true;
                    continue;
                }
                None => {
                    is_shared = false;
                    continue;
                }
                Some(_) if line.is_heading => "heading",
                Some('+') => "included value",
                Some('-') => "excluded value",
                Some(_) if is_shared => "shared value",
                Some(_) => "value",
            };
            self.add(format!("left pane: {kind}{cursor}"), row);
        }
    }

    fn add_prompts(&mut self) {
        let panes = self.screen.panes;
        let Some(caret) = self.screen.caret else { return };
        // Prompts of few words are on the status line itself.
        let Some(line) = panes.bottom_rule.or(panes.bar).filter(|line| line.y == caret.y) else { return };
        self.add("prompt: label", Area { x: line.x + 1, width: 1, ..line });
        self.add("prompt: text", Area { x: line.x + 2, width: 3, ..line });
        let rows = self.screen.text();
        let rows: Vec<&str> = rows.lines().take(usize::from(caret.y)).collect();
        let chosen = rows.iter().rposition(|row| row.starts_with('▌'));
        if let Some(chosen) = chosen.filter(|_| self.screen.prompt().starts_with(':')) {
            let row = |below: usize| Area { y: u16::try_from(chosen + below).unwrap(), ..line };
            self.add("palette: cursor", Area { width: 1, ..row(0) });
            self.add("palette: entry with the cursor", Area { x: line.x + 1, width: 3, ..row(0) });
            self.add("palette: entry", Area { x: line.x + 1, width: 3, ..row(1) });
        }
    }
}

/// The scenes in which something may cover the panes of a small screen.
const COVERED: [&str; 4] = ["palette", "help", "key sequence", "notice"];

/// The looks of the parts of every scene, with the name of the scene.
fn looks((columns, rows): (u16, u16), language: Language) -> Looks {
    set_thread_language(language);
    let mut all = Looks::new();
    for (scene, play) in scenes::SCENES {
        let mut reader = Reader::sample(columns, rows);
        play(&mut reader);
        let drawn = Drawn::of(&reader);
        let mut parts = Parts { reader: &reader, screen: reader.drawn(), drawn: &drawn, found: Looks::new() };
        parts.add_bars();
        parts.add_prompts();
        if !COVERED.contains(scene) {
            parts.add_list();
            parts.add_left();
            if *scene != "outline" {
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
    "marks, title bar: count",
    "marks, list: read title",
    "marks, list: unread title",
    "marks, list: unread title with the cursor",
    "marks, list: first cell with the cursor",
    "marks, hint: key",
    "filtered article, article: Text",
    "found in an article, article: Text",
    "parts of an article, article: Link",
    "left pane, left pane: value",
    "left pane, left pane: excluded value with the cursor",
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
