import { z } from 'zod'

const count = z.number().min(0)
const moment = z.string()

/** Bytes are whole pages of the file. */
const tableSize = z.object({ database: z.string(), id: z.string(), rows: count, bytes: count, indexBytes: count, indexes: z.array(z.object({ key: z.string(), type: z.string(), columns: z.array(z.string()) })) })
const statement = z.object({
  table: z.string().nullable(), shape: z.string(), plan: z.array(z.string()), readsAll: z.boolean(), index: z.array(z.string()), because: z.string().nullable(),
  calls: count, totalMs: count, maxMs: count, lastAt: moment,
})
const execution = z.object({ id: z.string(), functionId: z.string(), trigger: z.string(), status: z.string(), code: count, seconds: count, at: moment, logs: z.string(), errors: z.string() })
const functionState = z.object({ id: z.string(), enabled: z.boolean(), schedule: z.string(), nextRun: moment.nullable(), runs: count, failed: count, meanSeconds: count })
const message = z.object({ id: z.string(), kind: z.string(), status: z.string(), at: moment, topics: count, users: count, targets: count, delivered: count, errors: count })
const job = z.object({ kind: z.string(), waiting: count, tried: count, nextAt: moment, lastError: z.string() })
const mail = z.object({ at: moment, recipients: count, wasTaken: z.boolean(), ms: count })
const socket = z.object({ userId: z.string(), openedAt: moment, subscriptions: count, channels: z.array(z.string()), waitingBytes: count })
const backups = z.object({
  isScheduled: z.boolean(), nextAt: moment.nullable(), lastSuccess: z.object({ takenAt: moment, bytes: count, rows: count, durationMs: count }).nullable(), lastFailure: z.object({ at: moment, reason: z.string() }).nullable(),
  journal: z.object({ savedAt: moment.nullable(), trouble: z.string().nullable() }).nullable(),
})

/** What the local Appwrite tells the installation's own key about itself: sizes, plans, counts and ids, never what a record says. */
export const backendStudio = z.object({
  at: moment, startedAt: moment, version: z.string(), files: z.object({ databaseBytes: count, journalBytes: count }), memoryBytes: count,
  /** False in a file too large to measure without holding everybody up: sizes are 0 then. */
  isMeasured: z.boolean(), tables: z.array(tableSize),
  statements: z.object({ since: moment, calls: count, totalMs: count, slowest: z.array(statement) }),
  events: z.object({ perMinute: z.array(count), newest: z.array(z.object({ at: moment, name: z.string(), by: z.string() })) }),
  functions: z.array(functionState), executions: z.array(execution), messages: z.array(message), jobs: z.array(job),
  mails: z.object({ sent: count, failed: count, newest: z.array(mail) }),
  sockets: z.array(socket),
  backups: backups.nullable(),
})

export type BackendStudio = z.infer<typeof backendStudio>
