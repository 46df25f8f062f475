/**
 * Reading manifests: `node bench/manifests.ts [COUNT]` writes that many workloads (default 10,000), once a file each, once all in one, and
 * prints the time and the memory to read them and to look up one place in each. Fails above 2 s of processor time or 150 MB more than node
 * itself takes.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { readManifests } from '#kubernetes/index.ts'

const SECONDS = 2
/** Above what node takes with the modules loaded, some 100 MB from source. */
const MEGABYTES = 150

/** A deployment as people write it, about 1 KB. */
const deployment = (n: number): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web-${n}
  namespace: shop
  labels:
    app.kubernetes.io/name: web-${n}
    app.kubernetes.io/version: "1.2.${n}"
spec:
  replicas: 3
  selector:
    matchLabels: {app: web-${n}}
  template:
    metadata:
      labels:
        app: web-${n}
    spec:
      serviceAccountName: web
      containers:
        # The one that serves.
        - name: main
          image: registry.example/web:1.2.${n}
          args: ["--port", "8080"]
          command:
            - /bin/sh
            - -c
            - |
              exec server \\
                --quiet
          ports:
            - containerPort: 8080
              name: http
          env:
            - name: LEVEL
              value: "info"
            - name: PASSWORD
              valueFrom:
                secretKeyRef:
                  name: web
                  key: password
          resources:
            requests:
              cpu: 100m
              memory: 128Mi
            limits:
              memory: 128Mi
          securityContext:
            privileged: false
            capabilities:
              drop:
                - ALL
      volumes:
        - name: tmp
          emptyDir: {}
`

async function measure(path: string, count: number): Promise<void> {
  const before = process.resourceUsage().maxRSS / 1024
  const start = performance.now()
  const { manifests, unknowns } = await readManifests([path])
  if (manifests.length !== count || unknowns.length > 0) throw new Error(`${manifests.length} read, ${unknowns.length} unknown`)
  const read = performance.now() - start
  const user = process.cpuUsage().user / 1e6
  const peak = process.resourceUsage().maxRSS / 1024
  const field = ['spec', 'template', 'spec', 'containers', 0, 'securityContext']
  for (const { place } of manifests) if (place(field).column !== 11) throw new Error('not the place')
  const places = performance.now() - start - read
  process.stdout.write(
    `${(read / 1000).toFixed(2).padStart(7)} ${user.toFixed(2).padStart(10)} ${(places / 1000).toFixed(2).padStart(9)} ${peak.toFixed(0).padStart(8)} ${before.toFixed(0).padStart(7)}\n`,
  )
  if (user > SECONDS || peak - before > MEGABYTES) process.exitCode = 1
}

function main(count: number): void {
  const work = mkdtempSync(join(tmpdir(), 'plimsoll-manifests-'))
  try {
    process.stdout.write(
      `${cpus()[0]?.model}, node ${process.version}, ${count} manifests\n             read s      cpu s  places s  peak MB  before\n`,
    )
    mkdirSync(join(work, 'files'))
    const all = Array.from({ length: count }, (_, n) => deployment(n))
    for (const [n, text] of all.entries()) writeFileSync(join(work, 'files', `${n}.yaml`), text)
    writeFileSync(join(work, 'one.yaml'), all.join('---\n'))
    for (const path of ['files', 'one.yaml']) {
      const { stdout, stderr, status } = spawnSync(process.execPath, [import.meta.filename, '--measure', join(work, path), String(count)], { encoding: 'utf8' }) // prettier-ignore
      process.stdout.write(`${path.padEnd(12)}${stdout}${stderr}`)
      if (status !== 0) process.exitCode = 1
    }
  } finally {
    rmSync(work, { recursive: true })
  }
}

if (process.argv[2] === '--measure') await measure(process.argv[3]!, Number(process.argv[4]))
else main(Number(process.argv[2] ?? 10_000))
