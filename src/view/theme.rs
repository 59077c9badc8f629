//! The style of each thing on the screen, given a palette. Choosing the theme is left to [`ThemeChoice`], its
//! colours to [`config`](crate::config). Floor 4, part of [`view`](crate::view).

use ratatui::style::{Color, Modifier, Style};

use crate::app::ThemeChoice;
use crate::app::layout::StyledPart;
use crate::config::{Colour, HighlightStyle, ThemeColours};
use crate::text::Role;

/// The style of a thing in a palette. Nothing is distinguished by colour alone: every palette keeps the
/// modifiers of the style, except that a colour may replace dimming, a match is not bold in colours, and the
/// line under the cursor may have a background or bold instead of being reversed.
pub fn style(palette: &ThemeColours, look: StyledPart) -> Style {
    let (modifier, colour) = match look {
        StyledPart::Text(Role::Text) | StyledPart::Row | StyledPart::Notice => (Modifier::empty(), None),
        StyledPart::Text(Role::Title | Role::Heading | Role::Strong)
        | StyledPart::Heading
        | StyledPart::Key
        | StyledPart::Unread => (Modifier::BOLD, None),
        StyledPart::Text(Role::Label) | StyledPart::Accent => (Modifier::BOLD, palette.accent),
        StyledPart::Text(Role::Problem) | StyledPart::Warning => (Modifier::BOLD, palette.warning),
        StyledPart::Text(Role::Emphasis | Role::Quote) => (Modifier::ITALIC, None),
        StyledPart::Text(Role::StrongEmphasis) => (Modifier::BOLD | Modifier::ITALIC, None),
        StyledPart::Text(Role::Struck) => (Modifier::CROSSED_OUT, None),
        StyledPart::Text(Role::Code) => (Modifier::DIM, palette.code),
        StyledPart::Text(Role::Link) => (Modifier::UNDERLINED, palette.link),
        StyledPart::Text(Role::Faint | Role::Fact | Role::Tag | Role::Mark)
        | StyledPart::Faint
        | StyledPart::Read => (Modifier::DIM, palette.faint),
        StyledPart::Rule => (Modifier::DIM, palette.rule),
        StyledPart::Excluded => (Modifier::CROSSED_OUT, palette.warning),
        StyledPart::Match => (Modifier::BOLD | Modifier::UNDERLINED, palette.found),
        StyledPart::CurrentMatch | StyledPart::Hint => (Modifier::BOLD | Modifier::REVERSED, None),
        StyledPart::CursorRow => match (palette.cursor, palette.ground) {
            (Some(ground), _) => return Style::new().bg(color(ground)),
            (None, None) if !palette.is_plain() => (Modifier::BOLD, None),
            (None, _) => (Modifier::REVERSED, None),
        },
    };
    let bare = Style::new().add_modifier(modifier);
    let style = match colour {
        Some(colour) => bare.fg(color(colour)).remove_modifier(Modifier::DIM),
        None => bare,
    };
    // In bold, a match would look like a title. Faint text stays faint on the line under the cursor.
    let is_never_bold = matches!(look, StyledPart::Faint | StyledPart::Read)
        || (look == StyledPart::Match && !palette.is_plain());
    if is_never_bold { style.remove_modifier(Modifier::BOLD) } else { style }
}

/// The style of the whole screen before anything is drawn.
pub fn ground(palette: &ThemeColours) -> Style {
    let style = palette.ground.map_or(Style::new(), |ground| Style::new().bg(color(ground)));
    palette.text.map_or(style, |text| style.fg(color(text)))
}

/// The style of a highlight rule, applied on top of the style of the row.
pub fn highlight(themes: &ThemeChoice, style: &HighlightStyle) -> Style {
    let flags = [
        (style.bold, Modifier::BOLD),
        (style.italic, Modifier::ITALIC),
        (style.underline, Modifier::UNDERLINED),
    ];
    let set = flags.iter().filter(|(is_set, _)| *is_set).map(|(_, modifier)| *modifier).collect();
    let bare = Style::new().add_modifier(set);
    style.colour(themes.palette(), themes.depth).map_or(bare, |colour| bare.fg(color(colour)))
}

/// The colour in the type of the terminal library. The first 16 indices become the named colours, which a
/// terminal with only 16 colours knows too.
pub(super) fn color(colour: Colour) -> Color {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Depth, Theme};

    /// The things whose styles these tests check.
    const LOOKS: [StyledPart; 27] = [
        StyledPart::Text(Role::Text),
        StyledPart::Text(Role::Title),
        StyledPart::Text(Role::Fact),
        StyledPart::Text(Role::Tag),
        StyledPart::Text(Role::Heading),
        StyledPart::Text(Role::Strong),
        StyledPart::Text(Role::Emphasis),
        StyledPart::Text(Role::StrongEmphasis),
        StyledPart::Text(Role::Struck),
        StyledPart::Text(Role::Code),
        StyledPart::Text(Role::Link),
        StyledPart::Text(Role::Quote),
        StyledPart::Text(Role::Faint),
        StyledPart::Text(Role::Mark),
        StyledPart::Text(Role::Label),
        StyledPart::Text(Role::Problem),
        StyledPart::Accent,
        StyledPart::Heading,
        StyledPart::Faint,
        StyledPart::Rule,
        StyledPart::Row,
        StyledPart::CursorRow,
        StyledPart::Excluded,
        StyledPart::Match,
        StyledPart::Key,
        StyledPart::Notice,
        StyledPart::Warning,
    ];

    #[test]
    fn a_plain_palette_uses_no_colour() {
        for look in LOOKS {
            let style = style(&ThemeColours::default(), look);
            assert_eq!((style.fg, style.bg), (None, None), "{look:?}");
        }
        assert_eq!(ground(&ThemeColours::default()), Style::new());
    }

    #[test]
    #[expect(clippy::wildcard_enum_match_arm, reason = "every other look keeps all of its marks")]
    fn nothing_is_distinguished_by_colour_alone() {
        for (theme, depth) in Theme::all().iter().flat_map(|theme| {
            [Depth::True, Depth::Indexed, Depth::Sixteen].map(|depth| (theme.clone(), depth))
        }) {
            let palette = theme.palette.at(depth);
            for look in LOOKS {
                let (bare, coloured) = (style(&ThemeColours::default(), look), style(&palette, look));
                let lost = bare.add_modifier.difference(coloured.add_modifier);
                let replaced = match look {
                    // The bar at the left of the line remains.
                    StyledPart::CursorRow => Modifier::REVERSED,
                    StyledPart::Match => Modifier::BOLD,
                    _ if coloured.fg.is_some() => Modifier::DIM,
                    _ => Modifier::empty(),
                };
                assert!(replaced.contains(lost), "{} {look:?}: {lost:?}", theme.name);
            }
        }
    }

    #[test]
    fn the_cursor_line_is_visible_in_every_theme() {
        for theme in Theme::all() {
            for depth in [Depth::True, Depth::Indexed, Depth::Sixteen] {
                let palette = theme.palette.at(depth);
                let line = style(&palette, StyledPart::CursorRow);
                let is_seen = line.bg.is_some_and(|colour| ground(&palette).bg != Some(colour))
                    || line.add_modifier.intersects(Modifier::BOLD | Modifier::REVERSED);
                assert!(is_seen, "{} {depth:?}", theme.name);
            }
        }
    }
}
