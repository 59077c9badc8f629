//! Files that import one another in a circle. A *knot* is a largest group of files each of which leads to
//! each other one through imports. The import counts for the file that defines the item.

use std::collections::BTreeSet;

use super::rules::Reading;

/// The files that each file imports from.
pub fn imports(reading: &Reading) -> Vec<BTreeSet<usize>> {
    let mut imports = vec![BTreeSet::new(); reading.tree.files.len()];
    for mention in &reading.mentions {
        imports[mention.file].extend(mention.definitions.iter().filter(|file| **file != mention.file));
    }
    imports
}

/// The knots as positions of files, the largest first.
pub fn knots(imports: &[BTreeSet<usize>]) -> Vec<Vec<usize>> {
    let reached: Vec<_> = (0..imports.len()).map(|file| reached(imports, file)).collect();
    let mut placed = BTreeSet::new();
    let mut knots = Vec::new();
    for file in 0..imports.len() {
        let knot: Vec<_> =
            reached[file].iter().copied().filter(|other| reached[*other].contains(&file)).collect();
        if knot.len() > 1 && placed.insert(knot.clone()) {
            knots.push(knot);
        }
    }
    knots.sort_by_key(|knot| std::cmp::Reverse(knot.len()));
    knots
}

/// The files that a file leads to.
fn reached(imports: &[BTreeSet<usize>], file: usize) -> BTreeSet<usize> {
    let mut reached = BTreeSet::new();
    let mut open = vec![file];
    while let Some(next) = open.pop() {
        open.extend(imports[next].iter().filter(|other| reached.insert(**other)));
    }
    reached
}
