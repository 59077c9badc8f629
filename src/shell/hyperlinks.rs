//! Guesses from the environment whether the terminal supports hyperlinks (OSC 8). It does not ask the
//! terminal; that is left to `probe`. Unknown terminals count as unsupported, because some print the sequence
//! as text. Floor 5, part of [`shell`](crate::shell).

const PROGRAMS: [&str; 9] =
    ["iTerm.app", "WezTerm", "vscode", "ghostty", "rio", "Hyper", "mintty", "contour", "WarpTerminal"];
/// Terminals known by a prefix of `TERM`.
const TERMS: [&str; 7] = ["xterm-kitty", "xterm-ghostty", "foot", "alacritty", "wezterm", "contour", "rio"];
/// Terminals known by a variable that they set.
const VARIABLES: [&str; 4] = ["KITTY_WINDOW_ID", "WT_SESSION", "DOMTERM", "ALACRITTY_WINDOW_ID"];
/// The first versions with hyperlinks, as in `VTE_VERSION`, `KONSOLE_VERSION` and `TERM_PROGRAM_VERSION`.
const VTE: u32 = 5_000;
const KONSOLE: u32 = 201_200;
const TMUX: (u32, u32) = (3, 4);

/// Whether the terminal of this process is known to support hyperlinks.
pub fn terminal_knows_hyperlinks() -> bool {
    are_known(|name| std::env::var(name).ok())
}

fn are_known(variable: impl Fn(&str) -> Option<String>) -> bool {
    let value = |name| variable(name).filter(|value| !value.is_empty());
    let (term, program) = (value("TERM").unwrap_or_default(), value("TERM_PROGRAM").unwrap_or_default());
    let number = |name| value(name).and_then(|value| value.parse::<u32>().ok()).unwrap_or(0);
    if program == "tmux" || value("TMUX").is_some() {
        // tmux passes hyperlinks on if the outer terminal supports them. The other variables may describe
        // another terminal.
        let version = value("TERM_PROGRAM_VERSION").unwrap_or_default();
        return program == "tmux" && tmux_version(&version).is_some_and(|version| version >= TMUX);
    }
    // These swallow hyperlinks, whatever the other variables contain.
    if term.starts_with("screen") || term == "linux" || term == "dumb" {
        return false;
    }
    PROGRAMS.contains(&program.as_str())
        || TERMS.iter().any(|known| term.starts_with(known))
        || VARIABLES.iter().any(|name| value(name).is_some())
        || number("VTE_VERSION") >= VTE
        || number("KONSOLE_VERSION") >= KONSOLE
}

/// The version of tmux, major and minor: `3.4`, `3.3a`, `next-3.5`.
fn tmux_version(text: &str) -> Option<(u32, u32)> {
    let text = text.rsplit('-').next()?;
    let (major, minor) = text.split_once('.')?;
    let digits = minor.trim_end_matches(|end: char| !end.is_ascii_digit());
    Some((major.parse().ok()?, digits.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_terminals_support_hyperlinks() {
        for (variables, known) in [
            (&[("TERM", "xterm-256color")][..], false),
            (&[], false),
            (&[("TERM", "xterm-kitty")], true),
            (&[("TERM", "foot-extra")], true),
            (&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "WezTerm")], true),
            (&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "Apple_Terminal")], false),
            (&[("TERM", "xterm-256color"), ("VTE_VERSION", "7600")], true),
            (&[("TERM", "xterm-256color"), ("VTE_VERSION", "4601")], false),
            (&[("TERM", "xterm-256color"), ("KONSOLE_VERSION", "220400")], true),
            (&[("TERM", "screen-256color"), ("KITTY_WINDOW_ID", "1")], false),
            (&[("TERM", "tmux-256color"), ("TMUX", "x"), ("VTE_VERSION", "7600")], false),
            (&[("TMUX", "x"), ("TERM_PROGRAM", "tmux"), ("TERM_PROGRAM_VERSION", "3.4")], true),
            (&[("TMUX", "x"), ("TERM_PROGRAM", "tmux"), ("TERM_PROGRAM_VERSION", "3.3a")], false),
            (&[("TMUX", "x"), ("TERM_PROGRAM", "tmux"), ("TERM_PROGRAM_VERSION", "next-3.6")], true),
            (&[("TERM", "linux"), ("WT_SESSION", "1")], false),
        ] {
            let find = |name: &str| variables.iter().find(|(other, _)| *other == name);
            assert_eq!(
                are_known(|name| find(name).map(|(_, value)| (*value).to_owned())),
                known,
                "{variables:?}"
            );
        }
    }
}
