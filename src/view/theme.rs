//! How things look: the table THEMES.

use ratatui::style::{Color, Modifier, Style};

use crate::text::Role;
use crate::wording::Words;

/// A thing on the screen that has a look of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Look {
    /// Text of an article.
    Text(Role),
    /// The name of the program.
    Name,
    /// What the list is filtered by.
    Filter,
    /// A heading of a pane.
    Heading,
    /// Anything secondary.
    Faint,
    /// Lines between panes.
    Rule,
    /// A title in the list.
    Row,
    /// The mark of the line with the cursor, in the pane with the keyboard.
    Cursor,
    /// That line.
    CursorRow,
    /// The mark of the line with the cursor, in another pane.
    IdleCursor,
    /// That line.
    IdleCursorRow,
    /// An included value.
    Included,
    /// An excluded value.
    Excluded,
    /// What the filter speaks of, in titles and texts: put over another look.
    Match,
    /// The mark of what came since the last visit.
    New,
    /// A key in a hint.
    Key,
    /// A notice.
    Notice,
    /// A notice that something did not work.
    Warning,
}

/// A theme: one row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    /// Its name.
    pub name: &'static str,
    /// What it is, for the reference.
    pub help: Words,
    styles: fn(Look) -> Style,
}

/// Every theme.
pub const THEMES: &[Theme] = &[
    Theme {
        name: "terminal",
        help: Words::new(
            "the colours of the terminal, with one accent",
            "les couleurs du terminal, avec une seule en plus",
        ),
        styles: terminal,
    },
    Theme {
        name: "plain",
        help: Words::new(
            "no colours; taken when NO_COLOR is set",
            "sans couleurs\u{a0}; choisi quand NO_COLOR est défini",
        ),
        styles: plain,
    },
];

impl Theme {
    /// The theme with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        THEMES.iter().find(|theme| theme.name == name)
    }

    /// The look of a thing.
    #[must_use]
    pub fn style(&self, look: Look) -> Style {
        (self.styles)(look)
    }
}

impl Default for Theme {
    fn default() -> Self {
        Self { name: "terminal", help: Words::new("", ""), styles: terminal }
    }
}

/// The accent. Of the sixteen colours that every terminal has, magenta and red are the ones that can
/// be read on dark and on light grounds alike.
const ACCENT: Color = Color::Magenta;

/// Colours of the terminal's own palette, few of them, so that it looks right on any ground.
fn terminal(look: Look) -> Style {
    let plain_style = plain(look);
    match look {
        Look::Match => Style::new().fg(ACCENT).add_modifier(Modifier::UNDERLINED),
        Look::Name
        | Look::Cursor
        | Look::Filter
        | Look::Included
        | Look::New
        | Look::Text(Role::Code | Role::Label) => plain_style.fg(ACCENT).remove_modifier(Modifier::DIM),
        Look::CursorRow => Style::new().add_modifier(Modifier::BOLD),
        Look::Excluded | Look::Warning | Look::Text(Role::Problem) => plain_style.fg(Color::Red),
        Look::Text(_)
        | Look::Heading
        | Look::Faint
        | Look::Rule
        | Look::Row
        | Look::Key
        | Look::IdleCursor
        | Look::IdleCursorRow
        | Look::Notice => plain_style,
    }
}

/// Weight, slant and underline alone. Nothing is said by colour only, so this is complete.
#[expect(clippy::match_same_arms, reason = "one line for things that belong together")]
fn plain(look: Look) -> Style {
    let with = |modifier| Style::new().add_modifier(modifier);
    match look {
        Look::Text(role) => match role {
            Role::Text => Style::new(),
            Role::Title | Role::Heading | Role::Strong | Role::Label => with(Modifier::BOLD),
            Role::Emphasis | Role::Quote => with(Modifier::ITALIC),
            Role::StrongEmphasis => with(Modifier::BOLD | Modifier::ITALIC),
            Role::Struck => with(Modifier::CROSSED_OUT),
            Role::Code | Role::Faint | Role::Mark => with(Modifier::DIM),
            Role::Link => with(Modifier::UNDERLINED),
            Role::Problem => with(Modifier::BOLD),
        },
        Look::Name | Look::Heading | Look::Key | Look::Included | Look::Warning => with(Modifier::BOLD),
        Look::Cursor | Look::Filter => with(Modifier::BOLD),
        Look::CursorRow => with(Modifier::REVERSED),
        Look::Match => with(Modifier::BOLD | Modifier::UNDERLINED),
        Look::New => with(Modifier::BOLD),
        Look::Excluded => with(Modifier::CROSSED_OUT),
        // Faint text stays faint on the line with the cursor.
        Look::Faint => with(Modifier::DIM).remove_modifier(Modifier::BOLD),
        Look::Rule | Look::IdleCursor => with(Modifier::DIM),
        Look::Row | Look::IdleCursorRow | Look::Notice => Style::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::typography;

    #[test]
    fn the_plain_theme_has_no_colour() {
        let theme = Theme::named("plain").unwrap();
        for look in [
            Look::Name,
            Look::Cursor,
            Look::CursorRow,
            Look::Included,
            Look::Excluded,
            Look::Warning,
            Look::Match,
            Look::New,
            Look::Text(Role::Link),
        ] {
            assert_eq!((theme.style(look).fg, theme.style(look).bg), (None, None), "{look:?}");
        }
    }

    #[test]
    fn names_are_unique() {
        let names: std::collections::BTreeSet<_> = THEMES.iter().map(|theme| theme.name).collect();
        assert_eq!(names.len(), THEMES.len());
        for theme in THEMES {
            typography::check(theme.help, theme.name);
        }
    }
}
