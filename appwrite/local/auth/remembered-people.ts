import type { Project } from '../project'
import type { Auth } from './auth'

type Remembered = { auth: Auth; epoch: number; expiresAt: number }

const MOST = 5000

/** Who stands behind a session or a token, until it expires or any account, session or membership changes. */
export class RememberedPeople {
  readonly #projects = new WeakMap<Project, Map<string, Remembered>>()

  find(project: Project, proof: string, now: number): Auth | undefined {
    const known = this.#projects.get(project)?.get(proof)
    return known !== undefined && known.epoch === project.db.identityEpoch && known.expiresAt > now ? known.auth : undefined
  }

  /** Whether the proof was good at some time, even if it no longer is. */
  has(project: Project, proof: string): boolean {
    return this.#projects.get(project)?.has(proof) === true
  }

  /** `expiresAt`: milliseconds since the epoch. */
  keep(project: Project, proof: string, { auth, expiresAt }: { auth: Auth; expiresAt: number }): void {
    const people = this.#projects.get(project) ?? new Map<string, Remembered>()
    if (people.size >= MOST) people.clear()
    people.set(proof, { auth, epoch: project.db.identityEpoch, expiresAt })
    this.#projects.set(project, people)
  }
}
