import { afterAll, beforeAll, expect, it } from 'vitest'
import { fuzzBytes } from './raw-bytes'
import { offline, startWorld, type World } from './world'

let world: World

beforeAll(async () => {
  offline()
  world = await startWorld()
})
afterAll(() => world.close())

it.each(['http', 'frames'] as const)('bytes that are almost %s end in a refusal or a cut, and the server goes on', async (kind) => {
  expect(await fuzzBytes(world.server.url, { seed: 20_261_120, count: 400, kind })).toEqual([])
  expect(world.server.faults).toEqual([])
  expect((await world.server.call('GET', '/tablesdb/d/tables/t/rows')).status).toBe(200)
})
