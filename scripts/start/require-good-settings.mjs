import { join } from 'node:path'
import { loadProgram } from './bundle.mjs'
import { CannotStart } from './progress.mjs'

/** Refuses a start with a setting that is wrong, by its name and in one sentence. */
export async function requireGoodSettings(data) {
  const { settingsTrouble } = await loadProgram('scripts/start/check-settings.ts')
  const trouble = settingsTrouble({ ...process.env, CLINIC_FOLDER: data }, join(data, 'appwrite'))
  if (trouble) throw new CannotStart(trouble)
}
