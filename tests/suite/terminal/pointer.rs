//! Mouse buttons and the wheel, as a terminal reports them.

use crate::terminal::pty::{Pty, folder, reader};

#[test]
fn mouse_events_reach_the_reader() {
    let folder = folder();
    let mut pty = Pty::start(reader(folder.path()));
    pty.expect("The First text.").expect_bytes("\u{1b}[?1006h");
    let row = pty.screen().lines().position(|line| line.contains("Third of three")).expect("the third") + 1;
    let press = |row: usize| format!("\u{1b}[<0;12;{row}M\u{1b}[<0;12;{row}m");
    pty.send(&press(row)).expect("The Third text.");
    pty.send(&press(row - 1)).expect("The Second text.");
    // A double press opens the article, and its keys work.
    pty.send(&(press(row) + &press(row))).expect("The Third text.").expect("read on");
    pty.send("\u{1b}[<65;12;20M\u{1b}[<64;12;20M\u{1b}[<2;12;20M").expect("opened articles count as read");
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
    pty.assert_restored();
}
