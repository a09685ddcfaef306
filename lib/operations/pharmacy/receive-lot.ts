import { wallTimeAt } from '@/lib/domain/appointments/zoned-time'
import { moveStock } from '@/lib/domain/pharmacy/stock-ledger'
import type { ReceiveLotInput } from '@/lib/domain/pharmacy/stock.input'
import type { Lot, MedicinalProduct } from '@/lib/domain/pharmacy/stock.schema'
import { refuse } from '@/lib/errors/refusals'
import { createOnce } from '../create-once'
import type { OperationContext } from '../operation'
import { requireWitness } from './require-witness'

export type Received = { lotId: string; onHand: number }

/**
 * Takes a delivery in. The same lot number of the same product joins the lot that is there; a delivery past its date
 * never reaches the shelf.
 * @throws Refusal dispense.lot-expired, stock.lot-known, stock.witness-*, stock.blocked-lot, record.*
 */
export async function receiveLot(context: OperationContext, input: ReceiveLotInput): Promise<Received> {
  const { actor, data, clinic, now, organisation } = context
  const product = await data.medicinalProducts.get(input.productId)
  if (product.organisationId !== actor.organisationId) refuse('record.not-found')
  const at = now().toISOString()
  const today = wallTimeAt(at, organisation.timeZone).day
  if (input.expiresOn < today) refuse('dispense.lot-expired', { field: 'expiresOn' })
  const findMine = async (): Promise<Received | null> => {
    const entry = await clinic.stockLedgerEntries.find(input.id)
    return entry && entry.by === actor.id && entry.productId === product.id ? { lotId: entry.lotId, onHand: entry.balanceAfter } : null
  }
  const already = await findMine()
  if (already) return already
  const witnessId = await requireWitness(context, input.witnessId)
  const there = await data.lots.first({ where: { organisationId: actor.organisationId, productId: product.id, lotNumber: input.lotNumber } })
  const movement = { change: input.quantity, reason: 'received' as const, by: actor.id, byName: actor.name, at, dispenseId: null, witnessId, note: null }
  const lot = there ? joinable(there, input) : freshLot(product, input, at)
  const moved = moveStock(lot, movement, { isControlled: product.schedule !== null, today })
  return createOnce(findMine, () => clinic.transaction((tx) => {
    if (there) tx.lots.save(moved.lot, { verb: 'stock.received' })
    else tx.lots.create(moved.lot, { verb: 'stock.received' })
    // The form's id makes the entry, so that sending twice brings the boxes in once.
    tx.stockLedgerEntries.create({ id: input.id, organisationId: actor.organisationId, ...moved.entry })
    tx.auditTrail.append({ what: 'stock.received', purpose: 'operations', subjectTable: 'lots', subjectId: lot.id, facts: { quantity: input.quantity } })
    tx.doorbell.ring('stock.changed', lot.id)
    return { lotId: lot.id, onHand: moved.lot.onHand }
  }))
}

function joinable(lot: Lot, { expiresOn }: ReceiveLotInput): Lot {
  if (lot.expiresOn !== expiresOn) refuse('stock.lot-known', { field: 'expiresOn' })
  return lot.status === 'recalled' || lot.status === 'quarantined' ? refuse('stock.blocked-lot', { field: 'lotNumber' }) : lot
}

const freshLot = (product: MedicinalProduct, input: ReceiveLotInput, at: string): Lot => ({
  id: `lot-${input.id}`, organisationId: product.organisationId, version: 0, createdAt: at, updatedAt: at, productId: product.id, lotNumber: input.lotNumber, expiresOn: input.expiresOn,
  onHand: 0, reserved: 0, status: 'available', supplierId: null, receivedAt: at, unitCost: null,
})

