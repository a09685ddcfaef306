import type { QueryContext } from '../query'

export type AuditQuestion = { after: string | null; what: string; actorId: string; patientId: string; fromDay: string; untilDay: string }

/** The audit trail of the organisation, newest first, with the place of each entry in the chain once it is sealed. */
export async function listAuditEntries({ actor, data }: QueryContext, question: AuditQuestion) {
  const at = { ...(question.fromDay && { from: `${question.fromDay}T00:00:00.000Z` }), ...(question.untilDay && { until: `${question.untilDay}T23:59:59.999Z` }) }
  const { items, next } = await data.auditEntries.list({
    where: {
      organisationId: actor.organisationId,
      ...(question.what && { what: question.what.endsWith('.') ? { startsWith: question.what } : question.what }),
      ...(question.actorId && { actorId: question.actorId }),
      ...(question.patientId && { patientId: question.patientId }),
      ...(Object.keys(at).length > 0 && { at }),
    },
    orderBy: ['at', 'desc'],
    limit: 50,
    after: question.after,
  })
  const ids = items.map((entry) => entry.id)
  const seals = ids.length === 0 ? [] : (await data.auditSeals.list({ where: { entryId: ids }, limit: ids.length })).items
  const patients = [...new Set(items.flatMap((entry) => entry.patientId ?? []))]
  const names = patients.length === 0 ? [] : (await data.patients.list({ where: { id: patients }, limit: patients.length })).items
  const sealOf = new Map(seals.map((seal) => [seal.entryId, seal.seq]))
  const nameOf = new Map(names.map((patient) => [patient.id, patient]))
  const lines = items.map((entry) => ({ entry, seq: sealOf.get(entry.id) ?? null, patient: entry.patientId ? (nameOf.get(entry.patientId) ?? null) : null }))
  // What one act wrote has one moment: its entries stand in the order of the chain, the newest first like the rest.
  return { next, lines: lines.toSorted((a, b) => b.entry.at.localeCompare(a.entry.at) || (b.seq ?? Infinity) - (a.seq ?? Infinity) || 0) }
}

export type AuditLineView = Awaited<ReturnType<typeof listAuditEntries>>['lines'][number]
