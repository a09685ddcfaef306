import { afterAll, beforeAll, expect, it } from 'vitest'
import { listBenchWork } from '@/lib/queries/lab/list-bench-work'
import { benchStage } from '@/lib/domain/lab/bench-stage'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { entryOf, orderOnBench, orderToVerify, signedOrder } from '@/lib/testing/lab-bench'
import { countBenchWork } from './count-bench-work'
import { enterResults } from './enter-results'

let clinic: ClinicFixture
beforeAll(async () => {
  clinic = await startClinic()
})
afterAll(() => clinic.close())

it('counts the specimens that the worklist shows at each bench, not their tests', async () => {
  await signedOrder(clinic, ['K'])
  await orderOnBench(clinic, ['K', 'NA'])
  await orderToVerify(clinic, { K: '4.1', NA: '140' })
  const begun = await orderOnBench(clinic, ['K', 'NA'])
  await enterResults(await clinic.as('lab_technician'), { orderId: begun.order.id, entries: [entryOf(begun.results[0]!, '4.1')] })
  const technician = await clinic.as('lab_technician')
  const { lines } = await listBenchWork(technician, null)
  const shown = (stage: string) => lines.filter(({ specimen, results }) => benchStage(specimen, results) === stage).length
  expect([shown('enter'), shown('verify')]).toEqual([2, 1])
  expect(await countBenchWork(technician)).toEqual({ '/lab/receive': shown('receive'), '/lab/enter': 2, '/lab/verify': 1, '/lab/critical-calls': 0 })
})
