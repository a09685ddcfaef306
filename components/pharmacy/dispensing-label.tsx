import type { Label, LabelLine } from '@/lib/domain/pharmacy/label'
import { Barcode } from '@/components/lab/barcode'

const sizes: Partial<Record<LabelLine['kind'], string>> = { drug: 'text-[9.5pt] font-name leading-tight', directions: 'text-[9.5pt] font-name leading-tight', patient: 'text-[9pt] font-name leading-tight', warning: 'text-[7pt] leading-tight', children: 'text-[7pt] leading-tight' }
const foot: readonly LabelLine['kind'][] = ['date', 'number', 'prescriber', 'lot', 'refills', 'checker', 'pharmacy', 'legal']

/** A dispensing label in its true size, 70 by 60 mm: what it is and how to take it first and largest; nothing is cut. */
export function DispensingLabel({ label, name, number, isDemo }: { label: Label; name: string; number: string; isDemo: boolean }) {
  const head = label.lines.filter((line) => !foot.includes(line.kind))
  const rest = label.lines.filter((line) => foot.includes(line.kind))
  return (
    <article aria-label={`Label of ${name}`} className="dispensing-label grid break-inside-avoid min-h-[60mm] w-[70mm] content-between gap-[1mm] border border-line-strong bg-white p-[2mm] text-black">
      <div className="grid gap-[0.8mm]">
        {head.map((line, place) => <p key={`${line.kind} ${place}`} className={sizes[line.kind] ?? 'text-[8pt] leading-tight'}>{line.text}</p>)}
      </div>
      <div>
        <p className="text-[6.5pt] leading-[1.25]">{rest.map((line) => line.text).join(' · ')}{isDemo && ' · DEMONSTRATION, NOT FOR USE'}</p>
        <Barcode text={number} />
      </div>
    </article>
  )
}
