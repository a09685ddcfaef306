import { z } from 'zod'
import { day, decimal, id, instant, maybe, nested, oneOf, record, text, texts } from '../record'

export const instrument = record({ name: text(80), model: maybe(text(80)), serialNumber: maybe(text(60)), section: text(60), testKeys: texts(20), status: oneOf(['in-use', 'maintenance', 'out-of-service']), lastServiceOn: maybe(day()) })
export type Instrument = z.infer<typeof instrument>

export const controlMaterial = record({ name: text(120), lotNumber: text(40), expiresOn: day(), level: text(20), targets: nested(z.record(z.string(), z.object({ mean: z.number(), sd: z.number(), unit: z.string() })), 12000), status: oneOf(['in-use', 'retired']) })
export type ControlMaterial = z.infer<typeof controlMaterial>

export const controlRun = record({ instrumentId: id(), materialId: id(), testKey: text(20), level: text(20), value: decimal(), z: decimal(), runAt: instant(), runBy: id(), outcome: oneOf(['accepted', 'warning', 'rejected']), rulesBroken: texts(20), reviewedBy: maybe(id()), reviewNote: maybe(text(500)) })
export type ControlRun = z.infer<typeof controlRun>
