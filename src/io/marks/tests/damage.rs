//! Damaged logs: nothing is lost but the lines that were damaged.

use std::path::Path;
use std::sync::Arc;

use super::sim::{Promises, SimulatedDisk};
use super::*;

/// How many changes are in the log that gets damaged.
const LINES: usize = 150;

/// Random-looking numbers, the same in every run (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(bound).unwrap()).unwrap()
    }
}

fn log() -> std::path::PathBuf {
    simulated().logs.join("0123456789abcdef.log")
}

fn store_on(disk: &SimulatedDisk) -> Store {
    Store::on(Arc::new(disk.clone()), simulated(), Some("0123456789abcdef".to_owned()))
}

fn written() -> Vec<u8> {
    let disk = SimulatedDisk::new(Promises { files: true, folders: true });
    let mut store = store_on(&disk);
    store.take((0..LINES).map(read).collect::<Vec<_>>());
    store.save().unwrap();
    disk.content(&log())
}

/// Reads a damaged log: how many articles are missing, how many wrong ones there are, and what is reported.
fn read_damaged(content: Vec<u8>) -> (usize, usize, Vec<Phrase>) {
    let disk = SimulatedDisk::new(Promises { files: true, folders: true });
    disk.put(&log(), content);
    let mut store = store_on(&disk);
    let reports = store.look();
    let found = store.changed();
    let right: std::collections::HashSet<u64> = (0..LINES).map(|number| key(number).number()).collect();
    let only_read = MarkSet::default().with(Mark::Read, true);
    let wrong =
        found.iter().filter(|(number, marks)| !right.contains(number) || marks.marks() != only_read).count();
    (missing(&store, LINES).len(), wrong, reports)
}

#[test]
fn flipped_bits_lose_only_the_lines_they_are_in() {
    let content = written();
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    for copy in 0..400 {
        let flips = 1 + copy % 8;
        let mut damaged = content.clone();
        for _ in 0..flips {
            let bit = dice.below(damaged.len() * 8);
            damaged[bit / 8] ^= 1 << (bit % 8);
        }
        let (missing, wrong, reports) = read_damaged(damaged);
        assert!(missing <= 2 * flips, "copy {copy}: {missing} of {flips} flips");
        assert_eq!(wrong, 0, "copy {copy}");
        assert!(reports.len() <= 1 && (missing == 0 || reports.len() == 1), "copy {copy}: {reports:?}");
    }
}

#[test]
fn cut_zeroed_doubled_or_reversed_parts_lose_only_themselves() {
    let content = written();
    let line = content.len() / LINES;
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for copy in 0..100 {
        let (from, length) = (dice.below(content.len()), 1 + dice.below(2_000));
        let to = (from + length).min(content.len());
        let touched = (to - from) / (line - 4) + 2;
        let mut zeroed = content.clone();
        zeroed[from..to].fill(0);
        let mut taken_out = content.clone();
        taken_out.drain(from..to);
        let mut doubled = content.clone();
        doubled.splice(from..from, content[from..to].to_vec());
        for damaged in [zeroed, taken_out, doubled] {
            let (missing, wrong, _) = read_damaged(damaged);
            assert!(missing <= touched, "copy {copy}: {missing} of {touched}");
            assert_eq!(wrong, 0, "copy {copy}");
        }
        let (missing, wrong, _) = read_damaged(content[..from].to_vec());
        assert!(missing <= (content.len() - from) / (line - 4) + 2, "copy {copy}");
        assert_eq!(wrong, 0, "copy {copy}");
    }
    let mut lines: Vec<&[u8]> = content.split(|byte| *byte == b'\n').collect();
    lines.reverse();
    assert_eq!(read_damaged(lines.join(&b'\n')), (0, 0, vec![]));
}

#[test]
fn damaged_lines_are_copied_and_reported_once() {
    let mut content = written();
    content[20] ^= 1;
    let long = vec![b'x'; 3 * limits_line()];
    content.extend([b"not a line\n".to_vec(), long, b"\nhalf a li".to_vec()].concat());
    let disk = SimulatedDisk::new(Promises { files: true, folders: true });
    disk.put(&log(), content.clone());
    let copy = Path::new("/state/marks.damaged");
    let reports = store_on(&disk).look();
    assert_eq!(
        reports,
        [Phrase::MarksDamaged { lines: 3, copy: crate::text::CleanText::line("/state/marks.damaged") }]
    );
    let copied = disk.content(copy);
    assert_eq!(copied.split(|byte| *byte == b'\n').count(), 3 + 1);
    assert!(copied.windows(10).any(|bytes| bytes == b"not a line"));
    // The next reader finds that they have been copied.
    assert_eq!(store_on(&disk).look(), []);
    // The half line that a killed writer left does not corrupt the next one.
    let mut store = store_on(&disk);
    store.look();
    store.take(vec![read(LINES)]);
    store.save().unwrap();
    assert!(matches!(store.look().as_slice(), [Phrase::MarksDamaged { lines: 1, .. }]));
    let mut store = store_on(&disk);
    assert_eq!(store.look(), []);
    assert!(is_read(&store, LINES));
    // Compaction drops the damaged lines.
    assert!(store.compact().unwrap());
    assert!(!disk.content(&log()).windows(10).any(|bytes| bytes == b"not a line"));
    assert_eq!(missing(&store, LINES + 1).len(), 1);
}

fn limits_line() -> usize {
    crate::limits::MARK_LINE_BYTES
}

#[test]
fn a_complete_last_line_without_a_newline_counts() {
    let mut content = written();
    assert_eq!(content.pop(), Some(b'\n'));
    assert_eq!(read_damaged(content), (0, 0, vec![]));
}
