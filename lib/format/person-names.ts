export type PersonName = { familyName: string; givenName: string; title?: string | null }

/** `OKONKWO, Adaeze (Mrs)`: the clinical form, family name in capitals. */
export function formatRecordName({ familyName, givenName, title }: PersonName): string {
  const name = [upper(familyName), givenName.trim()].filter(Boolean).join(', ')
  return title?.trim() ? `${name} (${title.trim()})` : name
}

/** The family name as the banner prints it. Scottish and Irish prefixes keep their small letter: McDONALD. */
export function upper(familyName: string): string {
  const name = familyName.trim()
  const prefixed = /^(Mc|Mac(?=[A-Z]))(\p{L}.*)$/u.exec(name)
  return prefixed ? `${prefixed[1]}${prefixed[2]?.toUpperCase()}` : name.toUpperCase()
}

/** `Adaeze Okonkwo`: how we speak to the patient. */
export function formatGreetingName({ familyName, givenName }: PersonName): string {
  return [givenName.trim(), familyName.trim()].filter(Boolean).join(' ')
}

/** `OKONKWO, Adaeze, born 14-Jul-1958`: for dialogs, where the person must be certain. */
export function formatNameWithBirth(name: PersonName, bornText: string): string {
  return `${formatRecordName({ ...name, title: null })}, born ${bornText}`
}
