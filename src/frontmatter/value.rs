//! Front matter values of any type, the same for YAML, TOML and JSON, kept as written; `fields` decides what
//! they mean for an article. Floor 1, part of [`frontmatter`](crate::frontmatter).

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashSet;
use std::fmt;

use serde::de::{self, DeserializeSeed, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};

use crate::frontmatter::aliases::fold_key;
use crate::limits;
use crate::wording::{ANY_VALUE, FOUND_NUMBER, FOUND_TEXT, KEYS_WITH_VALUES, VALUES_TOO_LARGE};

/// A front matter value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Null,
    Bool(bool),
    /// A number, as written: `1.10` stays `1.10`.
    Number(String),
    Text(String),
    List(Vec<Value>),
    Map(Entries),
}

/// The folded keys of a map that hold its name, the most telling first. `literal` is that of CSL, `rendered` that of
/// `WordPress`, `label` that of the tags of Docusaurus.
const NAMES: &[&str] = &["name", "title", "label", "literal", "rendered", "fullname", "displayname"];

/// The folded keys of a map that stand for it if it has no name.
const ADDRESSES: &[&str] = &["url", "src", "link", "uid"];

/// The folded keys of the parts of a name, in the order in which they are read.
const NAME_PARTS: &[&[&str]] = &[
    &["given", "givenname", "givennames", "first", "firstname", "forename", "prenom", "vorname"],
    &["middle", "middlename"],
    &["droppingparticle"],
    &["nondroppingparticle", "particle"],
    &["family", "familyname", "last", "lastname", "surname", "nom", "nachname"],
    &["suffix"],
];

/// Keys with their values, in file order. A key may occur more than once.
pub type Entries = Vec<(String, Value)>;

impl Value {
    /// The value as text; `None` for null, lists and maps.
    fn scalar(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Bool(yes) => Some(Cow::Borrowed(if *yes { "true" } else { "false" })),
            Self::Number(text) | Self::Text(text) => Some(Cow::Borrowed(text)),
            Self::Null | Self::List(_) | Self::Map(_) => None,
        }
    }

    /// Whether the value is null, white space, or a list or map of only such values.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Bool(_) | Self::Number(_) => false,
            Self::Text(text) => text.trim().is_empty(),
            Self::List(items) => items.iter().all(Self::is_empty),
            Self::Map(entries) => entries.iter().all(|(_, value)| value.is_empty()),
        }
    }

    /// The value of a folded key in a map, the last one if the key is repeated.
    pub fn get(&self, folded: &str) -> Option<&Self> {
        let Self::Map(entries) = self else { return None };
        entries.iter().rev().find(|(key, _)| fold_key(key) == folded).map(|(_, value)| value)
    }

    /// The first text in the value: in a list, that of the first item with a text; in a map, that of its
    /// name, title, label or address, or the name that its parts make.
    pub fn first_text(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::List(items) => items.iter().find_map(|item| item.linked().or_else(|| item.first_text())),
            Self::Map(_) => {
                let named = |keys: &[&str]| keys.iter().find_map(|key| self.get(key)?.first_text());
                named(NAMES).or_else(|| self.name_of_parts().map(Cow::Owned)).or_else(|| named(ADDRESSES))
            }
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::Text(_) => {
                self.scalar().filter(|text| !text.trim().is_empty())
            }
        }
    }

    /// The name of a person that a map has in parts, such as `given` and `family` in CSL and Quarto.
    fn name_of_parts(&self) -> Option<String> {
        let parts = NAME_PARTS.iter().filter_map(|keys| {
            let part = keys.iter().find_map(|key| self.get(key)?.first_text())?;
            Some(part.trim().to_owned())
        });
        let name = parts.collect::<Vec<_>>().join(" ");
        (!name.is_empty()).then_some(name)
    }

    /// The words of a wikilink without quotes, which is a list in a list: `[[page|words]]`.
    fn linked(&self) -> Option<Cow<'_, str>> {
        let Self::List(items) = self else { return None };
        let [Self::Text(link)] = items.as_slice() else { return None };
        link.rsplit_once('|').map(|(_, words)| Cow::Borrowed(words.trim()))
    }

    /// The texts of all values in a list, including nested lists, or in a map of maps; of any other value its first
    /// text.
    pub fn all_texts(&self) -> Vec<Cow<'_, str>> {
        if let Self::List(items) = self {
            let texts = |item| Self::linked(item).map_or_else(|| Self::all_texts(item), |words| vec![words]);
            return items.iter().flat_map(texts).collect();
        }
        let first = self.first_text();
        if let (Self::Map(entries), None) = (self, &first) {
            let maps = entries.iter().filter(|(_, value)| matches!(value, Self::Map(_)));
            return maps.filter_map(|(_, value)| value.first_text()).collect();
        }
        first.into_iter().collect()
    }

    /// The value as text for showing, with list items separated by commas and map entries by semicolons.
    pub fn in_words(&self) -> String {
        let mut words = String::new();
        self.write_words(&mut words, 0);
        words
    }

    fn write_words(&self, words: &mut String, depth: usize) {
        if depth > limits::FRONT_MATTER_DEPTH || words.len() > limits::FRONT_MATTER_BYTES {
            words.push('…');
            return;
        }
        match self {
            Self::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    words.push_str(if index > 0 { ", " } else { "" });
                    item.write_words(words, depth + 1);
                }
            }
            Self::Map(entries) => {
                for (index, (key, value)) in entries.iter().enumerate() {
                    words.push_str(if index > 0 { "; " } else { "" });
                    words.push_str(key);
                    words.push_str(": ");
                    value.write_words(words, depth + 1);
                }
            }
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::Text(_) => {
                words.push_str(&self.scalar().unwrap_or_default());
            }
        }
    }
}

