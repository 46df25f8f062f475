import { basename, dirname, extname, join } from 'node:path'
import { LineCounter, parseDocument } from 'yaml'
import type * as z from 'zod'
import { KiB, messageOf, readFileBounded, statPath, textOf } from '#base/index.ts'
import { offsetInYaml, showPlace } from '#source-text/index.ts'
import { PolicyError } from '../policy-error.ts'
import { compileControl } from './compile.ts'
import { ControlYaml, SetYaml } from './control-yaml.ts'

/** Bytes of one control or set. */
const LIMIT = 256 * KiB

/** A YAML text as the schema has it. @throws PolicyError with the line and a caret */
export function parsePolicyYaml<S extends z.ZodType>(schema: S, text: string, name: string): z.output<S> {
  const fail = (offset: number, message: string, cause?: unknown): never => {
    throw new PolicyError('invalid', `read ${basename(name)}: ${message}\n${showPlace(name, text, offset)}`, { cause })
  }
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: true, lineCounter: new LineCounter() })
  const [wrong] = document.errors
  if (wrong) return fail(wrong.pos[0], wrong.message, wrong)
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: 100 })
  } catch (cause) {
    return fail(0, cause instanceof RangeError ? 'nested too deep' : messageOf(cause), cause)
  }
  const checked = schema.safeParse(value)
  if (checked.success) return checked.data
  const [issue] = checked.error.issues
  const keys = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  const path = [...(issue?.path ?? []), ...keys]
  const what = keys.length > 0 ? `unknown key "${keys[0]}"` : (issue?.message ?? 'not of the form')
  return fail(offsetInYaml(document.contents, path), issue && issue.path.length > 0 ? `${issue.path.join('.')}: ${what}` : what)
}

const readYaml = async <S extends z.ZodType>(schema: S, path: string): Promise<z.output<S>> =>
  parsePolicyYaml(schema, textOf(await readFileBounded(path, LIMIT)), path)

/** A control in a file of its own. @throws PolicyError, FileError */
export const readControl = (path: string): Promise<ControlYaml> => readYaml(ControlYaml, path)

/** A set with its controls, which carry their examples. */
export type ReadSet = Omit<SetYaml, 'controls'> & { readonly controls: readonly ControlYaml[] }

/** The set of the folder: its set.yaml, and beside it a file for each control. @throws PolicyError, FileError */
export async function readSet(folder: string): Promise<ReadSet> {
  const { controls: ids, ...set } = await readYaml(SetYaml, join(folder, 'set.yaml'))
  const controls = await Promise.all(ids.map((id) => readControl(join(folder, `${id}.yaml`))))
  for (const [i, { id }] of controls.entries())
    if (id !== ids[i])
      throw new PolicyError('invalid', `read ${ids[i]}.yaml: its id is "${id}"`, { hint: 'a control is named as its file' })
  return { ...set, controls }
}

/** A control of a file as a set of its own, named after the file: what a user writes first. */
async function readAlone(path: string): Promise<ReadSet> {
  const control = await readControl(path)
  const name = basename(path, extname(path))
  return {
    id: name,
    title: control.title,
    description: `The control of ${join(basename(dirname(path)), basename(path))}`,
    default: false,
    controls: [control],
  }
}

/** What a user names: a folder with a set.yaml, or a file with one control. Its expressions are known to compile. @throws PolicyError, FileError */
export async function readPolicySet(path: string): Promise<ReadSet> {
  const found = await statPath(path)
  const set = found?.kind === 'folder' ? await readSet(path) : await readAlone(path)
  for (const control of set.controls) compileControl(control)
  return set
}
