import { KiB, type Zip } from '#base/index.ts'
import type { Budget } from './budget.ts'

/** Where archives keep the text of their licence, the most usual first. */
const PLACES = [
  'META-INF/LICENSE',
  'META-INF/LICENSE.txt',
  'META-INF/license.txt',
  'META-INF/LICENSE.md',
  'LICENSE',
  'LICENSE.txt',
  'LICENSE.md',
  'license.txt',
]
const LARGEST = 256 * KiB
/** Characters: a licence says what it is at its beginning; what is quoted further down are those of others. */
const BEGINNING = 1500

const TEXTS: readonly (readonly [RegExp, string])[] = [
  [/Apache (?:\(Software\) |Software )?License,? Version 2\.0/i, 'Apache-2.0'],
  [/Eclipse Public License v ?2\.0/i, 'EPL-2.0'],
  [/Eclipse Public License v ?1\.0/i, 'EPL-1.0'],
  [/Eclipse Distribution License v ?1\.0/i, 'BSD-3-Clause'],
  [/COMMON DEVELOPMENT AND DISTRIBUTION LICENSE \(CDDL\) Version 1\.1/i, 'CDDL-1.1'],
  [/COMMON DEVELOPMENT AND DISTRIBUTION LICENSE \(CDDL\) Version 1\.0/i, 'CDDL-1.0'],
  [/Mozilla Public License,? Version 2\.0/i, 'MPL-2.0'],
  [/Mozilla Public License,? Version 1\.1/i, 'MPL-1.1'],
  [/GNU LESSER GENERAL PUBLIC LICENSE Version 3/i, 'LGPL-3.0-only'],
  [/GNU LESSER GENERAL PUBLIC LICENSE Version 2\.1/i, 'LGPL-2.1-only'],
  [/GNU AFFERO GENERAL PUBLIC LICENSE Version 3/i, 'AGPL-3.0-only'],
  [/GNU GENERAL PUBLIC LICENSE Version 3/i, 'GPL-3.0-only'],
  [/GNU GENERAL PUBLIC LICENSE Version 2/i, 'GPL-2.0-only'],
  [/Permission is hereby granted, free of charge, to any person obtaining a copy/i, 'MIT'],
  [/Redistribution and use in source and binary forms.{0,1000}Neither the name/i, 'BSD-3-Clause'],
  [/Redistribution and use in source and binary forms/i, 'BSD-2-Clause'],
]

/** The licence whose text lies in the archive; undefined when there is none that is known by its first words. */
export function licenceTextIn(zip: Zip, budget: Budget): string | undefined {
  const byName = new Map(zip.entries.filter(({ name }) => name.length < 30).map((entry) => [entry.name, entry]))
  const entry = PLACES.flatMap((name) => byName.get(name) ?? [])[0]
  if (!entry || entry.size > LARGEST) return undefined
  const text = Buffer.from(budget.read(zip, entry, LARGEST))
    .toString('latin1')
    .slice(0, 4 * BEGINNING)
  const plain = text.replace(/[\s#*=/-]+/g, ' ').slice(0, BEGINNING)
  return TEXTS.map(([pattern, id]) => [plain.search(pattern), id] as const)
    .filter(([at]) => at >= 0)
    .reduce<readonly [number, string] | undefined>((best, one) => (best && best[0] <= one[0] ? best : one), undefined)?.[1]
}
