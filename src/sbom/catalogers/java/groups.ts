/** Groups of artifacts that are published without pom.properties or a telling manifest (mostly built with Gradle); the first that fits. */
const GROUPS: readonly (readonly [RegExp, string])[] = [
  [/^spring-boot(?:-.+)?$/, 'org.springframework.boot'],
  [/^spring-security-.+$/, 'org.springframework.security'],
  [/^spring-data-.+$/, 'org.springframework.data'],
  [/^spring-cloud-.+$/, 'org.springframework.cloud'],
  [/^spring-kafka$/, 'org.springframework.kafka'],
  [/^spring-session-.+$/, 'org.springframework.session'],
  [
    /^spring-(?:aop|aspects|beans|context(?:-support|-indexer)?|core|expression|instrument|jcl|jdbc|jms|messaging|orm|oxm|r2dbc|test|tx|web|webflux|webmvc|websocket)$/,
    'org.springframework',
  ],
  [/^tomcat-embed-.+$/, 'org.apache.tomcat.embed'],
  [/^(?:tomcat-.+|catalina.*|jasper.*|tomcat)$/, 'org.apache.tomcat'],
  [/^hibernate-(?:core|envers|c3p0|entitymanager|ehcache|spatial)$/, 'org.hibernate'],
  [/^kotlin-(?:stdlib|reflect|script)[\w-]*$/, 'org.jetbrains.kotlin'],
  [/^kotlinx-coroutines-[\w-]+$/, 'org.jetbrains.kotlinx'],
  [/^okhttp[\w-]*$/, 'com.squareup.okhttp3'],
  [/^okio[\w-]*$/, 'com.squareup.okio'],
  [/^reactor-core$/, 'io.projectreactor'],
  [/^micrometer-[\w-]+$/, 'io.micrometer'],
  [/^groovy(?:-[\w-]+)?$/, 'org.codehaus.groovy'],
  [/^rxjava$/, 'io.reactivex.rxjava3'],
  [/^elasticsearch$/, 'org.elasticsearch'],
]

export const knownGroup = (artifact: string): string | undefined => GROUPS.find(([pattern]) => pattern.test(artifact))?.[1]
