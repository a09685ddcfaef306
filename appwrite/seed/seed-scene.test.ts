import { expect, it } from 'vitest'
import { openScene } from './seed-scene'
import type { SeedRows } from './seed-rows'

const sceneAt = (now: string) => openScene({} as SeedRows, 'riverside', { now: new Date(now), patients: [] })

it.each(['2026-11-20T05:01:00.000Z', '2026-11-20T13:00:00.000Z', '2026-11-20T15:00:00.000Z', '2026-11-21T03:00:00.000Z'])('what happened today lies before a first start at %s, in its order', (now) => {
  const scene = sceneAt(now)
  const moments = ['07:55', '08:30', '09:05'].map((time) => Date.parse(scene.at(0, time)))
  expect(Math.max(...moments)).toBeLessThan(Date.parse(now))
  expect(moments).toEqual([...moments].sort((a, b) => a - b))
})

it('leaves the wall clock alone once the morning is over', () => {
  const scene = sceneAt('2026-11-20T22:30:00.000Z')
  expect(scene.at(0, '08:30')).toBe(scene.slotAt('08:30'))
})
