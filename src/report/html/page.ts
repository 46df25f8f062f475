import { createHash } from 'node:crypto'
import { Markup, markup } from './markup.ts'
import { script } from './script.ts'
import { style } from './style.ts'

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Nothing is fetched, nothing runs or styles but what is ours: a page that foreign text did get into would still do nothing. */
const POLICY = `default-src 'none'; style-src ${hashOf(style)}; script-src ${hashOf(script)}; base-uri 'none'; form-action 'none'`

/** @param links of the page's sections, by their ids */
export function pageOf(
  title: string,
  head: Markup,
  links: readonly (readonly [string, string])[],
  body: readonly Markup[],
  foot: string,
): string {
  // The policy's quotes are its grammar; the attribute is in double ones.
  const items = links.map(([id, name]) => markup`<li><a href="#${id}">${name}</a></li>`)
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
<header>${head}</header>
<nav aria-label="Sections"><ul>${items}</ul></nav>
<main id="main" tabindex="-1">
${body}</main>
<footer><p>${foot}</p></footer>
<script>${new Markup(script)}</script>
</body>
</html>
`.text
}
