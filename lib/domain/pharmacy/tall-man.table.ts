import type { TableHead } from '@/lib/domain/units/table-head'

/** Published Tall Man spellings, curated and never generated. A site may adopt its national list. */
export const tallManHead = {
  version: 'tall-man-1',
  effectiveFrom: '2026-01-01',
  source: 'FDA and ISMP lists of look-alike names with Tall Man letters.',
  approvedBy: null,
} as const satisfies TableHead

/** Each set holds names that were confused with each other. */
export const tallManSets: readonly (readonly string[])[] = [
  ['acetaZOLAMIDE', 'acetoHEXAMIDE'],
  ['ALPRAZolam', 'LORazepam'],
  ['amLODIPine', 'aMILoride'],
  ['azaCITIDine', 'azaTHIOprine'],
  ['buPROPion', 'busPIRone'],
  ['carBAMazepine', 'OXcarbazepine'],
  ['CARBOplatin', 'CISplatin'],
  ['ceFAZolin', 'cefTRIAXone'],
  ['chlorproMAZINE', 'chlorproPAMIDE', 'chlordiazePOXIDE'],
  ['clomiPHENE', 'clomiPRAMINE'],
  ['clonazePAM', 'cloNIDine'],
  ['clonazePAM', 'LORazepam'],
  ['cycloSERINE', 'cycloSPORINE'],
  ['DACTINomycin', 'DAPTOmycin'],
  ['DAUNOrubicin', 'DOXOrubicin'],
  ['dimenhyDRINATE', 'diphenhydrAMINE'],
  ['DOBUTamine', 'DOPamine'],
  ['ePHEDrine', 'EPINEPHrine'],
  ['fentaNYL', 'SUFentanil'],
  ['FLUoxetine', 'DULoxetine', 'PARoxetine'],
  ['glipiZIDE', 'glyBURIDE'],
  ['guaiFENesin', 'guanFACINE'],
  ['hydrALAZINE', 'hydrOXYzine'],
  ['HYDROcodone', 'oxyCODONE'],
  ['HYDROmorphone', 'morphine'],
  ['lamoTRIgine', 'lamiVUDine'],
  ['medroxyPROGESTERone', 'methylPREDNISolone', 'methylTESTOSTERone'],
  ['metFORMIN', 'metroNIDAZOLE'],
  ['niCARdipine', 'NIFEdipine', 'niMODipine'],
  ['PENTobarbital', 'PHENobarbital'],
  ['prednisoLONE', 'predniSONE'],
  ['QUEtiapine', 'OLANZapine'],
  ['quiNIDine', 'quiNINE'],
  ['risperiDONE', 'rOPINIRole'],
  ['riTUXimab', 'inFLIXimab'],
  ['sulfADIAZINE', 'sulfiSOXAZOLE'],
  ['SUMAtriptan', 'sitaGLIPtin'],
  ['TOLAZamide', 'TOLBUTamide'],
  ['traMADol', 'traZODone'],
  ['vinBLAStine', 'vinCRIStine'],
]

/** Spellings this project uses for the same substance (international name → name in the sets). */
const sameSubstance: Record<string, string> = { glibenclamide: 'glyburide', ciclosporin: 'cyclosporine', adrenaline: 'epinephrine', clomifene: 'clomiphene' }

const spelled = new Map(tallManSets.flat().map((name) => [name.toLowerCase(), name]))

const setName = (name: string): string => {
  const lower = name.trim().toLowerCase()
  return sameSubstance[lower] ?? lower
}

/** The name with Tall Man letters where one is published, otherwise the name in lower case. */
export function tallMan(genericName: string): string {
  return spelled.get(genericName.trim().toLowerCase()) ?? genericName.trim().toLowerCase()
}

/** Every name of the sets with the names it was confused with, folded once: searches ask this thousands of times. */
const confusedWith = new Map<string, Set<string>>()
for (const set of tallManSets.map((names) => names.map((name) => name.toLowerCase()))) {
  for (const name of set) confusedWith.set(name, new Set([...(confusedWith.get(name) ?? []), ...set]))
}

/** Were these two substances confused before? */
export function areLookAlikes(one: string, other: string): boolean {
  const [a, b] = [setName(one), setName(other)]
  return a !== b && (confusedWith.get(a)?.has(b) ?? false)
}
