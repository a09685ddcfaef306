import { join } from 'node:path'
import { loadProgram } from './bundle.mjs'
import { CannotStart } from './progress.mjs'
import { ownAppwrite } from './settings.mjs'

/** Refuses a start with a setting that is wrong, by its name, or on a folder that another clinic runs on: in one sentence. */
export async function requireGoodSettings(data) {
  const { folderTrouble, settingsTrouble } = await loadProgram('scripts/start/check-settings.ts')
  const records = join(data, 'appwrite')
  const trouble = settingsTrouble({ ...process.env, CLINIC_FOLDER: data }, records) ?? (ownAppwrite() ? null : folderTrouble(records))
  if (trouble) throw new CannotStart(trouble)
}
