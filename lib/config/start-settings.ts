import { z } from 'zod'
import { clinicSettings, say } from './setting-shapes'

const shape = z.object(clinicSettings).partial()

/**
 * What is wrong with the settings a person gave, before anything is started with them: one sentence that names every bad
 * one and no value, or null. Missing ones are made at the first start or have a default.
 */
export function wrongSettings(environment: Record<string, string | undefined>): string | null {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = shape.safeParse(given)
  return parsed.success ? null : `Nothing was started, because a setting is wrong: ${say(parsed.error)}. See .env.example.`
}
