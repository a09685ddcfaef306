import type { Answer } from '@/lib/errors/answer'

export type Ends = { userId: string; idleAt: string; finalAt: string }

/** Asks when the session ends; `POST` also says that somebody uses the device. Null: it is over. @throws Error when the server cannot be reached */
export async function askSession(method: 'GET' | 'POST'): Promise<Ends | null> {
  const answer = await fetch('/api/session', { method, cache: 'no-store' })
  if (answer.status === 401) return null
  if (!answer.ok) throw new Error('The session could not be asked for.')
  return (await answer.json()) as Ends
}

/** Signs the same person in again, leaving the page as it is. */
export async function resumeSession(input: { email: string; password: string; userId: string; actingAs: string }): Promise<Answer<null>> {
  const answer = await fetch('/api/session/resume', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) })
  return answer.ok ? { ok: true, value: null } : ((await answer.json()) as Answer<null>)
}
