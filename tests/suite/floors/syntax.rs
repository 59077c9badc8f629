//! What one file of the code names: its imports, the paths in its code, its calls of methods and its modules.
//! Comments and strings don't count, and neither do the bodies of modules that are compiled for tests only.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};

use super::imports;
use super::tokens::{is_arrow, is_double_colon, line, needs_test, path_at, path_rest, sign, word};

/// The names of a path: `crate::io`, and `::` first if the path begins with it.
pub type Names = Vec<String>;

#[derive(Default)]
pub struct Code {
    pub uses: Vec<Use>,
    pub paths: Vec<PathInCode>,
    pub calls: Vec<Call>,
    /// The modules that are declared here, and whether they are compiled for tests only.
    pub modules: Vec<(Names, bool)>,
    /// The items of each module, without those that a macro defines.
    pub items: Vec<Item>,
    /// The methods that are defined here.
    pub methods: BTreeSet<String>,
    /// `static mut`.
    pub statics: Vec<usize>,
    /// `include!` and `#[path]`.
    pub includes: Vec<usize>,
}

pub struct Item {
    pub module: Names,
    pub name: String,
    /// Whether a path can go on after it, unlike after a function.
    pub is_type: bool,
}

/// One name of an import, or a type alias, which also gives a path another name.
pub struct Use {
    pub module: Names,
    pub path: Names,
    /// The name in the module; none for `*`.
    pub name: Option<String>,
    pub is_alias: bool,
    /// Whether it is outside of functions.
    pub is_item: bool,
    pub line: usize,
}

pub struct PathInCode {
    pub module: Names,
    pub path: Names,
    /// Whether it is the type of a `&mut`.
    pub is_mutable: bool,
    pub line: usize,
}

pub struct Call {
    pub name: String,
    /// The arguments as text without spaces.
    pub arguments: String,
    pub line: usize,
}

/// Reads a file; `module` is its own path from the root.
pub fn read(text: &str, module: &[String]) -> Result<Code, String> {
    let tokens: TokenStream = text.parse().map_err(|error| format!("{error}"))?;
    let mut reader = Reader { code: Code::default(), module: module.to_vec() };
    reader.walk(tokens, Place { is_item: true, ..Place::default() });
    Ok(reader.code)
}

/// Where some tokens are.
#[derive(Clone, Copy, Default)]
struct Place {
    /// Directly in a module.
    is_item: bool,
    in_attribute: bool,
    /// In an attribute of serde, whose strings are paths.
    in_serde: bool,
}

/// What has been read of some tokens.
#[derive(Default)]
struct Seen {
    /// Whether the next item is compiled for tests only.
    is_test: bool,
    /// The last path, and the position after it.
    path: Option<(usize, Names)>,
}

struct Reader {
    code: Code,
    module: Names,
}

/// The words that don't begin a path.
const KEYWORDS: &[&str] = &[
    "as", "async", "await", "break", "const", "continue", "dyn", "else", "enum", "for", "if", "impl", "in",
    "let", "loop", "match", "move", "mut", "pub", "ref", "return", "static", "struct", "trait", "unsafe",
    "where", "while", "yield",
];

/// Whether this is the `(in …)` after `pub`.
fn is_visibility(token: &TokenTree) -> bool {
    let TokenTree::Group(group) = token else { return false };
    group.stream().into_iter().next().is_some_and(|first| first.to_string() == "in")
}

/// The first names of attributes of tools.
const TOOLS: &[&str] = &["clippy", "diagnostic", "rustdoc", "rustfmt"];

impl Reader {
    fn walk(&mut self, stream: TokenStream, place: Place) {
        let tokens: Vec<TokenTree> = stream.into_iter().collect();
        let mut seen = Seen::default();
        let mut at = 0;
        while at < tokens.len() {
            at = match &tokens[at] {
                TokenTree::Group(group) => {
                    self.walk(group.stream(), Place { is_item: false, ..place });
                    seen.is_test &= group.delimiter() != Delimiter::Brace;
                    at + 1
                }
                TokenTree::Literal(literal) => {
                    if place.in_serde {
                        self.read_string(&literal.to_string(), place);
                    }
                    at + 1
                }
                TokenTree::Punct(_) => self.read_sign(&tokens, at, place, &mut seen),
                TokenTree::Ident(_) => self.read_word(&tokens, at, place, &mut seen),
            };
        }
    }

    fn read_string(&mut self, literal: &str, place: Place) {
        let inner = literal.trim_matches('"');
        if let Ok(tokens) = inner.parse::<TokenStream>()
            && inner.contains("::")
        {
            self.walk(tokens, Place { in_serde: false, ..place });
        }
    }

