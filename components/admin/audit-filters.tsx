import { Button, ButtonLink } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { auditActs } from '@/lib/domain/audit/acts.table'

/** What acts are about, as their codes begin. */
const kinds = [...new Set(Object.keys(auditActs).map((code) => code.split('.')[0]!))]

type Search = Partial<Record<'what' | 'actor' | 'patient' | 'from' | 'until', string>>

/** Filters live in the address: ids and days, never names. Works without a script. */
export function AuditFilters({ search }: { search: Search }) {
  return (
    <form className="mb-3 flex flex-wrap items-end gap-3" role="search" aria-label="Filter the audit trail">
      <Field label="About" className="w-48"><Select name="what" defaultValue={search.what ?? ''} placeholder="Everything" options={kinds.map((kind) => ({ value: `${kind}.`, label: kind.replaceAll('-', ' ') }))} /></Field>
      <Field label="From day" className="w-40"><Input type="date" name="from" defaultValue={search.from ?? ''} /></Field>
      <Field label="Until day" className="w-40"><Input type="date" name="until" defaultValue={search.until ?? ''} /></Field>
      {search.actor && <input type="hidden" name="actor" value={search.actor} />}
      {search.patient && <input type="hidden" name="patient" value={search.patient} />}
      <Button type="submit">Show</Button>
      {Object.values(search).some(Boolean) && <ButtonLink href="/admin/audit" variant="quiet">Clear all</ButtonLink>}
    </form>
  )
}
