//! The rules, each as the list of what breaks it: the file, the line, and what is wrong.

use std::collections::{BTreeMap, BTreeSet};

use super::syntax::Names;
use super::tree::Tree;
use super::{
    CHANGEABLE, FLOORS, NAMED_ONCE, READS_OF_CLOCK, READS_OF_DISK, WITH_WORLD, WORLD, WRITERS, WRITES,
    WRITES_OF_FILES,
};

/// The files with all that they name, after their imports have been followed.
pub struct Reading {
    pub tree: Tree,
    pub mentions: Vec<Mention>,
}

/// What a path in a file means.
pub struct Mention {
    pub file: usize,
    pub line: usize,
    /// What it can mean, beginning with `crate` or the name of another crate.
    pub places: Vec<Names>,
    /// The same, and where that leads to through the imports of other files.
    pub hops: Vec<Names>,
    /// The files in which it is defined.
    pub definitions: BTreeSet<usize>,
    pub is_glob: bool,
    pub is_mutable: bool,
}

impl Reading {
    pub fn new(tree: Tree) -> Self {
        let mut mentions = Vec::new();
        for (at, file) in tree.files.iter().enumerate() {
            for (position, import) in file.code.uses.iter().enumerate().filter(|(_, import)| !import.is_alias)
            {
                mentions.push(Mention {
                    is_glob: import.name.is_none(),
                    ..mention(&tree, at, import.line, tree.places_of_use(at, position))
                });
            }
            for path in &file.code.paths {
                let places = tree.places(at, &path.module, &path.path);
                let is_mutable = path.is_mutable;
                mentions.push(Mention { is_mutable, ..mention(&tree, at, path.line, places) });
            }
        }
        Self { tree, mentions }
    }

    fn at(&self, file: usize, line: usize) -> String {
        format!("{}:{line}", self.tree.files[file].path)
    }

    fn top(&self, file: usize) -> &str {
        self.tree.files[file].top()
    }

    /// The mentions that have one of these meanings, and which one.
    fn of(&self, places: &[&str]) -> Vec<(&Mention, String)> {
        let found = |mention: &Mention| {
            let mut hops = mention.hops.iter();
            hops.find(|hop| places.iter().any(|place| covers(place, hop, mention.is_glob)))
                .map(|hop| hop.join("::") + if mention.is_glob { "::*" } else { "" })
        };
        self.mentions.iter().filter_map(|mention| Some((mention, found(mention)?))).collect()
    }

    /// The calls of methods by name, without arguments, except of methods of our own types. Own is a method
    /// that is defined in the file, or in one that it imports, if the file names no `Path` and no `Instant`.
    fn calls(&self, names: &[&str]) -> Vec<(usize, String)> {
        let mut near: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        let mut with_paths = BTreeSet::new();
        for mention in &self.mentions {
            near.entry(mention.file).or_default().extend(&mention.definitions);
            let of_disk = ["std::path", "std::time::Instant"];
            let is_path = |hop: &Names| of_disk.iter().any(|place| covers(place, hop, mention.is_glob));
            if mention.hops.iter().any(is_path) {
                with_paths.insert(mention.file);
            }
        }
        let mut found = Vec::new();
        for (at, file) in self.tree.files.iter().enumerate() {
            let defines = |other: &usize, name: &str| self.tree.files[*other].code.methods.contains(name);
            let is_own = |name: &str| {
                !with_paths.contains(&at)
                    && (defines(&at, name)
                        || near.get(&at).is_some_and(|files| files.iter().any(|other| defines(other, name))))
            };
            let calls = file.code.calls.iter().filter(|call| call.arguments.is_empty());
            for call in calls.filter(|call| names.contains(&call.name.as_str()) && !is_own(&call.name)) {
                found.push((at, format!("{}: calls `{}`", self.at(at, call.line), call.name)));
            }
        }
        found
    }
}

