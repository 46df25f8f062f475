import { type IncomingMessage, createServer, request as forward } from 'node:http'
import { type AddressInfo, type Socket, connect } from 'node:net'

export type TestProxy = {
  readonly port: number
  /** `METHOD target proxy-authorization` of each request, in order. */
  readonly log: string[]
  readonly close: () => Promise<void>
}

/** An HTTP proxy, really served: every name leads to the port on this machine that it is given. */
export async function startProxy(
  target: () => number,
  options: { readonly stalls?: boolean; readonly refuses?: number } = {},
): Promise<TestProxy> {
  const log: string[] = []
  const note = ({ method, url, headers }: IncomingMessage): void =>
    void log.push(`${method} ${url} ${headers['proxy-authorization'] ?? '-'}`)
  const sockets = new Set<Socket>()
  const server = createServer((request, response) => {
    note(request)
    const { pathname, search } = new URL(request.url ?? '')
    const passed = forward(
      { port: target(), host: '127.0.0.1', method: request.method, path: pathname + search, headers: request.headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers)
        answer.pipe(response)
      },
    )
    request.pipe(passed)
  })
  server.on('connection', (socket) => void sockets.add(socket))
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    note(request)
    socket.on('error', () => {})
    if (options.stalls) return
    if (options.refuses) {
      socket.end(`HTTP/1.1 ${options.refuses} No\r\n\r\n`)
      return
    }
    const far = connect(target(), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connected\r\n\r\n')
      far.pipe(socket).pipe(far)
    })
    sockets.add(far)
    far.on('error', () => socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  }
  return { port: (server.address() as AddressInfo).port, log, close }
}
