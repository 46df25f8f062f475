import type { Position } from '#source-text/index.ts'
import type { Dockerfile, Span } from './parse/syntax.ts'
import { type ImageName, imageName } from './image-name.ts'
import { aptPackages } from './rules/apt.ts'
import { lineIndex } from './line-index.ts'
import { subjectOf } from './subject.ts'

/** An image that FROM names; stages are none. `span` is what a fix replaces. */
export type FromReference = ImageName &
  Position & {
    readonly image: string
    readonly span: Span
    readonly stage: number
    readonly stageName?: string
    readonly platform?: string
  }

/** The images that a Dockerfile builds on, in order. */
export function fromReferences(file: Dockerfile): FromReference[] {
  const index = lineIndex(file.text)
  return subjectOf(file, {}).stages.flatMap(({ index: stage, parent, name, from }) => {
    if (parent !== undefined || from.image.value === 'scratch') return []
    const platform = from.flags.find((flag) => flag.name === 'platform')?.value
    const { start, end, value } = from.image
    return [
      {
        image: value,
        ...imageName(value),
        ...index(start),
        span: { start, end },
        stage,
        ...(name === undefined ? {} : { stageName: name }),
        ...(platform === undefined ? {} : { platform }),
      },
    ]
  })
}

/** `name=version` in `apt-get install`; `span` is that of the version. */
export type AptPin = Position & { readonly name: string; readonly version: string; readonly span: Span; readonly stage: number | undefined }

/** Debian packages that RUN pins, where the version is written out. */
export function aptPins(file: Dockerfile): AptPin[] {
  const index = lineIndex(file.text)
  return subjectOf(file, {}).runs.flatMap(({ commands, stage }) =>
    commands.flatMap((command) =>
      aptPackages(command).flatMap((word) => {
        const equals = word.text.indexOf('=')
        // Where quotes or variables stand in the word, its version is not plainly in the file.
        if (equals < 1 || word.raw !== word.text) return []
        const [name, version] = [word.text.slice(0, equals), word.text.slice(equals + 1)]
        if (!/^[\w.+~:-]+$/.test(version)) return []
        const span = command.place({ start: word.start + equals + 1, end: word.end })
        const isWhole = file.text.slice(span.start, span.end) === version
        return isWhole ? [{ name, version, span, ...index(span.start), stage: stage?.index }] : []
      }),
    ),
  )
}
