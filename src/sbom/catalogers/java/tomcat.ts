/**
 * Tomcat's distribution names its archives otherwise than Maven Central, which is how advisories name them: catalina.jar is
 * org.apache.tomcat:tomcat-catalina. bootstrap.jar is published nowhere else; it starts, and so stands for, the whole.
 */
const NAMES: ReadonlyMap<string, string> = new Map([
  ...['catalina', 'catalina-ant', 'catalina-ha', 'jasper', 'jasper-el'].map((name) => [name, `tomcat-${name}`] as const),
  ...['annotations-api', 'el-api', 'jaspic-api', 'jsp-api', 'servlet-api', 'websocket-api'].map(
    (name) => [name, `tomcat-${name}`] as const,
  ),
  ['catalina-ssi', 'tomcat-ssi'],
  ['catalina-storeconfig', 'tomcat-storeconfig'],
  ['catalina-tribes', 'tomcat-tribes'],
  ['bootstrap', 'tomcat'],
])

/** The artifact of Maven Central that a file of Tomcat 7 or later is; undefined when the manifest is not Tomcat's. */
export function tomcatArtifact(manifest: ReadonlyMap<string, string>, name: string, version: string): string | undefined {
  const bundle = /^org\.apache\.(tomcat-(?!embed-)[a-z0-9-]{1,50})$/.exec(manifest.get('bundle-symbolicname') ?? '')?.[1]
  if (bundle !== undefined) return bundle
  const isTomcat = (manifest.get('specification-title') ?? manifest.get('implementation-title'))?.startsWith('Apache Tomcat') ?? false
  return isTomcat && Number.parseInt(version, 10) >= 7 ? NAMES.get(name) : undefined
}
