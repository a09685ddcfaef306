const signIns = [
  ['Doctor', 'doctor@riverside.test'],
  ['Nurse', 'nurse@riverside.test'],
  ['Lab technician A', 'lab@riverside.test'],
  ['Lab technician B', 'lab2@riverside.test'],
  ['Pharmacist', 'pharmacist@riverside.test'],
  ['Administrator', 'admin@riverside.test'],
  ['Patient', 'patient@riverside.test'],
]

/** The last lines of a start: where the clinic is, and how to come in. */
export function tellStarted({ address, mailbox, setupLink, demo }) {
  const lines = ['', `MediTrack Pro is ready on ${address}`]
  if (mailbox) lines.push(`Mails are kept at ${mailbox}`)
  if (demo) lines.push('', 'Sign in to the demo clinic with the password Riverside-2026! as', ...signIns.map(([role, email]) => `  ${role.padEnd(18)}${email}`))
  if (setupLink) lines.push('', 'There is no account yet. Make the first organisation and its administrator here (the link works once):', `  ${setupLink}`)
  lines.push('', 'Ctrl-C stops it.', '')
  process.stdout.write(lines.join('\n'))
}
