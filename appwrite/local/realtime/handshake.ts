import type { IncomingMessage } from 'node:http'
import { accountRefusal } from '../auth/account-refusal'
import type { Auth } from '../auth/auth'
import { GUEST, personOfJwt, personOfSession } from '../auth/resolve-auth'
import type { Backend } from '../backend'
import { isOwnAddress, originRefusal } from '../http/origins'
import { readHead, type RequestInfo } from '../http/request-info'
import type { Project } from '../project'
import type { Wish } from './frames'

export type Handshake = { request: RequestInfo; project: Project | null; auth: Auth; wishes: Wish[]; refusal: string | null }

/** Reads who connects and to what from the address and headers of the handshake. */
export function readHandshake(backend: Backend, message: IncomingMessage): Handshake {
  const [path = '', query = ''] = (message.url ?? '').split(/\?(.*)/s)
  const request = readHead(message, { path, query, limits: backend.limits })
  const named = request.query.project
  const project = backend.findProject(typeof named === 'string' ? named : '')
  if (project === null) return { request, project, auth: GUEST, wishes: [], refusal: 'Missing or unknown project ID' }
  const origin = request.headers.origin ?? ''
  if (origin !== '' && !isOwnAddress({ backend, project }, origin)) return { request, project, auth: GUEST, wishes: [], refusal: originRefusal(origin) }
  try {
    return { request, project, auth: personBehind(backend, project, request), wishes: wishesInAddress(request, query), refusal: null }
  } catch (error) {
    return { request, project, auth: GUEST, wishes: [], refusal: error instanceof Error ? error.message : String(error) }
  }
}

function personBehind(backend: Backend, project: Project, request: RequestInfo): Auth {
  const name = `a_session_${project.id}`
  const { jwt } = request.query
  const person = typeof jwt === 'string' && jwt !== '' ? personOfJwt({ backend, project }, jwt) : personOfSession({ backend, project }, request.cookies[name] ?? request.cookies[`${name}_legacy`] ?? '')
  return person === null ? GUEST : admitted(project, person)
}

/** A blocked person, or one whose second factor is missing, hears what a guest hears. */
export function admitted(project: Project, person: Auth): Auth {
  return accountRefusal(project.db, person) === null ? person : GUEST
}

/** Older clients name channels in the address, each with queries per slot: `channel[slot][]`. */
function wishesInAddress({ query }: RequestInfo, text: string): Wish[] {
  const slots = new Map<string, Wish>()
  for (const channel of textsOf(query.channels)) {
    for (const [slot, queries] of slotsOf(text, channel)) {
      const wish = slots.get(slot) ?? { subscriptionId: slot, channels: [], queries }
      if (!wish.channels.includes(channel)) wish.channels.push(channel)
      slots.set(slot, wish)
    }
  }
  return [...slots.values()]
}

/** Names as PHP keeps them: underscores for dots. */
const plainName = (name: string) => name.replaceAll('.', '_')

/** The queries under a channel's name, by slot. A channel without any is in the first. `project` alone names the project. */
function slotsOf(text: string, channel: string): Map<string, string[]> {
  const slots = new Map<string, string[]>()
  for (const [name, value] of new URLSearchParams(text)) {
    const [, base = '', brackets = ''] = /^([^[]*)(.*)$/s.exec(name) ?? []
    if (plainName(base) !== plainName(channel) || (base === 'project' && brackets === '')) continue
    const [slot, ...deeper] = [...brackets.matchAll(/\[([^\]]*)\]/g)].map(([, key = '']) => key)
    const key = slot === '' ? String(slots.size) : (slot ?? '0')
    slots.set(key, deeper.length > 0 ? [...(slots.get(key) ?? []), value] : [value])
  }
  return slots.size === 0 ? new Map([['0', []]]) : slots
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  const list = Array.isArray(value) ? value : typeof value === 'object' && value !== null ? Object.values(value) : []
  return list.filter((item): item is string => typeof item === 'string')
}
