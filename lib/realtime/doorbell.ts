import type { EarState } from './use-refresh-on-signal'

export type Doorbell = { kind: string; subjectId: string }
type Ear = { hear: (ring: Doorbell) => void; tell: (state: EarState, wasLost: boolean) => void }
type Ticket = { endpoint: string; projectId: string; databaseId: string; jwt: string; expiresInSeconds: number }

/** One socket for the whole page, however many parts of it listen. */
const ears = new Set<Ear>()
let connection: { close: () => void } | null = null
let state: EarState = 'connecting'
let retry: ReturnType<typeof setTimeout> | null = null
let attempts = 0

/** Listens to the doorbell until the returned function is called. */
export function listen(hear: Ear['hear'], tell: Ear['tell']): () => void {
  const ear = { hear, tell }
  ears.add(ear)
  tell(state, false)
  if (!connection && !retry) void connect()
  return () => {
    ears.delete(ear)
    if (ears.size === 0) hangUp()
  }
}

async function connect(): Promise<void> {
  retry = null
  try {
    const ticket = await askForTicket()
    if (!ticket || ears.size === 0) return
    // Loaded only once somebody listens: no page waits for it.
    const { Client, Realtime } = await import('appwrite')
    const client = new Client().setEndpoint(ticket.endpoint).setEndpointRealtime(ticket.endpoint.replace(/^http/, 'ws')).setProject(ticket.projectId).setJWT(ticket.jwt)
    const realtime = new Realtime(client)
    // The ticket dies with the session and after a quarter of an hour; a fresh one is fetched before that.
    const renew = setTimeout(reconnect, (ticket.expiresInSeconds - 60) * 1000)
    connection = {
      close: () => {
        clearTimeout(renew)
        void realtime.disconnect()
      },
    }
    const mine = connection
    realtime.onClose(() => {
      if (connection === mine) lost()
    })
    await realtime.subscribe(`tablesdb.${ticket.databaseId}.tables.signals.rows`, ({ payload }) => {
      const ring = payload as Doorbell
      for (const ear of ears) ear.hear(ring)
    })
    if (connection !== mine) return
    attempts = 0
    setState('live')
  } catch {
    // The network or the backend is away: the shell says "Reconnecting" and we try again, more slowly each time.
    lost()
  }
}

/** Starts listening anew: with a fresh ticket before the old one runs out, and after somebody signed in again. */
export function reconnect(): void {
  if (ears.size === 0) return
  if (retry) clearTimeout(retry)
  letGo()
  void connect()
}

/** Forgets the connection before closing it, so that its own closing does not count as a loss. */
function letGo(): void {
  const old = connection
  connection = null
  old?.close()
}

function lost(): void {
  letGo()
  if (ears.size === 0 || retry) return
  setState('reconnecting')
  attempts += 1
  retry = setTimeout(() => void connect(), Math.min(30_000, 500 * 2 ** attempts))
}

function hangUp(): void {
  if (retry) clearTimeout(retry)
  retry = null
  letGo()
  state = 'connecting'
}

function setState(next: EarState): void {
  const wasLost = state === 'reconnecting'
  state = next
  for (const ear of ears) ear.tell(next, wasLost)
}

/** A short-lived token for this browser's socket; null when nobody is signed in any more. */
async function askForTicket(): Promise<Ticket | null> {
  const answer = await fetch('/api/realtime/ticket', { method: 'POST', cache: 'no-store' })
  if (answer.status === 401) return null
  if (!answer.ok) throw new Error('The realtime ticket could not be had.')
  return (await answer.json()) as Ticket
}
