import type { Project } from '../project'

/** Sessions that are over; `null` means every session of the user. */
export type EndedSessions = { userId: string; sessionIds: readonly string[] | null }
/** A user whose roles have changed, so that open sockets take them over. */
export type ChangedRoles = { userId: string }

/** Tells those who hold something open for a person (sockets) that his session or roles changed. */
export class SessionWatch {
  readonly #ended = new Set<(ended: EndedSessions) => void>()
  readonly #changed = new Set<(changed: ChangedRoles) => void>()

  onEnded(listener: (ended: EndedSessions) => void): void {
    this.#ended.add(listener)
  }

  onRolesChanged(listener: (changed: ChangedRoles) => void): void {
    this.#changed.add(listener)
  }

  /** Call after the commit. */
  ended(ended: EndedSessions): void {
    for (const listener of this.#ended) listener(ended)
  }

  /** Call after the commit. */
  rolesChanged(changed: ChangedRoles): void {
    for (const listener of this.#changed) listener(changed)
  }
}

const watches = new WeakMap<Project, SessionWatch>()

/** The one watch of a project, made when it is first asked for. */
export function sessionWatch(project: Project): SessionWatch {
  let watch = watches.get(project)
  if (watch === undefined) {
    watch = new SessionWatch()
    watches.set(project, watch)
  }
  return watch
}
