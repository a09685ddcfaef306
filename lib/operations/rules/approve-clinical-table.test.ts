import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clinicalTables } from '@/lib/domain/rules/clinical-tables.table'
import { listClinicalTables, unapprovedTables } from '@/lib/queries/rules/list-clinical-tables'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { refused } from '@/lib/testing/refused'
import { approveClinicalTable } from './approve-clinical-table'

let clinic: ClinicFixture
beforeAll(async () => {
  clinic = await startClinic()
})
afterAll(() => clinic.close())

const current = (key: string) => ({ key, tableVersion: clinicalTables.find((table) => table.key === key)!.head.version })
const approvalsOf = async (organisationId: string) => (await clinic.clinic().configurationVersions.list({ where: { organisationId, kind: 'clinical-table' }, limit: 100 })).items
const linesOf = async (table: string) => (await clinic.clinic().auditEntries.list({ where: { what: 'clinical-table.approved' }, limit: 50 })).items.filter((line) => line.facts?.table === table).length

describe('approving a clinical table', () => {
  it('puts the name under it with one audit line, however often and by however many at once', async () => {
    const pharmacist = await clinic.as('pharmacist')
    await Promise.all([1, 2, 3].map(() => approveClinicalTable(pharmacist, current('interactions'))))
    const standing = (await listClinicalTables(await clinic.as('nurse'))).find(({ key }) => key === 'interactions')?.standing
    expect(standing).toMatchObject({ state: 'approved', byName: pharmacist.actor.name })
    expect(await linesOf('interactions')).toBe(1)
    expect(unapprovedTables(await approvalsOf('riverside'), ['interactions', 'doses'])).toEqual(['Dose limits'])
  })

  it('is for one organisation only', async () => {
    await approveClinicalTable(await clinic.as('doctor'), current('vitals'))
    expect(unapprovedTables(await approvalsOf('harbour'), ['vitals'])).toEqual(['Vital signs'])
  })

  it.each([
    ['doctor', current('doses'), 'clinical-table.not-yours'],
    ['pharmacist', current('lab-catalogue'), 'clinical-table.not-yours'],
    ['pharmacist', current('icd10'), 'clinical-table.not-yours'],
    ['pharmacist', { key: 'doses', tableVersion: 'dose-limits-0' }, 'clinical-table.changed'],
    ['pharmacist', { key: 'nothing', tableVersion: 'x' }, 'record.not-found'],
  ] as const)('is refused for a %s: %o', async (role, input, code) => {
    const before = await clinic.clinic().configurationVersions.count({})
    expect(await refused(approveClinicalTable(await clinic.as(role), input))).toBe(code)
    expect(await clinic.clinic().configurationVersions.count({})).toBe(before)
  })
})