/// A key and its value, at any depth of nested maps.
#[derive(Debug)]
pub struct Entry<'a> {
    /// The key as written. The keys of nested maps are joined by dots.
    pub path: String,
    /// [`Entry::path`] after [`fold_key`].
    pub folded: String,
    /// The value. A map is an entry too, followed by the entries inside it.
    pub value: &'a Value,
}

/// All entries in file order, including those of nested maps, within the limits for depth and number.
pub fn flatten(entries: &Entries) -> Vec<Entry<'_>> {
    let mut flat = Vec::with_capacity(entries.len());
    flatten_into(entries, "", 1, &mut flat);
    flat
}

fn flatten_into<'a>(entries: &'a Entries, above: &str, depth: usize, flat: &mut Vec<Entry<'a>>) {
    for (key, value) in entries {
        if flat.len() >= limits::FRONT_MATTER_KEYS {
            return;
        }
        let mut path = String::with_capacity(above.len() + key.len().min(limits::TAG_GRAPHEMES) + 1);
        path.push_str(above);
        path.push_str(if above.is_empty() { "" } else { "." });
        if key.len() <= limits::TAG_GRAPHEMES {
            path.push_str(key);
        } else {
            path.extend(key.chars().take(limits::TAG_GRAPHEMES));
        }
        let above = matches!(value, Value::Map(_)).then(|| path.clone());
        flat.push(Entry { folded: fold_key(&path), path, value });
        if let (Value::Map(inner), Some(above)) = (value, above)
            && depth < limits::FRONT_MATTER_DEPTH
        {
            flatten_into(inner, &above, depth + 1, flat);
        }
    }
}

/// The entries with those of the map under the key `<<` (a merge key of YAML), or of the maps in a list there, in
/// place of it. A key that the map has itself keeps its own value, and of several maps the first counts.
fn merged(entries: Entries) -> Entries {
    if !entries.iter().any(|(key, value)| key == "<<" && matches!(value, Value::Map(_) | Value::List(_))) {
        return entries;
    }
    let (maps, mut kept): (Entries, Entries) = entries.into_iter().partition(|(key, value)| {
        let is_map = |item: &Value| matches!(item, Value::Map(_));
        key == "<<" && (is_map(value) || matches!(value, Value::List(items) if items.iter().all(is_map)))
    });
    let mut keys: HashSet<String> = kept.iter().map(|(key, _)| key.clone()).collect();
    let maps = maps.into_iter().flat_map(|(_, value)| match value {
        Value::List(items) => items,
        Value::Map(_) | Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => vec![value],
    });
    for map in maps {
        let Value::Map(inner) = map else { continue };
        kept.extend(inner.into_iter().filter(|(key, _)| keys.insert(key.clone())));
    }
    kept
}

/// Reads a value of any type from any deserializer, within a budget: YAML aliases can expand a small file to an
/// enormous value.
#[derive(Clone, Copy)]
pub struct Seed<'a> {
    /// How many more bytes the values may take.
    pub budget: &'a Cell<usize>,
    /// Whether anything but a map or null is refused.
    pub only_map: bool,
}

