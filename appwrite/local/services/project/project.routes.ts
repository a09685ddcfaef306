import type { Context } from '../../http/context'
import { route, type Route } from '../../http/route'
import { required } from '../../http/validator'
import { list, oneOf, strictBoolean } from '../../http/validators'
import { label } from '../users/users.validators'
import { AUTH_METHODS, PROTOCOLS, SERVICES, toProject } from './project.model'

export const READ = { method: 'GET', scope: 'project.read', service: 'project' } as const
export const WRITE = { scope: 'project.write', service: 'project' } as const
const enabled = { enabled: required(strictBoolean) }

/** The old name of an id and of its switch, in today's words. */
const renamed = (from: string, to: string) => ({ [from]: id, status, ...body }: Record<string, unknown>) => ({ ...body, ...(id === undefined ? {} : { [to]: id === 'realtime' ? 'websocket' : id }), ...(status === undefined ? {} : { enabled: status }) })
const patch = { ...WRITE, method: 'PATCH', model: 'project' } as const

/** The project and its switches. */
export const projectRoutes: Route[] = [
  route({ ...READ, path: '/project', model: 'project', params: {}, handler: toProject }),
  route({ ...WRITE, method: 'PUT', path: '/project/labels', model: 'project', params: { labels: required(list(label, 1000)) }, handler: (context, { labels }) => saveSetting(context, 'project.labels', [...new Set(labels)]) }),
  route({
    ...patch, path: '/project/auth-methods/:methodId', older: { below: '1.9.2', rewrite: renamed('method', 'methodId') }, params: { methodId: required(oneOf(Object.keys(AUTH_METHODS))), ...enabled },
    handler: (context, given) => saveSwitch(context, { name: 'auth.methods', id: given.methodId, enabled: given.enabled }),
  }),
  ...['/project/services/:serviceId', '/project/services/:serviceId/status'].map((path) => route({
    ...patch, path, older: { below: '1.9.1', rewrite: renamed('service', 'serviceId') }, params: { serviceId: required(oneOf(SERVICES)), ...enabled },
    handler: (context, given) => saveSwitch(context, { name: 'services', id: given.serviceId, enabled: given.enabled }),
  })),
  ...['/project/protocols/:protocolId', '/project/protocols/:protocolId/status'].map((path) => route({
    ...patch, path, older: { below: '1.9.1', rewrite: renamed('api', 'protocolId') }, params: { protocolId: required(oneOf(PROTOCOLS)), ...enabled },
    handler: (context, given) => saveSwitch(context, { name: 'protocols', id: given.protocolId, enabled: given.enabled }),
  })),
]

/** Stores one setting and answers the project. */
export async function saveSetting(context: Context, name: string, value: unknown): Promise<Record<string, unknown>> {
  const { settings } = context.project
  await context.write((tx) => {
    if (settings.get<string | null>('project.createdAt', null) === null) settings.set(tx, 'project.createdAt', context.isoNow)
    settings.set(tx, name, value)
    settings.set(tx, 'project.updatedAt', context.isoNow)
  })
  return toProject(context)
}

function saveSwitch(context: Context, { name, id, enabled: on }: { name: string; id: string; enabled: boolean }): Promise<Record<string, unknown>> {
  return saveSetting(context, name, { ...context.project.settings.get<Record<string, boolean>>(name, {}), [id]: on })
}
