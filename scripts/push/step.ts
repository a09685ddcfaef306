import { AppwriteException, type Functions, type Messaging, type Project, type Storage, type TablesDB } from 'node-appwrite'

/** One thing to do, told before it is done. A destructive one removes stored data. */
export type Step = { words: string; isDestructive?: boolean; run: () => Promise<unknown> }

/** What the plan cannot do or change, said so that a person can. */
export type Note = string
export type Plan = {
  steps: Step[]
  notes: Note[]
  /** The server lacks something the file asks for; a later version of it may have it. */
  isPartial?: boolean
}

export type Services = { tables: TablesDB; storage: Storage; messaging: Messaging; functions: Functions; project: Project }

const tries = 300
const pauseMs = 200

/** Waits until `ready` answers true. @throws Error naming what did not become ready within a minute */
export async function waitFor(words: string, ready: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    if (await ready()) return
    await new Promise((done) => setTimeout(done, attempt < 5 ? pauseMs / 4 : pauseMs))
  }
  throw new Error(`${words} did not become ready within a minute. Run the same command again: it goes on where it stopped.`)
}

/** A part of the plan, or a note when the server answers that it does not have that part. */
export async function ifServed(what: string, plan: () => Promise<Plan>): Promise<Plan> {
  try {
    return await plan()
  } catch (error) {
    if (error instanceof AppwriteException && error.code === 501) return { steps: [], notes: [`This server has no ${what}. They are left out.`], isPartial: true }
    throw error
  }
}

/** Compares without regard to order, as permissions, events and scopes count as sets; absent is the same as empty. */
export const sameList = (one: readonly string[] = [], other: readonly string[] = []): boolean => one.length === other.length && one.toSorted().join('\n') === other.toSorted().join('\n')
