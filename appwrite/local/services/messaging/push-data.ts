import type { MessageData } from './message.model'

/** The parts of a notification that carry something; empty ones are left out. */
export function pushData(given: Record<string, unknown>): MessageData {
  const data: MessageData = {}
  for (const [name, value] of Object.entries(given)) {
    if (value === null || value === '' || value === false) continue
    if (name === 'badge' && Number(value) < 0) continue
    data[name] = name === 'image' ? splitFile(String(value)) : value
  }
  return data
}

function splitFile(pair: string): { bucketId: string; fileId: string } {
  const [bucketId = '', fileId = ''] = pair.split(':')
  return { bucketId, fileId }
}
