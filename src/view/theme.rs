//! How things look: a thing, a palette, and the style that follows from them.

use ratatui::style::{Color, Modifier, Style};

use crate::app::Looks;
use crate::config::{Colour, HighlightStyle, Palette};
use crate::text::Role;

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
    /// The one of several places found in an article that the window was brought to: put over another look.
    CurrentMatch,
    /// The letters that name a link.
    Hint,
    /// The mark of what came since the last visit.
    New,
    /// The sign of an article with a star, or one that is kept for later.
    Sign,
    /// The sign of a selected article.
    Selected,
    /// An unread title or count: put over another look.
    Unread,
    /// A title that was read: put over another look.
    Read,
    /// A key in a hint.
    Key,
    /// A notice.
    Notice,
    /// A notice that something did not work.
    Warning,
}

/// The look of a thing in a palette. Its weight, slant and underline are there in every palette, so that
/// nothing is said by colour alone; a colour may only take the place of faintness, and a ground that of
/// turning the line round.
#[must_use]
pub fn style(palette: &Palette, look: Look) -> Style {
    let bare = plain(look);
    if palette.is_plain() {
        return bare;
    }
    let with = |colour: Option<Colour>| match colour {
        Some(colour) => bare.fg(color(colour)).remove_modifier(Modifier::DIM),
        None => bare,
    };
    match look {
        Look::CursorRow => match (palette.cursor, palette.ground) {
            (Some(ground), _) => Style::new().bg(color(ground)),
            (None, Some(_)) => bare,
            (None, None) => Style::new().add_modifier(Modifier::BOLD),
        },
        // Where it is not told by a colour of its own, its weight would be that of a title.
        Look::Match => with(palette.found).remove_modifier(Modifier::BOLD),
        Look::Name
        | Look::Cursor
        | Look::Filter
        | Look::Included
        | Look::New
        | Look::Sign
        | Look::Selected
        | Look::Text(Role::Label) => with(palette.accent),
        Look::Excluded | Look::Warning | Look::Text(Role::Problem) => with(palette.warning),
        Look::Faint | Look::IdleCursor | Look::Read | Look::Text(Role::Faint | Role::Mark) => {
            with(palette.faint)
        }
        Look::Rule => with(palette.rule),
        Look::Text(Role::Code) => with(palette.code),
        Look::Text(Role::Link) => with(palette.link),
        Look::Text(_)
        | Look::Heading
        | Look::Row
        | Look::CurrentMatch
        | Look::Hint
        | Look::Unread
        | Look::Key
        | Look::IdleCursorRow
        | Look::Notice => bare,
    }
}

/// The look of every cell on which nothing else is said.
#[must_use]
pub fn ground(palette: &Palette) -> Style {
    let style = palette.ground.map_or(Style::new(), |ground| Style::new().bg(color(ground)));
    palette.text.map_or(style, |text| style.fg(color(text)))
}

/// The look of what stands out by a rule of the user: put over that of its row.
#[must_use]
pub fn highlight(looks: &Looks, style: &HighlightStyle) -> Style {
    let flags = [
        (style.bold, Modifier::BOLD),
        (style.italic, Modifier::ITALIC),
        (style.underline, Modifier::UNDERLINED),
    ];
    let set = flags.iter().filter(|(is_set, _)| *is_set).map(|(_, modifier)| *modifier).collect();
    let bare = Style::new().add_modifier(set);
    style.colour(looks.palette(), looks.depth()).map_or(bare, |colour| bare.fg(color(colour)))
}

/// A colour as the terminal is told it.
fn color(colour: Colour) -> Color {
    const OWN: [Color; 16] = [
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];
    match colour {
        Colour::Indexed(index) => OWN.get(usize::from(index)).copied().unwrap_or(Color::Indexed(index)),
        Colour::Rgb(red, green, blue) => Color::Rgb(red, green, blue),
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
        Look::New | Look::Sign | Look::Selected | Look::Unread => with(Modifier::BOLD),
        Look::Read => with(Modifier::DIM).remove_modifier(Modifier::BOLD),
        Look::CurrentMatch | Look::Hint => with(Modifier::BOLD | Modifier::REVERSED),
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
    use crate::config::{Depth, Theme};

    /// Every thing that has a look.
    const LOOKS: [Look; 31] = [
        Look::Text(Role::Text),
        Look::Text(Role::Title),
        Look::Text(Role::Heading),
        Look::Text(Role::Strong),
        Look::Text(Role::Emphasis),
        Look::Text(Role::StrongEmphasis),
        Look::Text(Role::Struck),
        Look::Text(Role::Code),
        Look::Text(Role::Link),
        Look::Text(Role::Quote),
        Look::Text(Role::Faint),
        Look::Text(Role::Mark),
        Look::Text(Role::Label),
        Look::Text(Role::Problem),
        Look::Name,
        Look::Filter,
        Look::Heading,
        Look::Faint,
        Look::Rule,
        Look::Row,
        Look::Cursor,
        Look::CursorRow,
        Look::IdleCursor,
        Look::IdleCursorRow,
        Look::Included,
        Look::Excluded,
        Look::Match,
        Look::New,
        Look::Key,
        Look::Notice,
        Look::Warning,
    ];

    #[test]
    fn without_colours_there_is_no_colour() {
        for look in LOOKS {
            let style = style(&Palette::default(), look);
            assert_eq!((style.fg, style.bg, style), (None, None, plain(look)), "{look:?}");
        }
        assert_eq!(ground(&Palette::default()), Style::new());
    }

    #[test]
    #[expect(clippy::wildcard_enum_match_arm, reason = "every other look keeps all of its marks")]
    fn nothing_is_said_by_colour_alone() {
        for (theme, depth) in Theme::all().iter().flat_map(|theme| {
            [Depth::True, Depth::Indexed, Depth::Sixteen].map(|depth| (theme.clone(), depth))
        }) {
            let palette = theme.palette.at(depth);
            for look in LOOKS {
                let (bare, coloured) = (plain(look), style(&palette, look));
                let lost = bare.add_modifier.difference(coloured.add_modifier);
                let replaced = match look {
                    // Beside the line stands a mark.
                    Look::CursorRow => Modifier::REVERSED,
                    Look::Match => Modifier::BOLD,
                    _ if coloured.fg.is_some() => Modifier::DIM,
                    _ => Modifier::empty(),
                };
                assert!(replaced.contains(lost), "{} {look:?}: {lost:?}", theme.name);
            }
        }
    }

    #[test]
    fn the_line_with_the_cursor_is_seen_in_every_theme() {
        for theme in Theme::all() {
            for depth in [Depth::True, Depth::Indexed, Depth::Sixteen] {
                let palette = theme.palette.at(depth);
                let line = style(&palette, Look::CursorRow);
                let is_seen = line.bg.is_some_and(|colour| ground(&palette).bg != Some(colour))
                    || line.add_modifier.intersects(Modifier::BOLD | Modifier::REVERSED);
                assert!(is_seen, "{} {depth:?}", theme.name);
            }
        }
    }
}
