import type { Clinic } from '@/lib/data/clinic'
import type { AuditEntry } from '@/lib/domain/admin/audit.schema'
import { type ChainEnds, sealEntries, withoutSeal } from './seal-audit'
import { sealSince } from './seal-recent'

const page = 500
/** How far back a sealer looks when it starts; the scheduled one looks further. */
const startMinutes = 60

export type Sealer = {
  /** Seals what is there now; calls at the same time share one run. */
  run(): Promise<number>
  stop(): void
}

type Starting = { clinic: Clinic; now: () => Date; everyMs?: number; onFailure: (error: unknown) => void }

/**
 * Seals new audit entries every second, in the order storage received them, without asking for any entry twice.
 * The first of several failing runs is told, and all are made again; nothing is lost, because entries without a link are found again.
 */
export function startSealer({ clinic, now, everyMs = 1000, onFailure }: Starting): Sealer {
  const ends: ChainEnds = new Map()
  let cursor: string | null = null
  let running: Promise<number> | null = null

  const sealNew = async (): Promise<number> => {
    if (cursor === null) {
      cursor = await newestEntry(clinic)
      return sealSince(clinic, { since: new Date(now().getTime() - startMinutes * 60_000), now })
    }
    let sealed = 0
    for (;;) {
      const { items }: { items: AuditEntry[] } = await clinic.auditEntries.list({ limit: page, after: cursor })
      if (items.length === 0) return sealed
      sealed += await sealEntries(clinic, ends.size === 0 ? await withoutSeal(clinic, items) : items, { ends, now })
      cursor = items.at(-1)!.id
    }
  }

  const run = (): Promise<number> => (running ??= sealNew().finally(() => (running = null)))
  let isFailing = false
  const tick = async () => {
    try {
      await run()
      isFailing = false
    } catch (error) {
      if (!isFailing) onFailure(error)
      isFailing = true
    }
  }
  const timer = setInterval(() => void tick(), everyMs)
  timer.unref()
  return { run, stop: () => clearInterval(timer) }
}

/** The newest entry; null while there is none, and then the next look starts at the beginning again. */
const newestEntry = async (clinic: Clinic): Promise<string | null> => (await clinic.auditEntries.first({ orderBy: ['at', 'desc'] }))?.id ?? null
