//! Builds a document from the events of the Markdown crate, which only this file uses, in one loop without
//! recursion, so that nesting cannot overflow the stack. HTML blocks become the blocks that Markdown would
//! give. Floor 1, part of [`markdown`](crate::markdown).

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, Event, Options, Parser, Tag, TagEnd};

use crate::limits;
use crate::text::{CleanText, decode_entities};
use crate::wording::Phrase;

use super::document::{Alignment, Container, Document, Leaf, List, Piece, Table};
use super::draft::{Draft, Style};
use super::html::{self, Token};
use super::inline::Inline;

/// What is read besides `CommonMark`. No sub- and superscript: `~` and `^` have other meanings in prose. No definition
/// lists: they read well as paragraphs. No smart punctuation: the text is kept as written.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_GFM);

/// Parses Markdown; every text is valid.
pub fn parse(source: &CleanText) -> Document {
    let mut reader = DocumentBuilder::default();
    for (count, event) in Parser::new_ext(source, OPTIONS).enumerate() {
        if count == limits::MARKDOWN_EVENTS {
            return reader.cut();
        }
        reader.event(event);
    }
    reader.finish()
}

#[derive(Default)]
struct DocumentBuilder {
    document: Document,
    open: Vec<OpenedContainer>,
    /// How many open containers are footnotes, whose pieces are collected separately.
    notes: usize,
    /// How many open containers were kept, items not counted.
    levels: usize,
    draft: Draft,
    code: Option<String>,
    html: Option<String>,
    table: Option<Table>,
}

struct OpenedContainer {
    /// The index of its opening piece; `None` if it is nested too deeply and only its content is kept.
    piece: Option<usize>,
    is_note: bool,
}

