//! `--plain` in a terminal is a conversation.

use std::path::Path;

use crate::terminal::pty::{Pty, TAKES, VIGIE, command, folder};

#[test]
fn a_conversation_about_a_folder() {
    let folder = folder();
    let mut pty = Pty::start(command(VIGIE, [Path::new("--plain"), folder.path()]));
    pty.expect("3. Third of three").expect("? for help:");
    pty.send("2\r").expect("The Second text.");
    pty.send("n\r").expect("The Third text.");
    pty.send("n\r").expect("the last one is number 3");
    pty.send("/first\r").expect("first: 1 of 3 articles.");
    pty.send("/date:2x\r").expect("is no date");
    pty.send("\r").expect("No more articles.");
    pty.send("nonsense\r").expect("Not understood");
    pty.send("q\r");
    assert_eq!(pty.end(), Ok(0));
    assert_eq!(pty.count(TAKES), 0, "nothing is drawn over");
}
