import { describe, expect, it } from 'vitest'
import { newsSince, readNotification, settleNotification } from './notification.rules'

const at = '2026-03-05T10:00:00.000Z'
const before = '2026-03-04T10:00:00.000Z'
const notice = (level: 'act-now' | 'to-do' | 'information', changes: { readAt?: string; doneAt?: string } = {}) => ({ level, readAt: null, doneAt: null, ...changes })

describe('reading a notification', () => {
  it('never settles what must be acted on', () => {
    expect(readNotification(notice('act-now'), at)).toEqual({ level: 'act-now', readAt: at, doneAt: null })
  })
  it.each(['to-do', 'information'] as const)('is all that %s asks for', (level) => {
    expect(readNotification(notice(level), at)).toEqual({ level, readAt: at, doneAt: at })
  })
  it('keeps the first reading', () => {
    expect(readNotification(notice('to-do', { readAt: before, doneAt: before }), at)).toEqual(notice('to-do', { readAt: before, doneAt: before }))
  })
})

it('settles whatever was answered, read or not', () => {
  expect(settleNotification(notice('act-now'), at)).toEqual({ level: 'act-now', readAt: at, doneAt: at })
  expect(settleNotification(notice('act-now', { readAt: before }), at)).toEqual({ level: 'act-now', readAt: before, doneAt: at })
})

it('shows news of fourteen days', () => {
  expect(newsSince(new Date('2026-03-15T10:00:00.000Z'))).toBe('2026-03-01T10:00:00.000Z')
})
