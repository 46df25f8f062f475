/** Machines of code that was compiled ahead for a system other than Windows: the processor's number, XOR the system's (runtime, "READYTORUN"). */
const MACHINES: ReadonlyMap<number, string> = new Map([
  [0x8664, 'win-x64'],
  [0xaa64, 'win-arm64'],
  [0x8664 ^ 0x7b79, 'linux-x64'],
  [0xaa64 ^ 0x7b79, 'linux-arm64'],
  [0x01c4 ^ 0x7b79, 'linux-arm'],
  [0x8664 ^ 0x4644, 'osx-x64'],
  [0xaa64 ^ 0x4644, 'osx-arm64'],
])

const FOLDER = /(?:^|\/)(Microsoft\.(?:NETCore|AspNetCore|WindowsDesktop)\.App)\/(\d+\.\d+\.\d+[\w.-]*)\/[^/]+$/

/** The shared runtime that a file lies in, as the package that advisories name; its folder tells the version. */
export function runtimeOf(path: string, machine: number): { readonly name: string; readonly version: string } | undefined {
  const match = FOLDER.exec(path)
  if (!match) return undefined
  const rid = MACHINES.get(machine)
  return { name: rid === undefined ? match[1]! : `${match[1]}.Runtime.${rid}`, version: match[2]! }
}
