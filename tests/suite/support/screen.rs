//! A drawn screen, and the questions that stories ask about it: what a user can see, and nothing else. Where
//! the panes are is taken from the program's own layout; what is in them is read off the cells.

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;
use ratatui::style::Modifier;
use vigie::app::{Area, Pane, Panes, Size, State};
use vigie::config::ThemeColours;
use vigie::text::cell_width;
use vigie::view::{self, StyledPart, theme};

/// The bar beside the row under the cursor, in the pane that has the keyboard and in another one.
const CURSORS: [&str; 2] = ["▌", "▏"];
/// The signs of a selected article, without and with the cursor.
const SELECTED: [&str; 2] = [">", "►"];
/// The signs in front of a title: starred, for later, new, highlighted.
const SIGNS: [char; 4] = ['*', '+', '•', '!'];

/// A drawn screen.
pub struct Screen {
    pub buffer: Buffer,
    pub panes: Panes,
    /// The cell of the caret; `None` if nothing can be typed.
    pub caret: Option<Position>,
    palette: ThemeColours,
}

/// An article in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListRow {
    pub title: String,
    /// `>` selected, `r` read, `s` starred, `l` for later, in this order.
    pub marks: String,
    pub has_cursor: bool,
}

/// A line of the left pane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetRow {
    /// The line without its indentation: `v` or `>` for open or folded headings and years, `+` for included,
    /// `-` for excluded, then the name and the counts.
    pub text: String,
    pub is_heading: bool,
    pub has_cursor: bool,
}

impl FacetRow {
    /// The name of the value, without its counts; empty on a heading.
    pub fn name(&self) -> &str {
        if self.is_heading {
            return "";
        }
        let name = self.text.rsplit_once(' ').map_or("", |(name, _)| name);
        name.trim_start_matches(['+', '-']).trim_start_matches("v ").trim_start_matches("> ")
    }
}

impl Screen {
    pub fn of(state: &State) -> Self {
        let Size { columns, rows } = state.screen.size;
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("a test terminal");
        terminal.draw(|frame| view::draw(frame, state)).expect("a frame");
        let backend = terminal.backend();
        Self {
            buffer: backend.buffer().clone(),
            panes: state.panes(),
            caret: backend.cursor_visible().then(|| backend.cursor_position()),
            palette: *state.screen.themes.palette(),
        }
    }

    /// The text of all rows, without spaces at their ends.
    pub fn text(&self) -> String {
        text(&self.buffer)
    }

    /// The text of a row from a column on, without spaces at its end.
    fn row(&self, y: u16, from: u16) -> String {
        self.piece(Area { x: from, y, width: self.buffer.area.width.saturating_sub(from), height: 1 })
    }

    /// The text of the first row of an area, without spaces at its end.
    fn piece(&self, area: Area) -> String {
        let (mut piece, mut x) = (String::new(), area.x);
        while x < area.x + area.width {
            let symbol = self.buffer[(x, area.y)].symbol();
            piece.push_str(symbol);
            x += cells(symbol);
        }
        piece.truncate(piece.trim_end().len());
        piece
    }

    /// The rows of an area, without spaces at their ends.
    fn rows(&self, area: Area) -> Vec<String> {
        (area.y..area.y + area.height).map(|y| self.piece(Area { y, height: 1, ..area })).collect()
    }

    /// Whether a cell has the style of a thing.
    fn looks_like(&self, cell: &Cell, part: StyledPart) -> bool {
        let style = theme::ground(&self.palette).patch(theme::style(&self.palette, part));
        cell.fg == style.fg.unwrap_or_default() && cell.modifier == style.add_modifier
    }

    /// The pane with the keyboard: the line beside the article is heavy, or a cursor is.
    pub fn focus(&self) -> Pane {
        let panes = &self.panes;
        let Some(list) = panes.list else {
            return if panes.tags.is_some() { Pane::Tags } else { Pane::Article };
        };
        let beside = panes.article.map(|article| match panes.middle_rule {
            Some(rule) => (rule.x, rule.y),
            None => (article.x.saturating_sub(1), article.y),
        });
        if beside.is_some_and(|cell| matches!(self.buffer[cell].symbol(), "┃" | "━")) {
            return Pane::Article;
        }
        let has_cursor = |area: Area, sign: &str| {
            (area.y..area.y + area.height).any(|y| self.buffer[(area.x, y)].symbol() == sign)
        };
        let is_in_tags = panes.tags.is_some_and(|tags| has_cursor(tags, CURSORS[0]));
        if is_in_tags || has_cursor(list, CURSORS[1]) { Pane::Tags } else { Pane::List }
    }

