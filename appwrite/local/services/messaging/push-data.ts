import type { MessageData } from './message.model'

/** Turns `bucket:file` into what a device can fetch. */
export type ImageOf = (pair: string) => Record<string, string>

/** What a new notification carries; what says nothing is left out. */
export function newPushData(given: Record<string, unknown>, imageOf: ImageOf): MessageData {
  const data: MessageData = {}
  for (const [name, value] of Object.entries(given)) {
    const saysNothing = value === null || value === '' || value === false || (name === 'badge' && Number(value) < 0) || (name === 'data' && Object.keys(value as object).length === 0)
    if (!saysNothing) data[name] = name === 'image' ? imageOf(String(value)) : value
  }
  return data
}

/** What a change says, be it false. */
export function changedPushData(given: Record<string, unknown>, imageOf: ImageOf): MessageData {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null).map(([name, value]) => [name, name === 'image' ? imageOf(String(value)) : value]))
}
