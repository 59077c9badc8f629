//! Computes the rectangles of the panes, prompts and overlays from the size of the screen. Floor 3, part of
//! [`app`](crate::app). It knows nothing of what they show; painting is left to `view`.

use crate::limits;

pub use crate::input::Pane;

/// Fewest columns at which all three panes are shown side by side.
const THREE_PANES: u16 = 120;
/// Fewest columns at which the left pane keeps its width when the article has the focus.
const ROOMY: u16 = 150;
/// Fewest columns at which two panes are shown.
const TWO_PANES: u16 = 80;
/// Fewest rows at which, with two panes, the article is below the list instead of next to it.
const STACKED_ROWS: u16 = 18;
/// Fewest rows at which a list has headers. A lower list has none, and its rows show their dates in another form.
pub const HEADED_ROWS: u16 = 6;
/// Fewest rows at which there is a rule below the title bar and above the status line.
const RULED_ROWS: u16 = 16;
/// Fewest rows at which there is a title bar and a status line.
const BARRED_ROWS: u16 = 5;
/// Most rows of the command palette, its rule included.
const PALETTE_ROWS: u16 = 14;
/// Fewest columns of a focused article next to a list and a left pane.
const FOCUSED_ARTICLE: u16 = 62;
/// Fewest columns of a list or an article when the user changes widths.
const NARROWEST: u16 = 24;
/// Fewest columns of the left pane when the user changes widths.
const NARROWEST_TAGS: u16 = 18;
/// Fewest rows of a list or an article when the user changes heights.
const LOWEST: u16 = 4;

/// The size of the screen, in cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Size {
    pub columns: u16,
    pub rows: u16,
}

impl Size {
    /// A size, at most [`limits::SCREEN_CELLS`] in each direction.
    pub fn new(columns: u16, rows: u16) -> Self {
        Self { columns: columns.min(limits::SCREEN_CELLS), rows: rows.min(limits::SCREEN_CELLS) }
    }
}

/// A rectangle of cells, which are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Area {
    pub x: u16,
    pub y: u16,
    pub width: u16,
    pub height: u16,
}

impl Area {
    /// The height in rows, as a `usize`.
    pub fn rows(self) -> usize {
        usize::from(self.height)
    }

    /// Whether a cell is in the rectangle.
    pub fn holds(self, column: u16, row: u16) -> bool {
        (self.x..self.x.saturating_add(self.width)).contains(&column)
            && (self.y..self.y.saturating_add(self.height)).contains(&row)
    }

    /// Cuts `columns` off the left and returns them; one more column is dropped for a rule.
    fn cut_left(&mut self, columns: u16) -> Self {
        let width = columns.min(self.width);
        let left = Self { width, ..*self };
        let taken = width.saturating_add(1).min(self.width);
        self.x += taken;
        self.width -= taken;
        left
    }

    fn cut_top(&mut self, rows: u16) -> Self {
        let height = rows.min(self.height);
        let top = Self { height, ..*self };
        self.y += height;
        self.height -= height;
        top
    }

    fn cut_bottom(&mut self, rows: u16) -> Self {
        let height = rows.min(self.height);
        self.height -= height;
        Self { y: self.y + self.height, height, ..*self }
    }
}

/// What the user chose about the panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Whether the article fills the screen while it has the focus.
    pub zen: bool,
    /// Whether the article is shown next to the list.
    pub preview: bool,
    /// The columns of the left pane, if the user changed them.
    pub tags: Option<u16>,
    /// The columns of an article next to the list, if the user changed them.
    pub columns: Option<u16>,
    /// The rows of an article below the list, if the user changed them.
    pub rows: Option<u16>,
    /// The widest row of running text, in cells.
    pub measure: u16,
    /// Whether the user changed `measure` by a key.
    pub measured: bool,
}

impl Default for Shape {
    fn default() -> Self {
        let measure = limits::MEASURE;
        Self { zen: false, preview: true, tags: None, columns: None, rows: None, measure, measured: false }
    }
}

