#!/usr/bin/env bash
# defuddle 0.19.4: French text loses the spaces before its colons, question marks and exclamation marks.
#
# Defuddle takes the article out of a web page, as HTML or Markdown (Obsidian's clipper uses it).
# Expected: what it keeps, it keeps to the letter, above all no-break spaces, which are never there by accident.
# French puts a space before `:`, `;`, `?` and `!`, and in the score of a game a space may stand there too.
# Seen: every white space before `, . ! ? : ;` inside a piece of text is deleted, be it plain, no-break (U+00A0) or
# narrow no-break (U+202F), also on a page that says lang="fr"; only <code> is spared. It is part of the option
# `standardize`, which is on by default and described as being about footnotes, headings and code blocks. Without it
# the spaces stay.
# Why it matters: each clipped French article is misspelt throughout, a quotation is no longer what was printed, an
# exact search for a phrase as it is typed in French finds nothing, and no comparison with the source comes out equal.
#
# Seen with Node 20 on Linux (~ is a no-break space, ^ a narrow one):
#   page:     Vraiment ? Oui ! Bien ; le score : 3 : 2.
#   article:  Vraiment? Oui! Bien; le score: 3: 2.
#   page:     Vraiment^? Oui^! Bien^; le score~: 3~: 2.
#   article:  Vraiment? Oui! Bien; le score: 3: 2.
#   standardize: false:  Vraiment ? Oui !
#
# Exits with 0 if that is still so. Needs node with npm and the network; works in a temporary folder.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . defuddle@0.19.4 linkedom@0.18.12 turndown@7.2.0 > install.log
cat > clip.mjs <<'EOF'
import { Defuddle } from 'defuddle/node';

const sentence = (day) =>
  `L’hôpital a ouvert ${day} matin sa nouvelle aile, et le maire a remercié les cent vingt ouvriers qui y ont ` +
  'travaillé pendant trois ans sans interruption.';
const page = (text) =>
  `<!doctype html><html lang="fr"><head><title>La nouvelle aile</title></head><body><article><h1>La nouvelle aile` +
  `</h1><p>${sentence('lundi')}</p><p>${text}</p><p>${sentence('mardi')}</p></article></body></html>`;
const sentenceOf = (markdown) => markdown.split('\n').find((line) => line.includes('Vraiment'));
const visible = (text) => text.replaceAll('\u00a0', '~').replaceAll('\u202f', '^');

for (const text of [
  'Vraiment ? Oui ! Bien ; le score : 3 : 2.',
  'Vraiment\u202f? Oui\u202f! Bien\u202f; le score\u00a0: 3\u00a0: 2.',
]) {
  const { content } = await Defuddle(page(text), 'https://example.org/a', { markdown: true });
  console.log('page:    ', visible(text));
  console.log('article: ', visible(sentenceOf(content)));
}
const { content } = await Defuddle(page('Vraiment ? Oui !'), 'https://example.org/a', {
  markdown: true,
  standardize: false,
});
console.log('standardize: false: ', sentenceOf(content));
EOF
node clip.mjs > seen
cat seen
diff seen - <<'EOF'
page:     Vraiment ? Oui ! Bien ; le score : 3 : 2.
article:  Vraiment? Oui! Bien; le score: 3: 2.
page:     Vraiment^? Oui^! Bien^; le score~: 3~: 2.
article:  Vraiment? Oui! Bien; le score: 3: 2.
standardize: false:  Vraiment ? Oui !
EOF
