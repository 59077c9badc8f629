//! Builds the inline content of one block from parser events and HTML tags.
//!
//! All text is filtered into [`CleanText`] here, after the parser has decoded entities, so that an entity
//! cannot bring in a control character. [`parse`](mod@super::parse) decides where a block begins and ends.
//! Floor 1, part of [`markdown`](crate::markdown).

use std::sync::Arc;

use crate::text::{CleanText, Role, Span, decode_entities};

use super::address;
use super::html::{self, HtmlTag};
use super::image;
use super::inline::{Image, Inline, LinkTarget, TextLink};

/// The target of an image, and the whole address if it is a `data:` address.
type Address = (LinkTarget, Option<Arc<str>>);

/// The inline content of a block, under construction.
#[derive(Default)]
pub(super) struct Draft {
    done: Vec<Inline>,
    raw: String,
    strong: usize,
    emphasis: usize,
    struck: usize,
    code: bool,
    script: Script,
    link: Option<TextLink>,
    image: Option<(usize, String, Address)>,
    /// Whether the parser is inside a script or style sheet, whose text is dropped.
    hidden: bool,
    /// Whether a space may follow: not at the start of a line, and not after another space.
    after_content: bool,
}

/// Normal text, superscript or subscript.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Script {
    #[default]
    Base,
    Above,
    Below,
}

impl Draft {
    /// Adds running text whose entities are decoded.
    pub(super) fn text(&mut self, text: &str) {
        if self.hidden {
            return;
        }
        if let Some((_, alt, _)) = &mut self.image {
            alt.push_str(text);
        } else if self.script == Script::Base {
            self.raw.push_str(text);
        } else {
            let script = self.script;
            self.raw.extend(text.chars().map(|character| in_script(character, script)));
        }
    }

    /// Adds text of an HTML block, whose entities are not yet decoded.
    pub(super) fn html_text(&mut self, text: &str) {
        self.text(&decode_entities(text));
    }

    /// Adds inline code.
    pub(super) fn code(&mut self, text: &str) {
        self.flush();
        self.code = true;
        self.text(text);
        self.flush();
        self.code = false;
    }

    /// Adds a hard line break; a space inside a link or an image.
    pub(super) fn line_break(&mut self) {
        if self.link.is_some() || self.image.is_some() {
            self.text(" ");
            return;
        }
        self.flush();
        if !matches!(self.done.last(), None | Some(Inline::Break)) {
            self.done.push(Inline::Break);
        }
        self.after_content = false;
    }

    /// Adds a reference to a footnote.
    pub(super) fn note(&mut self, label: &str) {
        self.flush();
        self.end_link();
        self.done.push(Inline::Note(CleanText::line(label)));
        self.after_content = true;
    }

    /// Begins or ends strong text.
    pub(super) fn strong(&mut self, begins: bool) {
        self.flush();
        step(&mut self.strong, begins);
    }

    /// Begins or ends emphasis.
    pub(super) fn emphasis(&mut self, begins: bool) {
        self.flush();
        step(&mut self.emphasis, begins);
    }

    /// Begins or ends struck-out text.
    pub(super) fn struck(&mut self, begins: bool) {
        self.flush();
        step(&mut self.struck, begins);
    }

    /// Begins a link. Links are not nested: an open link ends first.
    pub(super) fn start_link(&mut self, target: &str) {
        self.flush();
        self.end_link();
        if self.image.is_none() {
            self.link = Some(TextLink { label: Vec::new(), target: LinkTarget::new(target) });
        }
    }

    /// Ends the link. Without a label, a web link shows its address and any other link is dropped.
    pub(super) fn end_link(&mut self) {
        self.flush();
        let Some(mut link) = self.link.take() else { return };
        if link.label.iter().all(|span| span.text.trim().is_empty()) {
            let Some(url) = link.target.web() else { return };
            link.label = vec![Span::new(CleanText::line(url.as_str()), Role::Text)];
        }
        self.done.push(Inline::Link(link));
        self.after_content = true;
    }

    /// Begins an image; the text up to its end is its description.
    pub(super) fn start_image(&mut self, target: &str) {
        self.flush();
        match &mut self.image {
            Some((depth, _, _)) => *depth += 1,
            None => self.image = Some((1, String::new(), (LinkTarget::new(target), image::data_of(target)))),
        }
    }

    /// Ends the image. Inside a link, its description becomes part of the label.
    pub(super) fn end_image(&mut self) {
        let Some((depth, alt, address)) = self.image.take() else { return };
        if depth > 1 {
            self.image = Some((depth - 1, alt, address));
            return;
        }
        if self.link.is_some() {
            self.text(&alt);
            return;
        }
        let (target, data) = address;
        self.done.push(Inline::Image(Image { alt: CleanText::line(&alt), target, data }));
        self.after_content = true;
    }

