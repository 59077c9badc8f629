//! Copying a title, link, citation, path or the text of an article to the clipboard. Sending it to the
//! terminal is left to the runtime. Floor 3, part of [`app`](crate::app).

use crate::app::citation::{citation, markdown_link};
use crate::app::message::Effect;
use crate::app::state::State;
use crate::input::Action;
use crate::limits;
use crate::model::Article;
use crate::text::{CleanText, fold_words};
use crate::wording::Phrase;

/// Copies what an action names and reports it.
#[expect(clippy::wildcard_enum_match_arm, reason = "every other action copies nothing")]
pub(super) fn act(state: &mut State, action: Action, effects: &mut Vec<Effect>) {
    let Some(article) = state.current() else { return state.notify(Phrase::NoArticle) };
    let library = &state.finding.library;
    let (text, phrase) = match action {
        Action::CopyMarkdownLink => reported(markdown_link(&article), |text| Phrase::CopiedText { text }),
        Action::CopyCitation => {
            reported(citation(&article, &library.source_label(&article)), |text| Phrase::CopiedText { text })
        }
        Action::CopyTitle => reported(article.title.clone(), |text| Phrase::CopiedText { text }),
        Action::CopyPath => reported(path(state, &article), |text| Phrase::CopiedText { text }),
        Action::CopyText => {
            let text = state.current_id().and_then(|id| library.text(id)).unwrap_or_default();
            reported(shown(&article, &text), |text| Phrase::CopiedAll { letters: text.chars().count() })
        }
        _ => return,
    };
    if text.is_empty() {
        return state.warn(Phrase::NothingToCopy);
    }
    match cut(&text) {
        None => state.notify(phrase),
        Some(cut) => {
            state.warn(Phrase::CopiedCut);
            effects.push(Effect::CopyText(cut));
            return;
        }
    }
    effects.push(Effect::CopyText(text));
}

fn reported(text: CleanText, phrase: impl FnOnce(CleanText) -> Phrase) -> (CleanText, Phrase) {
    (text.clone(), phrase(text))
}

/// The text of an article as shown below its header: the summary, unless the text contains it, and the text.
/// In one line, so that pasting it into a shell runs nothing.
fn shown(article: &Article, text: &str) -> CleanText {
    let text = CleanText::line(text);
    let says = |summary: &CleanText| {
        format!(" {} ", fold_words(&text)).contains(&format!(" {} ", fold_words(summary)))
    };
    match article.summary.as_ref().filter(|summary| !says(summary)) {
        Some(summary) if text.is_empty() => summary.clone(),
        Some(summary) => CleanText::joined([summary, &text], " "),
        None => text,
    }
}

/// The full path of the file; if the articles are not files, their path inside the library.
fn path(state: &State, article: &Article) -> CleanText {
    match &state.folder {
        Some(folder) => CleanText::line(&folder.join(article.path.as_path()).to_string_lossy()),
        None => article.path.shown().clone(),
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
