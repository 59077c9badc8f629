//! Where a library was left: what was listed, what was read, how the panes stood.
//!
//! It is a convenience, kept as TOML in the state folder. What cannot be read or does not fit the library any
//! more is as if it had not been kept.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A pane that had the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SessionPane {
    /// Tags and what else articles can be chosen by.
    Tags,
    /// The list.
    #[default]
    List,
    /// The article.
    Article,
}

/// The place in a text that stood at the top of its window, the same in every width.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SessionScroll {
    /// How many letters stood above it.
    pub letters: usize,
    /// How many rows without letters stood between the last of them and the window.
    pub blanks: usize,
}

/// What was changed by hand in the form of the panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SessionPanes {
    /// Whether the article was put away from beside the list.
    pub without_preview: bool,
    /// The columns of the tags, where they were given by hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<u16>,
    /// The columns of an article beside the list, where they were given by hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub columns: Option<u16>,
    /// The rows of an article under the list, where they were given by hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rows: Option<u16>,
    /// Whether the article stood alone.
    pub zen: bool,
    /// The widest row of running text, in cells, where it was changed by hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<u16>,
    /// Whether the summary stood under each title, where that was chosen by hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summaries: Option<bool>,
}

/// Where a library was left.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// The filter as text.
    pub filter: String,
    /// Whether any of the included tags was enough.
    pub any_tag: bool,
    /// The order where the filter does not say it, as a query writes it; empty for the usual one.
    pub sort: String,
    /// Whether the list stood under days.
    pub by_day: bool,
    /// The pane with the keyboard.
    pub pane: SessionPane,
    /// The article with the cursor, as its path under the root; empty where that is no text.
    pub article: String,
    /// How many articles under the top of the window it stood.
    pub below_top: usize,
    /// The form of the panes.
    #[serde(skip_serializing_if = "is_usual")]
    pub panes: SessionPanes,
    /// Whether everything the file says was shown.
    pub full: bool,
    /// How far the article was scrolled.
    #[serde(skip_serializing_if = "is_at_top")]
    pub scroll: SessionScroll,
    /// What was folded (false) or unfolded (true) by hand in the left pane: groups by the name of their
    /// field, years by their number.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub folds: BTreeMap<String, bool>,
}

fn is_usual(panes: &SessionPanes) -> bool {
    *panes == SessionPanes::default()
}

fn is_at_top(scroll: &SessionScroll) -> bool {
    *scroll == SessionScroll::default()
}

impl Session {
    /// Reads what [`Session::text`] wrote, by this version or another one; nothing where that cannot be
    /// understood.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        toml::from_str(text).ok()
    }

    /// The session as TOML.
    #[must_use]
    pub fn text(&self) -> String {
        toml::to_string(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn other_versions_are_read_as_far_as_they_go() {
        let session =
            Session::parse("filter = \"stent\"\nfrom_the_future = 3\npane = \"article\"\n").unwrap();
        assert_eq!((session.filter.as_str(), session.pane), ("stent", SessionPane::Article));
        assert_eq!(Session::parse(""), Some(Session::default()));
        for text in ["filter = 3", "pane = \"roof\"", "\0", "below_top = -1"] {
            assert_eq!(Session::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(filter in ".*", article in ".*", letters: u32, open: bool, any_tag: bool) {
            let letters = usize::try_from(letters).unwrap();
            let session = Session {
                filter, article, any_tag,
                scroll: SessionScroll { letters, blanks: 1 },
                folds: [("date".to_owned(), open), ("2024".to_owned(), !open)].into(),
                ..Session::default()
            };
            prop_assert_eq!(Session::parse(&session.text()), Some(session));
        }
    }
}
