/**
 * Packages of distributions that building needs and running does not, by the names that Debian, Alpine, Fedora, SUSE and Arch give them.
 * A program that compiles at run time does need them: that is why nothing is removed, only said.
 */
const NAMES: ReadonlySet<string> = new Set([
  'autoconf',
  'automake',
  'base-devel',
  'binutils',
  'bison',
  'build-base',
  'build-essential',
  'bzr',
  'ccache',
  'clang',
  'cmake',
  'cpp',
  'debhelper',
  'dpkg-dev',
  'fakeroot',
  'flex',
  'g++',
  'gawk-doc',
  'gcc',
  'gcc-c++',
  'gdb',
  'gfortran',
  'git',
  'go',
  'golang',
  'libtool',
  'linux-headers',
  'm4',
  'make',
  'mercurial',
  'meson',
  'ninja',
  'ninja-build',
  'patch',
  'pkg-config',
  'pkgconf',
  'quilt',
  'rpm-build',
  'rust',
  'rustc',
  'cargo',
  'strace',
  'subversion',
  'swig',
  'valgrind',
])

/** `libssl-dev`, `openssl-devel`, `gcc-12`, `g++-12`, `binutils-x86-64-linux-gnu`, `linux-libc-dev`. */
const SHAPES = [
  /-(?:dev|devel|headers|doc|docs|dbg|dbgsym|debuginfo|debugsource)$/,
  /^(?:gcc|g\+\+|cpp|clang|llvm|gfortran|golang)-\d{1,3}(?:\.\d{1,3})?(?:-[\w-]{1,40})?$/,
  /^(?:binutils|gcc|g\+\+|cpp)-(?:common|bin|[a-z0-9_-]{1,40}-linux-gnu[a-z0-9]{0,10})$/,
  /^(?:git|mercurial|subversion)-(?:man|common|tools|core)$/,
]

/** Whether a package of the system (`gcc-12-base` has the notices that libraries share, and no compiler) is there to build with, going by its name. */
export const isBuildOnly = (name: string): boolean =>
  NAMES.has(name) || (name.length <= 200 && !name.endsWith('-base') && SHAPES.some((shape) => shape.test(name)))
