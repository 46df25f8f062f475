#!/bin/sh
# Cuts out of the files of real libraries the bytes around their version: 120 before and 180 behind the first place that tells it. A line
# of bundled.jsonl has the npm package, its version, the file and the bytes. Needs npm and node.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat >cut.mjs <<'E2'
import { readFileSync } from 'node:fs'
const [name, version, file, text] = process.argv.slice(2)
const bytes = readFileSync(`x/package/${file}`)
const at = bytes.indexOf(text)
if (at < 0) throw new Error(`${name} ${file} has no ${text}`)
console.log(JSON.stringify({ name, version, path: `static/${file}`, text: bytes.toString('latin1', Math.max(0, at - 120), at + 180) }))
E2
# The text at which is cut is last.
while IFS='|' read -r name version file text; do
  rm -rf x && mkdir x && tar -xzf "$(npm pack --silent "$name@$version")" -C x 2>/dev/null
  node cut.mjs "$name" "$version" "$file" "$text"
done >bundled.jsonl <<'E3'
jquery|1.12.4|dist/jquery.js|jQuery JavaScript Library
jquery|3.4.1|dist/jquery.min.js|jQuery v
jquery-migrate|3.3.0|dist/jquery-migrate.min.js|jQuery Migrate
jquery-validation|1.19.2|dist/jquery.validate.min.js|jQuery Validation
bootstrap|4.3.1|dist/js/bootstrap.bundle.min.js|Bootstrap v
lodash|4.17.11|lodash.js|var VERSION
lodash|4.17.11|lodash.min.js|.VERSION="4
moment|2.22.2|moment.js|hooks.version
moment|2.22.2|min/moment.min.js|.version="2
handlebars|4.0.11|dist/handlebars.min.js|handlebars v
angular|1.6.9|angular.min.js|AngularJS v
underscore|1.8.3|underscore.js|Underscore.js 1
backbone|1.3.3|backbone.js|Backbone.js 1
dompurify|2.0.7|dist/purify.min.js|.version="2
vue|2.5.16|dist/vue.min.js|Vue.js v
react|16.4.1|umd/react.production.min.js|React v
axios|1.5.0|dist/axios.min.js|[Axios v
chart.js|2.9.3|dist/Chart.js|Chart.js v
markdown-it|12.3.0|dist/markdown-it.min.js|markdown-it 12
jszip|3.7.1|dist/jszip.min.js|JSZip v
knockout|3.4.2|build/output/knockout-latest.js|Knockout JavaScript
mustache|2.2.0|mustache.js|mustache.version
quill|1.3.6|dist/quill.min.js|Quill Editor
tinymce|5.1.5|tinymce.min.js|* Version: 5
ember-source|3.24.0|dist/ember.debug.js|@version
E3
mv bundled.jsonl "$here"
