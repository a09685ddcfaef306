import { acceptPicks, type LotPick } from '@/lib/domain/pharmacy/fefo'
import { isScanOf } from '@/lib/domain/pharmacy/lot-scan'
import { isRefusal } from '@/lib/errors/is-refusal'
import type { Blocker } from '@/components/ui/action-bar'
import type { SupplyLineItem } from './supply-line'

export type ShelfLot = { id: string; lotNumber: string; expiresOn: string; free: number }
export type PickableLine = { item: SupplyLineItem; due: number; productName: string | null; gtin: string | null; location: string | null; lots: readonly ShelfLot[]; proposed: readonly LotPick[]; short: number; expiresDuringTherapy: boolean; setAside: number; therapyDays: number | null; highAlerts: readonly string[]; isControlled: boolean }
export type Pick = { lotId: string; quantity: number | null; scanned: string }
export type LinePicks = { picks: readonly Pick[]; deviation: string }

/** The lots the order of expiry proposes, with nothing scanned: proposing is not picking. */
export const startingPicks = (line: PickableLine): LinePicks => ({ picks: line.proposed.map(({ lotId, quantity }) => ({ lotId, quantity, scanned: '' })), deviation: '' })

/** Pieces over all lots of a line; an empty quantity counts as none. */
export const pickedOf = ({ picks }: LinePicks): number => picks.reduce((sum, pick) => sum + (pick.quantity ?? 0), 0)

export type ScanState = 'empty' | 'match' | 'mismatch'
/** What the page says beside the scan, by the rule the server asks again: the lot number, or a GS1 code that holds the lot. */
export function scanStateOf(pick: Pick, line: PickableLine): ScanState {
  const lot = line.lots.find((each) => each.id === pick.lotId)
  // Somebody who is still typing has not scanned a wrong pack.
  if (!lot || pick.scanned.trim().length < lot.lotNumber.length) return 'empty'
  return isScanOf(pick.scanned, { lotNumber: lot.lotNumber, gtin: line.gtin }) ? 'match' : 'mismatch'
}

/** Does the pick leave the order of expiry? The rule itself decides; the server asks it again. */
export function leavesOrder(line: PickableLine, picks: LinePicks, today: string): boolean {
  const quantity = pickedOf(picks)
  if (quantity === 0 || quantity > line.due) return false
  const lots = line.lots.map((lot) => ({ ...lot, onHand: lot.free, reserved: 0, status: 'available' as const }))
  try {
    return acceptPicks(lots, picks.picks.map((pick) => ({ lotId: pick.lotId, quantity: pick.quantity ?? 0 })), { quantity, today, therapyDays: line.therapyDays, bufferDays: 0, deviationReason: 'asked' }) !== null
  } catch (error) {
    if (isRefusal(error)) return false
    throw error
  }
}

/** What keeps the packs from leaving the shelf, in the order of the page. */
export function pickBlockers(lines: readonly PickableLine[], state: Readonly<Record<string, LinePicks>>, today: string): Blocker[] {
  const total = lines.reduce((sum, line) => sum + pickedOf(state[line.item.id] ?? startingPicks(line)), 0)
  const open = lines.flatMap((line) => {
    const picks = state[line.item.id] ?? startingPicks(line)
    const href = `#pick-${line.item.id}`
    const wrong = picks.picks.flatMap((pick) => {
      const lot = line.lots.find((each) => each.id === pick.lotId)
      if (pick.quantity === null || pick.quantity <= 0 || pick.quantity > (lot?.free ?? 0)) return [{ label: `Correct the quantity of lot ${lot?.lotNumber ?? ''}`, href }]
      const scan = scanStateOf(pick, line)
      return scan === 'match' ? [] : [{ label: scan === 'mismatch' ? `Put back the wrong pack of ${line.item.name}` : `Scan lot ${lot?.lotNumber ?? ''}`, href }]
    })
    return [
      ...wrong,
      ...(pickedOf(picks) > line.due ? [{ label: `Take less of ${line.item.name}`, href }] : []),
      ...(picks.deviation === '' && leavesOrder(line, picks, today) ? [{ label: `Say why the earlier lot of ${line.item.name} stays`, href }] : []),
    ]
  })
  return total === 0 ? [{ label: 'Pick at least one pack', href: '#picking' }] : open
}
