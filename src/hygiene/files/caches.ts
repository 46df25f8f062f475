/** A folder that a package manager fills and nothing needs at run time: `of` names it, the pattern ends with the folder's slash. */
const CACHES: readonly (readonly [of: string, folder: string])[] = [
  ['apt lists', '^var/lib/apt/lists/'],
  ['apt archives', '^var/cache/apt/'],
  ['apk cache', '^(?:var/cache|etc|lib)/apk/(?:cache/)?'],
  ['dnf and yum cache', '^var/cache/(?:dnf|yum|libdnf5|PackageKit)/'],
  ['zypper cache', '^var/cache/zypp/'],
  ['pacman cache', '^var/(?:cache/pacman/pkg|lib/pacman/sync)/'],
  ['pip cache', '(?:^|/)\\.cache/pip/'],
  ['uv cache', '(?:^|/)\\.cache/uv/'],
  ['Poetry cache', '(?:^|/)\\.cache/pypoetry/'],
  ['pre-commit cache', '(?:^|/)\\.cache/pre-commit/'],
  ['conda packages', '(?:^|/)(?:opt/(?:mini)?conda\\d?|miniforge3|micromamba|mamba)/pkgs/'],
  ['npm cache', '(?:^|/)\\.npm/_(?:cacache|logs)/'],
  ['Yarn cache', '(?:^|/)(?:\\.cache/yarn|\\.yarn/berry/cache)/'],
  ['pnpm store', '(?:^|/)(?:\\.local/share/pnpm/store|\\.pnpm-store|\\.cache/pnpm)/'],
  ['Bun cache', '(?:^|/)\\.bun/install/cache/'],
  ['Deno cache', '(?:^|/)\\.cache/deno/'],
  ['node-gyp headers', '(?:^|/)\\.(?:cache/)?node-gyp/'],
  ['browser downloads', '(?:^|/)\\.cache/(?:puppeteer|ms-playwright|Cypress)/'],
  ['gem cache', '(?:^|/)(?:gems/\\d[\\d.]*|usr/local/bundle|ruby/\\d[\\d.]*|\\.bundle)/cache/'],
  ['Composer cache', '(?:^|/)\\.(?:composer/cache|cache/composer)/'],
  ['Cargo registry', '(?:^|/)\\.?cargo/(?:registry|git)/'],
  ['Go build cache', '(?:^|/)\\.cache/go-build/'],
  ['Go module cache', '(?:^|/)go/pkg/(?:mod|sumdb)/'],
  ['Maven repository', '(?:^|/)\\.m2/repository/'],
  ['Gradle cache', '(?:^|/)\\.gradle/(?:caches|daemon|wrapper)/'],
  ['Ivy and Coursier cache', '(?:^|/)\\.(?:ivy2/cache|cache/coursier|sbt/boot)/'],
  ['NuGet packages', '(?:^|/)\\.nuget/packages/'],
  ['ccache', '(?:^|/)\\.(?:ccache|cache/(?:ccache|sccache))/'],
  ['build tool cache', '(?:^|/)node_modules/\\.(?:cache|vite|parcel-cache)/'],
]

/** One pattern for all, a group each: most paths hold none and are refused in one run. */
const ANY = new RegExp(CACHES.map(([, folder]) => `(${folder})`).join('|'))

/** What package managers put there themselves and need: locks, marks, the list of installed packages. */
const NO_CACHE =
  /^(?:lib\/apk\/(?!cache\/)|etc\/apk\/(?!cache\/))|\/(?:lock|\.?lastupdate|CACHEDIR\.TAG|\.gitignore|auxfiles|partial)$|^var\/cache\/apt\/archives\/lock$/

/** Which cache a file lies in. */
export function cacheOf(path: string): string | undefined {
  const match = ANY.exec(path)
  if (!match || NO_CACHE.test(path)) return undefined
  return CACHES[match.slice(1).findIndex((group) => group !== undefined)]?.[0]
}
