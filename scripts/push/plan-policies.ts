import { AppwriteException } from 'node-appwrite'
import type { AppwriteConfig } from './config-file'
import type { Plan, Services } from './step'

type Stored = { $id: string; enabled?: boolean; total?: number; duration?: number }

/** The rules for passwords and sessions. A key that may not read or write them leaves them to the console, and says so. */
export async function planPolicies({ project }: Pick<Services, 'project'>, config: AppwriteConfig): Promise<Plan> {
  const wanted = config.settings?.auth?.security
  if (!wanted) return { steps: [], notes: [] }
  const stored = await readPolicies(project)
  if (stored === null) return { steps: [], notes: ['This key cannot read the rules for passwords and sessions. Compare settings.auth of appwrite.json with the console.'] }
  const differs = (id: string, field: keyof Stored, value: unknown) => value !== undefined && stored.has(id) && stored.get(id)?.[field] !== value
  const steps: Plan['steps'] = []
  const add = (words: string, isOther: boolean, run: () => Promise<unknown>) => {
    if (isOther) steps.push({ words: `set ${words}`, run })
  }
  add(`how long a session lasts to ${wanted.duration} s`, differs('session-duration', 'duration', wanted.duration), () => project.updateSessionDurationPolicy({ duration: wanted.duration ?? 0 }))
  add(`the sessions of one person to ${wanted.sessionsLimit}`, differs('session-limit', 'total', wanted.sessionsLimit), () => project.updateSessionLimitPolicy({ total: wanted.sessionsLimit }))
  add(`how many old passwords are remembered to ${wanted.passwordHistory}`, differs('password-history', 'total', wanted.passwordHistory), () => project.updatePasswordHistoryPolicy({ total: wanted.passwordHistory || undefined }))
  add('the check against common passwords', differs('password-dictionary', 'enabled', wanted.passwordDictionary), () => project.updatePasswordDictionaryPolicy({ enabled: wanted.passwordDictionary ?? false }))
  add('the check against personal data in passwords', differs('password-personal-data', 'enabled', wanted.personalDataCheck), () => project.updatePasswordPersonalDataPolicy({ enabled: wanted.personalDataCheck ?? false }))
  add('mails about new sessions', differs('session-alert', 'enabled', wanted.sessionAlerts), () => project.updateSessionAlertPolicy({ enabled: wanted.sessionAlerts ?? false }))
  return { steps, notes: [] }
}

async function readPolicies(project: Services['project']): Promise<Map<string, Stored> | null> {
  try {
    const { policies } = await project.listPolicies()
    return new Map((policies as Stored[]).map((policy) => [policy.$id, policy]))
  } catch (error) {
    // An older server has no such route, and an ordinary key no such right: neither stops the rest.
    if (error instanceof AppwriteException && [401, 403, 404, 501].includes(error.code)) return null
    throw error
  }
}
