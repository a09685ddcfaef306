import { Client, Project } from 'node-appwrite'
import { findOurs, removeFromRemote } from '@/lib/testing/remote-appwrite'
import { type AppwriteConfig, inDatabase, readAppwriteConfig } from '../push/config-file'
import { openServices, pushConfig, type PushTarget } from '../push/push-config'

export { findOurs, removeFromRemote }

type Policies = NonNullable<NonNullable<NonNullable<AppwriteConfig['settings']>['auth']>['security']>

/**
 * Pushes the schema into the tests' own database, then tries to deploy the functions.
 * @returns whether the server has an executor for functions; when not, why
 */
export async function prepareRemote(target: PushTarget, databaseId: string, { root, say }: { root: string; say: (line: string) => void }): Promise<{ hasExecutor: boolean; reason: string }> {
  const config = inDatabase(readAppwriteConfig(`${root}/appwrite.json`), databaseId)
  await pushConfig(target, config, { root, functionVariables: null, say })
  try {
    await pushConfig(target, config, { root, functionVariables: { APPWRITE_DATABASE_ID: { value: databaseId, isSecret: false } }, say })
    return { hasExecutor: true, reason: '' }
  } catch (error) {
    return { hasExecutor: false, reason: error instanceof Error ? error.message : String(error) }
  } finally {
    const { functions } = openServices(target)
    for (const { $id } of config.functions) await functions.delete({ functionId: $id }).catch(() => undefined)
  }
}

/** The rules for passwords and sessions as they are, so that they can be put back; null when the key may not see them. */
export async function readPolicies(target: PushTarget): Promise<Policies | null> {
  const { policies } = await openServices(target).project.listPolicies().catch(() => ({ policies: null }))
  if (!policies) return null
  const stored = new Map((policies as { $id: string; enabled?: boolean; total?: number; duration?: number }[]).map((policy) => [policy.$id, policy]))
  return {
    duration: stored.get('session-duration')?.duration, sessionsLimit: stored.get('session-limit')?.total, passwordHistory: stored.get('password-history')?.total,
    passwordDictionary: stored.get('password-dictionary')?.enabled, personalDataCheck: stored.get('password-personal-data')?.enabled, sessionAlerts: stored.get('session-alert')?.enabled,
  }
}

/** Puts back what `readPolicies` found; null leaves the server as it is, for its rules were never seen. */
export async function restorePolicies(target: PushTarget, security: Policies | null): Promise<void> {
  if (security) await pushConfig(target, { projectId: target.projectId, settings: { auth: { security } }, tablesDB: [], tables: [], buckets: [], topics: [], functions: [] }, { root: '.', functionVariables: null, say: () => undefined })
}

/** Has the project send its mails to a mailbox of the tests'. @returns how to undo it, or null when it sends through a server of its own */
export async function sendMailTo(target: PushTarget, { host, port }: { host: string; port: number }): Promise<(() => Promise<unknown>) | null> {
  const project = new Project(new Client().setEndpoint(target.endpoint).setProject(target.projectId).setKey(target.key))
  if ((await project.get()).smtpEnabled) return null
  await project.updateSMTP({ host, port, senderEmail: 'team@appwrite.io', senderName: 'Appwrite', enabled: true })
  return () => project.updateSMTP({ enabled: false })
}
