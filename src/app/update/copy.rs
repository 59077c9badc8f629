//! Copying a title, link, citation, path or the text of an article to the clipboard. Sending it to the
//! terminal is left to the runtime. Floor 3, part of [`app`](crate::app).

use crate::app::citation::{citation, markdown_link};
use crate::app::message::Effect;
use crate::app::state::State;
use crate::app::update::read;
use crate::input::Copied;
use crate::limits;
use crate::model::Article;
use crate::text::{CleanText, fold_words};
use crate::wording::Phrase;

pub(super) fn act(state: &mut State, what: Copied, effects: &mut Vec<Effect>) {
    let text_of: fn(&State, &Article) -> CleanText = match what {
        Copied::Link => return copy_link(state, effects),
        Copied::MarkdownLink => |_, article| markdown_link(article),
        Copied::Citation => |state, article| citation(article, &state.finding.library.source_label(article)),
        Copied::Title => |_, article| article.title.clone(),
        Copied::Path => return copy_path(state, effects),
        Copied::Text => shown,
    };
    let Some(article) = state.current() else { return state.notify(Phrase::NoArticle) };
    let text = text_of(state, &article);
    if text.is_empty() {
        return state.warn(Phrase::NothingToCopy);
    }
    let cut = cut(&text);
    match &cut {
        Some(_) => state.warn(Phrase::CopiedCut),
        None if what == Copied::Text => state.notify(Phrase::CopiedAll { letters: text.chars().count() }),
        None => state.notify(Phrase::CopiedText { text: text.clone() }),
    }
    effects.push(Effect::CopyText(cut.unwrap_or(text).as_str().into()));
}

/// Copies the path of the file as it is on disk; if the articles are not files, their path inside the library.
fn copy_path(state: &mut State, effects: &mut Vec<Effect>) {
    let Some(article) = state.current() else { return state.notify(Phrase::NoArticle) };
    let path = match &state.settings.folder {
        Some(folder) => folder.join(article.path.as_path()),
        None => article.path.as_path().to_path_buf(),
    };
    let path = path.to_string_lossy();
    state.notify(Phrase::CopiedText { text: CleanText::line(&path) });
    effects.push(Effect::CopyText(path.as_ref().into()));
}

fn copy_link(state: &mut State, effects: &mut Vec<Effect>) {
    match read::source(state) {
        Ok(url) => {
            state.notify(Phrase::Copied { url: url.clone() });
            effects.push(Effect::Copy(url));
        }
        Err(phrase) => state.warn(phrase),
    }
}

/// The text of an article as shown below its header: the summary, unless the text contains it, and the text.
/// In one line, so that pasting it into a shell runs nothing.
fn shown(state: &State, article: &Article) -> CleanText {
    let text = state.current_id().and_then(|id| state.finding.library.text(id)).unwrap_or_default();
    let text = CleanText::line(&text);
    let says = |summary: &CleanText| {
        format!(" {} ", fold_words(&text)).contains(&format!(" {} ", fold_words(summary)))
    };
    match article.summary.as_ref().filter(|summary| !says(summary)) {
        Some(summary) if text.is_empty() => summary.clone(),
        Some(summary) => CleanText::joined([summary, &text], " "),
        None => text,
    }
}

/// The beginning of a text that is too long for the clipboard; `None` if it fits.
fn cut(text: &CleanText) -> Option<CleanText> {
    if text.len() <= limits::CLIPBOARD_BYTES {
        return None;
    }
    let end = (0..=limits::CLIPBOARD_BYTES).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    Some(text.part(0..end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_between_letters() {
        assert_eq!(cut(&CleanText::line("short")), None);
        let long = CleanText::line(&format!("x{}", "é".repeat(limits::CLIPBOARD_BYTES)));
        let cut = cut(&long).unwrap();
        assert_eq!(cut.len(), limits::CLIPBOARD_BYTES - 1);
        assert!(long.starts_with(&*cut));
    }
}
