// npm run keys:rotate [-- --data FOLDER --records --sessions --documents]: new keys for what is kept, for sign-ins, for signatures.
// The clinic must be stopped. Without a choice it is the key of encrypted records. A killed run goes on when it is started again.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readEnvironmentFile } from './start/arguments.mjs'
import { loadProgram } from './start/bundle.mjs'
import { changeSecrets, freshSecrets, secretsOf } from './start/data-folder.mjs'
import { CannotStart, runMain } from './start/progress.mjs'
import { requirePackages } from './start/require-packages.mjs'
import { dataFolderOf } from './start/target.mjs'

function parse() {
  try {
    const { values } = parseArgs({ options: { data: { type: 'string' }, records: { type: 'boolean' }, sessions: { type: 'boolean' }, documents: { type: 'boolean' } } })
    return { ...values, records: values.records || !(values.sessions || values.documents) }
  } catch (error) {
    throw new CannotStart(`${error.message.split('\n')[0]}. Known options: --data FOLDER, --records, --sessions, --documents.`)
  }
}

const say = (line) => process.stdout.write(`${line}\n`)

await runMain(async () => {
  await requirePackages()
  readEnvironmentFile()
  const chosen = parse()
  const data = dataFolderOf(chosen.data)
  const { placeOf } = await loadProgram('appwrite/local/backup/backup-layout.ts')
  const place = placeOf(data)
  if (chosen.records) await rotateRecords(place)
  if (chosen.sessions) rotateSecret(place, { name: 'APP_SECRET', older: 'APP_SECRET_OLD' }, 'Sessions are sealed with a new key. Who is signed in stays so, until the next change.')
  if (chosen.documents) rotateSecret(place, { name: 'DOCUMENT_SIGNING_KEY' }, 'Documents are signed with a new key from the next start on. Papers signed before are checked with the public half that is kept.')
})

async function rotateRecords(place) {
  const { rotateKeys } = await loadProgram('appwrite/local/keys/rotate-keys.ts')
  let toldAt = Date.now()
  const onStep = ({ values, files }) => {
    if (Date.now() - toldAt < 1000) return
    toldAt = Date.now()
    say(`  Encrypting anew: ${values} rows and ${files} files …`)
  }
  const given = place.clinic ? beginInClinic(place.clinic) : givenByEnvironment()
  const { keyId, values, files, unreadable } = await rotateKeys({ server: place.server, projectId: place.projectId, given, onStep }).catch(told)
  if (place.clinic && !process.env.APPWRITE_ENCRYPTION_KEY) changeSecrets(place.clinic, { APPWRITE_ENCRYPTION_KEY_OLD: null })
  say(`Everything is encrypted with the new key ${keyId}: ${values} rows and ${files} files were encrypted anew.`)
  if (unreadable > 0) say(`${unreadable} texts look encrypted and open with no key; they were left as they are.`)
  if (process.env.APPWRITE_ENCRYPTION_KEY) say('Remove APPWRITE_ENCRYPTION_KEY_OLD from the settings now.')
  say('Make a backup now: those from before still hold the old key.')
}

/** The new key is written down beside the old one before anything is encrypted with it; a run that was killed left both. */
function beginInClinic(folder) {
  if (process.env.APPWRITE_ENCRYPTION_KEY) return givenByEnvironment()
  const kept = secretsOf(folder)
  if (!kept.APPWRITE_ENCRYPTION_KEY_OLD) changeSecrets(folder, { APPWRITE_ENCRYPTION_KEY: freshSecrets().APPWRITE_ENCRYPTION_KEY, APPWRITE_ENCRYPTION_KEY_OLD: kept.APPWRITE_ENCRYPTION_KEY })
  const { APPWRITE_ENCRYPTION_KEY: current, APPWRITE_ENCRYPTION_KEY_OLD: older } = secretsOf(folder)
  return { current, older }
}

function givenByEnvironment() {
  const { APPWRITE_ENCRYPTION_KEY: current, APPWRITE_ENCRYPTION_KEY_OLD: older } = process.env
  if (!current) return undefined
  if (!older) throw new CannotStart('APPWRITE_ENCRYPTION_KEY is set in the settings: move it to APPWRITE_ENCRYPTION_KEY_OLD, put a new one in its place, then start this again.')
  return { current, older }
}

function rotateSecret({ clinic }, { name, older }, done) {
  if (process.env[name]) throw new CannotStart(`${name} is set in the settings: put the new one there${older ? `, and the one before as ${older}` : ''}. Nothing else is needed.`)
  if (!clinic || !existsSync(join(clinic, 'secrets.json'))) throw new CannotStart(`There is no clinic in this folder that has a ${name}.`)
  const kept = secretsOf(clinic)
  changeSecrets(clinic, { [name]: freshSecrets()[name], ...(older ? { [older]: kept[name] } : {}) })
  say(done)
}

/** What the program knows to tell is one sentence here too. */
function told(error) {
  throw ['FolderInUse', 'UnusableData'].includes(error?.constructor?.name) ? new CannotStart(error.message) : error
}
