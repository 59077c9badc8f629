#!/usr/bin/env bash
# any-date-parser 2.2.4: `+0200` and `GMT+03:00` are ignored behind a date with the name of a month.
#
# Expected: README.md lists `17:41:28 GMT+03:00`, `17:41:28 GMT-9`, `17:41:28-09:00` and `17:41:28+0900` as times that
# may follow any date format, and `Wed, 01 January 2020` as such a date. Behind `2020-01-01` they are indeed read.
# Seen: behind `01 Jan 2020` or `Jan 1, 2020` a numeric offset is dropped without a word, so that the time counts as
# one of the machine's zone. `GMT+03:00` is worse: GMT is read, the rest is not, and the result has offset 0. Names
# such as `MST` are read.
# Why it matters: `Wed, 01 Jan 2020 17:41:28 +0900` is the pubDate of RSS and the Date of mail. Whoever fills the
# `date` of articles from feeds with it has moments that are hours wrong, and days that are wrong near midnight.
#
# Seen with Node 20 on Linux (offsets in minutes):
#   2020-01-01 17:41:28 +0900           540
#   2020-01-01 17:41:28 GMT+03:00       180
#   Wed, 01 Jan 2020 17:41:28 MST       -420
#   Wed, 01 Jan 2020 17:41:28 +0900     none
#   Jan 1, 2020 17:41:28-09:00          none
#   Wed, 01 Jan 2020 17:41:28 GMT+03:00 0
#   Wed, 01 Jan 2020 17:41:28 GMT-9     0
#
# Exits with 0 if that is still so. Needs node with npm and the network; works in a temporary folder.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . any-date-parser@2.2.4 > install.log
cat > offsets.mjs <<'EOF'
import parser from 'any-date-parser';

for (const text of [
  '2020-01-01 17:41:28 +0900',
  '2020-01-01 17:41:28 GMT+03:00',
  'Wed, 01 Jan 2020 17:41:28 MST',
  'Wed, 01 Jan 2020 17:41:28 +0900',
  'Jan 1, 2020 17:41:28-09:00',
  'Wed, 01 Jan 2020 17:41:28 GMT+03:00',
  'Wed, 01 Jan 2020 17:41:28 GMT-9',
]) {
  const found = parser.attempt(text, 'en-US');
  console.log(text.padEnd(35), found.invalid ?? found.offset ?? 'none');
}
EOF
node offsets.mjs > seen
cat seen
diff seen - <<'EOF'
2020-01-01 17:41:28 +0900           540
2020-01-01 17:41:28 GMT+03:00       180
Wed, 01 Jan 2020 17:41:28 MST       -420
Wed, 01 Jan 2020 17:41:28 +0900     none
Jan 1, 2020 17:41:28-09:00          none
Wed, 01 Jan 2020 17:41:28 GMT+03:00 0
Wed, 01 Jan 2020 17:41:28 GMT-9     0
EOF
