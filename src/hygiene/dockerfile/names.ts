/** Endings of what is about Dockerfiles, or makes them, and is none. */
const OTHERS =
  /\.(?:dockerignore|containerignore|go|md|rst|adoc|txt|html?|json|ya?ml|toml|xml|py|js|ts|rb|sh|ps1|lock|bak|orig|rej|diff|patch|sig|golden|tm\w+|\w*rc|j2|jinja2?|tmpl|tpl|erb|m4|mustache|hbs|in|template)$/i
const NAMES = /^(?:dockerfile|containerfile)(?:[._-].+)?$|\.(?:dockerfile|containerfile)$/i

/** Whether a path names a Dockerfile: `Dockerfile`, `Dockerfile.dev`, `app.Dockerfile`, `Containerfile` and their like. */
export function isDockerfilePath(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return NAMES.test(name) && !OTHERS.test(name)
}
