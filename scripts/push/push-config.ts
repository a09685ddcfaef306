import { Client, Functions, Messaging, Project, Storage, TablesDB } from 'node-appwrite'
import type { AppwriteConfig } from './config-file'
import { type FunctionVariables, planFunctions } from './plan-functions'
import { planPolicies } from './plan-policies'
import { planBuckets, planTopics } from './plan-storage'
import { planTables } from './plan-tables'
import { ifServed, type Plan, type Services } from './step'

export type PushTarget = { endpoint: string; projectId: string; key: string }
export type PushOptions = {
  root: string
  isDryRun?: boolean
  allowsDestructive?: boolean
  /** Settings handed to every function; null leaves functions alone. */
  functionVariables: FunctionVariables | null
  say: (line: string) => void
}

/** The Appwrite services a push needs, with the rights of the key. Nothing is asked of the server yet. */
export function openServices({ endpoint, projectId, key }: PushTarget): Services {
  const client = new Client().setEndpoint(endpoint).setProject(projectId).setKey(key)
  return { tables: new TablesDB(client), storage: new Storage(client), messaging: new Messaging(client), functions: new Functions(client), project: new Project(client) }
}

/**
 * Makes a project what appwrite.json says: adds what is missing, changes what can be changed in place, removes nothing unasked.
 * Stopped half way, the next run goes on from there. @returns how many steps were done (or would be, in a dry run), and whether the server had a place for everything
 */
export async function pushConfig(target: PushTarget, config: AppwriteConfig, options: PushOptions): Promise<{ done: number; isComplete: boolean }> {
  const { steps, notes, isPartial } = await planAll(openServices(target), config, options)
  for (const note of notes) options.say(`note: ${note}`)
  const refused = options.allowsDestructive ? [] : steps.filter((step) => step.isDestructive)
  const allowed = steps.filter((step) => !refused.includes(step))
  for (const step of refused) options.say(`not done without --allow-destructive: ${step.words}`)
  if (allowed.length === 0) options.say('There is nothing to do.')
  for (const { words } of allowed) options.say(options.isDryRun ? `would ${words}` : `will ${words}`)
  if (options.isDryRun) return { done: allowed.length, isComplete: false }
  for (const { words, run } of allowed) {
    try {
      await run()
    } catch (error) {
      throw new Error(`Could not ${words}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
    }
  }
  if (refused.length > 0) throw new Error(`${refused.length} ${refused.length === 1 ? 'step was' : 'steps were'} left out, because stored data would be lost. Back it up, then run again with --allow-destructive.`)
  return { done: allowed.length, isComplete: !isPartial }
}

async function planAll(services: Services, config: AppwriteConfig, { root, functionVariables }: PushOptions): Promise<Plan> {
  const none: Plan = { steps: [], notes: [] }
  const plans = await Promise.all([
    planTables(services, config),
    ifServed('file storage', () => planBuckets(services, config)),
    ifServed('topics', () => planTopics(services, config)),
    planPolicies(services, config),
    functionVariables ? planFunctions(services, config, { root, variables: functionVariables }) : none,
  ])
  return { steps: plans.flatMap(({ steps }) => steps), notes: plans.flatMap(({ notes }) => notes), isPartial: plans.some((plan) => plan.isPartial) }
}