/// The rectangles of the screen; `None` for what is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Panes {
    pub title: Option<Area>,
    pub top_rule: Option<Area>,
    pub tags: Option<Area>,
    /// The list, headers included; `None` if it is hidden.
    pub list: Option<Area>,
    /// The rule between a list and the article below it.
    pub middle_rule: Option<Area>,
    pub article: Option<Area>,
    /// The rows of the article, without margins.
    pub text: Option<Area>,
    pub bottom_rule: Option<Area>,
    /// The status line, also used for prompts and notices.
    pub bar: Option<Area>,
}

/// A border that can be dragged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Border {
    /// Between the list and an article to its right.
    Beside,
    /// Between the list and an article below it.
    Above,
    /// Between the left pane and the list.
    Tags,
}

impl Panes {
    /// The borders between panes, with their cells.
    pub fn borders(&self) -> impl Iterator<Item = (Border, Area)> {
        let between = |left: Option<Area>, right: Option<Area>| {
            let border = left.map(|left| Area { x: left.x + left.width, width: 1, ..left })?;
            right.filter(|right| right.x == border.x + 1).map(|_| border)
        };
        let borders = [
            (Border::Tags, between(self.tags, self.list)),
            (Border::Beside, between(self.list, self.article)),
            (Border::Above, self.middle_rule),
        ];
        borders.into_iter().filter_map(|(border, area)| Some((border, area?)))
    }
}

/// The panes of a screen while `focus` has the keyboard. With `speaking`, screens too small for a status line
/// reserve a row for a prompt or notice.
pub fn panes(size: Size, focus: Pane, speaking: bool, shape: Shape) -> Panes {
    let mut rest = Area { x: 0, y: 0, width: size.columns, height: size.rows };
    let mut panes = Panes::default();
    let zen = shape.zen && focus == Pane::Article;
    let bars = size.rows >= BARRED_ROWS;
    let rules = size.rows >= RULED_ROWS && !zen;
    if bars && !zen {
        panes.title = Some(rest.cut_top(1));
    }
    if bars || (speaking && size.rows > 1) {
        panes.bar = Some(rest.cut_bottom(1));
    }
    if rules {
        panes.top_rule = Some(rest.cut_top(1));
        panes.bottom_rule = Some(rest.cut_bottom(1));
    }
    if rest.width == 0 || rest.height == 0 {
        return panes;
    }
    if zen {
        panes.article = Some(rest);
    } else if size.columns < TWO_PANES || !shape.preview {
        without_preview(&mut panes, rest, focus, shape);
    } else if size.columns >= THREE_PANES {
        side_by_side(&mut panes, rest, focus, shape);
    } else {
        two_panes(&mut panes, rest, focus, shape);
    }
    let alone = panes.list.is_none();
    panes.text = panes.article.map(|area| text_area(area, alone, shape));
    panes
}

/// The text of the article within its pane: after a margin, or centred if there is no list. The right part of
/// the pane is included, for rows that are wider than running text.
fn text_area(area: Area, alone: bool, shape: Shape) -> Area {
    let spare = area.width.saturating_sub(shape.measure);
    if alone && spare > 3 {
        return Area { x: area.x + spare / 2, width: area.width - spare / 2 - 1, ..area };
    }
    let (left, both) = if area.width > 20 { (1, 3) } else { (0, 0) };
    Area { x: area.x + left, width: area.width - both, ..area }
}

/// The panes without a preview: one pane, or left pane and list if there is room for both.
fn without_preview(panes: &mut Panes, rest: Area, focus: Pane, shape: Shape) {
    let two = rest.width >= TWO_PANES && focus == Pane::Tags || rest.width >= THREE_PANES;
    if focus == Pane::Article {
        panes.article = Some(rest);
    } else if two {
        tags_and_list(panes, rest, shape);
    } else if focus == Pane::Tags {
        panes.tags = Some(rest);
    } else {
        panes.list = Some(rest);
    }
}

fn tags_and_list(panes: &mut Panes, mut rest: Area, shape: Shape) {
    let most = rest.width.saturating_sub(NARROWEST + 1);
    let tags = chosen(shape.tags, NARROWEST_TAGS, most).unwrap_or_else(|| (rest.width / 3).min(36));
    panes.tags = Some(rest.cut_left(tags));
    panes.list = Some(rest);
}

