//! Where the panes are. Machine and painter ask the same function, so that the painter has nothing
//! to report back.

use crate::limits;

/// Columns from which on all three panes stand side by side.
const THREE_PANES: u16 = 120;
/// Columns from which on the tags need not give way to a focused article.
const ROOMY: u16 = 150;
/// Columns from which on two panes are shown.
const TWO_PANES: u16 = 80;
/// Rows from which on list and article are stacked instead of standing side by side.
const STACKED_ROWS: u16 = 18;
/// Rows of a list from which on it has headers; with fewer, dates change their form.
pub const HEADED_ROWS: u16 = 6;
/// Rows from which on rules stand under the title bar and over the key bar.
const RULED_ROWS: u16 = 16;
/// Rows from which on there is a title bar and a key bar.
const BARRED_ROWS: u16 = 5;
/// Most rows of what is found while a command is typed.
const PALETTE_ROWS: u16 = 14;
/// Fewest columns of the article when it has the focus and the screen is wide.
const FOCUSED_ARTICLE: u16 = 62;
/// Fewest columns of a list or an article that the user narrows.
const NARROWEST: u16 = 24;
/// Fewest columns of the tags when the user narrows them.
const NARROWEST_TAGS: u16 = 18;
/// Fewest rows of a list or an article that the user lowers.
const LOWEST: u16 = 4;

/// The size of the screen, in cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Size {
    /// Columns.
    pub columns: u16,
    /// Rows.
    pub rows: u16,
}

impl Size {
    /// A size, cut to [`limits::SCREEN_CELLS`] on each side.
    #[must_use]
    pub fn new(columns: u16, rows: u16) -> Self {
        Self { columns: columns.min(limits::SCREEN_CELLS), rows: rows.min(limits::SCREEN_CELLS) }
    }
}

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Area {
    /// The leftmost column.
    pub x: u16,
    /// The topmost row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    /// The rows as a count.
    #[must_use]
    pub fn rows(self) -> usize {
        usize::from(self.height)
    }

    /// Cuts `columns` off the left, and one more for a rule.
    fn cut_left(&mut self, columns: u16) -> Self {
        let width = columns.min(self.width);
        let left = Self { width, ..*self };
        let taken = width.saturating_add(1).min(self.width);
        self.x += taken;
        self.width -= taken;
        left
    }

    /// Cuts `rows` off the top.
    fn cut_top(&mut self, rows: u16) -> Self {
        let height = rows.min(self.height);
        let top = Self { height, ..*self };
        self.y += height;
        self.height -= height;
        top
    }

    /// Cuts `rows` off the bottom.
    fn cut_bottom(&mut self, rows: u16) -> Self {
        let height = rows.min(self.height);
        self.height -= height;
        Self { y: self.y + self.height, height, ..*self }
    }
}

/// A part of the screen that can have the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash)]
pub enum Pane {
    /// The tags.
    Tags,
    /// The list.
    #[default]
    List,
    /// The article.
    Article,
}

/// What the user makes of the panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Whether the article stands alone while it has the keyboard.
    pub zen: bool,
    /// Whether the article is shown beside the list.
    pub preview: bool,
    /// The columns of the tags, where they were given by hand.
    pub tags: Option<u16>,
    /// The columns of an article beside the list, where they were given by hand.
    pub columns: Option<u16>,
    /// The rows of an article under the list, where they were given by hand.
    pub rows: Option<u16>,
    /// The widest row of running text, in cells.
    pub measure: u16,
    /// Whether that was changed by hand.
    pub measured: bool,
}

impl Default for Shape {
    fn default() -> Self {
        let measure = u16::try_from(limits::MEASURE_CELLS).unwrap_or(u16::MAX);
        Self { zen: false, preview: true, tags: None, columns: None, rows: None, measure, measured: false }
    }
}

/// The rectangles of the screen; what is not shown is absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Panes {
    /// The bar at the top.
    pub title: Option<Area>,
    /// The rule under it.
    pub top_rule: Option<Area>,
    /// The tags.
    pub tags: Option<Area>,
    /// The list.
    pub list: Option<Area>,
    /// The rule between a list and the article under it.
    pub middle_rule: Option<Area>,
    /// The article.
    pub article: Option<Area>,
    /// The rows of the article, without the margins of its pane.
    pub text: Option<Area>,
    /// The rule over the bar at the bottom.
    pub bottom_rule: Option<Area>,
    /// The bar at the bottom: keys, prompt, notices.
    pub bar: Option<Area>,
}

/// The panes of a screen of `size` while `focus` has the keyboard. `speaking` keeps a row for
/// what is typed or said on screens too small for bars.
#[must_use]
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

/// Where the rows of an article stand in its pane: behind a margin; in the middle, where it stands alone.
/// What is wider than running text may go on to the right border.
fn text_area(area: Area, alone: bool, shape: Shape) -> Area {
    let spare = area.width.saturating_sub(shape.measure);
    if alone && spare > 3 {
        return Area { x: area.x + spare / 2, width: area.width - spare / 2 - 1, ..area };
    }
    let (left, both) = if area.width > 20 { (1, 3) } else { (0, 0) };
    Area { x: area.x + left, width: area.width - both, ..area }
}

