import type { Answer } from '@/lib/errors/answer'

/** When a session ends, by this device's own clock. */
export type Ends = { userId: string; idleAt: string; finalAt: string }

/** The same as the server says it, with its clock: a device's clock may be an hour wrong. */
export type ToldEnds = Ends & { now: string }

/** Turns the server's moments into those of this device's clock. */
export function byOwnClock({ userId, idleAt, finalAt, now }: ToldEnds): Ends {
  const ahead = Date.now() - Date.parse(now)
  const shift = (instant: string) => new Date(Date.parse(instant) + ahead).toISOString()
  return { userId, idleAt: shift(idleAt), finalAt: shift(finalAt) }
}

/** Asks when the session ends; `POST` also says that somebody uses the device. Null: it is over. @throws Error when the server cannot be reached */
export async function askSession(method: 'GET' | 'POST'): Promise<Ends | null> {
  const answer = await fetch('/api/session', { method, cache: 'no-store' })
  if (answer.status === 401) return null
  if (!answer.ok) throw new Error('The session could not be asked for.')
  return byOwnClock((await answer.json()) as ToldEnds)
}

/** Signs the same person in again, leaving the page as it is. */
export async function resumeSession(input: { email: string; password: string; userId: string; actingAs: string }): Promise<Answer<null>> {
  const answer = await fetch('/api/session/resume', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) })
  return answer.ok ? { ok: true, value: null } : ((await answer.json()) as Answer<null>)
}
