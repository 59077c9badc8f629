//! Reading: opening articles, reading on through them, and opening their sources in the browser. Scrolling is left
//! to `update::article`, drawing to `view`. Floor 3, part of [`app`](crate::app).

use crate::app::geometry::Pane;
use crate::app::message::{Effect, Outcome};
use crate::app::state::{RequestedArticle, State};
use crate::app::update::article::{page, scroll, shows_end};
use crate::app::update::focus::focus;
use crate::app::update::{hints, images, list, marks, unread};
use crate::input::{Action, Direction, ReadAction, UnreadAction};
use crate::model::{LinkError, SafeUrl};
use crate::text::CleanText;
use crate::wording::Phrase;

pub(super) fn act(state: &mut State, action: ReadAction, effects: &mut Vec<Effect>) {
    match action {
        ReadAction::Open => focus(state, Pane::Article),
        ReadAction::On => read_on(state, effects),
        ReadAction::Back => page(state, Direction::Back),
        ReadAction::Scroll(direction) => scroll(state, direction.steps(1)),
        ReadAction::Step(direction) => list::step(state, direction.steps(1)),
        ReadAction::ToggleInfo => toggle_info(state),
        ReadAction::LoadImages => images::load(state, effects),
    }
}

/// Shows the next page; after the last one, the next unread article.
fn read_on(state: &mut State, effects: &mut Vec<Effect>) {
    if state.panes().article.is_none() {
        focus(state, Pane::Article);
        return;
    }
    let is_other = |wanted: &RequestedArticle| {
        state.article.open.as_ref().is_none_or(|shown| shown.request.path != wanted.path)
    };
    if state.article.requested.as_ref().is_some_and(is_other) {
        // The next article is on its way: a double press must not skip it.
        return;
    }
    marks::opened(state, effects);
    if state.article.open.is_some() && !shows_end(state) {
        page(state, Direction::Forward);
        return;
    }
    match unread::below(state) {
        Some(place) => {
            list::go_to(state, place);
            marks::opened(state, effects);
        }
        None if state.finding.ids.is_empty() => state.notify(Phrase::NoArticle),
        None if state.list.cursor + 1 < state.finding.ids.len() || unread::above(state).is_some() => {
            let next = state
                .settings
                .keymap
                .label(state.mode(), Action::Unread(UnreadAction::Step(Direction::Forward)))
                .unwrap_or_default();
            state.notify(Phrase::NoUnreadBelow { next });
        }
        None => state.notify(Phrase::LastArticle),
    }
}

/// Switches between the clean view and the full view, which shows the whole front matter.
fn toggle_info(state: &mut State) {
    if state.current().is_none() {
        return state.notify(Phrase::NoArticle);
    }
    state.article.full = !state.article.full;
    if state.panes().article.is_none() {
        focus(state, Pane::Article);
    }
}

/// The source link of the article under the cursor, or a notice that says why it has no link.
pub(super) fn source(state: &State) -> Result<SafeUrl, Phrase> {
    let article = state.current().ok_or(Phrase::NoArticle)?;
    let link = article.source_url.as_ref().ok_or(Phrase::NoSourceLink)?;
    match &link.target {
        Ok(url) => Ok(url.clone()),
        Err(LinkError::Empty) => Err(Phrase::NoSourceLink),
        Err(reason) => Err(Phrase::NotAWebLink { written: link.written.clone(), reason: *reason }),
    }
}

pub(super) fn open_source(state: &mut State, effects: &mut Vec<Effect>) {
    open(state, source(state), effects);
}

/// Opens the article on the web site of the folder: the `site` setting joined with the permalink.
pub(super) fn open_on_site(state: &mut State, effects: &mut Vec<Effect>) {
    open(state, on_site(state), effects);
}

fn on_site(state: &State) -> Result<SafeUrl, Phrase> {
    let article = state.current().ok_or(Phrase::NoArticle)?;
    let site = state.settings.site.as_ref().ok_or(Phrase::NoSite)?;
    let permalink = article.permalink.clone().ok_or(Phrase::NoPermalink)?;
    site.join(&permalink).map_err(|reason| Phrase::NotAWebLink { written: permalink, reason })
}

fn open(state: &mut State, link: Result<SafeUrl, Phrase>, effects: &mut Vec<Effect>) {
    match link {
        Ok(url) => {
            hints::open(state, url, effects);
            marks::opened_in_browser(state, effects);
        }
        Err(phrase) => state.warn(phrase),
    }
}

/// Reports how opening a link ended. A link that could not be opened is copied.
pub(super) fn take_outcome(state: &mut State, url: SafeUrl, outcome: Outcome, effects: &mut Vec<Effect>) {
    let host = CleanText::line(url.host());
    let phrase = match outcome {
        Outcome::Opened => return state.notify(Phrase::Opened { host }),
        Outcome::NoBrowser => Phrase::NoBrowser { url: url.clone() },
        Outcome::Remote => Phrase::RemoteNoBrowser { url: url.clone() },
        Outcome::Failed(reason) => Phrase::BrowserFailed { reason, url: url.clone() },
    };
    state.warn(phrase);
    effects.push(Effect::Copy(url));
}