    /// Reads what begins with a sign, and returns the position after it.
    fn read_sign(&mut self, tokens: &[TokenTree], at: usize, place: Place, seen: &mut Seen) -> usize {
        match sign(tokens, at) {
            Some('#') => self.read_attribute(tokens, at, place, seen),
            // A lifetime, or `$name` in a macro.
            Some('\'') => at + 2,
            Some('$') if word(tokens, at + 1).is_some_and(|name| name != "crate") => {
                path_rest(tokens, at + 2, &mut Vec::new())
            }
            Some('.') if at == 0 || sign(tokens, at - 1) != Some('.') => self.read_call(tokens, at),
            Some(':') if is_double_colon(tokens, at) => self.read_colons(tokens, at, place, seen),
            Some(';' | ',') => {
                seen.is_test = false;
                at + 1
            }
            _ => at + 1,
        }
    }

    fn read_attribute(&mut self, tokens: &[TokenTree], at: usize, place: Place, seen: &mut Seen) -> usize {
        let is_inner = sign(tokens, at + 1) == Some('!');
        let at = at + 1 + usize::from(is_inner);
        let Some(TokenTree::Group(group)) = tokens.get(at) else { return at };
        let inner: Vec<_> = group.stream().into_iter().collect();
        if word(&inner, 0).as_deref() == Some("cfg")
            && let Some(TokenTree::Group(condition)) = inner.get(1)
        {
            seen.is_test |= !is_inner && needs_test(condition.stream());
        }
        self.walk(group.stream(), Place { in_attribute: true, ..place });
        at + 1
    }

    fn read_call(&mut self, tokens: &[TokenTree], at: usize) -> usize {
        let Some(name) = word(tokens, at + 1) else { return at + 1 };
        if let Some(TokenTree::Group(group)) = tokens.get(at + 2)
            && group.delimiter() == Delimiter::Parenthesis
        {
            let arguments = group.stream().to_string().replace(char::is_whitespace, "");
            self.code.calls.push(Call { name, arguments, line: line(tokens[at + 1].span()) });
        }
        at + 2
    }

    /// Reads `::` that doesn't follow a name: the beginning of a path, or what follows a type in `<` and `>`.
    fn read_colons(&mut self, tokens: &[TokenTree], at: usize, place: Place, seen: &mut Seen) -> usize {
        let follows_type = at > 0
            && match &tokens[at - 1] {
                TokenTree::Punct(sign) => sign.as_char() == '>' && !is_arrow(tokens, at - 1),
                TokenTree::Group(_) => true,
                TokenTree::Ident(name) => !KEYWORDS.contains(&name.to_string().as_str()),
                TokenTree::Literal(_) => false,
            };
        if !follows_type {
            return self.read_path(tokens, at, place, seen);
        }
        let opened =
            (0..at).rev().find(|&before| sign(tokens, before) != Some('>')).map_or(0, |last| last + 1);
        let mut names = match seen.path.take() {
            Some((end, names)) if end == opened && opened < at => names,
            _ => Vec::new(),
        };
        let is_known = !names.is_empty();
        let end = path_rest(tokens, at, &mut names);
        if is_known {
            self.add_path(names, false, tokens[at].span());
        }
        // After `::<` there is no name.
        end.max(at + 2)
    }

    /// Reads what begins with a word, and returns the position after it.
    fn read_word(&mut self, tokens: &[TokenTree], at: usize, place: Place, seen: &mut Seen) -> usize {
        let name = word(tokens, at).unwrap();
        let next = word(tokens, at + 1);
        match (name.as_str(), next) {
            ("mod", Some(child)) => self.read_module(tokens, at, &child, seen),
            ("use", _) if sign(tokens, at + 1) != Some('<') => self.read_use(tokens, at, place),
            ("extern", Some(word)) if word == "crate" => self.read_use(tokens, at + 1, place),
            ("type", Some(alias)) => self.read_alias(tokens, at, alias, place),
            ("fn", Some(function)) => {
                let arguments = tokens[at..].iter().find_map(|token| match token {
                    TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => Some(group),
                    _ => None,
                });
                let takes_self = |group: &Group| {
                    group.stream().into_iter().take(5).any(|token| token.to_string() == "self")
                };
                if arguments.is_some_and(takes_self) {
                    self.code.methods.insert(function.clone());
                }
                self.add_item(function, false, place);
                at + 2
            }
            ("static", Some(word)) if word == "mut" => {
                self.code.statics.push(line(tokens[at].span()));
                at + 2
            }
            (keyword @ ("struct" | "enum" | "trait" | "const" | "static" | "union"), Some(item))
                if !KEYWORDS.contains(&item.as_str()) && item != "fn" && item != "extern" =>
            {
                self.add_item(item, !matches!(keyword, "const" | "static"), place);
                // What follows may be a path: `*const std::fs::File`.
                at + 1
            }
            ("macro_rules", None) if sign(tokens, at + 1) == Some('!') => {
                if let Some(name) = word(tokens, at + 2) {
                    self.add_item(name, false, place);
                }
                at + 3
            }
            // `pub(in crate::app)` names who may import, not what is imported.
            ("pub", None) if tokens.get(at + 1).is_some_and(is_visibility) => at + 2,
            ("extern" | "fn" | "mod" | "type" | "use", _) => at + 1,
            (keyword, _) if KEYWORDS.contains(&keyword) => at + 1,
            _ => self.read_path(tokens, at, place, seen),
        }
    }

