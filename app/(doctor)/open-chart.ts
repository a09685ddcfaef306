import { notFound } from 'next/navigation'
import type { Permission } from '@/lib/access/permissions'
import type { Allergy } from '@/lib/domain/allergies/allergy.schema'
import { isRefusal } from '@/lib/errors/is-refusal'
import { Refusal } from '@/lib/errors/refusals'
import { openRecord } from '@/lib/operations/patients/open-record'
import type { PatientInCare } from '@/lib/operations/patients/patient-in-care'
import type { AuditAct } from '@/lib/domain/audit/acts.table'
import { getAllergies } from '@/lib/queries/patients/get-allergies'
import type { QueryContext } from '@/lib/queries/query'
import { type Context, openPage } from '@/lib/session/context'
import { recordView } from '@/lib/session/record-view'

export type OpenChart<View> = {
  context: Context
  patient: PatientInCare['patient']
  allergies: Allergy[]
  view: View
  /** The moment the page was made, and the clinic's zone. */
  at: string
  zone: string
}

type Opening<View> = {
  permission: Permission
  patientId: string
  /** What the audit trail says was looked at. */
  what: AuditAct
  read: (context: QueryContext, patient: PatientInCare['patient']) => Promise<View>
}

/**
 * Opens a page about one person: who asks, whether they may, the line in the audit trail, and what the page shows.
 * Null means a restricted record of somebody else's patient: the page asks for a reason and shows nothing.
 */
export async function openChart<View>({ permission, patientId, what, read }: Opening<View>): Promise<OpenChart<View> | null> {
  const context = await openPage(permission)
  const opened = await openOrNull(context, patientId)
  if (!opened) return null
  const reading = { ...context, data: opened.data }
  const [allergies, view] = await Promise.all([
    getAllergies(reading, patientId),
    read(reading, opened.patient).catch((error) => (isRefusal(error, 'record.not-found') ? notFound() : Promise.reject(error))),
    recordView(context, { what, patientId, subjectTable: 'patients', subjectId: patientId }),
  ])
  return { context, patient: opened.patient, allergies, view, at: context.now().toISOString(), zone: context.organisation.timeZone }
}

async function openOrNull(context: Context, patientId: string): Promise<PatientInCare | null> {
  try {
    return await openRecord(context, patientId)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'access.no-care-relationship') return null
    if (error.code === 'record.not-found') notFound()
    throw error
  }
}