    /// Applies an HTML tag that does not begin a block.
    pub(super) fn tag(&mut self, tag: &HtmlTag<'_>) {
        if html::hides_content(tag.name) {
            self.hidden = !tag.closing;
        } else if tag.is(&["b", "strong"]) {
            self.strong(!tag.closing);
        } else if tag.is(&["i", "em"]) {
            self.emphasis(!tag.closing);
        } else if tag.is(&["s", "del", "strike"]) {
            self.struck(!tag.closing);
        } else if tag.is(&["sup", "sub"]) {
            let script = if tag.is(&["sup"]) { Script::Above } else { Script::Below };
            self.script = if tag.closing { Script::Base } else { script };
        } else if tag.is(&["td", "th"]) {
            self.text(" ");
        } else if html::is_line(tag) {
            self.line_break();
            if tag.is(&["li"]) && !tag.closing {
                self.text("• ");
            }
        } else if tag.is(&["a"]) {
            match tag.attribute("href").filter(|_| !tag.closing) {
                Some(target) => self.start_link(&decode_entities(target)),
                None if tag.closing => self.end_link(),
                None => {}
            }
        } else if tag.is(&["img"]) && !tag.closing {
            self.start_image(&decode_entities(tag.attribute("src").unwrap_or_default()));
            self.html_text(tag.attribute("alt").unwrap_or_default());
            self.end_image();
        }
    }

    /// Takes the collected content without trailing breaks and spaces, and resets the draft.
    pub(super) fn finish(&mut self) -> Vec<Inline> {
        while self.image.is_some() {
            self.end_image();
        }
        self.end_link();
        self.flush();
        let mut done = std::mem::take(&mut self.done);
        while let Some(last) = done.last_mut() {
            match last {
                Inline::Break => {}
                Inline::Text(span) if span.role != Role::Code => {
                    let end = span.text.trim_end_matches(' ').len();
                    if end > 0 {
                        if end < span.text.len() {
                            span.text = span.text.part(0..end);
                        }
                        break;
                    }
                }
                Inline::Text(_) | Inline::Link(_) | Inline::Image(_) | Inline::Note(_) => break,
            }
            done.pop();
        }
        *self = Self::default();
        done
    }

    /// Cleans the pending text and adds it in its current role.
    fn flush(&mut self) {
        if self.raw.is_empty() || self.image.is_some() {
            return;
        }
        let text = CleanText::piece(&self.raw);
        self.raw.clear();
        let text = self.spaced(text);
        if text.is_empty() {
            return;
        }
        let role = self.role();
        if let Some(link) = &mut self.link {
            link.label.push(Span::new(text, role));
        } else if role == Role::Code {
            self.done.push(Inline::Text(Span::new(text, role)));
        } else {
            self.linked(&text, role);
        }
    }

    /// `text` with single spaces, and no space at its start if none may follow.
    fn spaced(&mut self, text: CleanText) -> CleanText {
        let starts = !self.after_content && text.starts_with(' ');
        let after_content = self.after_content && text.is_empty() || !text.is_empty() && !text.ends_with(' ');
        if !starts && !text.contains("  ") {
            self.after_content = after_content;
            return text;
        }
        let mut single = String::with_capacity(text.len());
        let mut spaced = !self.after_content;
        for character in text.chars() {
            if character != ' ' || !spaced {
                single.push(character);
            }
            spaced = character == ' ';
        }
        self.after_content = !spaced;
        CleanText::piece(&single)
    }

    /// Adds `text`, with its bare addresses as links.
    fn linked(&mut self, text: &CleanText, role: Role) {
        let mut from = 0;
        for (range, url) in address::find(text) {
            let before = text.part(from..range.start);
            if !before.is_empty() {
                self.done.push(Inline::Text(Span::new(before, role)));
            }
            from = range.end;
            let label = vec![Span::new(text.part(range), role)];
            self.done.push(Inline::Link(TextLink { label, target: LinkTarget::Web(url) }));
        }
        let rest = if from == 0 { text.clone() } else { text.part(from..text.len()) };
        if !rest.is_empty() {
            self.done.push(Inline::Text(Span::new(rest, role)));
        }
    }

    fn role(&self) -> Role {
        if self.code {
            Role::Code
        } else if self.struck > 0 {
            Role::Struck
        } else {
            match (self.strong > 0, self.emphasis > 0) {
                (true, true) => Role::StrongEmphasis,
                (true, false) => Role::Strong,
                (false, true) => Role::Emphasis,
                (false, false) => Role::Text,
            }
        }
    }
}

fn step(count: &mut usize, begins: bool) {
    *count = if begins { *count + 1 } else { count.saturating_sub(1) };
}

/// A digit or sign as superscript or subscript; without this, 10<sup>6</sup> would read 106.
fn in_script(character: char, script: Script) -> char {
    const ABOVE: [char; 12] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '⁺', '⁻'];
    const BELOW: [char; 12] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉', '₊', '₋'];
    let place = match character {
        '+' => Some(10),
        '-' | '−' => Some(11),
        other => other.to_digit(10).and_then(|digit| usize::try_from(digit).ok()),
    };
    let table = match script {
        Script::Base => return character,
        Script::Above => ABOVE,
        Script::Below => BELOW,
    };
    place.and_then(|place| table.get(place).copied()).unwrap_or(character)
}
