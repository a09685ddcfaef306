'use server'
import { searchPatients } from '@/actions/patients/search-patients'
import type { PaletteGroup } from '@/components/shell/shell-types'
import { can } from '@/lib/access/permissions'
import { formatDay } from '@/lib/format/dates'
import { formatIdentifier } from '@/lib/format/identifiers'
import { formatRecordName } from '@/lib/format/person-names'
import { requireContext } from '@/lib/session/context'

/** People for the palette, each with name, birth and number. The search itself checks who asks. */
export async function searchPalette(words: string): Promise<readonly PaletteGroup[]> {
  const { actor } = await requireContext('patient:list')
  const answer = await searchPatients({ words })
  const area = can(actor.role, 'encounter:start') ? '/doctor' : '/nurse'
  const items = answer.ok ? answer.value.map((patient) => ({ id: patient.id, label: formatRecordName(patient), detail: `Born ${formatDay(patient.bornOn)}, MRN ${formatIdentifier(patient.mrn, 'MRN')}`, href: `${area}/patients/${patient.id}` })) : []
  return [{ label: 'Patients', items }]
}