/// The size that the user chose, at least `least` and at most `most` cells; `None` if the user chose none or
/// there is no room for both panes.
fn chosen(cells: Option<u16>, least: u16, most: u16) -> Option<u16> {
    cells.filter(|_| most >= least).map(|cells| cells.clamp(least, most))
}

/// All three panes. A focused article gets at least [`FOCUSED_ARTICLE`] columns unless the user chose a width.
fn side_by_side(panes: &mut Panes, mut rest: Area, focus: Pane, shape: Shape) {
    let usual =
        if focus == Pane::Article && rest.width < ROOMY { 20 } else { (rest.width / 6).clamp(27, 36) };
    let most = rest.width.saturating_sub(2 * (NARROWEST + 1));
    let tags = chosen(shape.tags, NARROWEST_TAGS, most).unwrap_or(usual);
    // A change of the left pane is taken from the list only, so that a single border moves.
    let room = rest.width.saturating_sub(usual + 1);
    panes.tags = Some(rest.cut_left(tags));
    let measure = shape.measure.saturating_add(3);
    let article = match focus {
        Pane::Article => (room / 2).clamp(FOCUSED_ARTICLE, measure.max(room * 2 / 5).max(FOCUSED_ARTICLE)),
        Pane::Tags | Pane::List => (room * 9 / 20).min(measure),
    };
    let most = rest.width.saturating_sub(NARROWEST + 1);
    let article = chosen(shape.columns, NARROWEST, most).unwrap_or_else(|| article.min(most.max(NARROWEST)));
    let list = rest.width.saturating_sub(article + 1);
    panes.list = Some(rest.cut_left(list));
    panes.article = Some(rest);
}

/// List and article, or left pane and list while the left pane has the focus.
fn two_panes(panes: &mut Panes, mut rest: Area, focus: Pane, shape: Shape) {
    if focus == Pane::Tags {
        tags_and_list(panes, rest, shape);
    } else if rest.height >= STACKED_ROWS {
        let most = rest.height.saturating_sub(LOWEST + 1);
        let list = match chosen(shape.rows, LOWEST, most) {
            Some(rows) => rest.height.saturating_sub(rows + 1),
            // Enough for headers, so that the list does not change its look.
            None if focus == Pane::Article => (rest.height / 4).max(HEADED_ROWS),
            None => rest.height * 11 / 20,
        };
        panes.list = Some(rest.cut_top(list));
        panes.middle_rule = Some(rest.cut_top(1));
        panes.article = Some(rest);
    } else {
        let most = rest.width.saturating_sub(NARROWEST + 1);
        let list = match chosen(shape.columns, NARROWEST, most) {
            Some(columns) => rest.width.saturating_sub(columns + 1),
            None if focus == Pane::Article => rest.width * 2 / 5,
            None => rest.width / 2,
        };
        panes.list = Some(rest.cut_left(list));
        panes.article = Some(rest);
    }
}

/// Whether the screen is wide enough for the article next to or below the list.
pub fn has_room_beside(size: Size) -> bool {
    size.columns >= TWO_PANES
}

/// The row of a prompt, which replaces the rule above the status line, and the row below it; without a rule,
/// the prompt replaces the status line. `None` if the screen has no row for it.
pub fn prompt(panes: &Panes) -> Option<(Area, Option<Area>)> {
    let bar = panes.bar?;
    Some(panes.bottom_rule.map_or((bar, None), |rule| (rule, Some(bar))))
}

/// The rectangle of an overlay: everything between title bar and status line.
pub fn overlay(panes: &Panes, size: Size) -> Area {
    let top = u16::from(panes.title.is_some()) + u16::from(panes.top_rule.is_some());
    let bottom = u16::from(panes.bar.is_some()) + u16::from(panes.bottom_rule.is_some());
    Area { x: 0, y: top, width: size.columns, height: size.rows.saturating_sub(top + bottom) }
}

/// The rectangle of the command palette, including the rule above it: the lower part of the overlay.
pub fn palette(panes: &Panes, size: Size) -> Area {
    let mut overlay = overlay(panes, size);
    let rows = (overlay.height * 2 / 3).clamp(overlay.height.min(2), PALETTE_ROWS);
    overlay.cut_bottom(rows)
}

#[cfg(test)]
mod tests;