fn mention(tree: &Tree, file: usize, line: usize, places: Vec<Names>) -> Mention {
    let (mut hops, mut definitions) = (Vec::new(), BTreeSet::new());
    for place in &places {
        let (next, files) = tree.follow(place.clone());
        hops.extend(next);
        definitions.extend(files);
    }
    let (is_glob, is_mutable) = (false, false);
    Mention { file, line, places, hops, definitions, is_glob, is_mutable }
}

/// Whether a place is `pattern` or in it, or for a glob, whether it contains it. `*` is any name.
fn covers(pattern: &str, place: &[String], is_glob: bool) -> bool {
    let wanted: Vec<&str> = pattern.split("::").collect();
    let fits = wanted.iter().zip(place).all(|(wanted, name)| *wanted == "*" || wanted == name);
    fits && (wanted.len() <= place.len() || is_glob)
}

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|(modules, _)| modules.contains(&module))
}

/// Imports of modules that are not below.
pub fn climbing(reading: &Reading) -> Vec<String> {
    let mut found = BTreeSet::new();
    for file in &reading.tree.files {
        if floor(file.top()).is_none() {
            found.insert(format!("{}: {} has no floor", file.path, file.top()));
        }
        for line in &file.code.includes {
            found.insert(format!("{}:{line}: includes a file that is not read here", file.path));
        }
    }
    for mention in &reading.mentions {
        let (at, own) = (reading.at(mention.file, mention.line), reading.top(mention.file));
        for hop in mention.hops.iter().filter(|hop| hop[0] == "crate") {
            let Some(name) = hop.get(1) else {
                if mention.is_glob {
                    found.insert(format!("{at}: imports every module at once"));
                }
                continue;
            };
            match floor(name) {
                // Otherwise the root passes it on from a module.
                None if mention.hops.len() == 1 => {
                    found.insert(format!("{at}: {name} has no floor"));
                }
                Some(other) if name != own && floor(own).is_some_and(|own| other >= own) => {
                    found.insert(format!("{at}: {own} uses {}, which is not below it", hop.join("::")));
                }
                _ => {}
            }
        }
    }
    found.into_iter().collect()
}

/// Imports against the direction of a table: for a file or folder, the files and folders it may not import.
pub fn backwards(reading: &Reading, table: &[(&str, &[&str])]) -> Vec<String> {
    let is_part_of =
        |path: &str, of: &str| path.strip_prefix(of).is_some_and(|rest| rest.starts_with(['.', '/']));
    let mut found = BTreeSet::new();
    for mention in &reading.mentions {
        let path = |file: usize| reading.tree.files[file].path.as_str();
        let refused = table.iter().filter(|(own, _)| is_part_of(path(mention.file), own));
        for other in refused.flat_map(|(_, refused)| *refused) {
            if mention.definitions.iter().any(|file| is_part_of(path(*file), other)) {
                found.insert(format!("{}: uses {other}", reading.at(mention.file, mention.line)));
            }
        }
    }
    found.into_iter().collect()
}

/// Crates that the table doesn't allow on the floor.
pub fn foreign_crates(reading: &Reading) -> Vec<String> {
    let mut found = BTreeSet::new();
    for mention in &reading.mentions {
        let (at, own) = (reading.at(mention.file, mention.line), reading.top(mention.file));
        let allowed = floor(own).map_or(&[][..], |floor| FLOORS[floor].1);
        for name in mention.places.iter().map(|place| place[0].as_str()) {
            if !matches!(name, "crate" | "std") && !allowed.contains(&name) {
                found.insert(format!("{at}: {own} uses the crate {name}"));
            }
        }
    }
    found.into_iter().collect()
}

/// Crates in the table that are not used on their floor.
pub fn unused_crates(reading: &Reading) -> Vec<String> {
    let uses = |modules: &[&str], name: &str| {
        let mut mentions = reading.mentions.iter();
        mentions.any(|mention| {
            modules.contains(&reading.top(mention.file))
                && mention.places.iter().any(|place| place[0] == name)
        })
    };
    let rows = FLOORS.iter().flat_map(|(modules, crates)| crates.iter().map(move |name| (*modules, *name)));
    rows.filter(|(modules, name)| !uses(modules, name))
        .map(|(modules, name)| format!("{modules:?} don't use {name}"))
        .collect()
}

