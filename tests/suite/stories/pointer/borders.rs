//! Borders that are drawn to another place.

use vigie::input::PointerAct::{Drag, Press, PressAgain, Release};

use super::folder;
use crate::support::Reader;

#[test]
fn a_border_is_drawn_to_another_place() {
    let folder = folder();
    let mut reader = folder.reader(120, 40);
    let border = |reader: &Reader| reader.state.panes().article.expect("an article").x - 1;
    let at = border(&reader);
    reader
        .point(Press, (at, 20))
        .point(Drag, (at - 3, 21))
        .point(Drag, (at - 7, 22))
        .point(Release, (at - 7, 22));
    assert_eq!(border(&reader), at - 7);
    // It is let go.
    reader.point(Drag, (at - 20, 22));
    assert_eq!(border(&reader), at - 7);
    // Both panes keep enough, and the border is not gone beyond unseen.
    reader.point(Press, (at - 7, 20)).point(Drag, (0, 20));
    let least = border(&reader);
    assert!(reader.state.panes().list.expect("a list").width >= 10);
    reader.point(Drag, (at, 20)).point(Release, (at, 20));
    assert_eq!(border(&reader), at);
    assert!(least < at - 7);
    // An article under its list has a border above it.
    reader.resize(80, 30);
    let above = reader.state.panes().middle_rule.expect("a rule").y;
    reader.point(Press, (40, above)).point(Drag, (41, above - 2)).point(Release, (41, above - 2));
    assert_eq!(reader.state.panes().middle_rule.expect("a rule").y, above - 2);
}

#[test]
fn the_border_of_the_tags_is_drawn_and_stays_where_it_was_left() {
    let folder = folder();
    let mut reader = folder.reader(120, 40);
    let width = |reader: &Reader| reader.state.panes().tags.expect("tags").width;
    let before = width(&reader);
    reader.point(Press, (before, 20)).point(Drag, (before - 6, 21));
    assert!(reader.screen().contains('┃'), "a border that is held is heavy\n{}", reader.screen());
    reader.point(Release, (before - 6, 21));
    assert_eq!(width(&reader), before - 6);
    assert!(!reader.screen().contains('┃'), "{}", reader.screen());
    let session = vigie::app::session::session(&reader.state);
    assert_eq!(session.panes.tags, Some(before - 6));
    // Neither the tags nor what is beside them can be drawn to nothing.
    for (to, focus) in [(0, "gl"), (119, "gl"), (119, "ga"), (0, "gt"), (119, "gt")] {
        reader.press(focus);
        let at = width(&reader);
        reader.point(Press, (at, 20)).point(Drag, (to, 20)).point(Release, (to, 20));
        let panes = reader.state.panes();
        let widths = [panes.tags, panes.list, panes.article].map(|pane| pane.expect("a pane").width);
        assert!(widths.iter().all(|&width| width >= 14), "{to} {focus}: {widths:?}");
        assert_eq!(widths.iter().sum::<u16>() + 2, 120);
    }
    // By keys, it is the pane with the keyboard that is changed.
    reader.press("gt < < < < < < < < < < < <");
    let least = width(&reader);
    reader.press(">");
    assert_eq!(width(&reader), least + 4);
}

#[test]
fn a_border_goes_back_and_one_border_is_moved_at_a_time() {
    let folder = folder();
    let mut reader = folder.reader(200, 50);
    let borders = |reader: &Reader| {
        let panes = reader.state.panes();
        (panes.tags.expect("tags").width, panes.article.expect("an article").x - 1)
    };
    let usual = borders(&reader);
    reader.point(Press, (usual.0, 20)).point(Drag, (usual.0 + 20, 20)).point(Release, (usual.0 + 20, 20));
    assert_eq!(borders(&reader), (usual.0 + 20, usual.1));
    // It stays there whoever has the keyboard; a button that was let go unseen holds nothing.
    reader.point(Press, (usual.1, 20)).point(Drag, (usual.1 - 9, 20));
    reader.press("ga");
    assert_eq!(borders(&reader), (usual.0 + 20, usual.1 - 9));
    reader.point(Press, (90, 20)).point(Drag, (60, 20));
    assert_eq!(borders(&reader), (usual.0 + 20, usual.1 - 9));
    reader.press("gl").point(Press, (usual.0 + 20, 20)).point(PressAgain, (usual.0 + 20, 20));
    assert_eq!(borders(&reader), (usual.0, usual.1 - 9));
    reader.press("=");
    assert_eq!(borders(&reader), usual);
    assert_eq!(reader.notice(), "the panes have their usual sizes again");
}
