import type { Clinic } from '@/lib/data/clinic'
import { expire } from '@/lib/domain/appointments/appointment.states'
import type { SlotClaim } from '@/lib/domain/appointments/appointment.schema'
import { Refusal } from '@/lib/errors/refusals'
import { aboutOf } from '../patients/patient-in-care'

/** Seats held for somebody who did not confirm in time. */
export async function findExpiredHolds({ clinic, now }: { clinic: Clinic; now: () => Date }): Promise<SlotClaim[]> {
  const { items } = await clinic.slotClaims.list({ where: { state: 'busy-tentative', expiresAt: { until: now().toISOString() } }, limit: 100 })
  return items
}

/**
 * Gives a held seat back and calls the appointment off that nobody confirmed. Safe to run twice.
 * @returns whether the seat is free now because of this run
 */
export async function releaseExpiredHold({ clinic, now }: { clinic: Clinic; now: () => Date }, claim: SlotClaim): Promise<boolean> {
  const at = now().toISOString()
  const appointment = await clinic.appointments.find(claim.appointmentId)
  const about = appointment ? aboutOf(await clinic.patients.get(appointment.patientId)) : null
  try {
    await clinic.transaction((tx) => {
      tx.slotClaims.remove(claim.id)
      if (appointment?.status !== 'pending') return
      tx.appointments.save(expire(appointment, { at }), { about, verb: 'appointment.expired' })
      tx.auditTrail.append({ what: 'appointment.expired', purpose: 'operations', patientId: appointment.patientId, subjectTable: 'appointments', subjectId: appointment.id })
      tx.doorbell.ring('appointment.changed', appointment.id, about)
    })
    return true
  } catch (error) {
    // Confirmed in the same moment, or given back by another run.
    if (error instanceof Refusal && ['record.changed-meanwhile', 'record.not-found', 'appointment.hold-running'].includes(error.code)) return false
    throw error
  }
}
