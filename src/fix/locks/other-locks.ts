import { type Lock, installThenMove, shellWord } from './contract.ts'

/** Locks that name who needs what, not by which range. */

export const pnpmLock = {
  id: 'pnpm',
  name: /^pnpm-lock\.yaml$/,
  type: 'npm',
  editor: 'package-json',
  movesAll: () => true,
  tool: () => 'pnpm',
  manifest: () => 'package.json',
  command: installThenMove('pnpm install --lockfile-only', 'pnpm update --lockfile-only --depth Infinity'),
} satisfies Lock

export const bunLock = {
  id: 'bun',
  name: /^bun\.lockb?$/,
  type: 'npm',
  editor: 'package-json',
  movesAll: () => true,
  tool: () => 'npm',
  manifest: () => 'package.json',
  command: installThenMove('bun install --lockfile-only', 'bun update --lockfile-only'),
} satisfies Lock

export const cargoLock = {
  id: 'cargo',
  name: /^Cargo\.lock$/,
  type: 'cargo',
  editor: 'cargo-toml',
  movesAll: () => true,
  tool: () => 'cargo',
  manifest: () => 'Cargo.toml',
  command: ({ edited, locked }) =>
    [...edited, ...locked]
      .map(({ name, from, to }) => `cargo update -p ${shellWord(`${name}@${from}`)} --precise ${shellWord(to)}`)
      .join(' && '),
} satisfies Lock