    fn add_item(&mut self, name: String, is_type: bool, place: Place) {
        if place.is_item {
            self.code.items.push(Item { module: self.module.clone(), name, is_type });
        }
    }

    fn read_module(&mut self, tokens: &[TokenTree], at: usize, name: &str, seen: &mut Seen) -> usize {
        let is_test = std::mem::take(&mut seen.is_test);
        self.module.push(name.to_owned());
        match tokens.get(at + 2) {
            Some(TokenTree::Group(body)) if body.delimiter() == Delimiter::Brace => {
                self.code.modules.push((self.module.clone(), is_test));
                if !is_test {
                    self.walk(body.stream(), Place { is_item: true, ..Place::default() });
                }
            }
            _ => self.code.modules.push((self.module.clone(), is_test)),
        }
        self.module.pop();
        at + 3
    }

    /// Reads the import whose first word, `use` or `crate`, is at `at`.
    fn read_use(&mut self, tokens: &[TokenTree], at: usize, place: Place) -> usize {
        let end = (at..tokens.len()).find(|&end| sign(tokens, end) == Some(';')).unwrap_or(tokens.len());
        let is_crate = word(tokens, at).as_deref() == Some("crate");
        let first = if is_crate { vec!["::".to_owned()] } else { Vec::new() };
        for (path, name, span) in imports::names(&tokens[at + 1..end], &first) {
            let (module, line) = (self.module.clone(), line(span));
            let is_item = place.is_item;
            self.code.uses.push(Use { module, path, name, is_alias: false, is_item, line });
        }
        end
    }

    fn read_alias(&mut self, tokens: &[TokenTree], at: usize, name: String, place: Place) -> usize {
        let path = if sign(tokens, at + 2) == Some('=') { path_at(tokens, at + 3).0 } else { Vec::new() };
        if !path.is_empty() {
            let (module, line) = (self.module.clone(), line(tokens[at].span()));
            let (name, is_item) = (Some(name.clone()), place.is_item);
            let alias = Use { module, path, name, is_alias: true, is_item, line };
            self.code.uses.push(alias);
        }
        self.add_item(name, true, place);
        at + 2
    }

    fn read_path(&mut self, tokens: &[TokenTree], at: usize, place: Place, seen: &mut Seen) -> usize {
        let (mut names, end) = path_at(tokens, at);
        if names == ["::"] {
            return at + 2;
        }
        let first = &names[0];
        let inner = if place.in_attribute && first == "serde" { tokens.get(end) } else { None };
        if let Some(TokenTree::Group(group)) = inner {
            self.walk(group.stream(), Place { in_serde: true, ..place });
            return end + 1;
        }
        if place.in_attribute && TOOLS.contains(&first.as_str()) {
            return end;
        }
        let is_mutable = at > 1
            && word(tokens, at - 1).as_deref() == Some("mut")
            && (sign(tokens, at - 2) == Some('&') || (at > 2 && sign(tokens, at - 3) == Some('\'')));
        let is_macro = sign(tokens, end) == Some('!');
        if is_macro && names == ["thread_local"] {
            names.insert(0, "std".to_owned());
        }
        let is_include = is_macro && names.last().is_some_and(|name| name == "include");
        if is_include || (place.in_attribute && names == ["path"] && sign(tokens, end) == Some('=')) {
            self.code.includes.push(line(tokens[at].span()));
        }
        seen.path = Some((end, names.clone()));
        self.add_path(names, is_mutable, tokens[at].span());
        end
    }

    fn add_path(&mut self, path: Names, is_mutable: bool, span: Span) {
        if path.len() > 1 || is_mutable {
            let (module, line) = (self.module.clone(), line(span));
            self.code.paths.push(PathInCode { module, path, is_mutable, line });
        }
    }
}
