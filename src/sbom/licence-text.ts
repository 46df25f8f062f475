/** Sentences by which a text gives its licence away, in lower case: the first one found nearest to the beginning, the others after it. */
const GRANTS: readonly (readonly [licence: string, ...sentences: string[]])[] = [
  ['Apache-2.0', 'apache license', 'version 2.0'],
  ['MPL-2.0', 'mozilla public license', 'version 2.0'],
  ['MPL-2.0', 'mozilla public license', 'v. 2.0'],
  ['EPL-2.0', 'eclipse public license', 'v 2.0'],
  ['AGPL-3.0-only', 'gnu affero general public license', 'version 3'],
  ['LGPL-3.0-only', 'gnu lesser general public license', 'version 3'],
  ['LGPL-2.1-only', 'gnu lesser general public license', 'version 2.1'],
  ['GPL-3.0-only', 'gnu general public license', 'version 3, 29 june 2007'],
  ['GPL-2.0-only', 'gnu general public license', 'version 2, june 1991'],
  ['PSF-2.0', 'python software foundation license version 2'],
  ['ZPL-2.1', 'zope public license', 'version 2.1'],
  ['Unlicense', 'this is free and unencumbered software released into the public domain'],
  ['CC0-1.0', 'cc0 1.0 universal'],
  ['BSL-1.0', 'boost software license - version 1.0'],
  ['MIT', 'permission is hereby granted, free of charge, to any person obtaining a copy', 'the above copyright notice and this permission'],
  ['MIT-0', 'permission is hereby granted, free of charge, to any person obtaining a copy'],
  [
    'ISC',
    'permission to use, copy, modify, and',
    'distribute this software for any purpose with or without fee',
    'provided that the above',
  ],
  ['0BSD', 'permission to use, copy, modify, and', 'distribute this software for any purpose with or without fee'],
  ['BSD-4-Clause', 'redistribution and use in source and binary forms', 'advertising materials mentioning'],
  ['BSD-3-Clause', 'redistribution and use in source and binary forms', 'endorse or promote products'],
  ['BSD-2-Clause', 'redistribution and use in source and binary forms', 'reproduce the above copyright notice'],
]

/** Characters of a text that are read: a collection of licences begins with the project's own. */
const READ = 64 * 1024
/** Characters within which the sentences of one licence stand. */
const SPAN = 4000

/** The licence whose text this is, or begins with; undefined when it is none of the common ones. */
export function licenceOfText(text: string): string | undefined {
  const plain = text.slice(0, READ).toLowerCase().replace(/\s+/g, ' ')
  let best: { readonly at: number; readonly licence: string } | undefined
  for (const [licence, first = '', ...others] of GRANTS) {
    const at = plain.indexOf(first)
    if (at < 0 || (best && best.at <= at)) continue
    const near = plain.slice(at, at + SPAN)
    if (others.every((sentence) => near.includes(sentence))) best = { at, licence }
  }
  return best?.licence
}
