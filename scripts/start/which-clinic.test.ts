import { describe, expect, it } from 'vitest'
import { isDemonstration } from './which-clinic.mjs'

const folder = (known: Record<string, unknown>) => ({ get: (name: string) => known[name] })

describe('what a start shows', () => {
  it.each([
    ['an empty folder', {}, true, true],
    ['an empty folder, without the demonstration', {}, false, false],
    ['the demonstration', { seeded: '2026-11-20T00:00:00Z' }, true, true],
    ['the demonstration, begun and killed', { seeding: true }, true, true],
    ['a clinic of its own, when --no-demo was forgotten', { isOwn: true }, true, false],
    ['a clinic of its own', { isOwn: true }, false, false],
  ])('%s', (_, known, demo, shown) => {
    expect(isDemonstration(folder(known), { demo, data: '/clinic' })).toBe(shown)
  })

  it.each([{ seeded: '2026-11-20T00:00:00Z' }, { seeding: true }])('is refused where the demonstration would pass for a clinic: %o', (known) => {
    expect(() => isDemonstration(folder(known), { demo: false, data: '/clinic' })).toThrow('The folder /clinic holds the demonstration, and everybody knows its passwords.')
  })
})
