//! The session: filter, order, article and panes of a library when the reader ended, as TOML. Floor 2, part of
//! [`config`](crate::config). It converts sessions to text and back; reading and writing the file in the state
//! folder is left to `io`. A session that is not valid is ignored.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The pane that had the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SessionPane {
    Tags,
    #[default]
    List,
    Article,
}

/// The scroll position of the article, independent of the width of the pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SessionScroll {
    /// The number of letters above the first visible row.
    pub letters: usize,
    /// The number of rows without letters between the last of these letters and the first visible row.
    pub blanks: usize,
}

/// The layout of the panes, as far as the user changed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SessionPanes {
    pub without_preview: bool,
    /// The width of the left pane in cells, if the user changed it.
    pub tags: Option<u16>,
    /// The width in cells of the article next to the list, if the user changed it.
    pub columns: Option<u16>,
    /// The height in rows of the article below the list, if the user changed it.
    pub rows: Option<u16>,
    pub zen: bool,
    /// The maximum width of running text in cells, if the user changed it.
    pub measure: Option<u16>,
    /// Whether the list showed summaries, if the user chose it.
    pub summaries: Option<bool>,
}

/// The state of the reader for one library when it ended.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    pub filter: String,
    /// Whether any of the included tags was enough, instead of all of them.
    pub any_tag: bool,
    /// The order, as after `sort:` in a query, if the filter has none; empty for the default.
    pub sort: String,
    pub by_day: bool,
    pub pane: SessionPane,
    /// The path of the article under the cursor, relative to the library root; empty if it is not UTF-8.
    pub article: String,
    /// How many articles were visible above the cursor.
    pub below_top: usize,
    #[serde(skip_serializing_if = "is_usual")]
    pub panes: SessionPanes,
    /// Whether the article pane showed every front matter key.
    pub full: bool,
    #[serde(skip_serializing_if = "is_usual")]
    pub scroll: SessionScroll,
    /// What the user folded (false) or unfolded (true): facets by the name of their field, years by number.
    #[serde(skip_serializing_if = "is_usual")]
    pub folds: BTreeMap<String, bool>,
}

fn is_usual<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl Session {
    /// Parses what any version of vigie wrote, if that is possible. Unknown keys are ignored.
    pub fn parse(text: &str) -> Option<Self> {
        toml::from_str(text).ok()
    }

    /// The session as TOML.
    pub fn text(&self) -> String {
        toml::to_string(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn unknown_keys_are_ignored_and_invalid_values_refused() {
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
        fn written_sessions_read_back(filter in ".*", article in ".*", letters: u32, open: bool, any_tag: bool) {
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
