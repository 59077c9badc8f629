//! Converts the state to a session, which is saved when the reader ends, and restores the state from one. Floor 3,
//! part of [`app`](crate::app). Reading and writing the file is left to `io`.

use std::path::PathBuf;

use crate::app::facets::{FACETS, FacetPosition, FacetValue};
use crate::app::geometry::Pane;
use crate::app::state::{Filter, ListPosition, Returning, State};
use crate::config::choice::GroupBy;
use crate::config::{Session, SessionPane, SessionPanes, SessionScroll};
use crate::limits;
use crate::model::ArticlePath;
use crate::query::Sort;
use crate::text::CleanText;

/// The session to restore the current state from.
pub fn session(state: &State) -> Session {
    let place = state.list.lost.clone().or_else(|| state.place());
    let (path, below_top) = match place {
        // If the cursor was never moved, the next session starts at the newest article again.
        Some(place) if state.list.moved => (Some(place.path), place.below_top),
        Some(_) | None => (None, 0),
    };
    let scrolled = state.article.open.as_ref().filter(|article| Some(&article.request.path) == path.as_ref());
    let returning =
        state.article.returning.as_ref().filter(|returning| Some(&returning.path) == path.as_ref());
    let scroll = match (returning, scrolled) {
        (Some(returning), _) => returning.scroll,
        (None, Some(article)) => {
            let (letters, blanks) = article.text_above();
            SessionScroll { letters, blanks }
        }
        (None, None) => SessionScroll::default(),
    };
    let focused = returning.is_some_and(|returning| returning.focused);
    Session {
        filter: state.filter.text.clone(),
        any_tag: state.facets.any,
        sort: if state.display.sort == Sort::default() {
            String::new()
        } else {
            state.display.sort.to_string()
        },
        by_day: state.display.grouping == GroupBy::Days,
        pane: match state.focus {
            _ if focused => SessionPane::Article,
            Pane::Tags => SessionPane::Tags,
            Pane::List => SessionPane::List,
            Pane::Article => SessionPane::Article,
        },
        article: path.and_then(|path| path.as_path().to_str().map(str::to_owned)).unwrap_or_default(),
        below_top,
        panes: SessionPanes {
            without_preview: !state.shape.preview,
            tags: state.shape.tags,
            columns: state.shape.columns,
            rows: state.shape.rows,
            zen: state.shape.zen || (focused && returning.is_some_and(|returning| returning.zen)),
            measure: state.shape.measured.then_some(state.shape.measure),
            summaries: state.display.summaries_chosen.then_some(state.display.has_summaries),
        },
        full: state.article.full,
        scroll,
        folds: state
            .facets
            .folds
            .iter()
            .filter_map(|(fold, open)| Some((fold_name(*fold)?, *open)))
            .collect(),
    }
}

/// Restores a session, before any of the library is loaded. Values that are invalid are skipped.
pub fn restore(state: &mut State, session: &Session) {
    if let Ok(filter) = Filter::typed(&CleanText::line(&session.filter)) {
        state.facets.any = session.any_tag;
        state.filter = filter;
        state.history.filters.visit(&state.filter);
    }
    if let Some(sort) = Sort::named(&session.sort) {
        state.display.sort = sort;
    }
    if session.by_day && state.display.grouping != GroupBy::None {
        state.display.grouping = GroupBy::Days;
    }
    state.article.full = session.full;
    restore_panes(state, &session.panes);
    state.facets.folds =
        session.folds.iter().filter_map(|(name, open)| fold_named(name).map(|fold| (fold, *open))).collect();
    if session.pane == SessionPane::Tags {
        state.focus = Pane::Tags;
    }
    if session.article.is_empty() {
        return;
    }
    let path = ArticlePath::new(PathBuf::from(&session.article));
    state.list.moved = true;
    state.list.lost = Some(ListPosition { path: path.clone(), below_top: session.below_top });
    let focused = session.pane == SessionPane::Article;
    state.article.returning =
        Some(Returning { path, scroll: session.scroll, focused, zen: session.panes.zen });
}

/// Restores panes and summaries as the user chose them; sizes are limited to what a screen can have.
fn restore_panes(state: &mut State, panes: &SessionPanes) {
    let on_a_screen = |cells: Option<u16>| cells.map(|cells| cells.min(limits::SCREEN_CELLS));
    state.shape.preview = !panes.without_preview;
    state.shape.tags = on_a_screen(panes.tags);
    state.shape.columns = on_a_screen(panes.columns);
    state.shape.rows = on_a_screen(panes.rows);
    if let Some(measure) = panes.measure {
        let (least, most) = limits::MEASURES;
        state.shape.measure = measure.clamp(least, most);
        state.shape.measured = true;
    }
    if let Some(summaries) = panes.summaries {
        state.display.has_summaries = summaries;
        state.display.summaries_chosen = true;
    }
}

/// The name in the session file of what can be folded: the field of a facet, or a year.
fn fold_name(fold: FacetPosition) -> Option<String> {
    match fold {
        FacetPosition::Group(field) => Some(field.name().to_owned()),
        FacetPosition::Value(FacetValue::Year(year)) => Some(year.to_string()),
        FacetPosition::Value(_) => None,
    }
}

fn fold_named(name: &str) -> Option<FacetPosition> {
    let facet = FACETS.iter().find(|row| row.field.name() == name);
    let year = || name.parse().ok().map(|year| FacetPosition::Value(FacetValue::Year(year)));
    facet.map(|row| FacetPosition::Group(row.field)).or_else(year)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil;

    use super::*;
    use crate::app::geometry::Size;
    use crate::library::Library;

    fn reader() -> State {
        State::new(Arc::new(Library::default()), Size::new(80, 24), civil::date(2026, 11, 22))
    }

    #[test]
    fn session_is_unchanged_if_the_library_was_never_loaded() {
        let session_before = Session {
            filter: "tag:meteo phare".to_owned(),
            any_tag: false,
            sort: "title".to_owned(),
            by_day: true,
            pane: SessionPane::Article,
            article: "2024/x.md".to_owned(),
            below_top: 3,
            panes: SessionPanes {
                without_preview: true,
                tags: Some(25),
                columns: Some(60),
                rows: Some(9),
                zen: true,
                measure: Some(60),
                summaries: Some(true),
            },
            full: true,
            scroll: SessionScroll { letters: 320, blanks: 1 },
            folds: [("date".to_owned(), true), ("2024".to_owned(), true), ("tag".to_owned(), false)].into(),
        };
        let mut state = reader();
        restore(&mut state, &session_before);
        assert_eq!(session(&state), session_before);
        let fresh = reader();
        assert_eq!(session(&fresh), Session::default());
    }

    #[test]
    fn invalid_values_are_skipped() {
        let mut state = reader();
        let odd = Session {
            filter: "date:(".to_owned(),
            sort: "by-colour".to_owned(),
            folds: [("roof".to_owned(), true)].into(),
            ..Session::default()
        };
        restore(&mut state, &odd);
        assert_eq!(session(&state), Session::default());
    }
}
