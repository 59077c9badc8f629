//! Draws the lines between panes, heavy next to an article that has the focus and where they are dragged.
//! [`app::geometry`](crate::app::geometry) computes where they are. Floor 4, part of [`view`](crate::view).

use crate::app::layout::{Layout, StyledPart};
use crate::app::pointer::Border;
use crate::app::{Area, Pane, Panes, State};
use crate::view::canvas::Canvas;

pub(super) fn draw(canvas: &mut Canvas<'_>, layout: &Layout<'_>) {
    let Layout { state, panes, .. } = layout;
    let is_covered = layout.is_covered();
    let middle = panes.middle_rule.filter(|_| !is_covered);
    for rule in [panes.top_rule, middle, panes.bottom_rule].into_iter().flatten() {
        for x in rule.x..rule.x + rule.width {
            canvas.text(x, rule.y, 1, "─", StyledPart::Rule);
        }
    }
    if is_covered {
        return;
    }
    for pane in [panes.tags, panes.list].into_iter().flatten() {
        let x = pane.x + pane.width;
        if x >= state.screen.size.columns {
            continue;
        }
        for y in pane.y..pane.y + pane.height {
            canvas.text(x, y, 1, "│", StyledPart::Rule);
        }
        join(canvas, panes.top_rule, x, "┬");
        join(canvas, panes.bottom_rule, x, "┴");
        join(canvas, panes.middle_rule, x, "│");
    }
    mark_focus(canvas, panes, state);
    mark_dragged(canvas, panes, state);
}

/// Draws a heavy rule next to an article that has the focus; the other panes show the focus by their cursor.
fn mark_focus(canvas: &mut Canvas<'_>, panes: &Panes, state: &State) {
    let (Some(article), Pane::Article) = (panes.article, state.focus) else { return };
    if let Some(rule) = panes.middle_rule {
        draw_heavy(canvas, rule, "━");
    } else if let Some(x) = article.x.checked_sub(1) {
        draw_heavy(canvas, Area { x, width: 1, ..article }, "┃");
    }
}

/// Draws a heavy border while it is dragged.
fn mark_dragged(canvas: &mut Canvas<'_>, panes: &Panes, state: &State) {
    let Some(dragging) = state.pointer.dragging else { return };
    let right_of = |pane: Area| Area { x: pane.x + pane.width, width: 1, ..pane };
    let (area, line) = match dragging.border {
        Border::Above => (panes.middle_rule, "━"),
        Border::Beside => (panes.list.map(right_of), "┃"),
        Border::Tags => (panes.tags.map(right_of), "┃"),
    };
    if let Some(area) = area {
        draw_heavy(canvas, area, line);
    }
}

/// Draws a heavy line in an area that is one cell high or wide.
fn draw_heavy(canvas: &mut Canvas<'_>, area: Area, line: &str) {
    for y in area.y..area.y + area.height {
        for x in area.x..area.x + area.width {
            canvas.text(x, y, 1, line, StyledPart::Cursor);
        }
    }
}

fn join(canvas: &mut Canvas<'_>, rule: Option<Area>, x: u16, joint: &str) {
    if let Some(rule) = rule.filter(|rule| (rule.x..rule.x + rule.width).contains(&x)) {
        canvas.text(x, rule.y, 1, joint, StyledPart::Rule);
    }
}