impl DocumentBuilder {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text),
            Event::Code(text) => self.draft.code(&text),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.draft.text(&text),
            Event::Html(text) => match &mut self.html {
                Some(html) => html.push_str(&text),
                None => self.fragment(&text),
            },
            Event::InlineHtml(text) => {
                if !text.starts_with("<!") && !text.starts_with("<?") {
                    self.draft.tag(&html::HtmlTag::of(&text));
                }
            }
            Event::FootnoteReference(label) => self.draft.note(&label),
            Event::SoftBreak => self.draft.text(" "),
            Event::HardBreak => self.draft.line_break(),
            Event::Rule => {
                self.end_paragraph();
                self.leaf(Leaf::Rule);
            }
            Event::TaskListMarker(done) => {
                if let Some(Piece::Open(Container::Item(task))) = self.opening(0) {
                    *task = Some(done);
                }
            }
        }
    }

    fn text(&mut self, text: &str) {
        match (&mut self.code, &mut self.html) {
            (Some(code), _) => code.push_str(text),
            (None, Some(html)) => html.push_str(text),
            (None, None) => self.draft.text(text),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        let is_style = matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough);
        if !is_style && !matches!(tag, Tag::Link { .. } | Tag::Image { .. }) {
            self.end_paragraph();
        }
        match tag {
            Tag::Emphasis => self.draft.style(Style::Emphasis, true),
            Tag::Strong => self.draft.style(Style::Strong, true),
            Tag::Strikethrough => self.draft.style(Style::Struck, true),
            Tag::Link { dest_url, .. } => self.draft.start_link(&dest_url),
            Tag::Image { dest_url, .. } => self.draft.start_image(&dest_url),
            Tag::Paragraph => self.loosen_list(),
            Tag::BlockQuote(None) => self.open(Container::Quote),
            Tag::BlockQuote(Some(kind)) => self.open(Container::Alert(alert(kind))),
            Tag::List(start) => self.open(Container::List(List { start, items: 0, tight: true })),
            Tag::Item => {
                if let Some(Piece::Open(Container::List(list))) = self.opening(0) {
                    list.items += 1;
                }
                self.open(Container::Item(None));
            }
            Tag::FootnoteDefinition(label) => {
                self.notes += 1;
                self.open(Container::Note(CleanText::line(&label)));
            }
            Tag::CodeBlock(_) => self.code = Some(String::new()),
            Tag::HtmlBlock => self.html = Some(String::new()),
            Tag::Table(alignments) => {
                let alignments = alignments.into_iter().map(alignment).collect();
                self.table = Some(Table { alignments, ..Table::default() });
            }
            Tag::TableRow => {
                if let Some(table) = &mut self.table {
                    table.body.push(Vec::new());
                }
            }
            Tag::Superscript
            | Tag::Subscript
            | Tag::Heading { .. }
            | Tag::TableHead
            | Tag::TableCell
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis => self.draft.style(Style::Emphasis, false),
            TagEnd::Strong => self.draft.style(Style::Strong, false),
            TagEnd::Strikethrough => self.draft.style(Style::Struck, false),
            TagEnd::Link => self.draft.end_link(),
            TagEnd::Image => self.draft.end_image(),
            TagEnd::Superscript | TagEnd::Subscript => {}
            TagEnd::Heading(level) => self.end_heading(level as u8),
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item | TagEnd::FootnoteDefinition => {
                self.end_paragraph();
                self.close();
            }
            TagEnd::CodeBlock => {
                if let Some(code) = self.code.take() {
                    self.code_block(&code);
                }
            }
            TagEnd::HtmlBlock => {
                if let Some(html) = self.html.take() {
                    self.fragment(&html);
                    self.end_paragraph();
                }
            }
            TagEnd::TableCell => {
                let cell = self.draft.finish();
                if let Some(table) = &mut self.table {
                    table.body.last_mut().unwrap_or(&mut table.head).push(cell);
                }
            }
            TagEnd::Table => {
                let table = self.table.take().map(Leaf::Table);
                self.pieces().extend(table.map(Piece::Leaf));
            }
            TagEnd::Paragraph
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::MetadataBlock(_) => self.end_paragraph(),
        }
    }

    fn code_block(&mut self, code: &str) {
        let code = CleanText::block(code.trim_end());
        if !code.is_empty() {
            self.leaf(Leaf::Code(code));
        }
    }

    fn end_heading(&mut self, level: u8) {
        let inlines = self.draft.finish();
        if !inlines.iter().all(Inline::is_blank) {
            self.leaf(Leaf::Heading(level, inlines));
        }
    }

    /// Ends the paragraph. If it has only images, they become leaves of their own.
    fn end_paragraph(&mut self) {
        let inlines = self.draft.finish();
        if !inlines.iter().all(|inline| matches!(inline, Inline::Image(_)) || inline.is_blank()) {
            self.leaf(Leaf::Paragraph(inlines));
            return;
        }
        for inline in inlines {
            if let Inline::Image(image) = inline {
                self.leaf(Leaf::Image(image));
            }
        }
    }

    fn pieces(&mut self) -> &mut Vec<Piece> {
        if self.notes > 0 { &mut self.document.notes } else { &mut self.document.body }
    }

    fn leaf(&mut self, leaf: Leaf) {
        self.pieces().push(Piece::Leaf(leaf));
    }

    fn open(&mut self, container: Container) {
        let too_deep = match container {
            // An item is kept only if its list is.
            Container::Item(_) => self.open.last().is_none_or(|list| list.piece.is_none()),
            Container::Quote | Container::Alert(_) | Container::List(_) | Container::Note(_) => {
                self.levels >= limits::MARKDOWN_LEVELS
            }
        };
        let is_note = matches!(container, Container::Note(_));
        let mut piece = None;
        if !too_deep {
            self.levels += usize::from(!matches!(container, Container::Item(_)));
            let pieces = self.pieces();
            piece = Some(pieces.len());
            pieces.push(Piece::Open(container));
        }
        self.open.push(OpenedContainer { piece, is_note });
    }

    fn close(&mut self) {
        let Some(opened) = self.open.pop() else { return };
        if let Some(at) = opened.piece {
            let pieces = self.pieces();
            let is_item = matches!(pieces.get(at), Some(Piece::Open(Container::Item(_))));
            pieces.push(Piece::Close);
            self.levels = self.levels.saturating_sub(usize::from(!is_item));
        }
        self.notes = self.notes.saturating_sub(usize::from(opened.is_note));
    }

    /// The opening piece of an open container, counted from the innermost, with no footnote further in.
    fn opening(&mut self, outwards: usize) -> Option<&mut Piece> {
        let at = self.open.iter().nth_back(outwards)?.piece?;
        self.pieces().get_mut(at)
    }

    /// Marks the innermost list as loose: only items with empty lines between them have paragraphs.
    fn loosen_list(&mut self) {
        if let Some(Piece::Open(Container::List(list))) = self.opening(1) {
            list.tight = false;
        }
    }

    /// Adds the blocks of an HTML fragment: headings, rules and preformatted text are kept as such; other tags
    /// begin a block or a line, style text, or are ignored.
    fn fragment(&mut self, html: &str) {
        let mut heading = None;
        let mut preformatted: Option<String> = None;
        for token in html::tokens(html) {
            match token {
                Token::Text(text) => match &mut preformatted {
                    Some(code) => code.push_str(text),
                    None => self.draft.html_text(text),
                },
                Token::Tag(tag) if tag.name == "pre" => {
                    self.end_paragraph();
                    self.html_code(preformatted.take());
                    preformatted = (!tag.closing).then(String::new);
                }
                Token::Tag(_) if preformatted.is_some() => {}
                Token::Tag(tag) if html::is_block(&tag) => {
                    match heading.take() {
                        Some(level) => self.end_heading(level),
                        None => self.end_paragraph(),
                    }
                    heading = tag.heading_level().filter(|_| !tag.closing);
                    if tag.name == "hr" {
                        self.leaf(Leaf::Rule);
                    }
                }
                // The scanner has already dropped the content.
                Token::Tag(tag) if html::hides_content(&tag.name) => {}
                Token::Tag(tag) => self.draft.tag(&tag),
            }
        }
        if let Some(level) = heading {
            self.end_heading(level);
        }
        self.html_code(preformatted);
    }

    fn html_code(&mut self, code: Option<String>) {
        self.code_block(decode_entities(&code.unwrap_or_default()).trim_start_matches('\n'));
    }

    /// Ends a document with too many events: closes all that is open and adds [`Leaf::Cut`].
    fn cut(mut self) -> Document {
        self.end(TagEnd::CodeBlock);
        self.end(TagEnd::Table);
        self.end(TagEnd::HtmlBlock);
        self.end_paragraph();
        while !self.open.is_empty() {
            self.close();
        }
        self.notes = 0;
        self.leaf(Leaf::Cut);
        self.document
    }

    fn finish(mut self) -> Document {
        self.end_paragraph();
        self.document
    }
}

