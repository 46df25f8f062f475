import { visible } from '#base/index.ts'
import type { Predicate } from '../contract.ts'
import { normalPath } from '../paths.ts'
import { inConfig } from '../places.ts'

const SYSTEM: ReadonlySet<string> = new Set(
  '/ /bin /boot /dev /etc /home /lib /lib32 /lib64 /proc /root /run /sbin /sys /usr /usr/bin /usr/lib /usr/local /usr/sbin /var /var/lib /var/run'.split(
    ' ',
  ),
)
const SOCKET = /\/(?:docker|containerd|crio|podman|dockershim|cri-dockerd)(?:\/\w{1,20})?\.sock$/

export const dangerousVolumes: Predicate = ({ config }) =>
  (config?.volumes ?? []).flatMap((text) => {
    const path = normalPath(text)
    const isSocket = SOCKET.test(path)
    if (!isSocket && !SYSTEM.has(path) && !/^\/(?:dev|proc|sys)\//.test(path)) return []
    const evidence = `volume ${visible(text)}${isSocket ? ' is the door to the engine' : ''}`
    return [inConfig(`Volumes.${text}`, { evidence, ...(isSocket ? { severity: 'high' } : {}) })]
  })
