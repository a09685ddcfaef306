import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { route, type Route } from '../../http/route'
import { invalid, optional, required, validator, type Validator } from '../../http/validator'
import { phone, queryList, totalSwitch } from '../../http/validators'
import type { MockPhone } from '../messaging/phone-code'
import { pageOf } from './page-of'

const READ = { method: 'GET', scope: 'mocks.read', service: 'project', model: 'mock-phone' } as const
const WRITE = { scope: 'mocks.write', service: 'project', model: 'mock-phone' } as const
const MAX = 5000

const otp: Validator<string> = validator(
  "Value must be a valid string and exactly 6 chars and only consist of '0, 1, 2, 3, 4, 5, 6, 7, 8, 9' chars",
  (value) => (typeof value === 'string' && /^\d{6}$/.test(value) ? value : invalid),
)
const number = required(phone)
/** In an address the plus sign may have become a space, or be missing. */
const numberInPath = required(validator(() => phone.describe(), (value) => (typeof value === 'string' ? phone.parse(`+${value.trim().replace(/^\+/, '')}`) : invalid)))

/** Phone numbers for tests: they get no message, their code is always the same. */
export const mockPhoneRoutes: Route[] = [
  route({
    ...WRITE, method: 'POST', status: 201, path: '/project/mock-phones', params: { number, otp: required(otp) },
    handler: (context, given) => save(context, (phones) => {
      if (phones.length >= MAX) throw new AppwriteError('mock_number_limit_exceeded')
      if (phones.some((mock) => mock.number === given.number)) throw new AppwriteError('mock_number_already_exists')
      const mock = { number: given.number, otp: given.otp, createdAt: context.isoNow, updatedAt: context.isoNow }
      return { phones: [...phones, mock], mock }
    }),
  }),
  route({
    ...READ, model: 'mock-phone[]', path: '/project/mock-phones', params: { queries: optional(queryList, []), total: optional(totalSwitch, true) },
    handler: (context, asked) => {
      const all = stored(context)
      return { total: asked.total ? all.length : 0, mockNumbers: pageOf(all, asked.queries).map(toMockPhone) }
    },
  }),
  route({ ...READ, path: '/project/mock-phones/:number', params: { number: numberInPath }, handler: (context, given) => toMockPhone(mustFind(stored(context), given.number)) }),
  route({
    ...WRITE, method: 'PUT', path: '/project/mock-phones/:number', params: { number: numberInPath, otp: required(otp) },
    handler: (context, given) => save(context, (phones) => {
      const mock = { ...mustFind(phones, given.number), otp: given.otp, updatedAt: context.isoNow }
      return { phones: phones.map((other) => (other.number === mock.number ? mock : other)), mock }
    }),
  }),
  route({
    ...WRITE, method: 'DELETE', status: 204, path: '/project/mock-phones/:number', params: { number: numberInPath },
    handler: async (context, given) => {
      await save(context, (phones) => {
        const mock = mustFind(phones, given.number)
        return { phones: phones.filter((other) => other !== mock), mock }
      })
    },
  }),
]

function stored({ project }: Context): MockPhone[] {
  return project.settings.get<MockPhone[]>('auth.mockPhones', [])
}

function mustFind(phones: readonly MockPhone[], wanted: string): MockPhone {
  const mock = phones.find((other) => other.number === wanted)
  if (mock === undefined) throw new AppwriteError('mock_number_not_found')
  return mock
}

function toMockPhone(mock: MockPhone): Record<string, unknown> {
  return { $createdAt: mock.createdAt, $updatedAt: mock.updatedAt, number: mock.number, otp: mock.otp }
}

function save(context: Context, change: (phones: MockPhone[]) => { phones: MockPhone[]; mock: MockPhone }): Promise<unknown> {
  return context.write((tx) => {
    const { phones, mock } = change(stored(context))
    context.project.settings.set(tx, 'auth.mockPhones', phones)
    return toMockPhone(mock)
  })
}
