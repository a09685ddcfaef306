import { loadProgram } from './bundle.mjs'
import { CannotStart } from './progress.mjs'

/**
 * The passphrase of backups: from the settings, or asked for without showing it. Never from the command line, where every
 * program of this machine could read it.
 * @param {{ isNew: boolean }} options a new one is asked for twice
 */
export async function askPassphrase({ isNew }) {
  const { passphraseOf } = await loadProgram('appwrite/local/backup/backup-settings.ts')
  const given = passphraseOf(process.env)
  if (given) return given
  if (!process.stdin.isTTY) throw new CannotStart('There is no passphrase: set BACKUP_PASSPHRASE, or BACKUP_PASSPHRASE_FILE to a file that only you can read.')
  const typed = await askHidden('Passphrase: ')
  if (isNew && typed !== (await askHidden('The same again: '))) throw new CannotStart('The two passphrases are not the same.')
  return typed
}

function askHidden(question) {
  process.stdout.write(question)
  process.stdin.setRawMode(true)
  process.stdin.setEncoding('utf8')
  process.stdin.resume()
  return new Promise((done) => {
    let typed = ''
    const listen = (text) => {
      for (const letter of text) {
        if (letter === '\u0003') process.exit(130)
        if (letter === '\r' || letter === '\n') {
          process.stdin.off('data', listen)
          process.stdin.setRawMode(false)
          process.stdin.pause()
          process.stdout.write('\n')
          return done(typed)
        }
        typed = letter === '\u007f' || letter === '\b' ? typed.slice(0, -1) : typed + letter
      }
    }
    process.stdin.on('data', listen)
  })
}
