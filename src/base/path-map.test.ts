import { deepEqual, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, array, constantFrom, property, tuple } from 'fast-check'
import { ParseError } from './errors.ts'
import { PathMap } from './path-map.ts'

const PATHS = ['a', 'a/b', 'a/b/c', 'a/bc', 'ab', 'd/e/f'] as const

test('path map: what is told as gone and what is left are what was set', () =>
  check(
    property(array(tuple(constantFrom('set', 'delete', 'deleteBelow'), constantFrom(...PATHS)), { maxLength: 30 }), (steps) => {
      const gone: number[] = []
      const map = new PathMap<number>((value) => gone.push(value))
      const plain = new Map<string, number>()
      for (const [number, [what, path]] of steps.entries()) {
        if (what === 'set') map.set(path, number)
        else map[what](path)
        for (const one of plain.keys()) if (what === 'deleteBelow' ? one.startsWith(`${path}/`) : one === path) plain.delete(one)
        if (what === 'set') plain.set(path, number)
      }
      deepEqual(new Map(map.entries()), plain)
      const set = steps.flatMap(([what], number) => (what === 'set' ? [number] : []))
      deepEqual(
        [...gone, ...plain.values()].sort((a, b) => a - b),
        set,
      )
    }),
  ))

test('path map: beyond the folders that are kept nothing below is looked for', () => {
  const map = new PathMap<number>(() => {}, 1)
  map.set('a/x', 1)
  map.set('b/x', 2)
  map.deleteBelow('b')
  map.deleteBelow('a')
  deepEqual(map.entries(), [['b/x', 2]])
})

test('path map: files and folders that change places without end are refused', () => {
  const map = new PathMap<number>(() => {})
  for (let i = 0; i < 10_000; i++) map.set(`f${i}`, i)
  throws(() => {
    for (let i = 0; i < 2500; i++) {
      map.set('a/b', i)
      map.deleteBelow('a')
    }
  }, ParseError)
})
