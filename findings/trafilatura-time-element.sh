#!/usr/bin/env bash
# trafilatura 2.3.1: the words inside <time> are cut out of sentences.
#
# Expected: the text of a page is what a reader sees. <time datetime="…">words</time> marks words of a sentence for
# machines, as <data> and <abbr> do, whose words are kept.
# Seen: <time> is deleted together with its words, in the middle of a paragraph of the article, in text as in
# Markdown, and with favor_recall=True too. What is left is a sentence with a hole, and no warning. (html2txt and
# baseline of the same library keep the words.)
# Why it matters: it hits just what news is about, the day and hour of things. An article that is fetched into a
# folder says "Doors open at and the show begins at sharp", and a search for the day finds nothing.
#
# Seen with Python 3.11 and lxml 6.1.3 on Linux:
#   abbr: Doors open at eight on 5 July and the vote is on Monday.
#   data: Doors open at eight on 5 July and the vote is on Monday.
#   time: Doors open at and the vote is on Monday.
#   time, favor_recall: Doors open at and the vote is on Monday.
#   time, markdown: Doors open at and the vote is on Monday.
#
# Exits with 0 if that is still so. Needs python3 with venv and the network; works in a temporary folder.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check \
  trafilatura==2.3.1 courlan==1.4.0 htmldate==1.11.0 jusText==3.0.2 lxml==6.1.3 lxml_html_clean==0.4.6
cat > extract.py <<'EOF'
import trafilatura

NEWS = (
    "The regional hospital opened its new wing on {} morning, and the mayor thanked the hundred and twenty"
    " builders who had worked there for three years without a break."
)


def extract(element, **options):
    sentence = f"Doors open at <{element}>eight on 5 July</{element}> and the vote is on Monday."
    page = (
        "<!doctype html><html lang='en'><head><title>The new wing</title></head><body><article>"
        f"<h1>The new wing</h1><p>{NEWS.format('Friday')}</p><p>{sentence}</p><p>{NEWS.format('Sunday')}</p>"
        "</article></body></html>"
    )
    text = trafilatura.extract(page, include_comments=False, **options)
    return next(line for line in text.splitlines() if line.startswith("Doors"))


print("abbr:", extract("abbr"))
print("data:", extract("data"))
print("time:", extract("time"))
print("time, favor_recall:", extract("time", favor_recall=True))
print("time, markdown:", extract("time", output_format="markdown"))
EOF
env/bin/python extract.py > seen
cat seen
diff seen - <<'EOF'
abbr: Doors open at eight on 5 July and the vote is on Monday.
data: Doors open at eight on 5 July and the vote is on Monday.
time: Doors open at and the vote is on Monday.
time, favor_recall: Doors open at and the vote is on Monday.
time, markdown: Doors open at and the vote is on Monday.
EOF
