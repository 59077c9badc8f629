//! Lays out a document as rows of a given width: walks the flat list of blocks with a stack of frames, one
//! per open container, whose prefixes (`│`, a bullet) begin every row. Colours are left to the painter.
//! Floor 1, part of [`markdown`](crate::markdown).

mod flow;
mod table;
mod words;

use crate::limits;
use crate::markdown::document::{Container, Document, Leaf, List, Piece};
use crate::markdown::inline::{self, Image, ImageReference, ImageView, ImageViews};
use crate::text::{CleanText, ImageId, ImagePart, Role, Row, Span, cell_width};
use crate::wording::Phrase;

use flow::FlowLine;

/// Separates a caption from the note after it.
const SEPARATOR: &str = " · ";

/// The width available to an article, in cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    pub columns: usize,
    /// The widest row of running text.
    pub measure: usize,
}

impl From<usize> for Room {
    /// This many columns, with running text of at most [`MEASURE`](limits::MEASURE) cells.
    fn from(columns: usize) -> Self {
        Self { columns, measure: usize::from(limits::MEASURE) }
    }
}

/// The rows of `document`: running text is wrapped at the measure; code and tables may use all columns. With
/// four or more columns, no row is wider than the columns. Rows are reserved for the images that are ready; the
/// others are captions with a note, and without `image_views`, all are captions.
pub fn rows(document: &Document, room: impl Into<Room>, image_views: Option<&ImageViews>) -> Vec<Row> {
    let Room { columns, measure } = room.into();
    let columns = columns.max(1);
    let mut page = Page {
        image_views,
        rows: Vec::new(),
        columns,
        measure: columns.min(measure.max(1)),
        frames: vec![OpenBlock::default()],
        gap: None,
        used: 0,
    };
    for piece in &document.body {
        page.piece(piece);
    }
    if !document.notes.is_empty() {
        page.leaf(&Leaf::Rule);
        for piece in &document.notes {
            page.piece(piece);
        }
    }
    page.rows
}

/// Wraps a text in one role to `columns` cells, whatever the measure; its line breaks are kept.
pub fn wrap_text(text: &CleanText, role: Role, columns: usize) -> Vec<Row> {
    text.split('\n').flat_map(|part| wrap_spans([Span::new(CleanText::line(part), role)], columns)).collect()
}

/// Wraps a line of spans to `columns` cells. The measure does not apply. There is at least one row.
pub fn wrap_spans(spans: impl IntoIterator<Item = Span>, columns: usize) -> Vec<Row> {
    let mut line = FlowLine::default();
    spans.into_iter().for_each(|span| line.add(span, false));
    line.wrap(columns)
}

/// Cuts a line in one role into rows of `columns` cells, regardless of words; spaces are kept.
pub fn cut_text(text: &CleanText, role: Role, columns: usize) -> Vec<Row> {
    let parts = flow::cut(text, columns.max(1), false);
    parts.into_iter().map(|part| Row::of(text.part(part), role)).collect()
}

/// The empty rows that are reserved for an image.
pub fn reserved_rows(image: ImageId, rows: u16) -> impl Iterator<Item = Row> {
    (0..rows).map(move |line| Row { image: Some(ImagePart::Line(image, line)), ..Row::empty() })
}

/// The caption of an image and the note on it, wrapped to `columns` cells; either may be empty.
pub fn caption_rows(image: ImageId, caption: &CleanText, note: &CleanText, columns: usize) -> Vec<Row> {
    let parts = [caption, note].into_iter().filter(|part| !part.is_empty());
    let text = CleanText::joined(parts, SEPARATOR);
    let mut rows = wrap_text(&text, Role::Faint, columns);
    mark(&mut rows, image);
    rows
}

fn mark(rows: &mut [Row], image: ImageId) {
    for row in rows {
        row.image = Some(ImagePart::Caption(image));
    }
}

/// The rows so far, and the state of the layout.
struct Page<'a> {
    image_views: Option<&'a ImageViews>,
    rows: Vec<Row>,
    columns: usize,
    measure: usize,
    frames: Vec<OpenBlock>,
    /// If an empty row is due before the next row: how many frames it is in.
    gap: Option<usize>,
    /// The width of the prefixes of all frames, in cells.
    used: usize,
}

