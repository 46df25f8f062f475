import type { ImageConfig, Location } from '#model/index.ts'

/** A text of an image's configuration or history, where it stands, and who can read it. */
export type ConfigText = { readonly location: Location; readonly text: string; readonly exposure: 'config' | 'history' }

const nameOf = (variable: string): string => variable.slice(0, Math.max(0, variable.indexOf('='))) || variable

const inConfig = (path: string, text: string): ConfigText => ({ location: { path, place: 'config' }, text, exposure: 'config' })

/** All texts in which somebody may have left a value: variables, labels, annotations, commands, and the steps of the history from 1 on. */
export function configTexts({ env, labels, annotations, entrypoint, cmd, healthcheck = [], onBuild, history }: ImageConfig): ConfigText[] {
  const commands = { Entrypoint: entrypoint, Cmd: cmd, Healthcheck: healthcheck, OnBuild: onBuild }
  return [
    ...env.map((one) => inConfig(`Env.${nameOf(one)}`, one)),
    ...Object.entries(labels).map(([key, value]) => inConfig(`Labels.${key}`, `${key}=${value}`)),
    ...Object.entries(annotations).map(([key, value]) => inConfig(`Annotations.${key}`, `${key}=${value}`)),
    ...Object.entries(commands).flatMap(([key, words]) => (words.length > 0 ? [inConfig(key, words.join(' '))] : [])),
    ...history.map(({ createdBy, comment = '' }, i): ConfigText => ({
      location: { path: String(i + 1), place: 'history' },
      text: comment === '' ? createdBy : `${createdBy}\n${comment}`,
      exposure: 'history',
    })),
  ]
}
