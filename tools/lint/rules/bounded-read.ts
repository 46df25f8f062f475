import { type Rule, calledName, propertyOf } from '../contract.ts'

/** Read a file whole, whatever its size. */
const WHOLE: ReadonlySet<string> = new Set(['readFile', 'readFileSync'])
/** Read a body whole, whatever its length; only as methods of something. */
const BODIES: ReadonlySet<string> = new Set(['arrayBuffer', 'blob', 'formData'])
/** Decompress whole; without `maxOutputLength` up to 2 GiB come of a few KiB. */
const INFLATE = /^(?:gunzip|inflate|inflateRaw|unzip|brotliDecompress|zstdDecompress)(?:Sync)?$/

/** Content from outside is read up to a bound that the reader states. */
export const boundedRead: Rule = {
  create: ({ report }) => ({
    CallExpression: (node) => {
      const name = calledName(node) ?? ''
      if (WHOLE.has(name)) report({ node, message: 'Unbounded read: use readFileBounded of src/base with a limit.' })
      if (BODIES.has(name) && node.callee?.type === 'MemberExpression')
        report({ node, message: 'Unbounded read: use readWhole of src/base with a limit.' })
      if (INFLATE.test(name) && !node.arguments?.some((argument) => propertyOf(argument, 'maxOutputLength')))
        report({ node, message: 'Unbounded decompression: set maxOutputLength.' })
    },
  }),
}
