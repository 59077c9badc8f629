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
/// Rows from which on rules stand under the title bar and over the key bar.
const RULED_ROWS: u16 = 16;
/// Rows from which on there is a title bar and a key bar.
const BARRED_ROWS: u16 = 5;
/// Most rows of what is found while a command is typed.
const PALETTE_ROWS: u16 = 14;
/// Fewest columns of the article when it has the focus and the screen is wide.
const FOCUSED_ARTICLE: u16 = 62;

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
    /// The rule over the bar at the bottom.
    pub bottom_rule: Option<Area>,
    /// The bar at the bottom: keys, prompt, notices.
    pub bar: Option<Area>,
}

/// The panes of a screen of `size` while `focus` has the keyboard. `speaking` keeps a row for
/// what is typed or said on screens too small for bars.
#[must_use]
pub fn panes(size: Size, focus: Pane, speaking: bool) -> Panes {
    let mut rest = Area { x: 0, y: 0, width: size.columns, height: size.rows };
    let mut panes = Panes::default();
    let bars = size.rows >= BARRED_ROWS;
    let rules = size.rows >= RULED_ROWS;
    if bars {
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
    if size.columns >= THREE_PANES {
        side_by_side(&mut panes, rest, focus);
    } else if size.columns >= TWO_PANES {
        two_panes(&mut panes, rest, focus);
    } else {
        match focus {
            Pane::Tags => panes.tags = Some(rest),
            Pane::List => panes.list = Some(rest),
            Pane::Article => panes.article = Some(rest),
        }
    }
    panes
}

/// Tags, list and article; the focused article gets at least [`FOCUSED_ARTICLE`] columns.
fn side_by_side(panes: &mut Panes, mut rest: Area, focus: Pane) {
    let tags = if focus == Pane::Article && rest.width < ROOMY { 20 } else { (rest.width / 6).clamp(27, 36) };
    panes.tags = Some(rest.cut_left(tags));
    let measure = u16::try_from(limits::MEASURE_CELLS).unwrap_or(u16::MAX) + 3;
    let article = match focus {
        Pane::Article => (rest.width / 2).clamp(FOCUSED_ARTICLE, measure.max(rest.width * 2 / 5)),
        Pane::Tags | Pane::List => (rest.width * 9 / 20).min(measure),
    };
    let list = rest.width.saturating_sub(article + 1);
    panes.list = Some(rest.cut_left(list));
    panes.article = Some(rest);
}

/// List and article, or tags and list while the tags have the focus.
fn two_panes(panes: &mut Panes, mut rest: Area, focus: Pane) {
    if focus == Pane::Tags {
        panes.tags = Some(rest.cut_left((rest.width / 3).min(36)));
        panes.list = Some(rest);
    } else if rest.height >= STACKED_ROWS {
        let list = if focus == Pane::Article { (rest.height / 4).max(5) } else { rest.height * 11 / 20 };
        panes.list = Some(rest.cut_top(list));
        panes.middle_rule = Some(rest.cut_top(1));
        panes.article = Some(rest);
    } else {
        let list = if focus == Pane::Article { rest.width * 2 / 5 } else { rest.width / 2 };
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

/// Columns in which an article is laid out in a pane: the pane without a margin on each side.
#[must_use]
pub fn article_columns(area: Area) -> usize {
    usize::from(area.width.saturating_sub(if area.width > 20 { 3 } else { 0 }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inside(area: Area, size: Size) -> bool {
        area.x + area.width <= size.columns && area.y + area.height <= size.rows
    }

    #[test]
    fn what_is_typed_has_a_row_and_one_under_it_where_there_are_rules() {
        for rows in 0..=62 {
            let size = Size::new(80, rows);
            let panes = panes(size, Pane::List, true);
            let Some(PromptArea { line, below }) = prompt(&panes) else {
                assert!(rows <= 1, "{rows}");
                continue;
            };
            assert_eq!(below.is_some(), rows >= RULED_ROWS);
            assert!(below.is_none_or(|below| below.y == line.y + 1 && below.y + 1 == rows));
            let overlay = overlay(&panes, size);
            assert!(inside(overlay, size) && overlay.y + overlay.height <= line.y);
        }
    }

    #[test]
    fn panes_stay_on_the_screen_and_apart() {
        for columns in (0..=210).step_by(3) {
            for rows in 0..=62 {
                let size = Size::new(columns, rows);
                for focus in [Pane::Tags, Pane::List, Pane::Article] {
                    let panes = panes(size, focus, true);
                    let areas: Vec<_> = [
                        panes.title,
                        panes.top_rule,
                        panes.tags,
                        panes.list,
                        panes.middle_rule,
                        panes.article,
                        panes.bottom_rule,
                        panes.bar,
                    ]
                    .into_iter()
                    .flatten()
                    .collect();
                    for (index, one) in areas.iter().enumerate() {
                        assert!(inside(*one, size), "{size:?} {focus:?} {one:?}");
                        for other in &areas[index + 1..] {
                            let apart = one.x + one.width <= other.x
                                || other.x + other.width <= one.x
                                || one.y + one.height <= other.y
                                || other.y + other.height <= one.y
                                || one.width * one.height == 0;
                            assert!(apart, "{size:?} {focus:?} {one:?} {other:?}");
                        }
                    }
                    let focused = match focus {
                        Pane::Tags => panes.tags,
                        Pane::List => panes.list,
                        Pane::Article => panes.article,
                    };
                    assert_eq!(focused.is_some(), columns > 0 && rows > 0, "{size:?} {focus:?}");
                }
            }
        }
    }

    #[test]
    fn the_number_of_panes_follows_the_width() {
        let shown = |columns, focus| {
            let panes = panes(Size::new(columns, 40), focus, false);
            (panes.tags.is_some(), panes.list.is_some(), panes.article.is_some())
        };
        assert_eq!(shown(120, Pane::List), (true, true, true));
        assert_eq!(shown(119, Pane::List), (false, true, true));
        assert_eq!(shown(80, Pane::Tags), (true, true, false));
        assert_eq!(shown(79, Pane::List), (false, true, false));
        assert_eq!(shown(79, Pane::Article), (false, false, true));
        let wide = panes(Size::new(120, 36), Pane::Article, false);
        assert!(wide.article.is_some_and(|area| area.width >= 60), "the focused article is wide enough");
    }
}
