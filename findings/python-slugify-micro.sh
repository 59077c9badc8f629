#!/usr/bin/env bash
# python-slugify 9.2.0 and limax 4.2.3: a microgram becomes a milligram.
#
# Expected: the micro sign µ becomes `u`, as units are written without it (`10 ug`), or is dropped. That is also
# what the tables under python-slugify say: text-unidecode gives `10 ug` for `10 µg`.
# Seen: both write `m`. python-slugify decomposes its text (NFKD) before it asks the table, and the micro sign
# (U+00B5) decomposes to the Greek letter mu (U+03BC), which is an `m`. So 10 µg and 10 mg, 25 µl and 25 ml,
# 5 µm and 5 mm get one slug: a value a thousand times too large, which nothing marks as odd.
# Why it matters: file names and addresses of articles are slugs of their titles. In a folder of medical or
# technical news the name says a wrong dose, and articles on both doses get one name and replace each other
# where it is the key.
#
# Seen with Python 3.11 and Node 20 on Linux:
#   text-unidecode: 10 ug
#   python-slugify: 10-mg 10-mg 25-ml 25-ml 5-mm-stent 5-mm-stent
#   limax:          10-mg 10-mg 25-ml 25-ml 5-mm-stent 5-mm-stent
#
# Exits with 0 if that is still so. Needs python3 with venv, node with npm and the network; works in a temporary
# folder.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check \
  python-slugify==9.2.0 text-unidecode==1.3
npm install --silent --no-audit --no-fund --prefix . limax@4.2.3 > install.log
cat > slugs.py <<'EOF'
from slugify import slugify
from text_unidecode import unidecode

titles = ["10 \u00b5g", "10 mg", "25 \u00b5l", "25 ml", "5 \u00b5m stent", "5 mm stent"]
print("text-unidecode:", unidecode(titles[0]))
print("python-slugify:", *[slugify(title, backend="text-unidecode") for title in titles])
EOF
cat > slugs.mjs <<'EOF'
import limax from 'limax';

const titles = ['10 \u00b5g', '10 mg', '25 \u00b5l', '25 ml', '5 \u00b5m stent', '5 mm stent'];
console.log('limax:         ', ...titles.map((title) => limax(title)));
EOF
{ env/bin/python slugs.py; node slugs.mjs; } > seen
cat seen
diff seen - <<'EOF'
text-unidecode: 10 ug
python-slugify: 10-mg 10-mg 25-ml 25-ml 5-mm-stent 5-mm-stent
limax:          10-mg 10-mg 25-ml 25-ml 5-mm-stent 5-mm-stent
EOF
