import { expect, it } from 'vitest'
import { fuzzRoutes } from './fuzz-routes'

/** A slice of `npm run test:fuzz`; `FUZZ_SEED` and `FUZZ_COUNT` choose another or a larger one. */
it('answers nonsense on every route with a refusal: never a fault, never a wait, never a cut', async () => {
  const findings = await fuzzRoutes({ seed: Number(process.env.FUZZ_SEED ?? 20_261_120), count: Number(process.env.FUZZ_COUNT ?? 2000) })
  expect([...findings.faults.values()]).toEqual([])
  expect([...findings.hangs.values()]).toEqual([])
  expect([...findings.cuts.values()]).toEqual([])
  // Most of what is sent must get past the door, or the run would say little.
  expect(findings.statuses.get(200) ?? 0).toBeGreaterThan(findings.sent / 20)
}, 600_000)
