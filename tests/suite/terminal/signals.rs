//! Signals, and a terminal that goes away.

use rustix::process::{Signal, test_kill_process};

use crate::terminal::pty::{Pty, VIGIE, command, folder, reader};

#[test]
fn a_signal_ends_it_with_a_whole_terminal() {
    let folder = folder();
    for signal in [Signal::TERM, Signal::INT, Signal::QUIT, Signal::HUP] {
        let mut pty = Pty::start(reader(folder.path()));
        pty.expect("The First text.");
        pty.signal(signal);
        assert_eq!(pty.end(), Ok(128 + signal.as_raw().unsigned_abs()), "{signal:?}");
        pty.assert_whole();
        assert!(test_kill_process(pty.pid()).is_err(), "{signal:?}: the process is gone");
    }
}

#[test]
fn a_signal_in_a_storm_of_frames_leaves_a_whole_terminal() {
    let folder = folder();
    for _ in 0..8 {
        let mut pty = Pty::start(reader(folder.path()));
        pty.expect("The First text.");
        for columns in 60..110 {
            pty.resize(columns, 24);
        }
        pty.send(&"jk".repeat(200));
        pty.signal(Signal::TERM);
        assert_eq!(pty.end(), Ok(143));
        pty.assert_whole();
    }
}

#[test]
fn it_ends_when_the_terminal_goes_away() {
    let folder = folder();
    let by_shell = |script: &str| {
        let path = folder.path().to_string_lossy().into_owned();
        command("sh", ["-c", script, "sh", VIGIE, &path])
    };
    let mut foreign = reader(folder.path());
    // No hang-up signal comes from a terminal that does not control the process.
    foreign.set_controlling_tty(false);
    for (name, command) in [
        ("as it is", reader(folder.path())),
        ("hang-up ignored", by_shell("trap '' HUP; exec \"$1\" --fresh \"$2\"")),
        ("no hang-up", foreign),
    ] {
        // Several times: the signal, the frame and the thread that reads keys race each other.
        for _ in 0..5 {
            let mut pty = Pty::start(command.clone());
            pty.expect("The First text.");
            pty.hang_up();
            assert_eq!(pty.end(), Ok(129), "{name}");
        }
    }
}

#[test]
fn stopped_and_continued_it_draws_again_and_reads_keys() {
    let folder = folder();
    let mut pty = Pty::start(reader(folder.path()));
    let cooked = {
        let modes = pty.modes();
        pty.expect("The First text.");
        modes
    };
    let before = pty.screen();
    pty.signal(Signal::STOP);
    // A shell takes the terminal and leaves it with its own modes.
    pty.set_modes(&cooked);
    let frames = pty.count("\u{1b}[2J");
    pty.signal(Signal::CONT);
    pty.wait_for("a whole frame", |pty| pty.count("\u{1b}[2J") > frames && pty.screen() == before);
    pty.send("j").expect("The Second text.");
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
    pty.assert_whole();
}
