#!/usr/bin/env bash
# python-frontmatter 1.3.0 and gray-matter 4.0.3: a text between two rules is lost, or comes back letter by letter.
#
# An article without front matter may begin with a rule (`---`), a few words or a list, and a second rule: a line on
# where it comes from, a poem, the headlines of the day.
# Expected: what stands there is YAML, but no mapping, so it is no front matter. Either it stays in the text (the
# documentation of python-frontmatter: if none is found, the original text is returned), or there is an error.
# Seen: python-frontmatter has the words neither in `metadata`, which is empty, nor in `content`, which begins
# behind the second rule, and `check` says that there is front matter. gray-matter keeps them as `data`, which is a
# string then, and its own `stringify` writes each letter as a key with a number.
# Why it matters: tools that change one key in all files of a folder read with one of these two and write back. With
# such files they delete the words or replace them by a column of letters, and nothing is reported.
#
# Seen with Python 3.11 and Node 20 on Linux, for the rule, `Lyon.`, the rule, and `The text.`:
#   python-frontmatter: check True, metadata {}, content 'The text.'
#   python-frontmatter writes: '---\n{}\n---\n\nThe text.'
#   gray-matter: data "Lyon.", content "\nThe text.\n"
#   gray-matter writes: "---\n'0': L\n'1': 'y'\n'2': o\n'3': 'n'\n'4': .\n---\n\nThe text.\n"
#
# Exits with 0 if that is still so. Needs python3 with venv, node with npm and the network; works in a temporary
# folder.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check python-frontmatter==1.3.0 PyYAML==6.0.3
npm install --silent --no-audit --no-fund --prefix . gray-matter@4.0.3 js-yaml@3.14.1 > install.log
printf -- '---\nLyon.\n---\n\nThe text.\n' > article.md
cat > both.py <<'EOF'
import frontmatter

text = open("article.md").read()
post = frontmatter.loads(text)
found = frontmatter.checks(text)
print(f"python-frontmatter: check {found}, metadata {post.metadata}, content {post.content!r}")
print(f"python-frontmatter writes: {frontmatter.dumps(post)!r}")
EOF
cat > both.mjs <<'EOF'
import { readFileSync } from 'node:fs';
import matter from 'gray-matter';

const file = matter(readFileSync('article.md', 'utf8'));
console.log(`gray-matter: data ${JSON.stringify(file.data)}, content ${JSON.stringify(file.content)}`);
console.log(`gray-matter writes: ${JSON.stringify(file.stringify())}`);
EOF
{ env/bin/python both.py; node both.mjs; } > seen
cat seen
diff seen - <<'EOF'
python-frontmatter: check True, metadata {}, content 'The text.'
python-frontmatter writes: '---\n{}\n---\n\nThe text.'
gray-matter: data "Lyon.", content "\nThe text.\n"
gray-matter writes: "---\n'0': L\n'1': 'y'\n'2': o\n'3': 'n'\n'4': .\n---\n\nThe text.\n"
EOF
