//! Hostile files: good ones are listed, bad ones are reported as problems, and no control sequence from a
//! file reaches the terminal.

mod fields;
mod random;
mod tree;
