//! Saved searches: parses their file, and edits its text. Floor 2, part of [`config`](crate::config). A change
//! keeps everything else in the text, including other keys and comments. Reading and writing the file is left to
//! `io`.

use std::ops::{Deref, Range};

use toml::de::{DeTable, DeValue};

use crate::config::mistakes::{Mistake, line_of};
use crate::config::value::quoted;
use crate::limits;
use crate::query::{Field, Query, QueryError, Reason, Scope, complete, tag_key};
use crate::text::{CleanText, fold, nearest};
use crate::wording::SettingMistake;

const TABLE: &str = "searches";

/// A query with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedSearch {
    /// The name, as after `search:` in a query.
    pub name: CleanText,
    /// The query as text. It may contain mistakes.
    pub text: CleanText,
}

/// All saved searches, in file order, at most [`limits::SEARCHES`].
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Searches(Vec<SavedSearch>);

impl Deref for Searches {
    type Target = [SavedSearch];

    fn deref(&self) -> &[SavedSearch] {
        &self.0
    }
}

impl Searches {
    /// The searches that contain every word of `typed`: first those that have them all in the name.
    pub fn matching(&self, typed: &str) -> Vec<&SavedSearch> {
        let typed = fold(typed).into_owned();
        let words: Vec<&str> = typed.split_whitespace().collect();
        let holds = |search: &SavedSearch, is_named: bool| {
            let (name, text) = (fold(&search.name), fold(&search.text));
            words.iter().all(|word| name.contains(word) || !is_named && text.contains(word))
        };
        let mut found: Vec<_> = self.iter().filter(|search| holds(search, false)).collect();
        found.sort_by_key(|search| !holds(search, true));
        found
    }

    /// Parses the text of the file: `name = "query"` lines in the table `[searches]`. Other keys are ignored.
    /// Errors: if the text is not valid TOML, or a search is not a string.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        let entries = entries(text)?;
        Ok(Self(entries.into_iter().take(limits::SEARCHES).map(|entry| entry.search).collect()))
    }

    /// The search with exactly this name, otherwise one whose name differs only in case, accents or spaces.
    pub fn named(&self, name: &str) -> Option<&SavedSearch> {
        let same = |search: &&SavedSearch| *search.name == *name;
        let alike = |search: &&SavedSearch| tag_key(&search.name) == tag_key(name);
        self.iter().find(same).or_else(|| self.iter().find(alike))
    }

    /// The existing name most similar to `name`, if any is similar enough.
    pub fn nearest(&self, name: &str) -> Option<&CleanText> {
        let keys: Vec<String> = self.iter().map(|search| tag_key(&search.name)).collect();
        let meant = nearest(&tag_key(name), keys.iter().map(String::as_str))?;
        self.named(meant).map(|search| &search.name)
    }

    /// These searches with one added, or with the query of the search of that name replaced.
    #[must_use]
    pub fn with(mut self, name: &CleanText, text: &CleanText) -> Self {
        let known = self.named(name).map(|search| search.name.clone());
        match self.0.iter_mut().find(|search| Some(&search.name) == known.as_ref()) {
            Some(search) => search.text = text.clone(),
            None => self.0.push(SavedSearch { name: name.clone(), text: text.clone() }),
        }
        self
    }

    /// These searches without the one that [`named`](Self::named) finds.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        let known = self.named(name).map(|search| search.name.clone());
        self.0.retain(|search| Some(&search.name) != known.as_ref());
        self
    }

    /// A query with every `search:` replaced by the saved search.
    /// Errors: see [`Query::expanded`]. For an unknown name, the error suggests the nearest one.
    pub fn expanded(&self, query: &Query) -> Result<Query, QueryError> {
        let saved = |name: &str| self.named(name).map(|search| search.text.to_string());
        query.expanded(&saved).map_err(|mut error| {
            if let Reason::UnknownSearch { name } = &error.reason {
                let meant = self.nearest(name);
                error.suggestion =
                    meant.map(|name| format!("search:{}", complete::insertion(Field::Search, name)));
            }
            error
        })
    }

    /// Whether a query uses a saved search.
    pub fn are_named_in(query: &Query) -> bool {
        query.tests().any(|(test, _)| test.target == Scope::Field(Field::Search))
    }
}

