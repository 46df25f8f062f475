import { writeWhole } from '#base/index.ts'

/** To a file, whole or not at all, or to standard output. */
export async function emit(text: string, output: string | undefined): Promise<void> {
  if (output !== undefined) await writeWhole(output, text)
  else process.stdout.write(text)
}
