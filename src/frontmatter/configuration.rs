//! Reads what the files of a generator add to its conventions: its configuration, the data of folders, and the names
//! of authors and tags. Only the forms in YAML, TOML and JSON are read, and a file that is not valid adds nothing.
//! Which files there are is left to `io`. Floor 1, part of [`frontmatter`](crate::frontmatter).

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::frontmatter::aliases::fold_key;
use crate::frontmatter::conventions::{Conventions, Defaults, Scope, joined, value_of};
use crate::frontmatter::generators::Generator;
use crate::frontmatter::parse::{self, Syntax};
use crate::frontmatter::split;
use crate::frontmatter::value::{Entries, Value};
use crate::limits;
use crate::text::CleanText;

impl Conventions {
    /// The names of the files beside the configuration whose content counts.
    pub fn configuration_files(&self) -> &'static [&'static str] {
        match self.generator {
            Some(Generator::Hugo) => &[
                "hugo.toml",
                "hugo.yaml",
                "hugo.yml",
                "hugo.json",
                "config.toml",
                "config.yaml",
                "config.yml",
                "config.json",
                "config/_default/hugo.toml",
                "config/_default/hugo.yaml",
                "config/_default/config.toml",
                "config/_default/config.yaml",
            ],
            Some(Generator::Jekyll) => &["_config.yml", "_config.yaml", "_config.toml"],
            Some(Generator::Hexo) => &["_config.yml"],
            Some(Generator::Pelican) => &["pelicanconf.py"],
            Some(Generator::Nikola) => &["conf.py"],
            _ => &[],
        }
    }

    /// The names of the files whose content counts in a folder with this name.
    pub fn folder_files(&self, folder: &str) -> Vec<String> {
        match self.generator {
            Some(Generator::Hugo) => vec!["_index.md".to_owned()],
            Some(Generator::Eleventy) if !folder.is_empty() => {
                vec![format!("{folder}.json"), format!("{folder}.11tydata.json")]
            }
            Some(Generator::Docusaurus) => vec!["authors.yml".to_owned(), "tags.yml".to_owned()],
            Some(Generator::Material) => vec![".authors.yml".to_owned()],
            _ => Vec::new(),
        }
    }

    /// Adds what a file of the generator says. `folder` is that of the file, by its path from the configuration.
    /// Files of folders above others come first.
    pub fn add_file(&mut self, folder: &str, name: &str, text: &str) {
        if matches!(self.generator, Some(Generator::Pelican | Generator::Nikola)) {
            self.zone_name = set_text(text, "TIMEZONE");
            return;
        }
        let entries = entries(name, text);
        if self.configuration_files().contains(&name) {
            let zone = value_of(&entries, "timezone").and_then(Value::first_text);
            self.zone_name = zone.map(Cow::into_owned).or(self.zone_name.take());
        }
        match (self.generator, name) {
            (Some(Generator::Hugo), _) => {
                let folder = if name == "_index.md" { folder } else { "" };
                if let Some(cascade) = value_of(&entries, "cascade") {
                    self.add_cascade(folder, cascade);
                }
            }
            (Some(Generator::Jekyll), _) => self.add_jekyll_defaults(&entries),
            (Some(Generator::Eleventy), _) => self.add_defaults(Scope::Folder(folder.to_owned()), entries),
            (Some(Generator::Docusaurus), "tags.yml") => names(&entries, "label", &mut self.tags),
            (Some(Generator::Docusaurus), _) => names(&entries, "name", &mut self.people),
            (Some(Generator::Material), _) => {
                if let Some(Value::Map(people)) = value_of(&entries, "authors") {
                    names(people, "name", &mut self.people);
                }
            }
            _ => {}
        }
    }

    fn add_defaults(&mut self, scope: Scope, mut values: Entries) {
        values.retain(|(key, value)| !is_of_one_page(key) && !is_template(value));
        let is_short = !matches!(&scope, Scope::Pattern(pattern) if pattern.len() > limits::TAG_GRAPHEMES);
        if !values.is_empty() && is_short && self.defaults.len() < limits::GENERATOR_DEFAULTS {
            self.defaults.push(Defaults { scope, values });
        }
    }

    /// The values that Hugo gives to what is below a folder: a map, or a list of maps with a target each.
    fn add_cascade(&mut self, folder: &str, cascade: &Value) {
        let Value::Map(entries) = cascade else {
            if let Value::List(items) = cascade {
                // The first that matches counts, and later defaults count more.
                items.iter().rev().for_each(|item| self.add_cascade(folder, item));
            }
            return;
        };
        let is_target = |key: &str| matches!(&*fold_key(key), "target");
        let target = entries.iter().find(|(key, _)| is_target(key)).map(|(_, target)| target);
        let part = |name: &str| target.and_then(|target| target.get(name)?.first_text());
        // A language or an environment is not known here, and sections have no articles of their own.
        if part("lang").is_some()
            || part("environment").is_some()
            || part("kind").is_some_and(|kind| kind != "page")
        {
            return;
        }
        let scope = match part("path") {
            Some(path) => Scope::Pattern(joined("*content", path.trim_matches('/'))),
            None => Scope::Folder(folder.to_owned()),
        };
        let values = entries.iter().filter(|(key, _)| !is_target(key)).cloned().collect();
        self.add_defaults(scope, values);
    }

    /// The `defaults` of Jekyll: a list of a scope, with a path and a type, and values.
    fn add_jekyll_defaults(&mut self, entries: &Entries) {
        let Some(Value::List(items)) = value_of(entries, "defaults") else { return };
        let mut found: Vec<(usize, bool, Scope, Entries)> = Vec::new();
        for item in items.iter().take(limits::GENERATOR_DEFAULTS) {
            let Some(Value::Map(values)) = item.get("values") else { continue };
            let text = |name: &str| item.get("scope")?.get(name)?.first_text();
            let path = text("path").unwrap_or_default().trim_matches('/').to_owned();
            let length = path.len();
            let kind = text("type");
            let scope = match kind.as_deref() {
                // Pages are what is in no collection; folders of collections begin with an underscore.
                Some("pages" | "page") => continue,
                Some(kind @ ("post" | "draft")) => Scope::Collection(path, format!("_{kind}s")),
                Some(kind) => Scope::Collection(path, format!("_{kind}")),
                None if path.contains('*') => Scope::Pattern(format!("{path}*")),
                None => Scope::Folder(path),
            };
            found.push((length, kind.is_some(), scope, values.clone()));
        }
        // The longest path counts most, then a type, then what is last.
        found.sort_by_key(|(length, has_type, ..)| (*length, *has_type));
        for (.., scope, values) in found {
            self.add_defaults(scope, values);
        }
    }
}

