import { z } from 'zod'

/** How long a signed-in device may lie unused, and how long one signing-in lasts at most. */
export type SessionLimits = { idleMinutes: number; hours: number }

/** What holds where a clinic set nothing, or something that cannot be meant. */
export const defaultSessionLimits: SessionLimits = { idleMinutes: 30, hours: 24 }

export const sessionSettingKeys = ['session-idle-minutes', 'session-hours'] as const

// Under five minutes nobody finishes a form; a whole day is the longest a session lives.
const idleSetting = z.object({ minutes: z.number().int().min(5).max(480) })
const hoursSetting = z.object({ hours: z.number().int().min(1).max(24) })

/** A clinic's limits from its settings. */
export function readSessionLimits(settings: readonly { key: string; value: unknown }[]): SessionLimits {
  const valueOf = (key: (typeof sessionSettingKeys)[number]) => settings.find((setting) => setting.key === key)?.value
  const idle = idleSetting.safeParse(valueOf('session-idle-minutes'))
  const whole = hoursSetting.safeParse(valueOf('session-hours'))
  return { idleMinutes: idle.success ? idle.data.minutes : defaultSessionLimits.idleMinutes, hours: whole.success ? whole.data.hours : defaultSessionLimits.hours }
}

/** When a session ends if nobody touches the device, and when it ends whatever is done. Instants. */
export type SessionEnds = { idleAt: string; finalAt: string; idleMinutes: number }

/** When this session ends by the clinic's limits. Never later than Appwrite's own end, and idleness never reaches past the final end. */
export function sessionEnds(session: { signedInAt: string; seenAt: string; expiresAt: string }, { idleMinutes, hours }: SessionLimits): SessionEnds {
  const finalAt = Math.min(Date.parse(session.expiresAt), Date.parse(session.signedInAt) + hours * 3_600_000)
  const idleAt = Math.min(finalAt, Date.parse(session.seenAt) + idleMinutes * 60_000)
  return { idleAt: new Date(idleAt).toISOString(), finalAt: new Date(finalAt).toISOString(), idleMinutes }
}

/** Over in the very moment of `idleAt`, which is never after `finalAt`: one look covers both ends. */
export const isSessionOver = (ends: SessionEnds, now: Date): boolean => Date.parse(ends.idleAt) <= now.getTime()
