import type { Mark, Program } from './contract.ts'

/**
 * PY_VERSION of patchlevel.h in a file whose name has its first two parts. The linker may have laid it into the end of a longer text with
 * the same end: the folder that Python was built in, or pyenv's folder of that version.
 */
function pythonMarks(path: string): readonly Mark[] {
  const minor = /python(\d\.\d{1,2})/.exec(path.slice(path.lastIndexOf('/') + 1))?.[1]
  if (minor === undefined) return []
  const version = `(${minor.replace('.', '\\.')}\\.\\d{1,2}(?:(?:a|b|rc)\\d{1,2})?\\+?)\\0`
  return ['\0', '/Python-', '/versions/'].map((before) => ({ near: `${before}${minor}.`, version: new RegExp(`${before}${version}`) }))
}

const RUBY = /ruby ((?:1\.\d\.\d|2\.0\.0)p\d{1,4}|\d\.\d{1,2}\.\d{1,2}(?:preview\d|rc\d|dev)?)(?:p\d{1,4})? \(\d{4}-/

/** Languages that images build or copy in: interpreters, compilers, their libraries. */
export const languages: readonly Program[] = [
  {
    name: 'node',
    paths: ['**/node', '**/nodejs'],
    marks: [
      { near: 'node.js/v', version: /node\.js\/v(\d{1,2}\.\d{1,2}\.\d{1,2})/ },
      // Before the inspector there was no such text: process.version alone, or with the name in front.
      { near: '\0v6.', version: /\0v(6\.\d{1,2}\.\d{1,2})\0/ },
      { near: '\0v5.', version: /\0v(5\.\d{1,2}\.\d{1,2})\0/ },
      { near: '\0v4.', version: /\0v(4\.\d{1,2}\.\d{1,2})\0/ },
      { near: 'v0.1', version: /\0(?:node )?v(0\.1\d\.\d{1,2})\0/ },
    ],
  },
  { name: 'bun', paths: ['**/bun'], marks: [{ near: 'Bun v', version: /Bun v(\d\.\d{1,2}\.\d{1,3}) / }] },
  { name: 'deno', paths: ['**/deno'], marks: [{ near: 'Deno/', version: /Deno\/(\d\.\d{1,2}\.\d{1,2})\+[0-9a-f]{7}/ }] },
  {
    name: 'python',
    paths: ['**/python2.*', '**/python3.*', '**/{libpython2,libpython3}.*.so', '**/{libpython2,libpython3}.*.so.*'],
    marks: pythonMarks,
  },
  {
    name: 'pypy',
    paths: ['**/libpypy-c.so', '**/libpypy3-c.so', '**/libpypy2.*', '**/libpypy3.*'],
    marks: [{ near: '[PyPy ', version: /\[PyPy (\d\.\d{1,2}\.\d{1,2})/ }],
  },
  {
    name: 'ruby',
    paths: ['**/ruby', '**/ruby1.*', '**/ruby2.*', '**/ruby3.*', '**/libruby.so.*', '**/libruby-2.*', '**/libruby-3.*', '**/libruby-4.*'],
    marks: ['ruby 4.', 'ruby 3.', 'ruby 2.', 'ruby 1.'].map((near) => ({ near, version: RUBY })),
  },
  {
    name: 'php',
    paths: ['**/{php,php-fpm,php-cgi,php5,php7,php8}', '**/{php7,php8,php-fpm7,php-fpm8}.*', '**/{libphp,libphp5,libphp7,libphp8}.*'],
    marks: [{ near: 'X-Powered-By: PHP/', version: /PHP\/(\d\.\d{1,2}\.\d{1,2}(?:(?:alpha|beta|RC)\d{1,2})?)/ }],
  },
  {
    name: 'perl',
    paths: ['**/perl', '**/perl5.*', '**/libperl.so', '**/libperl.so.*'],
    marks: [
      { near: '/perl5/5.', version: /\/perl5\/(5\.\d{1,2}\.\d{1,2})[/\0]/ },
      { near: '\0v5.', version: /\0v(5\.\d{1,2}\.\d{1,2})\0/ },
    ],
  },
  {
    name: 'lua',
    paths: ['**/{lua,luac}', '**/{lua5,luac5,liblua5}.*', '**/liblua.so.*'],
    marks: [{ near: '$LuaVersion: Lua ', version: /\$LuaVersion: Lua (5\.\d\.\d{1,2})/ }],
  },
  {
    name: 'erlang',
    paths: ['**/releases/*/OTP_VERSION'],
    marks: [{ near: '', version: /^(\d{2}(?:\.\d{1,3}){1,4}(?:-rc\d)?)\s/ }],
  },
  {
    name: 'erlang',
    paths: ['**/{beam.smp,erlexec}'],
    marks: [
      { near: '/otp_src_', version: /\/otp_src_(\d{2}(?:\.\d{1,3}){1,4}(?:-rc\d)?)\/erts\// },
      { near: '/src/otp-', version: /\/src\/otp-(\d{2}(?:\.\d{1,3}){1,4}(?:-rc\d)?)\/erts\// },
      { near: '\0Erlang/OTP ', version: /\0(\d{2}(?:\.\d{1,3}){1,4}(?:-rc\d)?)\0{1,40}Erlang\/OTP / },
    ],
  },
  {
    name: 'elixir',
    paths: ['**/ebin/elixir.app'],
    marks: [{ near: '{vsn,', version: /\{vsn, ?"(\d\.\d{1,2}\.\d{1,2}(?:-[\w.]{1,20})?)"/ }],
  },
  {
    name: 'openjdk',
    paths: ['**/release'],
    never: ['BUILD_TYPE="commercial"'],
    marks: [{ near: 'JAVA_VERSION="', version: /(?:^|\n)JAVA_VERSION="(\d{1,2}[\d._]{0,30})"/ }],
  },
  {
    name: 'oracle-jdk',
    paths: ['**/release'],
    marks: [{ near: 'BUILD_TYPE="commercial"', version: /\nJAVA_VERSION="(\d{1,2}[\d._]{0,30})"/ }],
  },
  {
    name: 'graalvm',
    paths: ['**/release'],
    marks: [{ near: 'GRAALVM_VERSION="', version: /(?:^|\n)GRAALVM_VERSION="(\d{1,2}[\d.]{0,20})"/ }],
  },
  // What the toolchain's own programs are built from is listed with them; advisories about the go command name the toolchain.
  {
    name: 'toolchain',
    type: 'golang',
    paths: ['**/go/VERSION'],
    marks: [{ near: '', version: /^go(1\.\d{1,2}(?:\.\d{1,2})?(?:(?:rc|beta)\d{1,2})?)\s/ }],
  },
  {
    name: 'rust',
    paths: ['**/libstd-*.so'],
    marks: [
      { near: 'rustc version ', version: /rustc version (\d\.\d{1,3}\.\d{1,2}(?:-(?:beta|nightly)[.\d]{0,4})?) \(/ },
      { near: '/rustc-1.', version: /\/rustc-(1\.\d{1,3}\.\d{1,2})[^/]{0,20}\/library\// },
    ],
  },
  {
    name: 'dart',
    paths: ['**/dart'],
    marks: ['stable', 'beta', 'dev'].map((channel) => ({
      near: ` (${channel}) (`,
      version: /[\0"](\d\.\d{1,2}\.\d{1,2}(?:-\d{1,4}(?:\.\d{1,2})?\.(?:beta|dev))?) \((?:stable|beta|dev)\) \(/,
    })),
  },
  {
    name: 'julia',
    paths: ['**/libjulia-internal.so', '**/libjulia-internal.so.*'],
    marks: [{ near: '__init__\0', version: /__init__\0(\d\.\d{1,2}\.\d{1,2})\0verify/ }],
  },
  { name: 'ghc', paths: ['**/ghc', '**/{ghc-8,ghc-9}.*'], marks: [{ near: '\0GHC ', version: /\0GHC (\d\.\d{1,2}\.\d{1,2})\0/ }] },
  { name: 'cabal', paths: ['**/cabal'], marks: [{ near: '\0Cabal-', version: /\0Cabal-(\d\.\d{1,2}(?:\.\d{1,2}){1,2})[-:\0]/ }] },
  { name: 'stack', paths: ['**/stack'], marks: [{ near: ', Git ', version: /Version (\d\.\d{1,2}\.\d{1,2}), Git / }] },
  {
    name: 'swi-prolog',
    paths: ['**/swipl', '**/libswipl.so.*'],
    marks: [{ near: '/swipl-', version: /\/swipl-(\d\.\d{1,2}\.\d{1,2})\// }, { named: /^libswipl\.so\.(\d\.\d{1,2}\.\d{1,2})$/ }],
  },
  {
    name: 'gcc',
    paths: ['**/gcc'],
    marks: [
      { near: '\0gcc version %s', version: /\0(\d{1,2}\.\d\.\d)\0[^\0]{0,60}\0gcc version/ },
      { near: 'GCC: (GNU) ', version: /GCC: \(GNU\) (\d{1,2}\.\d\.\d)\0/ },
    ],
  },
]
