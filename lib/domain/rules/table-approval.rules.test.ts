import { describe, expect, it } from 'vitest'
import { refusalCode } from '@/lib/testing/refusal-code'
import type { ConfigurationVersion } from '../admin/settings.schema'
import type { ClinicalTable } from './clinical-table'
import { approveTable, standingOf } from './table-approval.rules'

const table: Pick<ClinicalTable, 'key' | 'approver' | 'head'> = { key: 'doses', approver: 'pharmacist', head: { version: 'dose-limits-2', effectiveFrom: '2026-01-01', source: 'Product labels', approvedBy: null } }
const by = { id: 'p1', name: 'Tomasz Zielinski', role: 'pharmacist' }
const given = { id: 'a1', organisationId: 'riverside', number: 1, at: '2026-03-05T10:00:00.000Z', seenVersion: 'dose-limits-2', by }
const stored = (changes: Partial<ConfigurationVersion> = {}): ConfigurationVersion => ({ ...approveTable(table, given), version: 1, createdAt: given.at, updatedAt: given.at, ...changes })

describe('approving', () => {
  it('keeps who approved which version, and that the program proposed it', () => {
    expect(approveTable(table, given)).toMatchObject({ kind: 'clinical-table', key: 'doses', status: 'approved', proposedBy: 'program', approvedBy: 'p1', approvedAt: given.at, value: { tableVersion: 'dose-limits-2', byName: by.name } })
  })

  it.each([
    ['by another profession', table, { ...given, by: { ...by, role: 'doctor' } }, 'clinical-table.not-yours'],
    ['of terminology', { ...table, approver: null }, given, 'clinical-table.not-yours'],
    ['of a version that is not in use', table, { ...given, seenVersion: 'dose-limits-1' }, 'clinical-table.changed'],
  ] as const)('is refused %s', (_, of, asked, code) => expect(refusalCode(() => approveTable(of, asked))).toBe(code))
})

describe('where a table stands', () => {
  const old = { tableVersion: 'dose-limits-1', byName: 'Somebody', byRole: 'pharmacist' }
  it.each<[string, ConfigurationVersion[], object]>([
    ['nothing said', [], { state: 'waiting' }],
    ['approved', [stored()], { state: 'approved', byName: by.name, at: given.at }],
    ['an earlier version approved', [stored({ value: old })], { state: 'changed', approvedVersion: 'dose-limits-1' }],
    ['this and an earlier one', [stored({ value: old, approvedAt: '2026-09-01T00:00:00.000Z' }), stored()], { state: 'approved' }],
    ['another table approved', [stored({ key: 'renal' })], { state: 'waiting' }],
    ['another kind of configuration', [stored({ kind: 'other' })], { state: 'waiting' }],
    ['only proposed', [stored({ status: 'proposed' })], { state: 'waiting' }],
    ['retired again', [stored({ status: 'retired' })], { state: 'waiting' }],
    ['unreadable', [stored({ value: 'yes' })], { state: 'waiting' }],
    ['without a time', [stored({ approvedAt: null })], { state: 'waiting' }],
  ])('%s', (_, approvals, expected) => expect(standingOf(table, approvals)).toMatchObject(expected))

  it('asks nobody about terminology', () => expect(standingOf({ ...table, approver: null }, [])).toEqual({ state: 'as-published' }))
})