/// One pane, or the tags beside the list where there is room for both.
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

/// The tags and the list beside them.
fn tags_and_list(panes: &mut Panes, mut rest: Area, shape: Shape) {
    let most = rest.width.saturating_sub(NARROWEST + 1);
    let tags = given(shape.tags, NARROWEST_TAGS, most).unwrap_or_else(|| (rest.width / 3).min(36));
    panes.tags = Some(rest.cut_left(tags));
    panes.list = Some(rest);
}

/// What was given by hand to a pane, as far as it keeps at least `least` cells and leaves what is beyond `most`
/// to its neighbours; nothing where there is too little for both.
fn given(cells: Option<u16>, least: u16, most: u16) -> Option<u16> {
    cells.filter(|_| most >= least).map(|cells| cells.clamp(least, most))
}

/// Tags, list and article; the focused article gets at least [`FOCUSED_ARTICLE`] columns, unless the user gave
/// it others.
fn side_by_side(panes: &mut Panes, mut rest: Area, focus: Pane, shape: Shape) {
    let usual =
        if focus == Pane::Article && rest.width < ROOMY { 20 } else { (rest.width / 6).clamp(27, 36) };
    let most = rest.width.saturating_sub(2 * (NARROWEST + 1));
    let tags = given(shape.tags, NARROWEST_TAGS, most).unwrap_or(usual);
    // What the tags take or leave is the list's, so that one border is moved at a time.
    let room = rest.width.saturating_sub(usual + 1);
    panes.tags = Some(rest.cut_left(tags));
    let measure = shape.measure.saturating_add(3);
    let article = match focus {
        Pane::Article => (room / 2).clamp(FOCUSED_ARTICLE, measure.max(room * 2 / 5).max(FOCUSED_ARTICLE)),
        Pane::Tags | Pane::List => (room * 9 / 20).min(measure),
    };
    let most = rest.width.saturating_sub(NARROWEST + 1);
    let article = given(shape.columns, NARROWEST, most).unwrap_or_else(|| article.min(most.max(NARROWEST)));
    let list = rest.width.saturating_sub(article + 1);
    panes.list = Some(rest.cut_left(list));
    panes.article = Some(rest);
}

/// List and article, or tags and list while the tags have the focus.
fn two_panes(panes: &mut Panes, mut rest: Area, focus: Pane, shape: Shape) {
    if focus == Pane::Tags {
        tags_and_list(panes, rest, shape);
    } else if rest.height >= STACKED_ROWS {
        let most = rest.height.saturating_sub(LOWEST + 1);
        let list = match given(shape.rows, LOWEST, most) {
            Some(rows) => rest.height.saturating_sub(rows + 1),
            // As many as headers need, so that the list looks as it did.
            None if focus == Pane::Article => (rest.height / 4).max(HEADED_ROWS),
            None => rest.height * 11 / 20,
        };
        panes.list = Some(rest.cut_top(list));
        panes.middle_rule = Some(rest.cut_top(1));
        panes.article = Some(rest);
    } else {
        let most = rest.width.saturating_sub(NARROWEST + 1);
        let list = match given(shape.columns, NARROWEST, most) {
            Some(columns) => rest.width.saturating_sub(columns + 1),
            None if focus == Pane::Article => rest.width * 2 / 5,
            None => rest.width / 2,
        };
        panes.list = Some(rest.cut_left(list));
        panes.article = Some(rest);
    }
}

/// Where the filter, or the name of a search, is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PromptArea {
    /// The row of the line: that of the rule over the bar, and where there is none, the bar.
    pub line: Area,
    /// The row under it, where there is one.
    pub below: Option<Area>,
}

/// Whether a screen has room for the article beside or under the list.
#[must_use]
pub fn has_room_beside(size: Size) -> bool {
    size.columns >= TWO_PANES
}

/// Where the filter is typed in these panes; nothing on a screen without a row for it.
#[must_use]
pub fn prompt(panes: &Panes) -> Option<PromptArea> {
    let bar = panes.bar?;
    Some(match panes.bottom_rule {
        Some(rule) => PromptArea { line: rule, below: Some(bar) },
        None => PromptArea { line: bar, below: None },
    })
}

/// The rectangle of an overlay: everything between the bars.
#[must_use]
pub fn overlay(panes: &Panes, size: Size) -> Area {
    let top = u16::from(panes.title.is_some()) + u16::from(panes.top_rule.is_some());
    let bottom = u16::from(panes.bar.is_some()) + u16::from(panes.bottom_rule.is_some());
    Area { x: 0, y: top, width: size.columns, height: size.rows.saturating_sub(top + bottom) }
}

/// The rectangle of what is found while a command is typed, with the rule over it: the lower part of what
/// is between the bars.
#[must_use]
pub fn palette(panes: &Panes, size: Size) -> Area {
    let mut overlay = overlay(panes, size);
    let rows = (overlay.height * 2 / 3).clamp(overlay.height.min(2), PALETTE_ROWS);
    overlay.cut_bottom(rows)
}

#[cfg(test)]
mod tests;
