//! Draws the lines between panes, heavy next to an article that has the focus and where they are dragged.
//!
//! [`app::geometry`](crate::app::geometry) computes where they are. Floor 4, part of [`view`](crate::view).

use crate::app::geometry::Border;
use crate::app::layout::{Layout, Pieces, StyledPart};
use crate::app::{Area, Pane};

pub(super) fn draw(pieces: &mut Pieces, layout: &Layout<'_>) {
    let Layout { state, panes, .. } = layout;
    for rule in [panes.top_rule, panes.bottom_rule].into_iter().flatten() {
        fill(pieces, rule, "─", StyledPart::Rule);
    }
    if layout.is_covered() {
        return;
    }
    let dragged = state.pointer.dragging.map(|dragging| dragging.border);
    for (border, area) in panes.borders() {
        let (light, heavy) = if border == Border::Above { ("─", "━") } else { ("│", "┃") };
        // The other panes show the focus by their cursor.
        let has_focus = border != Border::Tags && state.focus == Pane::Article;
        if has_focus || dragged == Some(border) {
            fill(pieces, area, heavy, StyledPart::Accent);
        } else {
            fill(pieces, area, light, StyledPart::Rule);
        }
        if border != Border::Above {
            for (rule, joint) in [(panes.top_rule, "┬"), (panes.bottom_rule, "┴")] {
                if let Some(rule) = rule {
                    pieces.text(area.x, rule.y, 1, joint, StyledPart::Rule);
                }
            }
        }
    }
}

/// Fills an area that is one cell high or wide.
fn fill(pieces: &mut Pieces, area: Area, line: &str, look: StyledPart) {
    let line = line.repeat(usize::from(area.width));
    for y in area.y..area.y + area.height {
        pieces.text(area.x, y, usize::from(area.width), &line, look);
    }
}
