import { ParseError, limits, linkTarget } from '#base/index.ts'

/** Links on the way to one file, a count; Linux follows as many before it answers ELOOP. */
const HOPS = 40
/** Characters of folders that are looked up, of one layer; a million folders have some hundred million. */
const LOOKED = 1_000_000_000

/**
 * The symbolic links of one layer so far. A member that stands below one of them is written where it leads, as an engine does when it
 * unpacks: `a -> var/lib` and then `a/x` is the file `var/lib/x`. Links of lower layers do not count: over those a folder is made.
 */
export class LayerLinks {
  readonly #targets = new Map<string, string>()
  /** How long the paths of links are: most others are told from them by their length, without a look at their text. */
  readonly #lengths = new Uint8Array(limits.path + 1)
  #characters = 0
  #looked = 0
  readonly #mostLooked: number
  #folder = ''
  #real: string | undefined = ''

  constructor(mostLooked = LOOKED) {
    this.#mostLooked = mostLooked
  }

  /** Notes what now stands at a path: a link to follow, or something else over it. @throws ParseError */
  add(path: string, link: string | undefined): void {
    if (link === undefined) {
      if (this.#lengths[path.length] !== 1 || !this.#targets.delete(path)) return
    } else {
      this.#characters += path.length + link.length
      if (this.#characters > limits.names)
        throw new ParseError('too-large', `symbolic links of more than ${limits.names} characters in a layer`)
      this.#targets.set(path, linkTarget(path, link))
      this.#lengths[path.length] = 1
    }
    this.#folder = ''
    this.#real = ''
  }

  /** Where a member is written; undefined when the links on the way to it are a loop. @throws ParseError */
  resolve(path: string): string | undefined {
    if (this.#targets.size === 0) return path
    const slash = path.lastIndexOf('/')
    if (slash < 0) return path
    // Members of one folder stand together: what was found for the last one holds for most.
    if (slash !== this.#folder.length || !path.startsWith(this.#folder)) {
      this.#folder = path.slice(0, slash)
      this.#real = this.#follow(this.#folder)
    }
    if (this.#real === this.#folder) return path
    if (this.#real === undefined) return undefined
    return this.#real === '' ? path.slice(slash + 1) : `${this.#real}${path.slice(slash)}`
  }

  #lookUp(folder: string): string | undefined {
    this.#looked += folder.length
    if (this.#looked > this.#mostLooked) throw new ParseError('too-large', 'members below too many links and folders')
    return this.#targets.get(folder)
  }

  #follow(folder: string): string | undefined {
    let path = folder
    let hops = 0
    for (let slash = path.indexOf('/'); ; slash = path.indexOf('/', slash + 1)) {
      const length = slash < 0 ? path.length : slash
      const target = this.#lengths[length] === 1 ? this.#lookUp(path.slice(0, length)) : undefined
      if (target !== undefined) {
        if (++hops > HOPS) return undefined
        path = slash < 0 ? target : target === '' ? path.slice(slash + 1) : `${target}${path.slice(slash)}`
        if (path.length > limits.path) return undefined
        slash = -1
      } else if (slash < 0) return path
    }
  }
}