/// A frame: an open container, or the page itself.
#[derive(Default)]
struct OpenBlock {
    kind: Kind,
    /// The prefix of the next row, if it differs from that of the rest.
    first: Option<CleanText>,
    rest: CleanText,
    started: bool,
    /// Whether there are no empty rows between its blocks.
    tight: bool,
}

#[derive(Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Plain,
    Quote,
    Bullets,
    /// A numbered list: the number of the next item, and the width of the widest number in cells.
    Numbers(u64, usize),
}

impl Page<'_> {
    fn piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Open(container) => {
                self.begin();
                self.open(container);
            }
            Piece::Close => self.close(),
            Piece::Leaf(leaf) => self.leaf(leaf),
        }
    }

    /// Begins a block: an empty row is due if there is another block before it in the same frame.
    fn begin(&mut self) {
        if self.frames.last().is_some_and(|frame| frame.started && !frame.tight) {
            self.gap.get_or_insert(self.frames.len());
        }
    }

    fn open(&mut self, container: &Container) {
        let tight = self.frames.last().is_some_and(|frame| frame.tight);
        match container {
            Container::Quote => {
                self.push(OpenBlock { kind: Kind::Quote, ..OpenBlock::default() }, "│ ", "│ ");
            }
            Container::Alert(label) => {
                self.open(&Container::Quote);
                self.lines(&[FlowLine::of(label.text(), Role::Label)]);
                // No empty row between the label and the text.
                if let Some(frame) = self.frames.last_mut() {
                    frame.started = false;
                }
            }
            Container::List(List { start, items, tight }) => {
                let kind = match start {
                    None => Kind::Bullets,
                    Some(first) => {
                        let last = first.saturating_add(items.saturating_sub(1));
                        Kind::Numbers(*first, last.to_string().len())
                    }
                };
                self.push(OpenBlock { kind, tight: *tight, ..OpenBlock::default() }, "", "");
            }
            Container::Item(task) => {
                let marker = self.marker(*task);
                self.push(OpenBlock { tight, ..OpenBlock::default() }, &marker, "");
            }
            Container::Note(label) => {
                let marker = format!("[{}] ", words::note_label(label));
                self.push(OpenBlock::default(), &marker, "");
            }
        }
    }

    /// The bullet, number or checkbox of the next item in the innermost list.
    fn marker(&mut self, task: Option<bool>) -> String {
        const BULLETS: [&str; 3] = ["• ", "◦ ", "‣ "];
        let depth = self.frames.iter().filter(|frame| frame.kind == Kind::Bullets).count();
        let marker = match self.frames.last_mut().map(|frame| &mut frame.kind) {
            Some(Kind::Numbers(number, width)) => {
                let marker = format!("{number:>width$}. ");
                *number = number.saturating_add(1);
                marker
            }
            _ => BULLETS.get(depth.saturating_sub(1) % 3).copied().unwrap_or_default().to_owned(),
        };
        match task {
            Some(true) => "[x] ".to_owned(),
            Some(false) => "[ ] ".to_owned(),
            None => marker,
        }
    }

    /// Adds a frame with the prefixes of its first row and of the rest, which begins with `rest` and is as wide
    /// as the first. They are left out if too little width would remain for text.
    fn push(&mut self, mut frame: OpenBlock, first: &str, rest: &str) {
        let width = cell_width(first);
        let least = (self.measure / 3).clamp(3, 16);
        if width > 0 && self.used + width + least <= self.measure {
            frame.first = Some(CleanText::piece(first));
            frame.rest = CleanText::piece(&format!("{rest:width$}"));
            self.used += width;
        }
        self.frames.push(frame);
    }

    fn close(&mut self) {
        // An empty item still shows its bullet.
        let empty_item =
            self.frames.last().is_some_and(|frame| frame.first.is_some() && frame.kind == Kind::Plain);
        if empty_item {
            self.emit(Row::empty());
        }
        if let Some(frame) = self.frames.pop() {
            self.used -= cell_width(&frame.rest);
        }
    }

    fn leaf(&mut self, leaf: &Leaf) {
        self.begin();
        match leaf {
            Leaf::Heading(_, inlines) => self.lines(&words::lines(inlines, Role::Heading)),
            Leaf::Paragraph(inlines) => {
                let quoted = self.frames.iter().any(|frame| frame.kind == Kind::Quote);
                let base = if quoted { Role::Quote } else { Role::Text };
                self.lines(&words::lines(inlines, base));
                for image in inline::images(inlines) {
                    self.drawn(&image);
                }
            }
            Leaf::Code(code) => self.code(code),
            Leaf::Table(table) => {
                for row in table::rows(table, self.columns.saturating_sub(self.used)) {
                    self.emit(row);
                }
            }
            Leaf::Image(image) => self.image(image),
            Leaf::Rule => {
                self.emit(Row::of(CleanText::line(&"─".repeat(self.text_width().min(3))), Role::Mark));
            }
            Leaf::Cut => self.lines(&[FlowLine::of(Phrase::ArticleCut.text(), Role::Problem)]),
        }
    }

    fn text_width(&self) -> usize {
        self.measure.saturating_sub(self.used).max(1)
    }

    fn lines(&mut self, lines: &[FlowLine]) {
        let width = self.text_width();
        for row in lines.iter().flat_map(|line| line.wrap(width)) {
            self.emit(row);
        }
    }

    /// Adds a code block. Its lines are kept; a line that is too long continues in the next row, indented.
    fn code(&mut self, code: &CleanText) {
        self.push(OpenBlock { tight: true, ..OpenBlock::default() }, "  ", "  ");
        let width = self.columns.saturating_sub(self.used).max(1);
        let further = if width >= 12 { "  " } else { "" };
        for line in code.split('\n') {
            let line = CleanText::piece(line.trim_end());
            if cell_width(&line) <= width {
                self.emit(if line.is_empty() { Row::empty() } else { Row::of(line, Role::Code) });
                continue;
            }
            for (index, part) in flow::cut(&line, width - further.len(), false).into_iter().enumerate() {
                let mut row = Row::empty();
                row.push(CleanText::piece(if index == 0 { "" } else { further }), Role::Code);
                row.push(line.part(part), Role::Code);
                self.emit(row);
            }
        }
        self.close();
    }

    /// Adds an image outside running text: its picture, or a caption with a note.
    fn image(&mut self, image: &Image) {
        let known = self.image_views.zip(ImageReference::of_image(image));
        let Some((image_views, picture)) = known else {
            self.lines(&[words::caption(image)]);
            return;
        };
        let mut line = FlowLine::default();
        match image_views.now(&picture) {
            ImageView::Drawn(_) => {
                self.drawn(&picture);
                if image.alt.is_empty() {
                    return;
                }
                line.push(image.alt.clone(), Role::Faint);
            }
            ImageView::Note(note) => {
                // The address contains the image, so it is not shown.
                if image.data.is_some() {
                    line.push(words::description(image), Role::Faint);
                } else {
                    line = words::caption(image);
                }
                if !note.is_empty() {
                    line.push(CleanText::piece(SEPARATOR), Role::Faint);
                    line.push(note, Role::Faint);
                }
            }
        }
        let mut rows = line.wrap(self.text_width());
        mark(&mut rows, picture.id);
        for row in rows {
            self.emit(row);
        }
    }

    /// Adds the rows reserved for an image, if its picture is ready.
    fn drawn(&mut self, image: &ImageReference) {
        let now = self.image_views.map(|image_views| image_views.now(image));
        if let Some(ImageView::Drawn(rows)) = now {
            for row in reserved_rows(image.id, rows) {
                self.emit(row);
            }
        }
    }

    /// Adds a row, preceded by the prefixes of its frames.
    fn emit(&mut self, content: Row) {
        if let Some(shared) = self.gap.take() {
            let mut gap = Row::empty();
            for frame in self.frames.iter().take(shared) {
                gap.push(frame.rest.clone(), Role::Mark);
            }
            trim_end(&mut gap);
            self.rows.push(gap);
        }
        let mut row = Row { image: content.image, ..Row::empty() };
        for frame in &mut self.frames {
            row.push(frame.first.take().unwrap_or_else(|| frame.rest.clone()), Role::Mark);
            frame.started = true;
        }
        // The spaces before an image determine where it begins.
        if content.spans.is_empty() && content.image.is_none() {
            trim_end(&mut row);
        }
        for span in content.spans {
            row.push_span(span);
        }
        self.rows.push(row);
    }
}

/// Removes the spaces after the prefixes of a row without text.
fn trim_end(row: &mut Row) {
    while let Some(last) = row.spans.last_mut() {
        let end = last.text.trim_end_matches(' ').len();
        if end > 0 {
            last.text = last.text.part(0..end);
            return;
        }
        row.spans.pop();
    }
}

#[cfg(test)]
mod tests;
