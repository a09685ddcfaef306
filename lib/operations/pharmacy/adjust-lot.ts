import { wallTimeAt } from '@/lib/domain/appointments/zoned-time'
import { moveStock } from '@/lib/domain/pharmacy/stock-ledger'
import type { AdjustLotInput, SetLotAsideInput } from '@/lib/domain/pharmacy/stock.input'
import type { Lot, MedicinalProduct } from '@/lib/domain/pharmacy/stock.schema'
import { refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '../operation'
import { stageMovements } from './put-back-stock'
import { requireWitness } from './require-witness'

/**
 * Writes what was counted: the difference is an entry of its own with its reason; nothing before it is touched.
 * @throws Refusal stock.change-invalid, .not-expired, .reason-missing, .witness-*, record.*
 */
export async function adjustLot(context: OperationContext, input: AdjustLotInput): Promise<{ lotId: string; onHand: number }> {
  const { actor, clinic, now, organisation } = context
  const { lot, product } = await lotInHand(context, input)
  const at = now().toISOString()
  const today = wallTimeAt(at, organisation.timeZone).day
  if (input.reason === 'expired' && lot.expiresOn >= today) refuse('stock.not-expired', { field: 'reason' })
  const witnessId = await requireWitness(context, input.witnessId)
  const moved = moveStock(lot, { change: input.counted - lot.onHand, reason: input.reason, by: actor.id, byName: actor.name, at, dispenseId: null, witnessId, note: input.note }, { isControlled: product.schedule !== null, today })
  return clinic.transaction((tx) => {
    const saved = stageMovements(tx, { lot: moved.lot, staged: [moved.entry] })
    tx.auditTrail.append({ what: 'stock.adjusted', purpose: 'operations', subjectTable: 'lots', subjectId: lot.id, facts: { reason: input.reason, change: moved.entry.change } })
    tx.doorbell.ring('stock.changed', lot.id)
    return { lotId: saved.id, onHand: saved.onHand }
  })
}

/**
 * Takes a lot off the shelf or lets it back. A set-aside lot is never offered and never leaves with a patient.
 * @throws Refusal stock.expired-lot for letting an expired lot back, record.*
 */
export async function setLotAside(context: OperationContext, input: SetLotAsideInput): Promise<{ lotId: string; status: Lot['status'] }> {
  const { clinic, now, organisation } = context
  const { lot } = await lotInHand(context, input)
  const today = wallTimeAt(now().toISOString(), organisation.timeZone).day
  if (input.status === 'available' && lot.expiresOn < today) refuse('stock.expired-lot')
  const status = input.status === 'available' && lot.onHand === 0 ? 'exhausted' : input.status
  return clinic.transaction((tx) => {
    const saved = tx.lots.save({ ...lot, status }, { verb: `stock.${input.status}` })
    tx.auditTrail.append({ what: `stock.${input.status}`, purpose: 'operations', subjectTable: 'lots', subjectId: lot.id, facts: { note: input.note } })
    tx.doorbell.ring('stock.changed', lot.id)
    return { lotId: saved.id, status: saved.status }
  })
}

async function lotInHand({ actor, data }: OperationContext, { lotId, version }: { lotId: string; version: number }): Promise<{ lot: Lot; product: MedicinalProduct }> {
  const lot = await data.lots.get(lotId)
  if (lot.organisationId !== actor.organisationId) refuse('record.not-found')
  if (lot.version !== version) refuse('record.changed-meanwhile')
  return { lot, product: await data.medicinalProducts.get(lot.productId) }
}