fn alert(kind: BlockQuoteKind) -> Phrase {
    match kind {
        BlockQuoteKind::Note => Phrase::AlertNote,
        BlockQuoteKind::Tip => Phrase::AlertTip,
        BlockQuoteKind::Important => Phrase::AlertImportant,
        BlockQuoteKind::Warning => Phrase::AlertWarning,
        BlockQuoteKind::Caution => Phrase::AlertCaution,
    }
}

fn alignment(alignment: pulldown_cmark::Alignment) -> Alignment {
    match alignment {
        pulldown_cmark::Alignment::None | pulldown_cmark::Alignment::Left => Alignment::Left,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::Right,
    }
}

/// What [`plain`](super::plain) needs of a text: the same events as a document, without its blocks.
pub(super) enum Sign<'a> {
    Text(&'a str),
    /// A tag, or a line of HTML.
    Html(&'a str),
    /// The end of a block or of a line.
    Break,
    /// A style begins or ends: its range in the source, marks included.
    Style(Range<usize>),
    /// An image begins or ends; the text in it is its description.
    Image,
    /// A heading of this level begins.
    Heading(u8),
    HeadingEnd,
    /// A quote, a list or a footnote begins or ends.
    Container(bool),
}

/// Calls a function with the signs of a text in order, until it returns false.
pub(super) fn for_each_sign(source: &str, mut each: impl FnMut(Sign<'_>) -> bool) {
    let events = Parser::new_ext(source, OPTIONS).into_offset_iter();
    for (event, range) in events.take(limits::MARKDOWN_EVENTS) {
        let goes_on = match event {
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                each(Sign::Text(&text))
            }
            Event::Html(html) | Event::InlineHtml(html) => each(Sign::Html(&html)),
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough)
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough) => {
                each(Sign::Style(range))
            }
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => each(Sign::Image),
            Event::Start(Tag::Heading { level, .. }) => each(Sign::Heading(level as u8)),
            Event::End(TagEnd::Heading(_)) => each(Sign::HeadingEnd),
            Event::Start(Tag::BlockQuote(_) | Tag::List(_) | Tag::FootnoteDefinition(_)) => {
                each(Sign::Container(true))
            }
            Event::End(TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::FootnoteDefinition) => {
                each(Sign::Container(false))
            }
            Event::Start(Tag::Link { .. })
            | Event::End(TagEnd::Link)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => true,
            Event::SoftBreak | Event::HardBreak | Event::Rule | Event::Start(_) | Event::End(_) => {
                each(Sign::Break)
            }
        };
        if !goes_on {
            return;
        }
    }
}