/// The text that a line of a program sets: `NAME = "text"`, not indented.
fn set_text(program: &str, name: &str) -> Option<String> {
    program.lines().find_map(|line| {
        let value = line.strip_prefix(name)?.trim_start().strip_prefix('=')?.trim();
        let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        Some(value.strip_prefix(quote)?.split_once(quote)?.0.to_owned())
    })
}

/// Whether a key names one page: articles that are given it would all have the same address.
fn is_of_one_page(key: &str) -> bool {
    matches!(&*fold_key(key), "permalink" | "url" | "slug" | "path" | "aliases" | "redirectfrom")
}

/// Whether a value is computed by the generator.
fn is_template(value: &Value) -> bool {
    matches!(value, Value::Text(text) if text.contains("{{") || text.contains("{%"))
}

/// The entries of a file, by its ending; none if it is not valid.
fn entries(name: &str, text: &str) -> Entries {
    let read = |language, source: &str| {
        if language == Syntax::Toml {
            parse::toml(source)
        } else if language == Syntax::Json {
            parse::json(source)
        } else {
            parse::yaml(source)
        }
    };
    let ending = name.rsplit('.').next().unwrap_or_default();
    let entries = match ending {
        "toml" => read(Syntax::Toml, text),
        "json" => read(Syntax::Json, text),
        "md" => {
            let parts = split::split(text);
            parts.language.map_or_else(|| Ok(Entries::new()), |language| read(language, parts.source))
        }
        _ => read(Syntax::Yaml, text),
    };
    entries.unwrap_or_default()
}

/// Adds the names in a map of maps, by key: `anne: {name: Anne B.}`. A name that is known is kept.
fn names(entries: &Entries, name: &str, known: &mut BTreeMap<String, CleanText>) {
    for (key, value) in entries {
        let text = match value {
            Value::Map(_) => value.get(name).and_then(Value::first_text),
            Value::Text(text) => Some(text.into()),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::List(_) => None,
        };
        let text = text.map(|text| CleanText::decoded_line(&text).cut_to_graphemes(limits::TAG_GRAPHEMES));
        if let Some(text) = text.filter(|text| !text.is_empty())
            && known.len() < limits::GENERATOR_NAMES
        {
            known.entry(key.clone()).or_insert(text);
        }
    }
}
