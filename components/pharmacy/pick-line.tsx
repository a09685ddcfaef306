'use client'
import { AlertPanel } from '@/components/clinical/alert-panel'
import { NumberField } from '@/components/prescriptions/number-field'
import { IconButton } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { deviationReasons } from '@/lib/domain/pharmacy/dispensing-policy.table'
import { formatDay } from '@/lib/format/dates'
import { leavesOrder, type LinePicks, type Pick, type PickableLine, pickedOf, scanStateOf } from './pick-state'
import { SupplyLine } from './supply-line'

/** One medicine at the shelf: which lots, how many of each, and the scan that proves the pack. */
export function PickLine({ line, picks, today, onChange }: { line: PickableLine; picks: LinePicks; today: string; onChange: (picks: LinePicks) => void }) {
  const { item } = line
  const setPick = (lotId: string, changes: Partial<Pick>) => onChange({ ...picks, picks: picks.picks.map((pick) => (pick.lotId === lotId ? { ...pick, ...changes } : pick)) })
  const others = line.lots.filter((lot) => !picks.picks.some((pick) => pick.lotId === lot.id))
  const wrong = picks.picks.find((pick) => scanStateOf(pick, line) === 'mismatch')
  const owing = line.due - pickedOf(picks)
  return (
    <li id={`pick-${item.id}`} tabIndex={-1} className="overflow-clip rounded-panel border bg-surface scroll-mt-48">
      <div className="px-3.5 py-3">
        <SupplyLine item={item} due={line.due} highAlerts={line.highAlerts} isControlled={line.isControlled} />
        {line.location && <p className="text-meta text-ink-3">{line.location}{line.setAside > 0 && `. ${line.setAside} ${line.setAside === 1 ? 'lot is' : 'lots are'} set aside: expired, recalled or in quarantine`}</p>}
      </div>
      {wrong && <AlertPanel tier={1} announce title="This is not the pack" detail={`Scanned ${wrong.scanned}, expected lot ${line.lots.find((lot) => lot.id === wrong.lotId)?.lotNumber ?? ''} of ${item.name} ${item.strength}. Put it back and scan the right pack.`} />}
      {line.lots.length === 0 ? <p className="border-t px-3.5 py-2.5 text-dense font-label text-warning-text">No usable lot on the shelf. It stays owing.</p> : (
        <ul aria-label={`Lots of ${item.name}`} className="divide-y border-t">
          {picks.picks.map((pick) => <PickRow key={pick.lotId} pick={pick} line={line} onChange={(changes) => setPick(pick.lotId, changes)} onRemove={() => onChange({ ...picks, picks: picks.picks.filter((each) => each !== pick) })} />)}
        </ul>
      )}
      <div className="grid gap-3 border-t bg-sunken px-3.5 py-2.5 empty:hidden tablet:grid-cols-2">
        {others.length > 0 && (
          <Field label="Take from another lot" optional>
            <Select placeholder="Choose a lot" value="" options={others.map((lot) => ({ value: lot.id, label: `${lot.lotNumber}, use by ${formatDay(lot.expiresOn)}, ${lot.free} left` }))} onChange={(event) => event.target.value && onChange({ ...picks, picks: [...picks.picks, { lotId: event.target.value, quantity: Math.max(0, owing) || null, scanned: '' }] })} />
          </Field>
        )}
        {leavesOrder(line, picks, today) && (
          <Field label="Why not the lot that expires first?">
            <Select placeholder="Choose a reason" options={deviationReasons.map(({ code, says }) => ({ value: code, label: says }))} value={picks.deviation} onChange={(event) => onChange({ ...picks, deviation: event.target.value })} />
          </Field>
        )}
        {owing > 0 && <p className="self-end text-dense text-warning-text figures">{owing} {item.quantityUnit} stay owing</p>}
        {line.expiresDuringTherapy && <p className="self-end text-dense text-warning-text">A proposed lot expires before the therapy ends</p>}
      </div>
    </li>
  )
}

function PickRow({ pick, line, onChange, onRemove }: { pick: Pick; line: PickableLine; onChange: (changes: Partial<Pick>) => void; onRemove: () => void }) {
  const lot = line.lots.find((each) => each.id === pick.lotId)
  if (!lot) return null
  const scan = scanStateOf(pick, line)
  return (
    <li className="grid items-end gap-3 px-3.5 py-2.5 tablet:grid-cols-[minmax(0,1fr)_9rem_minmax(0,16rem)_auto]">
      <p className="text-dense"><b className="font-label identifier">Lot {lot.lotNumber}</b><span className="block text-ink-2">Use by <span className="date">{formatDay(lot.expiresOn)}</span>, <span className="figures">{lot.free}</span> on the shelf</span></p>
      <NumberField label={`Take of lot ${lot.lotNumber}`} isWhole suffix={line.item.quantityUnit} value={pick.quantity} onChange={(quantity) => onChange({ quantity })} />
      <Field label={`Scan pack of lot ${lot.lotNumber}`}><Input autoComplete="off" className="identifier" placeholder="Barcode or lot number" aria-invalid={scan === 'mismatch' || undefined} value={pick.scanned} onChange={(event) => onChange({ scanned: event.target.value })} /></Field>
      <span className="flex h-control items-center gap-2">
        {scan === 'match' && <span role="status" className="inline-flex items-center gap-1 text-dense font-label text-success-text"><Icon name="check" /> Matches</span>}
        <IconButton icon="close" label={`Do not take lot ${lot.lotNumber}`} onClick={onRemove} />
      </span>
    </li>
  )
}
