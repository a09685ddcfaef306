import { withoutEmptyObjects } from '../../http/json-body'

/** Preferences as they are read back: an object, and in it empty lists where empty objects were. */
export function readPrefs(stored: string): Record<string, unknown> {
  const prefs = JSON.parse(stored) as Record<string, unknown>
  return Object.fromEntries(Object.entries(prefs).map(([name, value]) => [name, withoutEmptyObjects(value)]))
}
