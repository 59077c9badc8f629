//! The lines between panes.

use crate::app::bar;
use crate::app::pointer::Border;
use crate::app::{Area, Pane, Panes, State};
use crate::model::Mark;
use crate::text::cell_width;
use crate::view::{Canvas, Look};
use crate::wording::Phrase;

pub(super) fn draw(canvas: &mut Canvas<'_>, panes: &Panes, state: &State) {
    let is_covered = state.help.is_some() || state.picker.is_some();
    let middle = panes.middle_rule.filter(|_| !is_covered);
    for rule in [panes.top_rule, middle, panes.bottom_rule].into_iter().flatten() {
        for x in rule.x..rule.x + rule.width {
            canvas.text(x, rule.y, 1, "─", Look::Rule);
        }
    }
    if is_covered {
        return;
    }
    for pane in [panes.tags, panes.list].into_iter().flatten() {
        let x = pane.x + pane.width;
        if x >= state.size.columns {
            continue;
        }
        for y in pane.y..pane.y + pane.height {
            canvas.text(x, y, 1, "│", Look::Rule);
        }
        join(canvas, panes.top_rule, x, "┬");
        join(canvas, panes.bottom_rule, x, "┴");
        join(canvas, panes.middle_rule, x, "│");
    }
    mark_focus(canvas, panes, state);
    mark_dragged(canvas, panes, state);
    marks(canvas, panes, state);
    draw_progress(canvas, panes, state);
}

/// The rule beside or above the article is heavy while the article has the keyboard; in the other
/// panes the cursor says it.
fn mark_focus(canvas: &mut Canvas<'_>, panes: &Panes, state: &State) {
    let (Some(article), Pane::Article) = (panes.article, state.focus) else { return };
    if let Some(rule) = panes.middle_rule {
        draw_heavy(canvas, rule, "━");
    } else if let Some(x) = article.x.checked_sub(1) {
        draw_heavy(canvas, Area { x, width: 1, ..article }, "┃");
    }
}

/// A border is heavy while a pointer holds it.
fn mark_dragged(canvas: &mut Canvas<'_>, panes: &Panes, state: &State) {
    let Some(dragging) = state.dragging else { return };
    let behind = |pane: Area| Area { x: pane.x + pane.width, width: 1, ..pane };
    let (area, line) = match dragging.border {
        Border::Above => (panes.middle_rule, "━"),
        Border::Beside => (panes.list.map(behind), "┃"),
        Border::Tags => (panes.tags.map(behind), "┃"),
    };
    if let Some(area) = area {
        draw_heavy(canvas, area, line);
    }
}

/// Draws a heavy line in an area that is one cell high or wide.
fn draw_heavy(canvas: &mut Canvas<'_>, area: Area, line: &str) {
    for y in area.y..area.y + area.height {
        for x in area.x..area.x + area.width {
            canvas.text(x, y, 1, line, Look::Cursor);
        }
    }
}

fn join(canvas: &mut Canvas<'_>, rule: Option<Area>, x: u16, joint: &str) {
    if let Some(rule) = rule.filter(|rule| (rule.x..rule.x + rule.width).contains(&x)) {
        canvas.text(x, rule.y, 1, joint, Look::Rule);
    }
}

/// Whether the article has a star or is kept for later, on the rule above it.
fn marks(canvas: &mut Canvas<'_>, panes: &Panes, state: &State) {
    let (Some(area), Some(id)) = (panes.article, state.current_id()) else { return };
    let Some(rule) = panes.middle_rule.or(panes.top_rule) else { return };
    let marks = state.marks(id);
    let mut right = area.x + area.width.saturating_sub(1);
    for (mark, phrase) in [(Mark::Later, Phrase::ForLater), (Mark::Star, Phrase::Starred)] {
        let text = format!(" {phrase} ");
        if marks.has(mark) && usize::from(right.saturating_sub(area.x)) > cell_width(&text) {
            right -= canvas.right_text(right, rule.y, cell_width(&text), &text, Look::Sign);
            right -= 1;
        }
    }
}

/// The progress in the article, on the rule under it.
fn draw_progress(canvas: &mut Canvas<'_>, panes: &Panes, state: &State) {
    let (Some(area), Some(rule), Some(text)) = (panes.article, panes.bottom_rule, bar::progress(state))
    else {
        return;
    };
    let right = area.x + area.width.saturating_sub(2);
    let cells = cell_width(&text) + 2;
    canvas.right_text(right + 1, rule.y, cells, &format!(" {text} "), Look::Faint);
}
