//! Builds the inline content of one block. Text becomes [`CleanText`] after the parser has decoded entities,
//! so that an entity cannot bring in a control character. [`parse`](mod@super::parse) decides where a block
//! begins and ends. Floor 1, part of [`markdown`](crate::markdown).

use crate::text::{CleanText, Role, Span, decode_entities};

use super::address;
use super::html::HtmlTag;
use super::inline::{Image, Inline, LinkTarget, TextLink};

/// The inline content of a block, under construction.
#[derive(Default)]
pub(super) struct Draft {
    done: Vec<Inline>,
    raw: String,
    strong: usize,
    emphasis: usize,
    struck: usize,
    code: bool,
    /// The signs of the script, if it is not the normal one.
    script: Option<&'static str>,
    link: Option<TextLink>,
    image: Option<OpenImage>,
    /// Whether the parser is inside a script or style sheet, whose text is dropped.
    hidden: bool,
    /// Whether a space may follow: not at the start of a line, and not after another space.
    after_content: bool,
}

/// An image whose description is not complete.
struct OpenImage {
    target: String,
    alt: String,
    /// How many images have begun inside it; only their descriptions are kept.
    inner: usize,
}

/// The signs of superscript and subscript that correspond to `SIGNS`.
const SUPERSCRIPT: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻";
const SUBSCRIPT: &str = "₀₁₂₃₄₅₆₇₈₉₊₋";
const SIGNS: &str = "0123456789+-";

#[derive(Clone, Copy)]
pub(super) enum Style {
    Strong,
    Emphasis,
    Struck,
}

impl Draft {
    /// Adds running text whose entities are decoded.
    pub(super) fn text(&mut self, text: &str) {
        if self.hidden {
            return;
        }
        if let Some(image) = &mut self.image {
            image.alt.push_str(text);
        } else if let Some(script) = self.script {
            self.raw.extend(text.chars().map(|character| in_script(character, script)));
        } else {
            self.raw.push_str(text);
        }
    }

    /// Adds text of an HTML block, whose entities are not yet decoded.
    pub(super) fn html_text(&mut self, text: &str) {
        self.text(&decode_entities(text));
    }

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

    pub(super) fn note(&mut self, label: &str) {
        self.flush();
        self.end_link();
        self.done.push(Inline::Note(CleanText::line(label)));
        self.after_content = true;
    }

    /// Begins or ends a style, which may be nested in itself.
    pub(super) fn style(&mut self, style: Style, begins: bool) {
        self.flush();
        let count = match style {
            Style::Strong => &mut self.strong,
            Style::Emphasis => &mut self.emphasis,
            Style::Struck => &mut self.struck,
        };
        *count = if begins { *count + 1 } else { count.saturating_sub(1) };
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
            Some(image) => image.inner += 1,
            None => self.image = Some(OpenImage { target: target.to_owned(), alt: String::new(), inner: 0 }),
        }
    }

    /// Ends the image. Inside a link, its description becomes part of the label.
    pub(super) fn end_image(&mut self) {
        if let Some(image) = self.image.as_mut().filter(|image| image.inner > 0) {
            image.inner -= 1;
        } else if let Some(image) = self.image.take() {
            if self.link.is_some() {
                self.text(&image.alt);
                return;
            }
            self.done.push(Inline::Image(Image::new(&image.alt, &image.target)));
            self.after_content = true;
        }
    }

    /// Applies an HTML tag that does not begin a block.
    pub(super) fn tag(&mut self, tag: &HtmlTag<'_>) {
        let begins = !tag.closing;
        match tag.name.as_str() {
            "script" | "style" => self.hidden = begins,
            "b" | "strong" => self.style(Style::Strong, begins),
            "i" | "em" => self.style(Style::Emphasis, begins),
            "s" | "del" | "strike" => self.style(Style::Struck, begins),
            "sup" if begins => self.script = Some(SUPERSCRIPT),
            "sub" if begins => self.script = Some(SUBSCRIPT),
            "sup" | "sub" => self.script = None,
            "td" | "th" => self.text(" "),
            "li" if begins => {
                self.line_break();
                self.text("• ");
            }
            "br" | "li" | "tr" | "dt" | "dd" | "option" => self.line_break(),
            "a" if begins => {
                if let Some(target) = tag.attribute("href") {
                    self.start_link(&decode_entities(target));
                }
            }
            "a" => self.end_link(),
            "img" if begins => {
                self.start_image(&decode_entities(tag.attribute("src").unwrap_or_default()));
                self.html_text(tag.attribute("alt").unwrap_or_default());
                self.end_image();
            }
            _ => {}
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
                    span.text = span.text.part(0..end);
                    if end > 0 {
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
        let text = CleanText::piece(&std::mem::take(&mut self.raw));
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
        if (self.after_content || !text.starts_with(' ')) && !text.contains("  ") {
            self.after_content = !text.ends_with(' ') && (self.after_content || !text.is_empty());
            return text;
        }
        let mut single = String::with_capacity(text.len());
        for character in text.chars() {
            if character != ' ' || self.after_content {
                single.push(character);
            }
            self.after_content = character != ' ';
        }
        if single.len() == text.len() { text } else { CleanText::piece(&single) }
    }

    /// Adds `text`, with its bare addresses as links.
    fn linked(&mut self, text: &CleanText, role: Role) {
        let mut from = 0;
        for (range, url) in address::find(text) {
            self.plain(text.part(from..range.start), role);
            from = range.end;
            let label = vec![Span::new(text.part(range), role)];
            self.done.push(Inline::Link(TextLink { label, target: LinkTarget::Web(url) }));
        }
        self.plain(text.part(from..text.len()), role);
    }

    fn plain(&mut self, text: CleanText, role: Role) {
        if !text.is_empty() {
            self.done.push(Inline::Text(Span::new(text, role)));
        }
    }

    fn role(&self) -> Role {
        match (self.strong > 0, self.emphasis > 0) {
            _ if self.code => Role::Code,
            _ if self.struck > 0 => Role::Struck,
            (true, true) => Role::StrongEmphasis,
            (true, false) => Role::Strong,
            (false, true) => Role::Emphasis,
            (false, false) => Role::Text,
        }
    }
}

/// A digit or sign as superscript or subscript; without this, 10<sup>6</sup> would read 106.
fn in_script(character: char, script: &str) -> char {
    let written = if character == '−' { '-' } else { character };
    let found = SIGNS.chars().zip(script.chars()).find(|&(plain, _)| plain == written);
    found.map_or(character, |(_, sign)| sign)
}
