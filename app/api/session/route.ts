import { NextResponse } from 'next/server'
import { signOut } from '@/lib/operations/session/account-link'
import { findContext } from '@/lib/session/context'
import { keepSeen, readSession } from '@/lib/session/session-cookie'

export const dynamic = 'force-dynamic'

// Routes, not actions: an action would draw the page anew under what somebody is typing.
const answer = (body: object, status = 200) => NextResponse.json(body, { status, headers: { 'cache-control': 'no-store' } })

/** When this browser's session ends. One that lay unused too long is ended for good. */
export async function GET(): Promise<Response> {
  const context = await findContext()
  if (context) return answer({ userId: context.actor.id, ...context.ends, now: context.now().toISOString() })
  const session = await readSession()
  if (session) await signOut(session)
  return answer({}, 401)
}

/** Somebody is using this device: the session's idle end moves. */
export async function POST(): Promise<Response> {
  const [context, session] = await Promise.all([findContext(), readSession()])
  if (!context || !session) return answer({}, 401)
  const seenAt = context.now()
  await keepSeen(session, seenAt.toISOString())
  const idleAt = new Date(Math.min(seenAt.getTime() + context.ends.idleMinutes * 60_000, Date.parse(context.ends.finalAt))).toISOString()
  return answer({ userId: context.actor.id, ...context.ends, idleAt, now: seenAt.toISOString() })
}
