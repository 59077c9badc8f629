//! Signals, and a terminal that is closed.

use rustix::process::{Signal, test_kill_process};

use crate::terminal::pty::{Pty, VIGIE, command, folder, reader};

#[test]
fn signals_end_the_reader_and_restore_the_terminal() {
    let folder = folder();
    for signal in [Signal::TERM, Signal::INT, Signal::QUIT, Signal::HUP] {
        let mut pty = Pty::start(reader(folder.path()));
        pty.expect("The First text.");
        pty.signal(signal);
        assert_eq!(pty.end(), Ok(128 + signal.as_raw().unsigned_abs()), "{signal:?}");
        pty.assert_restored();
        assert!(test_kill_process(pty.pid()).is_err(), "{signal:?}: the process is gone");
    }
}

#[test]
fn a_signal_during_many_frames_restores_the_terminal() {
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
        pty.assert_restored();
    }
}

#[test]
fn the_reader_ends_when_the_terminal_is_closed() {
    let folder = folder();
    let by_shell = |script: &str| {
        let path = folder.path().to_string_lossy().into_owned();
        command("sh", ["-c", script, "sh", VIGIE, &path])
    };
    let mut foreign = reader(folder.path());
    // A terminal that does not control the process sends no hang-up signal.
    foreign.set_controlling_tty(false);
    for (name, command) in [
        ("default", reader(folder.path())),
        ("hang-up ignored", by_shell("trap '' HUP; exec \"$1\" --fresh \"$2\"")),
        ("no hang-up", foreign),
    ] {
        // Several times, because the signal, the frame and the thread that reads keys race one another.
        for _ in 0..5 {
            let mut pty = Pty::start(command.clone());
            pty.expect("The First text.");
            pty.hang_up();
            assert_eq!(pty.end(), Ok(129), "{name}");
        }
    }
}

#[test]
fn after_stop_and_continue_the_reader_draws_and_reads_keys() {
    let folder = folder();
    let mut pty = Pty::start(reader(folder.path()));
    let cooked = {
        let modes = pty.modes();
        pty.expect("The First text.");
        modes
    };
    let before = pty.screen();
    pty.signal(Signal::STOP);
    // A shell sets its own modes of the terminal.
    pty.set_modes(&cooked);
    let frames = pty.count("\u{1b}[2J");
    pty.signal(Signal::CONT);
    pty.wait_for("a whole frame", |pty| pty.count("\u{1b}[2J") > frames && pty.screen() == before);
    pty.send("j").expect("The Second text.");
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
    pty.assert_restored();
}
