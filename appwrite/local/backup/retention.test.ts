import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { newFolder, PASSPHRASE, removeFolders, settingsFor } from './backup-fixture'
import { backupSettings } from './backup-settings'
import { listBackups, type CatalogueEntry } from './backup-catalogue'
import { nextTime } from './backup-schedule'
import { journalFileName, journalFolder } from './journal/journal-files'
import { applyRetention, superfluous } from './retention'

afterAll(removeFolders)

const entry = (takenAt: string, journal: CatalogueEntry['journal'] = null): CatalogueEntry => ({ file: `p-${takenAt.slice(0, 19).replaceAll(':', '-')}Z.mtbackup`, takenAt, bytes: 1, rows: 1, blobs: 0, journal })
/** One a day at two in the morning, the newest on Friday, 20 November 2026. */
const daily = (days: number) => Array.from({ length: days }, (_, index) => entry(new Date(Date.UTC(2026, 10, 20 - index, 2)).toISOString())).reverse()
const kept = (entries: CatalogueEntry[], retention: { daily: number; weekly: number }) => {
  const gone = new Set(superfluous(entries, retention))
  return entries.filter((each) => !gone.has(each)).map(({ takenAt }) => takenAt.slice(5, 10))
}

describe('which backups are kept', () => {
  it('are the last days and the newest of each of the last weeks', () => {
    expect(kept(daily(40), { daily: 7, weekly: 4 })).toEqual(['11-01', '11-08', '11-14', '11-15', '11-16', '11-17', '11-18', '11-19', '11-20'])
    expect(kept(daily(40), { daily: 3, weekly: 0 })).toEqual(['11-18', '11-19', '11-20'])
    expect(kept(daily(5), { daily: 7, weekly: 4 })).toHaveLength(5)
  })

  it('are always those of the last two days, and the newest', () => {
    const sameDay = ['2026-11-20T02:00:00.000Z', '2026-11-20T09:00:00.000Z', '2026-11-20T16:00:00.000Z'].map((at) => entry(at))
    expect(superfluous(sameDay, { daily: 1, weekly: 0 })).toEqual([])
    expect(kept(daily(10), { daily: 0, weekly: 0 })).toEqual(['11-19', '11-20'])
    expect(superfluous([], { daily: 7, weekly: 4 })).toEqual([])
  })

  it('takes the journal before the oldest backup with it, and never a file it does not know', async () => {
    const folder = newFolder()
    const [old, current] = ['a'.repeat(32), 'b'.repeat(32)]
    const backups = [entry('2026-10-01T02:00:00.000Z', { line: old, sequence: 5 }), entry('2026-11-19T02:00:00.000Z', { line: current, sequence: 20 }), entry('2026-11-20T02:00:00.000Z', { line: current, sequence: 40 })]
    for (const { file } of backups) writeFileSync(join(folder, file), 'x')
    writeFileSync(join(folder, 'backups.json'), JSON.stringify(backups))
    writeFileSync(join(folder, 'meditrack-2020-01-01T00-00-00Z.mtbackup'), 'by hand')
    const journal = (line: string, number: number, after: number) => {
      mkdirSync(journalFolder(folder, line), { recursive: true })
      const file = join(journalFolder(folder, line), journalFileName(number, after))
      writeFileSync(file, 'x')
      return file
    }
    const ofOld = journal(old, 1, 0)
    const [past, spanning, newest] = [journal(current, 1, 0), journal(current, 2, 12), journal(current, 3, 40)]
    expect(await applyRetention(folder, { daily: 2, weekly: 0 }, current)).toEqual([backups[0]?.file])
    expect(listBackups(folder)).toEqual(backups.slice(1))
    expect([ofOld, past, spanning, newest].map((file) => existsSync(file))).toEqual([false, false, true, true])
    expect(existsSync(join(folder, 'meditrack-2020-01-01T00-00-00Z.mtbackup'))).toBe(true)
  })
})

describe('when the next backup is due', () => {
  it('is today when the time is still to come, and tomorrow otherwise', () => {
    const at = (hour: number, minute = 0) => new Date(2026, 10, 20, hour, minute).getTime()
    expect(nextTime(at(1), 120)).toBe(at(2))
    expect(nextTime(at(2), 120)).toBe(at(26))
    expect(nextTime(at(23, 59), 0)).toBe(at(24))
  })
})

describe('the settings of backups', () => {
  const given = { BACKUP_PASSPHRASE: PASSPHRASE }

  it('make none without a passphrase', () => {
    expect(backupSettings({}, '/data')).toBeNull()
    expect(backupSettings({ BACKUP_PASSPHRASE: '', BACKUP_AT: '' }, '/data')).toBeNull()
  })

  it('have defaults', () => {
    expect(backupSettings(given, '/data')).toEqual({ ...settingsFor(join('/data', 'backups')), cost: undefined })
    expect(backupSettings({ ...given, BACKUP_FOLDER: '/other', BACKUP_AT: '23:30', BACKUP_KEEP_DAILY: '3', BACKUP_KEEP_WEEKLY: '0', BACKUP_JOURNAL: 'false', CLINIC_FOLDER: '/clinic' }, '/data')).toEqual({ passphrase: PASSPHRASE, folder: '/other', atMinute: 1410, retention: { daily: 3, weekly: 0 }, keepsJournal: false, clinicFolder: '/clinic' })
    expect(backupSettings({ ...given, CLINIC_FOLDER: '/clinic' }, '/clinic/appwrite')?.folder).toBe(join('/clinic', 'backups'))
  })

  it.each([['BACKUP_AT', '25:00'], ['BACKUP_AT', 'noon'], ['BACKUP_KEEP_DAILY', '-1'], ['BACKUP_KEEP_WEEKLY', 'all'], ['BACKUP_JOURNAL', 'yes']])('refuse %s = %s by name', (name, value) => {
    expect(() => backupSettings({ ...given, [name]: value }, '/data')).toThrow(name)
  })

  it('take the passphrase from a file that nobody else can read', () => {
    const file = join(newFolder(), 'passphrase')
    writeFileSync(file, `${PASSPHRASE}\n`, { mode: 0o600 })
    expect(backupSettings({ BACKUP_PASSPHRASE_FILE: file }, '/data')?.passphrase).toBe(PASSPHRASE)
    const open = join(newFolder(), 'passphrase')
    writeFileSync(open, PASSPHRASE, { mode: 0o644 })
    expect(() => backupSettings({ BACKUP_PASSPHRASE_FILE: open }, '/data')).toThrow('Others can read')
    expect(() => backupSettings({ BACKUP_PASSPHRASE_FILE: '/nowhere/at/all' }, '/data')).toThrow('cannot be read (ENOENT)')
    expect(() => backupSettings({ BACKUP_PASSPHRASE: 'short' }, '/data')).toThrow('at least 12 characters')
  })
})
