'use client'
import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { reconnect } from '@/lib/realtime/doorbell'
import type { ToldEnds } from './session-api'
import { useSessionEnd } from './use-session-end'

// Needed only when somebody leaves a page alone.
const SessionExpiryDialog = dynamic(() => import('./session-expiry-dialog').then((module) => module.SessionExpiryDialog), { ssr: false })

export type SessionWatchProps = {
  ends: ToldEnds & { idleMinutes: number }
  email: string
  /** The membership in force, or `patient`: the same is in force again after signing in. */
  actingAs: string
}

/** Warns before the session ends, covers the page when it has, and lets the same person go on where they were. */
export function SessionWatch({ ends, email, actingAs }: SessionWatchProps) {
  const router = useRouter()
  const session = useSessionEnd(ends)
  if (session.phase === 'quiet') return null
  const onResumed = async () => {
    await session.extend()
    reconnect()
    router.refresh()
  }
  return <SessionExpiryDialog phase={session.phase} ends={session.ends} onExtend={session.extend} person={{ email, userId: ends.userId, actingAs }} onResumed={onResumed} />
}