    /// The parts of the title bar.
    pub fn title_bar(&self) -> Vec<String> {
        let row = self.panes.title.map(|area| self.row(area.y, 0)).unwrap_or_default();
        row.split("  ").map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    }

    /// The number of listed articles in the title bar of a wide screen, before the order of the list.
    pub fn count(&self) -> usize {
        let bar = self.title_bar();
        let count = bar.iter().rev().nth(1).expect("a count");
        let listed = count.split(" of ").next().unwrap_or_default();
        listed.chars().filter(char::is_ascii_digit).collect::<String>().parse().expect("a number")
    }

    /// The filter in the title bar of a wide screen, between the name of the library and the counts; empty if
    /// there is none.
    pub fn filter(&self) -> String {
        let bar = self.title_bar();
        let is_count = |part: &&String| {
            let words = [" unread", " selected", " new"];
            part.starts_with(|first: char| first.is_ascii_digit())
                && words.iter().any(|word| part.ends_with(word))
        };
        let Some(middle) = bar.get(2..bar.len().saturating_sub(2)) else { return String::new() };
        let counts = middle.iter().rev().take_while(is_count).count();
        middle[..middle.len() - counts].join("  ")
    }

    /// What is typed into the prompt, after its label; empty if there is no prompt.
    pub fn prompt(&self) -> String {
        let Some(caret) = self.caret else { return String::new() };
        // What is at the right of the row is at least three cells away.
        let row = self.row(caret.y, 1);
        let line = row.split("   ").next().unwrap_or_default().to_owned();
        let before = self.piece(Area { x: 1, y: caret.y, width: caret.x.saturating_sub(1), height: 1 });
        let spaces = usize::from(caret.x.saturating_sub(1)).saturating_sub(cell_width(&before));
        let before = before + &" ".repeat(spaces);
        if before.len() > line.len() { before } else { line }
    }

    /// The row of the prompt, and the row below it.
    pub fn prompt_rows(&self) -> (String, String) {
        let Some(Position { y, .. }) = self.caret else { return Default::default() };
        let below = if y + 1 < self.buffer.area.height { self.row(y + 1, 0) } else { String::new() };
        (self.row(y, 0), below)
    }

    /// The status line.
    pub fn status_line(&self) -> String {
        self.panes.bar.map(|area| self.row(area.y, 0)).unwrap_or_default()
    }

    /// The message at the right of the status line, and whether it is a warning; empty if there is none.
    pub fn notice(&self) -> (String, bool) {
        let Some(bar) = self.panes.bar else { return Default::default() };
        let cell = |x: u16| &self.buffer[(x, bar.y)];
        let Some(last) = (0..bar.width).rfind(|&x| cell(x).symbol() != " ") else {
            return Default::default();
        };
        let is_warning = self.looks_like(cell(last), StyledPart::Warning);
        let look = if is_warning { StyledPart::Warning } else { StyledPart::Notice };
        let start = (0..=last).rev().take_while(|&x| self.looks_like(cell(x), look)).last();
        let Some(x) = start else { return Default::default() };
        let message = self.piece(Area { x, width: last - x + 1, ..bar });
        (message.trim().to_owned(), is_warning)
    }

    /// The rows of the list pane, as they are.
    pub fn list_rows(&self) -> Vec<String> {
        self.rows(self.panes.list.expect("the list is on the screen"))
    }

    /// The articles in the list; the list must have no other column than the title, and no headers.
    pub fn list(&self) -> Vec<ListRow> {
        let area = self.panes.list.expect("the list is on the screen");
        let has_article = |row: &Area| {
            let piece = self.piece(*row);
            // The command palette begins with a line.
            !piece.is_empty() && !piece.starts_with('─')
        };
        let rows = (area.y..area.y + area.height).map(|y| Area { y, height: 1, ..area });
        rows.take_while(has_article).map(|row| self.list_row(row)).collect()
    }

