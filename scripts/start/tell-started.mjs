/** The last lines of a start: where the clinic is, and how to come in. */
export function tellStarted({ address, mailbox, setupLink, demo, hasBackups }) {
  const lines = ['', `MediTrack Pro is ready on ${address}`]
  if (mailbox) lines.push(`Mails are kept at ${mailbox}`)
  if (demo) lines.push('', `Sign in to the demo clinic with the password ${demo.password} as`, ...demo.people.map(({ roleLabel, email }) => `  ${roleLabel.padEnd(16)}${email}`))
  if (setupLink) lines.push('', 'There is no account yet. Make the first organisation and its administrator here (the link works once):', `  ${setupLink}`)
  if (!hasBackups) lines.push('', 'No backups are made by themselves: set BACKUP_PASSPHRASE (see docs/operations/backup.md).')
  lines.push('', 'Ctrl-C stops it.', '')
  process.stdout.write(lines.join('\n'))
}
