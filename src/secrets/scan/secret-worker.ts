import { serveWorker } from '#base/index.ts'
import { compileRules } from '../engine/compile-rules.ts'
import type { SecretRule } from '../rules/contract.ts'
import { faultOf } from './fault.ts'
import { LayerScan } from './layer-scan.ts'
import type { Reply, Request } from './thread-messages.ts'

serveWorker((data, post) => {
  const compiled = compileRules(data as readonly SecretRule[])
  const scans = new Map<number, LayerScan>()
  const rooms: Uint8Array[] = []
  const reply = (message: Reply): void => post(message)
  const handle = (request: Exclude<Request, { kind: 'room' }>): void => {
    let scan = scans.get(request.scan)
    if (!scan) scans.set(request.scan, (scan = new LayerScan(compiled)))
    if (request.kind === 'batch') {
      scan.batch(rooms[request.room]!, request.segments)
      reply({ kind: 'done', scan: request.scan })
      return
    }
    scans.delete(request.scan)
    if (request.kind === 'finish') reply({ kind: 'finished', scan: request.scan, records: scan.finish() })
  }
  return (message) => {
    const request = message as Request
    if (request.kind === 'room') {
      rooms[request.room] = new Uint8Array(request.shared)
      return
    }
    try {
      handle(request)
    } catch (thrown) {
      scans.delete(request.scan)
      reply({ kind: 'fault', scan: request.scan, fault: faultOf(thrown) })
    }
  }
})
