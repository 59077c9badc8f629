//! The program in a real pseudo-terminal.
//!
//! Nothing here waits for a time to pass: a test waits for a text or a state, and fails when it does
//! not come within [`pty::PATIENCE`].

mod faults;
mod follow;
mod job_control;
mod life;
mod links;
mod looks;
mod marks;
mod outside;
mod plain;
mod pointer;
mod probe;
mod pty;
mod session;
mod signals;
mod visit;
