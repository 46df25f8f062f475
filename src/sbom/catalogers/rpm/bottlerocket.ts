import * as z from 'zod'
import { MiB, parseJson } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'

const Inventory = z.object({
  Content: z.array(
    z.object({
      Name: z.string(),
      Version: z.string(),
      Release: z.string().optional(),
      Epoch: z.string().optional(),
      Architecture: z.string().optional(),
    }),
  ),
})

/** usr/share/bottlerocket/application-inventory.json: an image of Bottlerocket has no RPM database, but what it was built of. */
export const rpmBottlerocket = {
  id: 'rpm-bottlerocket',
  revision: 1,
  paths: ['{usr,*-bottlerocket-linux-gnu/sys-root/usr}/share/bottlerocket/application-inventory.json'],
  limit: 16 * MiB,
  evidence: 'installed',
  links: 'system',
  about: 'Packages of Bottlerocket by its inventory: no sources, files, licences and edges.',
  parse: function* (file: FoundFile): Generator<Found> {
    for (const { Name, Version, Release, Epoch, Architecture } of parseJson(Inventory, file.bytes).Content)
      yield {
        kind: 'package',
        type: 'rpm',
        name: Name,
        version: Release ? `${Version}-${Release}` : Version,
        qualifiers: { ...(Architecture ? { arch: Architecture } : {}), ...(Epoch && Epoch !== '0' ? { epoch: Epoch } : {}) },
      }
  },
} satisfies Cataloger
