//! `--plain` in a terminal: questions and answers, line by line.

use std::path::Path;

use crate::terminal::pty::{ENTER_SCREEN, Pty, VIGIE, command, folder};

#[test]
fn plain_mode_answers_line_by_line() {
    let folder = folder();
    let mut pty = Pty::start(command(VIGIE, [Path::new("--plain"), folder.path()]));
    pty.expect("3. Third of three").expect("? for help:");
    pty.send("2\r").expect("The Second text.");
    pty.send("n\r").expect("The Third text.");
    pty.send("n\r").expect("the last number is 3.");
    pty.send("/first\r").expect("first: 1 of 3 articles.");
    pty.send("/date:2x\r").expect("“2x” is not a date");
    pty.send("\r").expect("No more articles.");
    pty.send("nonsense\r").expect("Unknown command; ? lists the commands.");
    pty.send("q\r");
    assert_eq!(pty.end(), Ok(0));
    assert_eq!(pty.count(ENTER_SCREEN), 0, "the alternate screen is never used");
}
