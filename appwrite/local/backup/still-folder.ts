import { existsSync, readFileSync } from 'node:fs'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { checkBeforeOpening } from '../storage/check-folder'
import { DataFolder, FolderInUse } from '../storage/data-folder'
import { Sqlite } from '../storage/sqlite'
import { BackupError } from './backup-error'
import type { Place } from './backup-layout'
import { CLOCK_TABLE, readStamp } from './commit-clock'
import { DOOR_FILE, type DoorNote } from './control-door'
import type { Moment } from './moment'

/** `confirm` throws when the folder did not stand still until it was asked. */
type Work<T> = (moment: Moment, confirm: () => Promise<void>) => Promise<T>

/** Runs `work` while the folder stands still, whether its server runs or not. */
export async function withStillFolder<T>(place: Place, work: Work<T>): Promise<T> {
  let folder: DataFolder
  try {
    folder = DataFolder.open(place.server)
  } catch (error) {
    if (error instanceof FolderInUse) return heldByServer(place, work)
    throw error
  }
  try {
    return await work(momentAtRest(place), () => Promise.resolve())
  } finally {
    folder.release()
  }
}

/** Nobody serves the folder: what a crash left in the log is carried over to the file first. */
function momentAtRest(place: Place): Moment {
  const file = join(place.server, `${place.projectId}.sqlite`)
  checkBeforeOpening(file, place.server)
  const db = new Sqlite(file)
  try {
    const hasClock = db.get('SELECT 1 AS yes FROM sqlite_master WHERE name = ?', CLOCK_TABLE) !== undefined
    const stamp = hasClock ? readStamp(db.get<{ stamp: string }>(`SELECT stamp FROM ${CLOCK_TABLE}`)?.stamp ?? '') : null
    return { takenAt: new Date().toISOString(), journal: stamp === null ? null : { line: stamp.line, sequence: stamp.sequence } }
  } finally {
    db.close()
  }
}

async function heldByServer<T>(place: Place, work: Work<T>): Promise<T> {
  const file = join(place.server, DOOR_FILE)
  if (!existsSync(file)) throw new BackupError(`A server is using ${place.server}, and it is not ready yet or too old to be backed up while it runs. Try again in a moment, or stop it first.`)
  const note = JSON.parse(readFileSync(file, 'utf8')) as DoorNote
  const held = await startHold(note)
  try {
    if (held.projectId !== place.projectId) throw new BackupError(`The running server serves the project ${held.projectId}, not ${place.projectId}.`)
    return await work(held.moment, async () => {
      if (held.hasEnded() || (await post(note, `/release/${held.id}`)).statusCode !== 200) throw new BackupError('The server ended or was started again while the backup was being written. Nothing was kept of it; make another one.')
    })
  } finally {
    held.letGo()
  }
}

type Held = { id: string; moment: Moment; projectId: string; hasEnded: () => boolean; letGo: () => void }

async function startHold(note: DoorNote): Promise<Held> {
  const response = await post(note, '/hold')
  let hasEnded = false
  for (const sign of ['end', 'close', 'error'] as const) response.once(sign, () => (hasEnded = true))
  const line = await firstLine(response)
  if (response.statusCode !== 200) throw new BackupError((JSON.parse(line) as { message: string }).message)
  return { ...(JSON.parse(line) as Pick<Held, 'id' | 'moment' | 'projectId'>), hasEnded: () => hasEnded, letGo: () => response.destroy() }
}

function post({ port, token }: DoorNote, path: string): Promise<IncomingMessage> {
  return new Promise((done, fail) => {
    const request = httpRequest({ host: '127.0.0.1', port, path, method: 'POST', agent: false, headers: { 'x-door-token': token } }, (response) => {
      // Read to the end: a response that is not read keeps its connection.
      if (path !== '/hold') response.resume()
      done(response)
    })
    request.once('error', (error) => fail(new BackupError(`The running server does not answer (${error.message}). Try again in a moment.`, { cause: error })))
    request.end()
  })
}

function firstLine(response: IncomingMessage): Promise<string> {
  return new Promise((done, fail) => {
    let text = ''
    response.setEncoding('utf8')
    response.on('data', (part: string) => {
      text += part
      if (text.includes('\n')) done(text.slice(0, text.indexOf('\n')))
    })
    response.once('end', () => done(text))
    response.once('error', fail)
  })
}
