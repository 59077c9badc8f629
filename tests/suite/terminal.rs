//! The program in a real pseudo-terminal.
//!
//! A test never sleeps for a fixed time: it waits for a text or a state, and fails if that does not come
//! within [`pty::PATIENCE`].

mod faults;
mod follow;
mod job_control;
mod life;
mod links;
mod marks;
mod plain;
mod pointer;
mod probe;
mod programs;
mod pty;
mod session;
mod signals;
mod themes;
mod visit;
