import { render, screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { expectNoAxeViolations } from '@/lib/testing/check-axe'
import type { StandingTable } from '@/lib/queries/rules/list-clinical-tables'
import { ClinicalTablesList } from './clinical-tables-list'
import { UnapprovedNotice } from './unapproved-notice'

vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh: vi.fn() }), unstable_rethrow: () => {} }))
vi.mock('@/actions/admin/approve-clinical-table', () => ({ approveClinicalTable: vi.fn() }))

const table = (changes: Partial<StandingTable>): StandingTable => ({
  key: 'doses', name: 'Dose limits', decides: 'Which doses are refused', approver: 'pharmacist', rows: 40, rowsToReview: 40,
  head: { version: 'dose-limits-1', effectiveFrom: '2026-01-01', source: 'Product labels', approvedBy: null }, standing: { state: 'waiting' }, ...changes,
})
const tables = [
  table({}),
  table({ key: 'vitals', name: 'Vital signs', approver: 'doctor', standing: { state: 'changed', approvedVersion: 'vitals-0' } }),
  table({ key: 'renal', name: 'Kidney function', rowsToReview: 0, standing: { state: 'approved', byName: 'Tomasz Zielinski', at: '2026-03-05T10:00:00.000Z' } }),
  table({ key: 'icd10', name: 'Diagnoses', approver: null, standing: { state: 'as-published' } }),
]
const rowOf = (name: RegExp) => screen.getByRole('row', { name })

describe('the list of clinical tables', () => {
  it('lets the one who answers for a table approve it, and tells others whom it waits for', async () => {
    const { container } = render(<ClinicalTablesList tables={tables} role="pharmacist" zone="Europe/London" />)
    expect(within(rowOf(/Dose limits/)).getByRole('button', { name: 'Approve Dose limits' })).toBeTruthy()
    expect(rowOf(/Vital signs/).textContent).toContain('Changed since approvalWaits for a doctor')
    expect(rowOf(/Kidney function/).textContent).toContain('Tomasz Zielinski')
    expect(rowOf(/Diagnoses/).textContent).toContain('As published')
    expect(screen.getAllByRole('button')).toHaveLength(1)
    await expectNoAxeViolations(container)
  })

  it('offers nothing to an administrator', () => {
    render(<ClinicalTablesList tables={tables} role="admin" zone="Europe/London" />)
    expect(screen.queryByRole('button')).toBeNull()
  })
})

it('says beside the work which tables nobody has approved, and nothing when all are', () => {
  const { container, rerender } = render(<UnapprovedNotice names={['Interactions', 'Dose limits']} />)
  expect(screen.getByText('Not yet approved in this clinic: Interactions, Dose limits')).toBeTruthy()
  rerender(<UnapprovedNotice names={[]} />)
  expect(container.textContent).toBe('')
})