/// Files, network, threads, environment and clock on floors without them.
pub fn world(reading: &Reading) -> Vec<String> {
    let is_without = |file: usize| !WITH_WORLD.contains(&reading.top(file));
    let of_disk: Vec<String> = ["Path", "PathBuf"]
        .iter()
        .flat_map(|of| READS_OF_DISK.iter().map(move |method| format!("std::path::{of}::{method}")))
        .collect();
    let places: Vec<&str> = WORLD.iter().copied().chain(of_disk.iter().map(String::as_str)).collect();
    let named = reading.of(&places).into_iter().filter(|(mention, _)| is_without(mention.file));
    let mut found: Vec<_> = named
        .map(|(mention, place)| format!("{}: uses {place}", reading.at(mention.file, mention.line)))
        .collect();
    let methods: Vec<&str> = READS_OF_DISK.iter().chain(READS_OF_CLOCK).copied().collect();
    let calls = reading.calls(&methods).into_iter().filter(|(file, _)| is_without(*file));
    found.extend(calls.map(|(_, call)| call));
    found
}

/// What could let the painter change something.
pub fn changes_in_view(reading: &Reading) -> Vec<String> {
    let is_view = |file: usize| reading.top(file) == "view";
    let mut found = Vec::new();
    for (mention, place) in reading.of(CHANGEABLE).into_iter().filter(|(mention, _)| is_view(mention.file)) {
        found.push(format!("{}: uses {place}", reading.at(mention.file, mention.line)));
    }
    for mention in reading.mentions.iter().filter(|mention| mention.is_mutable && is_view(mention.file)) {
        let is_state =
            |hop: &Names| hop.get(1).is_some_and(|top| top == "app") && hop.ends_with(&["State".into()]);
        if mention.hops.iter().any(is_state) {
            found.push(format!("{}: takes `&mut State`", reading.at(mention.file, mention.line)));
        }
    }
    for (at, file) in reading.tree.files.iter().enumerate().filter(|(at, _)| is_view(*at)) {
        found.extend(
            file.code.statics.iter().map(|line| format!("{}: has a `static mut`", reading.at(at, *line))),
        );
    }
    found
}

/// Each file that writes files, with what it uses for that.
pub fn writing(reading: &Reading) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (mention, place) in reading.of(WRITES) {
        let at = reading.at(mention.file, mention.line);
        found.push((reading.tree.files[mention.file].path.clone(), format!("{at}: uses {place}")));
    }
    for (at, file) in reading.tree.files.iter().enumerate() {
        for call in &file.code.calls {
            let of_options = ["write", "append", "create", "create_new", "truncate"];
            let is_option = of_options.contains(&call.name.as_str()) && call.arguments == "true";
            if is_option || WRITES_OF_FILES.contains(&call.name.as_str()) {
                let call = format!("{}: calls `{}`", reading.at(at, call.line), call.name);
                found.push((file.path.clone(), call));
            }
        }
    }
    found
}

/// What writes files in other files than those of the table.
pub fn unlisted_writing(reading: &Reading) -> Vec<String> {
    let is_listed = |path: &str| WRITERS.iter().any(|(listed, _)| *listed == path);
    writing(reading).into_iter().filter(|(path, _)| !is_listed(path)).map(|(_, what)| what).collect()
}

/// Replaceable crates outside of their file.
pub fn misplaced_crates(reading: &Reading) -> Vec<String> {
    let mut found = BTreeSet::new();
    for mention in &reading.mentions {
        for (name, only) in NAMED_ONCE {
            let path = &reading.tree.files[mention.file].path;
            if path != only && mention.hops.iter().any(|hop| hop[0] == *name) {
                found.insert(format!("{}: names {name}", reading.at(mention.file, mention.line)));
            }
        }
    }
    found.into_iter().collect()
}