/// The text of the file after saving a search, or after removing it if `query` is `None`.
/// Errors: if the text is not valid, if there are too many searches, or if the change would lose other content.
pub fn changed(text: &str, name: &CleanText, query: Option<&CleanText>) -> Result<String, Mistake> {
    let before = Searches::parse(text)?;
    let name = before.named(name).map_or(name, |search| &search.name).clone();
    let after = match query {
        Some(query) => before.clone().with(&name, query),
        None => before.clone().without(&name),
    };
    if after.len() > limits::SEARCHES {
        return Err(Mistake { line: 1, reason: SettingMistake::TooManySearches.text() });
    }
    let by_line = changed_by_line(text, &name, query)?;
    // Compared as text, because a TOML `nan` is not equal to itself.
    let others = |text: &str| {
        let mut file: toml::Table = text.parse().unwrap_or_default();
        file.remove(TABLE);
        format!("{file:?}")
    };
    let keeps_all = |changed: &str| {
        Searches::parse(changed).is_ok_and(|read| read == after) && others(changed) == others(text)
    };
    if keeps_all(&by_line) {
        return Ok(by_line);
    }
    // The searches are not one per line, so rewrite the whole file, without its comments.
    changed_as_a_whole(text, &name, query)
        .filter(|changed| keeps_all(changed))
        .ok_or_else(|| Mistake { line: 1, reason: SettingMistake::SearchesNotEditable.text() })
}

struct SearchEntry {
    search: SavedSearch,
    key: Range<usize>,
    value: Range<usize>,
}

fn entries(text: &str) -> Result<Vec<SearchEntry>, Mistake> {
    let fault = |span: Range<usize>, reason: &str| Mistake {
        line: line_of(text, span.start),
        reason: CleanText::line(reason),
    };
    let file = DeTable::parse(text)
        .map_err(|error| fault(error.span().unwrap_or_default(), error.message()))?
        .into_inner();
    let Some(table) = file.get(TABLE) else { return Ok(Vec::new()) };
    let DeValue::Table(searches) = table.get_ref() else {
        return Err(fault(table.span(), &SettingMistake::SearchesNoTable.to_string()));
    };
    let mut entries = Vec::with_capacity(searches.len());
    for (key, value) in searches {
        let name = CleanText::line(key.get_ref());
        let DeValue::String(query) = value.get_ref() else {
            return Err(fault(key.span(), &SettingMistake::SearchNoText { name }.to_string()));
        };
        let search = SavedSearch { name, text: CleanText::line(query) };
        entries.push(SearchEntry { search, key: key.span(), value: value.span() });
    }
    Ok(entries)
}

/// The text with one line changed. Wrong if the searches are not one per line: the caller must check it.
fn changed_by_line(text: &str, name: &CleanText, query: Option<&CleanText>) -> Result<String, Mistake> {
    let entries = entries(text)?;
    let put = |span: Range<usize>, piece: &str| {
        let (before, after) =
            (text.get(..span.start).unwrap_or(text), text.get(span.end..).unwrap_or_default());
        format!("{before}{piece}{after}")
    };
    let line_end = |at: usize| {
        text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |length| at + length + 1)
    };
    let known = entries.iter().find(|entry| entry.search.name == *name);
    Ok(match (known, query) {
        (Some(entry), Some(query)) => put(entry.value.clone(), &quoted(query)),
        (Some(entry), None) => {
            let before = text.get(..entry.key.start).unwrap_or_default();
            let start = before.rfind('\n').map_or(0, |at| at + 1);
            put(start..line_end(entry.value.end), "")
        }
        (None, None) => text.to_owned(),
        (None, Some(query)) => {
            let line = format!("{} = {}\n", key(name), quoted(query));
            let last = entries.iter().map(|entry| entry.value.end).max();
            let place = last.or_else(|| end_of_header(text)).map(line_end);
            let before = text.get(..place.unwrap_or(text.len())).unwrap_or(text);
            let open = if before.is_empty() || before.ends_with('\n') { "" } else { "\n" };
            let at = before.len();
            if place.is_some() {
                put(at..at, &format!("{open}{line}"))
            } else {
                let gap = if before.is_empty() { "" } else { "\n" };
                format!("{text}{open}{gap}[{TABLE}]\n{line}")
            }
        }
    })
}

fn end_of_header(text: &str) -> Option<usize> {
    let file = DeTable::parse(text).ok()?;
    file.get_ref().get_key_value(TABLE).map(|(key, _)| key.span().end)
}

/// The whole text rewritten with the change, without comments.
fn changed_as_a_whole(text: &str, name: &CleanText, query: Option<&CleanText>) -> Option<String> {
    let mut file: toml::Table = text.parse().ok()?;
    let searches =
        file.entry(TABLE).or_insert_with(|| toml::Value::Table(toml::Table::new())).as_table_mut()?;
    let known = searches.keys().find(|key| CleanText::line(key) == *name).cloned();
    let key = known.unwrap_or_else(|| name.to_string());
    match query {
        Some(query) => searches.insert(key, toml::Value::String(query.to_string())),
        None => searches.remove(&key),
    };
    toml::to_string(&file).ok()
}

