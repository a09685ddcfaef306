import { render, screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { expectNoAxeViolations } from '@/lib/testing/check-axe'
import type { StandingTable } from '@/lib/domain/rules/table-approval.rules'
import { ClinicalTableRows } from './clinical-table-rows'
import { ClinicalTablesList } from './clinical-tables-list'
import { UnapprovedNotice } from './unapproved-notice'

vi.mock('next/link', () => ({ default: ({ prefetch: _, ...rest }: Record<string, unknown>) => <a {...rest} /> }))

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
const rowOf = (name: RegExp) => screen.getByRole('row', { name }).textContent

describe('the list of clinical tables', () => {
  it('says of each whose name stands under it or whom it waits for, and leads to its rows', async () => {
    const { container } = render(<ClinicalTablesList tables={tables} area="/doctor" zone="Europe/London" />)
    expect(rowOf(/Dose limits/)).toContain('Not approved yetWaits for a pharmacist')
    expect(rowOf(/Vital signs/)).toContain('Changed since approvalWaits for a doctor')
    expect(rowOf(/Kidney function/)).toContain('Tomasz Zielinski')
    expect(rowOf(/Diagnoses/)).toContain('As published')
    expect(screen.getByRole('link', { name: 'Dose limits' }).getAttribute('href')).toBe('/doctor/clinical-tables/doses')
    await expectNoAxeViolations(container)
  })
})

it('shows each row in words, with why somebody has to decide', async () => {
  const { container } = render(<ClinicalTableRows rows={[{ title: 'Digoxin', review: 'labels differ', facts: [{ label: 'Most a day', says: '250 µg' }] }]} />)
  expect(container.textContent).toBe('DigoxinTo reviewlabels differMost a day250 µg')
  await expectNoAxeViolations(container)
})

it('says beside the work which tables nobody has approved, and nothing when all are', () => {
  const { container, rerender } = render(<UnapprovedNotice names={['Interactions', 'Dose limits']} />)
  expect(screen.getByText('Not yet approved in this clinic: Interactions, Dose limits')).toBeTruthy()
  rerender(<UnapprovedNotice names={[]} />)
  expect(container.textContent).toBe('')
})
