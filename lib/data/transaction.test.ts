import { AppwriteException, type TablesDB } from 'node-appwrite'
import { describe, expect, it } from 'vitest'
import { aRecord } from '@/lib/testing/arbitrary-record'
import { refused } from '@/lib/testing/refused'
import { runTransaction, type Writing } from './transaction'

const writing: Writing = {
  actor: { kind: 'system', id: 'test', name: 'Test', role: 'system', organisationId: 'riverside' }, origin: { address: null, device: null, requestId: 'test' }, now: () => new Date('2026-03-05T10:00:00Z'), newId: () => 'new',
}
const broken = (code: string) => new TypeError('fetch failed', { cause: Object.assign(new Error('no answer'), { code }) })

/** A storage whose commit ends with an error, and what it says afterwards about the transaction, look by look. */
function storageThat({ commitFails, thenSays }: { commitFails: Error; thenSays: (string | Error)[] }) {
  const asked: string[] = []
  const tables = {
    createTransaction: async () => ({ $id: 'tx' }),
    createOperations: async () => ({}),
    updateTransaction: async () => {
      throw commitFails
    },
    getTransaction: async ({ transactionId }: { transactionId: string }) => {
      asked.push(transactionId)
      const says = thenSays[asked.length - 1] ?? 'pending'
      if (says instanceof Error) throw says
      return { $id: transactionId, status: says }
    },
  } as unknown as TablesDB
  const save = () => runTransaction({ tables, databaseId: 'clinic' }, writing, (tx) => tx.notifications.create(aRecord('notifications', { id: 'n1', organisationId: 'riverside', userId: 'u' })).id)
  return { save, asked }
}

describe('a commit whose answer got lost', () => {
  it('is done when storage says so, also after it had to be started again', async () => {
    const { save, asked } = storageThat({ commitFails: broken('UND_ERR_SOCKET'), thenSays: [broken('ECONNREFUSED'), 'committed'] })
    expect(await save()).toBe('n1')
    expect(asked).toEqual(['tx', 'tx'])
  })

  it('is not called unsaved when storage does not know it as done', async () => {
    expect(await refused(storageThat({ commitFails: broken('ECONNRESET'), thenSays: ['pending'] }).save())).toBe('backend.unsure')
  })

  it('was never made when nobody was reached, or when storage refused it', async () => {
    const away = storageThat({ commitFails: broken('ECONNREFUSED'), thenSays: [] })
    expect(await refused(away.save())).toBe('backend.unavailable')
    const refusing = storageThat({ commitFails: new AppwriteException('conflict', 409, 'transaction_conflict'), thenSays: [] })
    expect(await refused(refusing.save())).toBe('record.changed-meanwhile')
    expect([away.asked, refusing.asked]).toEqual([[], []])
  })
})
