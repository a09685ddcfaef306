import { type Medicine, checkable, findMedicine } from '@/lib/domain/pharmacy/medicine'
import { type CheckedMedicine, type LineNote, type Route, currentAtc, routes } from './checked-medicine'
import { toDosing } from './dosing'
import type { DoseInstruction, PrescriptionItem } from './prescription.schema'

type CheckableItem = Pick<PrescriptionItem, 'id' | 'medicineCode' | 'name' | 'form' | 'atc' | 'dose' | 'startedOn' | 'endsOn'>

export interface LineContext {
  prescribedBy: string | null
  stoppedOn: string | null
  notes?: Partial<Record<LineNote, boolean>>
}

/** A prescription line as the checks see it; the formulary adds the substances. */
export function checkedLine(item: CheckableItem, context: LineContext): CheckedMedicine {
  const medicine = findMedicine(item.medicineCode)
  const base = medicine ? checkable(medicine) : unlisted(item.id, item.name, item.atc)
  return {
    ...base,
    lineId: item.id,
    name: item.name,
    route: routeOf(item.dose, base.route),
    localUse: medicine ? isLocal(medicine, routeOf(item.dose, base.route)) : base.localUse,
    dosing: toDosing(item.dose, item.form),
    startsOn: item.startedOn,
    endsOn: item.endsOn,
    stoppedOn: context.stoppedOn,
    prescribedBy: context.prescribedBy,
    notes: { ...base.notes, ...context.notes },
  }
}

export interface ReportedMedicine {
  id: string
  medicineCode: string | null
  name: string
  atc: readonly string[]
  startedOn: string | null
  stoppedOn: string | null
}

/** A medicine the patient reports, without a dose we could trust. Free text without a code stays not checked. */
export function checkedReport(reported: ReportedMedicine): CheckedMedicine {
  const medicine = reported.medicineCode ? findMedicine(reported.medicineCode) : null
  const base = medicine ? checkable(medicine) : unlisted(reported.id, reported.name, reported.atc)
  return { ...base, lineId: reported.id, name: reported.name, startsOn: reported.startedOn, stoppedOn: reported.stoppedOn }
}

function unlisted(lineId: string, name: string, atc: readonly string[]): CheckedMedicine {
  const codes = atc.map(currentAtc)
  return {
    lineId, medicineId: null, name, atc: codes, ingredients: codes.length > 0 ? [{ name: name.toLowerCase(), atc: codes, strength: null }] : [],
    route: 'oral', localUse: false, dosing: null, startsOn: null, endsOn: null, stoppedOn: null, prescribedBy: null, notes: {},
  }
}

/** The route of the dose; "left eye" and the like are the eye. */
function routeOf(dose: DoseInstruction, fallback: Route): Route {
  const written = dose.route.trim().toLowerCase()
  const exact = routes.find((route) => route === written)
  if (exact) return exact
  if (written.includes('eye')) return 'eye'
  return written.includes('ear') ? 'ear' : fallback
}

const systemicRoutes: readonly Route[] = ['oral', 'intravenous', 'intramuscular', 'subcutaneous', 'sublingual', 'buccal']

/** A product for local use that is given by a systemic route counts as systemic. */
function isLocal(medicine: Medicine, route: Route): boolean {
  return medicine.localUse && (medicine.routes.includes(route) || !systemicRoutes.includes(route))
}
