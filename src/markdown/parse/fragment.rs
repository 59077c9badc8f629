//! Turns HTML blocks into the blocks that Markdown would give.
//!
//! Headings, rules and preformatted text are kept as such; other tags begin a block or a line, style text, or
//! are ignored. Finding the tags is left to [`html`]. Floor 1, part of [`markdown`](crate::markdown).

use crate::markdown::document::Leaf;
use crate::markdown::html::{self, Token};
use crate::text::{CleanText, decode_entities};

use super::DocumentBuilder;

impl DocumentBuilder {
    /// Adds the blocks of an HTML fragment.
    pub(super) fn fragment(&mut self, html: &str) {
        let mut heading = None;
        let mut preformatted: Option<String> = None;
        for token in html::tokens(html) {
            match token {
                Token::Text(text) => match &mut preformatted {
                    Some(code) => code.push_str(text),
                    None => self.draft.html_text(text),
                },
                Token::Tag(tag) if tag.is(&["pre"]) => {
                    self.end_paragraph();
                    if let Some(code) = preformatted.take() {
                        self.html_code(&code);
                    }
                    preformatted = (!tag.closing).then(String::new);
                }
                Token::Tag(_) if preformatted.is_some() => {}
                Token::Tag(tag) if html::is_block(&tag) => {
                    match heading.take() {
                        Some(level) => self.end_heading(level),
                        None => self.end_paragraph(),
                    }
                    heading = tag.heading_level().filter(|_| !tag.closing);
                    if tag.is(&["hr"]) {
                        self.leaf(Leaf::Rule);
                    }
                }
                // The scanner has already dropped the content.
                Token::Tag(tag) if html::hides_content(tag.name) => {}
                Token::Tag(tag) => self.draft.tag(&tag),
            }
        }
        if let Some(level) = heading {
            self.end_heading(level);
        }
        if let Some(code) = preformatted {
            self.html_code(&code);
        }
    }

    fn html_code(&mut self, code: &str) {
        let code = decode_entities(code);
        self.code = Some((CleanText::default(), code.trim_start_matches('\n').to_owned()));
        self.end_code();
    }
}
