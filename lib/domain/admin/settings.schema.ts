import { z } from 'zod'
import { flag, id, instant, integer, maybe, nested, oneOf, record, text } from '../record'

export const setting = record({ key: text(60), value: nested(z.unknown(), 8000) })
export type Setting = z.infer<typeof setting>

export const featureFlag = record({ key: text(60), enabled: flag(), audience: oneOf(['everyone', 'staff', 'admin']) })
export type FeatureFlag = z.infer<typeof featureFlag>

/** A clinical limit or table row as the organisation approved it. Author and approver are two people. */
export const configurationVersion = record({
  kind: text(60),
  key: text(80),
  number: integer(),
  value: nested(z.unknown(), 20000),
  source: text(500),
  effectiveFrom: instant(),
  status: oneOf(['proposed', 'approved', 'retired']),
  proposedBy: id(),
  approvedBy: maybe(id()),
  approvedAt: maybe(instant()),
})
export type ConfigurationVersion = z.infer<typeof configurationVersion>
