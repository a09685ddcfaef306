import { fireEvent, render, screen, within } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import type { VitalSet } from '@/lib/domain/vitals/vitals.schema'
import { expectNoAxeViolations } from '@/lib/testing/check-axe'
import { VitalsHistory } from './vitals-history'

vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh: () => undefined }), unstable_rethrow: () => undefined }))
vi.mock('@/actions/vitals/mark-vitals-in-error', () => ({ markVitalsInError: vi.fn() }))

const set = (id: string, changes: Partial<VitalSet> = {}): VitalSet => ({
  id, organisationId: 'o', version: 1, createdAt: '', updatedAt: '', patientId: 'p', encounterId: null, takenAt: '2026-03-05T10:00:00.000Z', takenBy: 'n', takenByName: 'Rosa Adeyemi',
  readings: [{ key: 'HR', value: 134, unit: '/min', flag: 'high', confirmedUnlikely: false }], notDone: null, consciousness: 'A', onOxygen: false, spo2Scale: '1',
  news: { state: 'complete', total: 9, band: 'high', redParameters: ['HR'], missing: [], scores: { HR: 3 }, tableVersion: 't' }, newsTotal: 9, nextDueAt: null, note: null, status: 'final', withdrawal: null, ...changes,
})
const wrong = set('wrong', { status: 'entered-in-error', withdrawal: { reason: 'wrong-patient', by: 'd', byName: 'Dr Helen Marsh', at: '2026-03-05T10:20:00.000Z' } })

it('strikes a wrong set through, says why and by whom, and shows no score of it', async () => {
  const { container } = render(<VitalsHistory sets={[wrong]} zone="Europe/London" mayMark />)
  const list = screen.getByRole('list', { name: 'Sets of vitals' })
  expect(list.textContent).toContain('Entered in error: another patient’s. Marked by Dr Helen Marsh, 05-Mar-2026 10:20')
  expect(list.querySelector('del')?.textContent).toContain('134')
  expect(list.textContent).not.toContain('scores')
  expect(screen.queryByRole('table', { name: 'NEWS2 scores by set' })).toBeNull()
  expect(screen.queryByRole('button', { name: /Mark as wrong/ })).toBeNull()
  await expectNoAxeViolations(container)
})

it('offers to mark a right one, and says what that does', async () => {
  render(<VitalsHistory sets={[set('right'), wrong]} zone="Europe/London" mayMark />)
  expect(within(screen.getByRole('table', { name: 'NEWS2 scores by set' })).getAllByRole('columnheader')).toHaveLength(2)
  fireEvent.click(screen.getByRole('button', { name: /^Mark as wrong/ }))
  const dialog = await screen.findByRole('dialog')
  expect(await within(dialog).findAllByRole('radio')).toHaveLength(3)
  await expectNoAxeViolations(dialog)
})

it('offers nothing to somebody who may not record', () => {
  render(<VitalsHistory sets={[set('right')]} zone="Europe/London" mayMark={false} />)
  expect(screen.queryByRole('button', { name: /Mark as wrong/ })).toBeNull()
})
