/**
 * Look-alike names in mixed case, as published by the FDA and ISMP. A curated list, never generated:
 * capitals on the wrong letters would mislead. A clinic may adopt its national list instead.
 */
export const tallManHead = {
  source: 'FDA Name Differentiation Project; ISMP List of Look-Alike Drug Names with Recommended Tall Man Letters',
  version: '2026.1',
  effectiveFrom: '2026-01-01',
  approvedBy: null,
} as const

/** Each row is one set of names that are taken for each other. */
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
  ['medroxyPROGESTERone', 'methylPREDNISolone', 'methylTESTOSTERone'],
  ['metFORMIN', 'metroNIDAZOLE'],
  ['niCARdipine', 'NIFEdipine', 'niMODipine'],
  ['PENTobarbital', 'PHENobarbital'],
  ['prednisoLONE', 'predniSONE'],
  ['QUEtiapine', 'OLANZapine'],
  ['quiNIDine', 'quiNINE'],
  ['riTUXimab', 'inFLIXimab'],
  ['sulfADIAZINE', 'sulfiSOXAZOLE'],
  ['TOLAZamide', 'TOLBUTamide'],
  ['vinBLAStine', 'vinCRIStine'],
]
