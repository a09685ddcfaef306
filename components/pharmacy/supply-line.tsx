import { PrescriptionLine } from '@/components/clinical/prescription-line'
import { Badge } from '@/components/ui/badge'
import { frequencyOf } from '@/lib/domain/prescriptions/frequency.table'
import type { PrescriptionItem } from '@/lib/domain/prescriptions/prescription.schema'

export type SupplyLineItem = Pick<PrescriptionItem, 'id' | 'name' | 'brand' | 'form' | 'strength' | 'dose' | 'sentence' | 'quantityUnit' | 'indication' | 'isSubstitutionAllowed'>

/** A prescribed line as the pharmacist reads it, with what is due and what needs special care. */
export function SupplyLine({ item, due, highAlerts, isControlled }: { item: SupplyLineItem; due: number; highAlerts: readonly string[]; isControlled: boolean }) {
  const often = frequencyOf(item.dose.frequency)?.says ?? item.dose.frequency
  return (
    <div>
      <PrescriptionLine
        line={{ generic: item.name, brand: item.brand, form: item.form, strength: item.strength, dose: item.dose.amount, unit: item.dose.unit, route: item.dose.route, frequency: item.dose.asNeeded ? `up to ${often}, when required` : often, duration: item.dose.durationDays ? `for ${item.dose.durationDays} ${item.dose.durationDays === 1 ? 'day' : 'days'}` : null }}
        sentence={item.sentence}
      />
      <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-meta text-ink-3">
        <span className="font-label text-ink-2 figures">{due} {item.quantityUnit} due</span>
        {item.indication && <span>For {item.indication}</span>}
        {!item.isSubstitutionAllowed && <span>Do not substitute</span>}
        {highAlerts.map((group) => <Badge key={group} tone="critical">High alert: {group}</Badge>)}
        {isControlled && <Badge tone="warning">Controlled</Badge>}
      </p>
    </div>
  )
}
