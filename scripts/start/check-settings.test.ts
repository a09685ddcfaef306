import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { DataFolder } from '@/appwrite/local/storage/data-folder'
import { folderTrouble, settingsTrouble } from './check-settings'

it('finds nothing wrong where nothing is set', () => {
  expect(settingsTrouble({}, '/data')).toBeNull()
})

it.each([
  ['DEMO', 'yes'], ['TRUST_PROXY', 'yes'], ['BACKUP_PASSPHRASE', 'short'], ['BACKUP_PASSPHRASE_FILE', '/nowhere/at/all'], ['APPWRITE_LIMIT_JSON_BYTES', 'much'],
])('names %s = %s before anything is started with it', (name, value) => {
  // A passphrase has no name in its sentence: it says what it is the passphrase of.
  expect(settingsTrouble({ [name]: value }, '/data')).toContain(name === 'BACKUP_PASSPHRASE' ? 'passphrase of backups' : name)
})

it.each([['BACKUP_AT', 'noon'], ['BACKUP_KEEP_DAILY', 'all'], ['BACKUP_JOURNAL', 'yes']])('names %s = %s where backups are made', (name, value) => {
  expect(settingsTrouble({ BACKUP_PASSPHRASE: 'long enough a passphrase', [name]: value }, '/data')).toContain(name)
})

it('refuses a folder that another clinic runs on, and lets the next one in', () => {
  const folder = mkdtempSync(join(tmpdir(), 'in-use-'))
  const running = DataFolder.open(folder)
  expect(folderTrouble(folder)).toContain('is using the data folder')
  running.release()
  expect(folderTrouble(folder)).toBeNull()
  expect(folderTrouble(join(folder, 'not-there-yet'))).toBeNull()
  rmSync(folder, { recursive: true })
})
