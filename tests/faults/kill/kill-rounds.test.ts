import { expect, it } from 'vitest'
import { killRounds } from './kill-rounds'

/** A slice of `npm run test:faults -- --rounds 200`. */
it('loses nothing it answered, keeps no half and delivers what it queued, however it dies', async () => {
  const results = await killRounds({ rounds: 3, seed: 20_261_120 })
  expect(results.flatMap(({ faults }) => faults)).toEqual([])
  // A server that answers nothing loses nothing: there must have been work.
  for (const [what, times] of Object.entries(results.at(-1)?.answered ?? {})) expect(times, what).toBeGreaterThan(0)
}, 120_000)