impl Seed<'_> {
    fn inner(self) -> Self {
        Self { only_map: false, ..self }
    }

    fn spend<E: de::Error>(self, bytes: usize) -> Result<(), E> {
        let left = self.budget.get().checked_sub(bytes + 8);
        self.budget.set(left.ok_or_else(|| E::custom(VALUES_TOO_LARGE))?);
        Ok(())
    }

    fn number<E: de::Error>(self, number: impl fmt::Display) -> Result<Value, E> {
        self.accept(de::Unexpected::Other(FOUND_NUMBER), 8)?;
        Ok(Value::Number(number.to_string()))
    }

    /// Spends the bytes of a value that is neither a map nor null, unless it is refused.
    fn accept<E: de::Error>(self, found: de::Unexpected<'_>, bytes: usize) -> Result<(), E> {
        if self.only_map { Err(E::invalid_type(found, &self)) } else { self.spend(bytes) }
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Value;

    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(if self.only_map { KEYS_WITH_VALUES } else { ANY_VALUE })
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Value, E> {
        self.accept(de::Unexpected::Bool(value), 0)?;
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Value, E> {
        self.number(value)
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Value, E> {
        self.number(value)
    }

    fn visit_i128<E: de::Error>(self, value: i128) -> Result<Value, E> {
        self.number(value)
    }

    fn visit_u128<E: de::Error>(self, value: u128) -> Result<Value, E> {
        self.number(value)
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Value, E> {
        self.number(value)
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Value, E> {
        self.accept(de::Unexpected::Other(FOUND_TEXT), value.len())?;
        Ok(Value::Text(value.to_owned()))
    }

    fn visit_unit<E: de::Error>(self) -> Result<Value, E> {
        self.spend(0)?;
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        self.accept(de::Unexpected::Seq, 0)?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self.inner())? {
            list.push(item);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        // The TOML crate passes a date as a map with this single key.
        const TOML_DATE: &str = "$__toml_private_datetime";
        self.spend(0)?;
        let mut entries = Entries::new();
        while let Some(key) = items.next_key_seed(self.inner())? {
            let value = items.next_value_seed(self.inner())?;
            let key = match key {
                Value::Text(text) => text,
                Value::Null => "null".to_owned(),
                Value::Bool(_) | Value::Number(_) | Value::List(_) | Value::Map(_) => key.in_words(),
            };
            if key == TOML_DATE {
                return Ok(value);
            }
            entries.push((key, value));
        }
        Ok(Value::Map(merged(entries)))
    }

    /// A value with a YAML tag (`!important x`). The tag is dropped.
    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Value, A::Error> {
        let (_, value) = tagged.variant_seed(self.inner())?;
        value.newtype_variant_seed(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    #[test]
    fn texts_are_found_in_nested_values() {
        let map = Value::Map(vec![("alt".to_owned(), text("a")), ("Name".to_owned(), text("b"))]);
        let list = Value::List(vec![Value::Null, text(" "), map.clone(), Value::List(vec![text("c")])]);
        assert_eq!(map.first_text().as_deref(), Some("b"));
        assert_eq!(list.first_text().as_deref(), Some("b"));
        assert_eq!(list.all_texts(), ["b", "c"]);
        assert_eq!(map.in_words(), "alt: a; Name: b");
        assert!(Value::List(vec![Value::Null, text("")]).is_empty());
    }

    #[test]
    fn merge_keys_bring_the_entries_of_other_maps() {
        for (source, shown) in [
            ("b: &b\n  t: M\n  x: 1\n<<: *b\nx: 2\n", "b: t: M; x: 1; x: 2; t: M"),
            ("b: &b {t: M}\nc: &c {t: N, u: O}\n<<: [*b, *c]\n", "b: t: M; c: t: N; u: O; t: M; u: O"),
            ("b: &b {t: M}\nin:\n  <<: *b\n  u: O\n", "b: t: M; in: u: O; t: M"),
            ("a: 1\n<<: {t: M}\n", "a: 1; t: M"),
            ("<<: a text\nb: 1\n", "<<: a text; b: 1"),
            ("<<: [a, b]\nb: 1\n", "<<: a, b; b: 1"),
            ("<<:\nb: 1\n", "<<: ; b: 1"),
            ("a: '<<: b'\n", "a: <<: b"),
        ] {
            let entries = crate::frontmatter::parse::yaml_in_full(source).unwrap();
            assert_eq!(Value::Map(entries).in_words(), shown, "{source}");
        }
    }

    #[test]
    fn parser_errors_match_the_wording() {
        use crate::frontmatter::parse::json;
        let reason = |source: &str| json(source).unwrap_err().reason;
        assert!(reason("1").contains(FOUND_NUMBER));
        assert!(reason("\"a\"").contains(FOUND_TEXT));
        assert!(reason("[1]").ends_with(KEYS_WITH_VALUES), "{}", reason("[1]"));
        let large = format!("{{\"a\": \"{}\"}}", "x".repeat(limits::FRONT_MATTER_EXPANDED_BYTES));
        assert_eq!(reason(&large), VALUES_TOO_LARGE);
    }

    #[test]
    fn nested_keys_are_joined_by_dots() {
        let inner = Value::Map(vec![("yyyy_mm_dd".to_owned(), text("2024-07-05"))]);
        let entries = vec![("Starts".to_owned(), inner), ("x".to_owned(), Value::Null)];
        let flat = flatten(&entries);
        let paths: Vec<_> = flat.iter().map(|entry| (&*entry.path, &*entry.folded)).collect();
        assert_eq!(paths, [("Starts", "starts"), ("Starts.yyyy_mm_dd", "starts.yyyymmdd"), ("x", "x")]);
    }
}
