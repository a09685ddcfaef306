import { expect, it } from 'vitest'
import type { LabOrder, LabResult, Specimen } from '@/lib/domain/lab/order.schema'
import { stageOfOrder } from './order-words'

const tubes = (...statuses: Specimen['status'][]) => statuses.map((status) => ({ status }))

it.each<[string, Specimen['status'][], LabOrder['status'], LabResult['status'][], string]>([
  ['nothing collected', ['registered', 'label_printed'], 'active', [], 'To be collected'],
  ['one tube collected', ['registered', 'collected'], 'active', [], 'Collected'],
  ['all tubes received', ['accepted', 'stored'], 'active', [], 'In the laboratory'],
  ['a rejected tube without another', ['rejected'], 'active', [], 'To be collected again'],
  ['a rejected tube and another asked for', ['rejected', 'registered'], 'active', [], 'To be collected again'],
  ['another collected in its place', ['rejected', 'collected'], 'active', [], 'Collected'],
  ['another received in its place', ['rejected', 'accepted'], 'active', [], 'In the laboratory'],
  ['a value released already', ['rejected', 'registered'], 'active', ['verified'], 'Partly reported'],
  ['an order that is closed', ['rejected', 'accepted'], 'completed', ['verified'], 'Done'],
])('%s', (_name, statuses, status, released, words) => {
  expect(stageOfOrder({ status }, tubes(...statuses), released.map((each) => ({ status: each })))).toBe(words)
})
