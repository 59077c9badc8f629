//! Dragging the borders between panes.

use vigie::input::PointerAct::{DoublePress, Drag, Press, Release};

use super::folder;
use crate::support::Reader;

#[test]
fn a_border_can_be_dragged() {
    let folder = folder();
    let mut reader = folder.reader(120, 40);
    let border = |reader: &Reader| reader.drawn().panes.article.expect("an article").x - 1;
    let at = border(&reader);
    reader
        .point(Press, (at, 20))
        .point(Drag, (at - 3, 21))
        .point(Drag, (at - 7, 22))
        .point(Release, (at - 7, 22));
    assert_eq!(border(&reader), at - 7);
    // After the release, dragging does nothing.
    reader.point(Drag, (at - 20, 22));
    assert_eq!(border(&reader), at - 7);
    // Both panes keep a minimal width; dragging back moves the border at once.
    reader.point(Press, (at - 7, 20)).point(Drag, (0, 20));
    let least = border(&reader);
    assert!(reader.drawn().panes.list.expect("a list").width >= 10);
    reader.point(Drag, (at, 20)).point(Release, (at, 20));
    assert_eq!(border(&reader), at);
    assert!(least < at - 7);
    // An article under the list has a border above it.
    reader.resize(80, 30);
    let above = reader.drawn().panes.middle_rule.expect("a rule").y;
    reader.point(Press, (40, above)).point(Drag, (41, above - 2)).point(Release, (41, above - 2));
    assert_eq!(reader.drawn().panes.middle_rule.expect("a rule").y, above - 2);
}

#[test]
fn the_border_of_the_left_pane_can_be_dragged_and_is_remembered() {
    let folder = folder();
    let mut reader = folder.reader(120, 40);
    let width = |reader: &Reader| reader.drawn().panes.tags.expect("tags").width;
    let before = width(&reader);
    reader.point(Press, (before, 20)).point(Drag, (before - 6, 21));
    assert!(reader.screen().contains('┃'), "the dragged border is drawn heavy\n{}", reader.screen());
    reader.point(Release, (before - 6, 21));
    assert_eq!(width(&reader), before - 6);
    assert!(!reader.screen().contains('┃'), "{}", reader.screen());
    let session = reader.session();
    assert_eq!(session.panes.tags, Some(before - 6));
    // No pane can be dragged to less than a minimal width.
    for (to, focus) in [(0, "gl"), (119, "gl"), (119, "ga"), (0, "gt"), (119, "gt")] {
        reader.press(focus);
        let at = width(&reader);
        reader.point(Press, (at, 20)).point(Drag, (to, 20)).point(Release, (to, 20));
        let panes = reader.drawn().panes;
        let widths = [panes.tags, panes.list, panes.article].map(|pane| pane.expect("a pane").width);
        assert!(widths.iter().all(|&width| width >= 14), "{to} {focus}: {widths:?}");
        assert_eq!(widths.iter().sum::<u16>() + 2, 120);
    }
    // Keys resize the focused pane.
    reader.press("gt < < < < < < < < < < < <");
    let least = width(&reader);
    reader.press(">");
    assert_eq!(width(&reader), least + 4);
}

#[test]
fn a_double_press_resets_one_border_and_a_key_resets_all() {
    let folder = folder();
    let mut reader = folder.reader(200, 50);
    let borders = |reader: &Reader| {
        let panes = reader.drawn().panes;
        (panes.tags.expect("tags").width, panes.article.expect("an article").x - 1)
    };
    let usual = borders(&reader);
    reader.point(Press, (usual.0, 20)).point(Drag, (usual.0 + 20, 20)).point(Release, (usual.0 + 20, 20));
    assert_eq!(borders(&reader), (usual.0 + 20, usual.1));
    // The border stays in place when the focus changes. A press elsewhere ends a drag whose release was
    // missed.
    reader.point(Press, (usual.1, 20)).point(Drag, (usual.1 - 9, 20));
    reader.press("ga");
    assert_eq!(borders(&reader), (usual.0 + 20, usual.1 - 9));
    reader.point(Press, (90, 20)).point(Drag, (60, 20));
    assert_eq!(borders(&reader), (usual.0 + 20, usual.1 - 9));
    reader.press("gl").point(Press, (usual.0 + 20, 20)).point(DoublePress, (usual.0 + 20, 20));
    assert_eq!(borders(&reader), (usual.0, usual.1 - 9));
    reader.press("=");
    assert_eq!(borders(&reader), usual);
    assert_eq!(reader.notice(), "panes back to their default sizes");
}