fn key(name: &str) -> String {
    let is_bare =
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    if is_bare { name.to_owned() } else { quoted(name) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn line(text: &str) -> CleanText {
        CleanText::line(text)
    }

    fn listed(text: &str) -> Vec<(String, String)> {
        let searches = Searches::parse(text).unwrap();
        searches.iter().map(|search| (search.name.to_string(), search.text.to_string())).collect()
    }

    #[test]
    fn searches_that_match_by_name_come_first() {
        let line = CleanText::line;
        let searches = Searches::default()
            .with(&line("Été"), &line("date:2024-07"))
            .with(&line("Heart"), &line("tag:cœur été"))
            .with(&line("x"), &line("y"));
        let found = |typed: &str| {
            searches.matching(typed).iter().map(|search| search.name.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(found("ete"), ["Été", "Heart"]);
        assert_eq!(found("heart coeur"), ["Heart"]);
        assert_eq!(found(""), ["Été", "Heart", "x"]);
        assert!(found("z").is_empty());
    }

    #[test]
    fn a_change_keeps_everything_else() {
        let text = "# mine\nother = 1\n\n[searches]\nheart = \"tag:heart\" # often\n\n[later]\nx = [1]\n";
        let saved = changed(text, &line("Été"), Some(&line("date:2024 \"a b\""))).unwrap();
        assert_eq!(
            saved,
            "# mine\nother = 1\n\n[searches]\nheart = \"tag:heart\" # often\n\"Été\" = \"date:2024 \\\"a b\\\"\"\n\n[later]\nx = [1]\n"
        );
        let again = changed(&saved, &line("ete"), Some(&line("x"))).unwrap();
        assert!(again.contains("\"Été\" = \"x\"\n"), "{again}");
        assert_eq!(changed(&again, &line("Été"), None).unwrap(), text);
        assert_eq!(changed(text, &line("no"), None).unwrap(), text);
    }

    #[test]
    fn every_way_of_writing_searches_can_be_changed() {
        for text in [
            "",
            "a = 1",
            "[searches]",
            "[searches] # none yet\n[other]\n",
            "[searches]\na = \"b\"",
            "searches = { a = \"b\" }\n",
            "searches.a = \"b\"\nz = 1\n",
            "[searches]\na = \"\"\"\nb\"\"\"\n",
            "[searches.deeper]\n",
            "[\"searches\"]\r\na = 'b'\r\n",
        ] {
            if text.contains("deeper") {
                assert!(changed(text, &line("n"), Some(&line("q"))).is_err());
                continue;
            }
            let saved = changed(text, &line("n"), Some(&line("q"))).unwrap_or_else(|_| panic!("{text}"));
            let mut expected = listed(text);
            expected.push(("n".into(), "q".into()));
            assert_eq!(listed(&saved), expected, "{text} {saved}");
            let mut before: toml::Table = text.parse().unwrap();
            let mut after: toml::Table = saved.parse().unwrap();
            before.remove(TABLE);
            after.remove(TABLE);
            assert_eq!(before, after, "{text}");
        }
    }

    #[test]
    fn mistakes_are_reported_with_their_line() {
        for (text, line) in
            [("a = 1\n[searches\n", 2), ("[searches]\na = \"b\"\nc = 5\n", 3), ("searches = 3", 1)]
        {
            assert_eq!(Searches::parse(text).unwrap_err().line, line, "{text}");
            assert!(changed(text, &CleanText::line("n"), None).is_err());
        }
    }

    #[test]
    fn searches_are_expanded_and_unknown_names_get_a_suggestion() {
        let searches = Searches::default().with(&line("Heart"), &line("tag:heart OR stent"));
        let expanded = |text: &str| searches.expanded(&Query::parse(text).unwrap());
        assert_eq!(expanded("search:heart").unwrap(), Query::parse("tag:heart OR stent").unwrap());
        let error = expanded("x search:haert").unwrap_err();
        assert_eq!(error.suggestion.as_deref(), Some("search:Heart"));
    }

    proptest! {
        #[test]
        fn saved_searches_read_back(searches in prop::collection::vec(("\\PC{0,12}", "\\PC{0,30}"), 0..6)) {
            let mut text = String::new();
            let mut expected = Searches::default();
            for (name, query) in &searches {
                let (name, query) = (line(name), line(query));
                text = changed(&text, &name, Some(&query)).unwrap();
                expected = expected.with(&name, &query);
                prop_assert_eq!(Searches::parse(&text).unwrap(), expected.clone());
            }
            for search in expected.clone().iter() {
                text = changed(&text, &search.name, None).unwrap();
                expected = expected.without(&search.name);
                prop_assert_eq!(Searches::parse(&text).unwrap(), expected.clone());
            }
        }

        #[test]
        fn any_text_is_changed_correctly_or_refused(text in "([\\[\\]=\"'#\n ae.{}\\\\]|searches|\\[searches\\]\n|a = \"b\"\n){0,12}") {
            if let Ok(saved) = changed(&text, &line("n"), Some(&line("q"))) {
                prop_assert!(Searches::parse(&saved).unwrap().named("n").is_some());
            }
        }
    }
}
