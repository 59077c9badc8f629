//! Generates a library for measuring: `cargo bench --bench make -- DIR COUNT [SEED]`.

#![allow(missing_docs, reason = "a bench has no callers")]
#![allow(dead_code, reason = "the generator has a part that only the other benches need")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a bench that fails may stop")]
#![allow(clippy::print_stdout, reason = "it says what it did")]

mod generate;

use std::path::Path;
use std::time::Instant;

fn main() {
    // Without arguments it does nothing: a test run only needs to compile it.
    let operands: Vec<String> =
        std::env::args().skip(1).filter(|operand| !operand.starts_with('-')).collect();
    let [folder, count, rest @ ..] = operands.as_slice() else { return };
    let folder = Path::new(folder);
    std::fs::create_dir_all(folder).unwrap();
    if std::fs::read_dir(folder).unwrap().next().is_some() {
        println!("{} is not empty; nothing was written.", folder.display());
        std::process::exit(1);
    }
    let count: usize = count.replace(['_', ','], "").parse().unwrap();
    let seed = rest.first().map_or(7, |seed| seed.parse().unwrap());
    let started = Instant::now();
    generate::articles(folder, count, seed);
    println!("{count} articles in {} after {:.1} s", folder.display(), started.elapsed().as_secs_f64());
}
