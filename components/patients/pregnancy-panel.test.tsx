import { render, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import { aRecord } from '@/lib/testing/arbitrary-record'
import { expectNoAxeViolations } from '@/lib/testing/check-axe'
import { PregnancyPanel } from './pregnancy-panel'

vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh: () => undefined }) }))
vi.mock('@/actions/patients/record-pregnancy', () => ({ recordPregnancy: vi.fn() }))

const woman = aRecord('patients', { id: 'p1', sex: 'female', bornOn: '1994-01-27', status: 'active', deceasedOn: null, pregnancy: 'unknown', pregnancyAsOf: null, pregnancyBy: null, pregnancyByName: null, pregnancyDueOn: null })
const panel = (changes: Partial<Patient>) => render(<PregnancyPanel patient={{ ...woman, ...changes }} at="2026-03-05T12:00:00.000Z" zone="Europe/London" />)
const asked = { pregnancyAsOf: '2026-03-01', pregnancyByName: 'Maya Lindqvist' }

it.each([
  ['never asked', {}, 'Not recorded'],
  ['asked in vain', { ...asked }, 'Asked, not known'],
  ['not pregnant', { ...asked, pregnancy: 'not-pregnant' }, 'Not pregnant'],
  ['pregnant', { ...asked, pregnancy: 'pregnant' }, 'Pregnant, week not known'],
  ['pregnant and dated', { ...asked, pregnancy: 'pregnant', pregnancyDueOn: '2026-07-23' }, 'Pregnant, week 20 (second trimester), due 23-Jul-2026'],
  ['pregnant two years ago', { ...asked, pregnancy: 'pregnant', pregnancyAsOf: '2024-03-01' }, 'Not known: the recorded pregnancy must be over'],
] as const)('says of somebody %s what is known, and who wrote it down', async (_, changes, words) => {
  const { container } = panel(changes)
  expect(screen.getByText(words)).toBeTruthy()
  if ('pregnancyAsOf' in changes) expect(screen.getByText(/^Recorded \d\d-Mar-202\d by Maya Lindqvist$/)).toBeTruthy()
  expect(screen.getByText('Record what the patient says')).toBeTruthy()
  await expectNoAxeViolations(container)
})

it('is left out for men, and at an age at which nobody asks unless somebody did', () => {
  for (const changes of [{ sex: 'male' }, { bornOn: '1940-01-01' }, { bornOn: '2020-01-01' }] as const) expect(panel(changes).container.textContent).toBe('')
  expect(panel({ ...asked, bornOn: '1940-01-01' }).container.textContent).toContain('Asked, not known')
})

it('takes no answer for somebody who has died', () => {
  panel({ deceasedOn: '2026-01-01' })
  expect(screen.queryByText('Record what the patient says')).toBeNull()
})
