//! Tests of the geometry: panes on screens of all sizes.

use super::*;

fn inside(area: Area, size: Size) -> bool {
    area.x + area.width <= size.columns && area.y + area.height <= size.rows
}

#[test]
fn prompt_has_a_row_and_another_below_it_if_there_are_rules() {
    for rows in 0..=62 {
        let size = Size::new(80, rows);
        let panes = panes(size, Pane::List, true, Shape::default());
        let Some((line, below)) = prompt(&panes) else {
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
fn panes_stay_on_the_screen_and_do_not_overlap() {
    check_panes(Shape::default());
}

/// A shape in which the user chose `cells` for every pane.
fn dragged(cells: u16, shape: Shape) -> Shape {
    Shape { tags: Some(cells), columns: Some(cells), rows: Some(cells), ..shape }
}

#[test]
fn panes_stay_on_the_screen_and_do_not_overlap_in_every_shape() {
    let plain = Shape::default();
    for shape in [
        Shape { zen: true, ..plain },
        Shape { zen: true, measure: 0, ..plain },
        Shape { preview: false, ..plain },
        dragged(30, plain),
        Shape { measure: 200, ..dragged(50, plain) },
        Shape { measure: u16::MAX, ..dragged(u16::MAX, plain) },
        Shape { measure: 1, ..dragged(0, plain) },
    ] {
        check_panes(shape);
    }
}

#[test]
fn article_is_resized_within_bounds_and_centred_when_alone() {
    let width = |columns, rows, shape: Shape| {
        let panes = panes(Size::new(columns, rows), Pane::List, false, shape);
        panes.article.map(|area| (area.width, area.height))
    };
    let plain = Shape::default();
    for (columns, rows) in [(200, 50), (120, 40), (100, 16), (100, 40)] {
        let given = Shape { columns: Some(30), rows: Some(8), ..plain };
        let stacked = columns < THREE_PANES && rows > STACKED_ROWS;
        let before = width(columns, rows, plain);
        let after = before.map(|(width, height)| if stacked { (width, 8) } else { (30, height) });
        for focus in [Pane::List, Pane::Article] {
            let panes = panes(Size::new(columns, rows), focus, false, given);
            let shown = panes.article.map(|area| (area.width, area.height));
            assert_eq!(shown, after, "the size is independent of the focus: {columns}x{rows} {focus:?}");
        }
        let most = width(columns, rows, Shape { tags: None, ..dragged(u16::MAX, plain) });
        let least = width(columns, rows, Shape { tags: None, ..dragged(0, plain) });
        assert!(most > before && least < before, "{columns}x{rows}");
    }
    let zen = Shape { zen: true, ..plain };
    let text = panes(Size::new(120, 40), Pane::Article, false, zen).text.unwrap();
    assert_eq!((text.x, text.y, text.height), (24, 0, 39));
    let text = panes(Size::new(70, 20), Pane::Article, false, zen).text.unwrap();
    assert_eq!((text.x, text.width), (1, 67));
}

fn check_panes(shape: Shape) {
    for columns in (0..=210).step_by(3) {
        for rows in 0..=62 {
            let size = Size::new(columns, rows);
            for focus in [Pane::Tags, Pane::List, Pane::Article] {
                let panes = panes(size, focus, true, shape);
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
                assert_eq!(panes.text.is_some(), panes.article.is_some());
                if let (Some(text), Some(area)) = (panes.text, panes.article) {
                    assert!(text.x >= area.x && text.x + text.width <= area.x + area.width, "{size:?}");
                    assert_eq!((text.y, text.height), (area.y, area.height));
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
fn number_of_panes_depends_on_the_width() {
    let shown = |columns, focus| {
        let panes = panes(Size::new(columns, 40), focus, false, Shape::default());
        (panes.tags.is_some(), panes.list.is_some(), panes.article.is_some())
    };
    assert_eq!(shown(120, Pane::List), (true, true, true));
    assert_eq!(shown(119, Pane::List), (false, true, true));
    assert_eq!(shown(80, Pane::Tags), (true, true, false));
    assert_eq!(shown(79, Pane::List), (false, true, false));
    assert_eq!(shown(79, Pane::Article), (false, false, true));
    let wide = panes(Size::new(120, 36), Pane::Article, false, Shape::default());
    assert!(wide.article.is_some_and(|area| area.width >= 60), "the focused article is wide enough");
}
