import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { AuditEntry } from '@/lib/domain/admin/audit.schema'
import { auditActs } from '@/lib/domain/audit/acts.table'
import { aRecord } from '@/lib/testing/arbitrary-record'
import { expectNoAxeViolations } from '@/lib/testing/check-axe'
import { AuditTable } from './audit-table'
import { WaitingList } from './waiting-list'

const entryOf = (what: string) => ({ entry: { ...aRecord('auditEntries', { id: what }), what, outcome: 'done', at: '2026-03-05T09:00:00.000Z', facts: null, fromAddress: null, patientId: null } as AuditEntry, seq: 1, patient: null })

it('names every act in words and keeps its code, and shows the code of an act it does not know', () => {
  render(<AuditTable lines={[...Object.keys(auditActs), 'later-edition.act'].map(entryOf)} zone="Europe/London" />)
  for (const [code, words] of Object.entries(auditActs)) {
    expect(screen.getAllByText(code).length, code).toBe(1)
    expect(screen.getByText(code).parentElement?.textContent, code).toBe(`${words}${code}`)
  }
  expect(screen.getAllByText(/later-edition.act/).length).toBeGreaterThan(0)
})

it('lists what waits with the way there, and says so when nothing does', async () => {
  const line = { href: '/admin/emergency-access', icon: 'shield', count: 2, words: 'Emergency accesses to judge', detail: 'Within 24 hours.' } as const
  const { container, rerender } = render(<WaitingList lines={[line, { ...line, href: '/admin/clinical-tables', count: 0, words: 'Tables' }]} />)
  expect(screen.getAllByRole('link').map((link) => [link.getAttribute('href'), link.textContent])).toEqual([['/admin/emergency-access', 'Emergency accesses to judgeWithin 24 hours.2']])
  await expectNoAxeViolations(container)
  rerender(<WaitingList lines={[{ ...line, count: 0 }]} />)
  expect(screen.getByText('Nothing waits')).toBeTruthy()
})