    fn list_row(&self, area: Area) -> ListRow {
        let first = self.buffer[(area.x, area.y)].symbol();
        let rest = self.piece(Area { x: area.x + 1, width: area.width - 1, ..area });
        let title = rest.trim_start_matches(SIGNS).trim_start_matches(|c| c == ' ' || SIGNS.contains(&c));
        let signs = &rest[..rest.len() - title.len()];
        let is_read = |x: u16| {
            let cell = &self.buffer[(x, area.y)];
            let read = theme::style(&self.palette, StyledPart::Read);
            read.fg.map_or(cell.modifier.contains(Modifier::DIM), |colour| cell.fg == colour)
        };
        // A broken or shortened article has a sign behind its title.
        let end = |text: &str| area.x + u16::try_from(cell_width(text)).expect("a screen is not as wide");
        let is_broken = self.looks_like(&self.buffer[(end(&rest), area.y)], StyledPart::Warning);
        let title = title.strip_suffix(" !").filter(|_| is_broken).unwrap_or(title);
        let title = title.strip_suffix(" […]").unwrap_or(title);
        let last = end(&rest[..signs.len() + title.len()]);
        let marks = [
            ('>', SELECTED.contains(&first)),
            ('r', is_read(last)),
            ('s', signs.contains('*')),
            ('l', signs.contains('+')),
        ];
        ListRow {
            title: title.to_owned(),
            marks: marks.iter().filter(|(_, has)| *has).map(|(sign, _)| sign).collect(),
            has_cursor: CURSORS.contains(&first) || first == SELECTED[1],
        }
    }

    /// The lines of the left pane.
    pub fn facets(&self) -> Vec<FacetRow> {
        let area = self.panes.tags.expect("the left pane is on the screen");
        let row = |y: u16| {
            let line = self.piece(Area { x: area.x + 1, width: area.width - 1, y, height: 1 });
            // The sign of a year is two cells further right.
            let is_heading = line.starts_with(['v', '>']);
            let words: Vec<&str> = line.split_whitespace().collect();
            let text = words.join(" ");
            let text = match text.split_once(' ') {
                Some((sign @ ("+" | "-"), value)) => format!("{sign}{value}"),
                _ => text,
            };
            FacetRow { text, is_heading, has_cursor: self.buffer[(area.x, y)].symbol() == CURSORS[0] }
        };
        let mut rows: Vec<FacetRow> = (area.y..area.y + area.height).map(row).collect();
        let lines = rows.iter().rposition(|row| !row.text.is_empty()).map_or(0, |last| last + 1);
        rows.truncate(lines);
        rows
    }

    /// The rows of the article pane; none if it is not shown.
    pub fn article(&self) -> Vec<String> {
        self.panes.text.map(|area| self.rows(area)).unwrap_or_default()
    }

    /// How much of the article is above the end of its pane, in percent; `None` if all of it is shown.
    pub fn progress(&self) -> Option<u8> {
        let text = self.text();
        let (before, _) = text.rsplit_once('%')?;
        before.rsplit(|letter: char| !letter.is_ascii_digit()).next()?.parse().ok()
    }

    /// The rows between the line above the command palette and its prompt, that is, its entries.
    pub fn palette(&self) -> Vec<String> {
        let Position { y, .. } = self.caret.expect("the palette is open");
        let rows = (0..y).rev().map(|y| self.row(y, 0));
        let mut rows: Vec<String> = rows.take_while(|row| !row.starts_with('─')).collect();
        rows.retain(|row| !row.is_empty());
        rows.reverse();
        rows
    }

    /// Whether the list or the left pane reaches the end of the screen, so that there may be more of it.
    pub fn is_full(&self) -> bool {
        let last_row = |area: Area| self.piece(Area { y: area.y + area.height - 1, height: 1, ..area });
        let panes = [self.panes.list, self.panes.tags];
        panes.into_iter().flatten().any(|area| area.height > 0 && !last_row(area).trim().is_empty())
    }
}

/// The text of the cells, without spaces at the ends of rows.
pub fn text(buffer: &Buffer) -> String {
    let mut text = String::new();
    for y in 0..buffer.area.height {
        let mut row = String::new();
        let mut x = 0;
        while x < buffer.area.width {
            let symbol = buffer[(x, y)].symbol();
            row.push_str(symbol);
            x += cells(symbol);
        }
        text.push_str(row.trim_end());
        text.push('\n');
    }
    text
}

/// The cells that a text takes, at least one.
fn cells(text: &str) -> u16 {
    u16::try_from(cell_width(text).max(1)).expect("a screen is not as wide")
}
