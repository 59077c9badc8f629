//! The files of the code as modules, and what a path in one of them means.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::FLOORS;
use super::syntax::{self, Code, Names, Use};

pub struct File {
    /// The path under `src`.
    pub path: String,
    pub module: Names,
    pub lines: usize,
    pub code: Code,
}

impl File {
    /// The top module that the file belongs to, or `lib` or `main`.
    pub fn top(&self) -> &str {
        self.module.first().map_or("lib", String::as_str)
    }
}

#[derive(Default)]
struct Module {
    file: usize,
    /// Positions in the imports of the file.
    uses: Vec<usize>,
    /// The items, and whether a path can go on after them.
    items: BTreeSet<(String, bool)>,
}

/// All files except those of modules for tests.
pub struct Tree {
    pub files: Vec<File>,
    modules: BTreeMap<Names, Module>,
}

/// The first names of paths that are neither modules nor crates.
const PRIMITIVES: &[&str] = &[
    "array", "bool", "char", "f32", "f64", "i128", "i16", "i32", "i64", "i8", "isize", "slice", "str",
    "u128", "u16", "u32", "u64", "u8", "usize",
];

/// How many names a name may go through.
const DEPTH: usize = 12;

impl Tree {
    /// The files under `src`.
    pub fn of_src() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut folders = vec![root.clone()];
        let mut sources = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|ending| ending == "rs") {
                    let shown = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
                    sources.push((shown, std::fs::read_to_string(&path).unwrap()));
                }
            }
        }
        sources.sort();
        Self::new(&sources)
    }

    /// Files given as path and text.
    pub fn new<S: AsRef<str>>(sources: &[(S, S)]) -> Self {
        let read = |path: &str, text: &str| {
            let module = module_of(path);
            let code = syntax::read(text, &module).unwrap_or_else(|error| panic!("{path}: {error}"));
            File { path: path.to_owned(), module, lines: text.lines().count(), code }
        };
        let mut files: Vec<_> =
            sources.iter().map(|(path, text)| read(path.as_ref(), text.as_ref())).collect();
        let tests: BTreeSet<Names> = files
            .iter()
            .flat_map(|file| &file.code.modules)
            .filter(|(_, is_test)| *is_test)
            .map(|(module, _)| module.clone())
            .collect();
        files.retain(|file| !(1..=file.module.len()).any(|length| tests.contains(&file.module[..length])));
        let mut tree = Self { files, modules: BTreeMap::new() };
        tree.add_modules();
        tree
    }

    fn add_modules(&mut self) {
        let empty = |file| Module { file, ..Module::default() };
        for (at, file) in self.files.iter().enumerate() {
            self.modules.insert(file.module.clone(), empty(at));
        }
        for (at, file) in self.files.iter().enumerate() {
            for (module, _) in file.code.modules.iter().filter(|(_, is_test)| !is_test) {
                self.modules.entry(module.clone()).or_insert_with(|| empty(at));
            }
            for (position, import) in file.code.uses.iter().enumerate() {
                let module = self.modules.entry(import.module.clone()).or_insert_with(|| empty(at));
                module.uses.push(position);
            }
            for item in &file.code.items {
                let module = self.modules.entry(item.module.clone()).or_insert_with(|| empty(at));
                module.items.insert((item.name.clone(), item.is_type));
            }
        }
    }

    /// What a path in a module of a file can mean, beginning with `crate` or the name of another crate. None
    /// for a local name and for names that are always there.
    pub fn places(&self, file: usize, module: &[String], path: &[String]) -> Vec<Names> {
        self.places_without(file, module, path, None, 0)
    }

    /// The same for a path of an import, in which its own name doesn't count.
    pub fn places_of_use(&self, file: usize, position: usize) -> Vec<Names> {
        let import = &self.files[file].code.uses[position];
        self.places_without(file, &import.module, &import.path, Some(position), 0)
    }

    fn places_without(
        &self,
        file: usize,
        module: &[String],
        path: &[String],
        own: Option<usize>,
        depth: usize,
    ) -> Vec<Names> {
        let (first, rest) = (path[0].as_str(), &path[1..]);
        match first {
            "::" => rest.split_first().map(|(name, rest)| of_crate(name, rest)).into_iter().collect(),
            "crate" => vec![path.to_vec()],
            "self" => vec![in_module(module, rest)],
            "super" => {
                let up = path.iter().take_while(|name| *name == "super").count();
                let kept = module.len().checked_sub(up).map_or(&[][..], |length| &module[..length]);
                vec![in_module(kept, &path[up..])]
            }
            "Self" => Vec::new(),
            _ if depth > DEPTH => Vec::new(),
            _ => self.named(file, module, path, own, depth),
        }
    }

    /// What a path can mean that begins with a name in the module, or else with a crate.
    fn named(
        &self,
        file: usize,
        module: &[String],
        path: &[String],
        own: Option<usize>,
        depth: usize,
    ) -> Vec<Names> {
        let (first, rest) = (&path[0], &path[1..]);
        let mut found = Vec::new();
        let mut is_shadowed = self.has_module_or_type(module, first);
        if is_shadowed || (rest.is_empty() && self.defines(module, first)) {
            found.push(in_module(module, path));
        }
        let uses = self.uses(file, module).filter(|(position, _)| Some(*position) != own);
        for (position, import) in uses.filter(|(_, import)| import.name.as_ref() == Some(first)) {
            let places = self.places_without(file, module, &import.path, Some(position), depth + 1);
            is_shadowed |= import.is_item && places.iter().any(|place| self.is_module(place));
            found.extend(places.into_iter().map(|place| joined(place, rest)));
        }
        if found.is_empty() {
            found = self.named_by_globs(file, module, path, own, depth);
        }
        let is_type = first.starts_with(char::is_uppercase) || first.starts_with('_');
        // A name alone is a crate in imports only.
        let is_alone = rest.is_empty() && own.is_none();
        let may_be_crate = !is_alone && !is_type && !PRIMITIVES.contains(&first.as_str());
        if may_be_crate && !is_shadowed && (found.is_empty() || is_known_crate(first)) {
            found.push(of_crate(first, rest));
        }
        found
    }

    fn named_by_globs(
        &self,
        file: usize,
        module: &[String],
        path: &[String],
        own: Option<usize>,
        depth: usize,
    ) -> Vec<Names> {
        let mut found = Vec::new();
        let globs = self.uses(file, module).filter(|(_, import)| import.name.is_none());
        for (position, import) in globs.filter(|(position, _)| Some(*position) != own) {
            let places = self.places_without(file, module, &import.path, Some(position), depth + 1);
            found.extend(places.into_iter().filter(|place| self.may_have(place, &path[0])));
        }
        found.into_iter().map(|place| joined(place, path)).collect()
    }

    fn uses(&self, file: usize, module: &[String]) -> impl Iterator<Item = (usize, &Use)> {
        let own = self.modules.get(module).filter(|module| module.file == file);
        own.into_iter()
            .flat_map(|module| &module.uses)
            .map(move |&position| (position, &self.files[file].code.uses[position]))
    }

    fn is_module(&self, place: &[String]) -> bool {
        place[0] == "crate" && self.modules.contains_key(&place[1..])
    }

    /// Whether a module has a child or an item of this name.
    fn defines(&self, module: &[String], name: &str) -> bool {
        let is_item = |module: &Module| module.items.contains(&(name.to_owned(), false));
        self.has_module_or_type(module, name) || self.modules.get(module).is_some_and(is_item)
    }

    /// Whether a path can go on after this name of a module.
    fn has_module_or_type(&self, module: &[String], name: &str) -> bool {
        let child: Names = module.iter().cloned().chain([name.to_owned()]).collect();
        let is_type = |module: &Module| module.items.contains(&(name.to_owned(), true));
        self.modules.contains_key(&child) || self.modules.get(module).is_some_and(is_type)
    }

    /// Whether a `use place::*` may bring in a name. A crate may have any.
    fn may_have(&self, place: &[String], name: &str) -> bool {
        let module = &place[1..];
        let imports = |file: usize| {
            self.uses(file, module).any(|(_, import)| import.name.as_deref().is_none_or(|own| own == name))
        };
        place[0] != "crate"
            || self.defines(module, name)
            || self.modules.get(module).is_some_and(|found| imports(found.file))
    }

    /// The places that a place leads to through imports and aliases, itself included; and the files in which
    /// what it names is defined.
    pub fn follow(&self, place: Names) -> (Vec<Names>, BTreeSet<usize>) {
        let mut hops: Vec<Names> = Vec::new();
        let mut files = BTreeSet::new();
        // An alias is defined where it is, whatever it leads to.
        let mut open = vec![(place, true)];
        while let Some((place, counts_here)) = open.pop() {
            if hops.contains(&place) {
                continue;
            }
            if place[0] == "crate" {
                let (next, file) = self.step(&place[1..]);
                let counts = counts_here && file.is_none();
                open.extend(next.into_iter().map(|place| (place, counts)));
                files.extend(file.filter(|_| counts_here));
            }
            hops.push(place);
        }
        (hops, files)
    }

    /// Goes down the modules of a place to the first name that is imported there, and returns where that
    /// import leads to; or else the file at the end of the way.
    fn step(&self, names: &[String]) -> (Vec<Names>, Option<usize>) {
        let mut at = 0;
        while at < names.len() {
            let (module, rest) = (&names[..at], &names[at + 1..]);
            let Some(found) = self.modules.get(module) else { break };
            let mut next = Vec::new();
            let mut is_import = false;
            let imports = self.uses(found.file, module).filter(|(_, import)| import.is_item);
            for (position, _) in imports.filter(|(_, import)| import.name.as_ref() == Some(&names[at])) {
                let places = self.places_of_use(found.file, position);
                let is_alias = self.files[found.file].code.uses[position].is_alias;
                is_import |= !is_alias;
                next.extend(places.into_iter().map(|place| joined(place, rest)));
            }
            let is_child = self.modules.contains_key(&names[..=at]);
            if !is_import && !is_child && !self.defines(module, &names[at]) {
                next = self.named_by_globs(found.file, module, &names[at..], None, 0);
                is_import = next.iter().any(|place| place[0] == "crate");
            }
            if (rest.is_empty() || !is_child) && !next.is_empty() {
                return (next, (!is_import).then_some(found.file));
            }
            if !is_child {
                return (next, Some(found.file));
            }
            at += 1;
        }
        let file = (0..=at).rev().find_map(|length| self.modules.get(&names[..length]));
        (Vec::new(), file.filter(|_| at == names.len()).map(|module| module.file))
    }
}

fn is_std(name: &str) -> bool {
    matches!(name, "std" | "core" | "alloc")
}

/// Whether a name is a crate even if a function or something local has the same name.
fn is_known_crate(name: &str) -> bool {
    is_std(name) || FLOORS.iter().any(|(_, crates)| crates.contains(&name))
}

/// A place in another crate. `core` and `alloc` are parts of `std`, and `main.rs` calls the library `vigie`.
fn of_crate(name: &str, rest: &[String]) -> Names {
    let name = match name {
        "vigie" => "crate",
        name if is_std(name) => "std",
        name => name,
    };
    [name.to_owned()].iter().chain(rest).cloned().collect()
}

fn in_module(module: &[String], rest: &[String]) -> Names {
    ["crate".to_owned()].iter().chain(module).chain(rest).cloned().collect()
}

fn joined(mut place: Names, rest: &[String]) -> Names {
    place.extend(rest.iter().cloned());
    place
}

/// The module of a file: `io::marks` for `io/marks.rs`, and nothing for `lib.rs`.
fn module_of(path: &str) -> Names {
    let names: Names = path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if names == ["lib"] { Vec::new() } else { names }
}
