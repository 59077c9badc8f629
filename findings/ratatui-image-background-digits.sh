#!/usr/bin/env bash
# ratatui-image 12.0.0-rc.3: a white background can be read as black.
#
# A terminal that is asked for its background (OSC 11) answers with a colour as X11 writes it: rgb:RED/GREEN/BLUE
# with one to four hexadecimal digits each, where `ff` and `ffff` both mean full intensity. The parser of
# ratatui-image takes every number for one of four digits and keeps its upper byte. So `rgb:ffff/ffff/ffff`
# is white, `rgb:ff/ff/ff` is black, and so is every other colour that is written with two digits.
#
# Seen with rustc 1.95 on Linux:
#   four digits: [Background(255, 255, 255)]
#   two digits:  [Background(0, 0, 0)]
#   two digits:  [Background(0, 0, 0)]
#
# Exits with 0 if that is still so. Needs cargo and the network; works in a temporary folder.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir src
cat > Cargo.toml <<'EOF'
[package]
name = "finding"
version = "0.0.0"
edition = "2024"

[dependencies]
ratatui-image = { version = "=12.0.0-rc.3", default-features = false, features = ["crossterm"] }
EOF
cat > src/main.rs <<'EOF'
use ratatui_image::picker::cap_parser::{Parser, Response};

fn read(answer: &str) -> Vec<Response> {
    let mut parser = Parser::new();
    answer.chars().flat_map(|letter| parser.push(letter)).collect()
}

fn main() {
    println!("four digits: {:?}", read("\u{1b}]11;rgb:ffff/ffff/ffff\u{7}"));
    println!("two digits:  {:?}", read("\u{1b}]11;rgb:ff/ff/ff\u{7}"));
    println!("two digits:  {:?}", read("\u{1b}]11;rgb:fd/f6/e3\u{7}"));
}
EOF
cargo run --quiet > seen
cat seen
diff seen - <<'EOF'
four digits: [Background(255, 255, 255)]
two digits:  [Background(0, 0, 0)]
two digits:  [Background(0, 0, 0)]
EOF
