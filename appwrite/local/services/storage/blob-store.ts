import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Backend } from '../../backend'

const BLOB = /^[0-9a-f]{32}$/
const stores = new WeakMap<Backend, BlobStore>()

/** The one blob store of a server. */
export function blobsOf(backend: Backend): BlobStore {
  const known = stores.get(backend)
  if (known !== undefined) return known
  const store = new BlobStore(backend.folder.folder('files'))
  stores.set(backend, store)
  return store
}

/**
 * Bytes under random names, written once and never changed. A blob is on disk (its name included)
 * before `write` resolves, so a row committed afterwards can rely on it.
 */
export class BlobStore {
  readonly #memory = new Map<string, Buffer>()
  /** Written by this process while the sweep has not run yet; their rows may still be on the way. */
  #fresh: Set<string> | null = new Set()

  readonly #removals = new Set<Promise<unknown>>()
  readonly #holds = new Set<symbol>()
  /** Told of every blob once it is on disk, before any row can name it. */
  onWritten: ((name: string) => void) | null = null
  #heldBack: string[] = []

  constructor(private readonly folder: string | null) {}

  async write(bytes: Buffer): Promise<string> {
    const name = randomBytes(16).toString('hex')
    this.#fresh?.add(name)
    if (this.folder === null) this.#memory.set(name, bytes)
    else await writeDurably(this.folder, name, bytes)
    this.onWritten?.(name)
    return name
  }

  /** The bytes, or null when there is no such blob. */
  async read(name: string): Promise<Buffer | null> {
    if (this.folder === null) return this.#memory.get(name) ?? null
    try {
      return await readFile(this.#path(name))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw error
    }
  }

  async remove(names: readonly string[]): Promise<void> {
    if (this.#holds.size > 0) {
      this.#heldBack.push(...names)
      return
    }
    for (const name of names) {
      if (name === '') continue
      if (this.folder === null) this.#memory.delete(name)
      else await rm(this.#path(name), { force: true })
    }
  }

  /** Removes blobs whose rows are gone; what cannot be removed now, the next start sweeps up. */
  removeLater(names: readonly string[]): void {
    const job = this.remove(names).catch(() => undefined)
    this.#removals.add(job)
    void job.then(() => this.#removals.delete(job))
  }

  /** Keeps every blob until the answered function is called, for whoever is still to read what a row named a moment ago. */
  hold(): () => void {
    const hold = Symbol('hold')
    this.#holds.add(hold)
    return () => {
      if (!this.#holds.delete(hold) || this.#holds.size > 0) return
      const names = this.#heldBack
      this.#heldBack = []
      this.removeLater(names)
    }
  }

  /** Resolves when no removal is under way. */
  async settle(): Promise<void> {
    await Promise.all(this.#removals)
  }

  /** Removes what a crashed process left behind: half-written files and blobs no row points to. */
  async sweep(isReferenced: (name: string) => boolean): Promise<number> {
    const fresh = this.#fresh
    let removed = 0
    for (const { file, name } of await this.#list()) {
      if (BLOB.test(name) && (fresh?.has(name) === true || isReferenced(name))) continue
      if (name.endsWith('.part') && fresh?.has(name.slice(0, -5)) === true) continue
      if (BLOB.test(name) && this.#holds.size > 0) this.#heldBack.push(name)
      else await rm(file, { force: true })
      removed++
    }
    this.#fresh = null
    return removed
  }

  async #list(): Promise<{ file: string; name: string }[]> {
    if (this.folder === null) return []
    const found: { file: string; name: string }[] = []
    for (const shelf of await readdir(this.folder)) {
      if (!/^[0-9a-f]{2}$/.test(shelf)) continue
      for (const name of await readdir(join(this.folder, shelf))) found.push({ file: join(this.folder, shelf, name), name })
    }
    return found
  }

  #path(name: string): string {
    if (!BLOB.test(name)) throw new Error('A blob has an unusable name.')
    return join(this.folder ?? '', name.slice(0, 2), name)
  }
}

async function writeSynced(file: string, bytes: Buffer): Promise<void> {
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function writeDurably(folder: string, name: string, bytes: Buffer): Promise<void> {
  const shelf = join(folder, name.slice(0, 2))
  const made = await mkdir(shelf, { recursive: true, mode: 0o700 })
  const temporary = join(shelf, `${name}.part`)
  try {
    await writeSynced(temporary, bytes)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await rename(temporary, join(shelf, name))
  await syncFolder(shelf)
  if (made !== undefined) await syncFolder(folder)
}

/** A new name survives a power cut only once its folder is on disk too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
