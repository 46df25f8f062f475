import { visible } from '#base/index.ts'
import type { FileFact } from '#model/index.ts'
import type { Predicate } from '../contract.ts'
import { atFile, filesWith } from '../places.ts'

/** Harmless in a container by themselves: Docker gives the first two to every container. */
const USUAL = /^cap_(?:net_bind_service|net_raw|sys_nice|ipc_lock|wake_alarm)\+/
/** What distributions ship with more. */
const SHIPPED = /\/(?:newuidmap|newgidmap|gst-ptp-helper|suexec)$/

const isUsual = ({ path, owned, capabilities = [] }: FileFact): boolean =>
  capabilities.every((one) => USUAL.test(one)) || (owned !== false && SHIPPED.test(path))

export const fileCapabilities: Predicate = (facts) =>
  filesWith(facts, 'capability').map((file) =>
    atFile(file, {
      evidence: `/${visible(file.path)}: ${(file.capabilities ?? []).slice(0, 8).join(' ')}`,
      ...(isUsual(file) ? { severity: 'info' } : {}),
    }),
  )
