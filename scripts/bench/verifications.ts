import { Client, TablesDB, Users } from 'node-appwrite'
import { appwriteAsFunction } from '@/lib/data/appwrite-clients'
import { openClinic } from '@/lib/data/clinic'
import { newId } from '@/lib/data/new-id'
import { openReaders } from '@/lib/data/reader'
import type { OperationContext } from '@/lib/operations/operation'
import { verifyResults } from '@/lib/operations/lab/verify-results'
import { orderToVerify } from '@/appwrite/seed/load-many'
import type { Target } from './people'

const secondPerson = { userId: 'riverside-lab2', name: 'Second technician' }
const rounds = [{ people: 1, orders: 40, how: 'one' }, { people: 50, orders: 100, how: '50 without pause' }] as const

/** How many orders have to wait for their second person. */
export const ordersToVerify = rounds.reduce((sum, { orders }) => sum + orders, 0)

/** What verifying an order of ten tests costs, from the reads that check it to the report that is saved with it. Its paper is rendered by then or soon after. */
export async function timeVerifications(target: Target, { databaseId }: { databaseId: string }) {
  const context = await contextOf(target, databaseId)
  let next = 0
  const rows = []
  for (const { people, orders, how } of rounds) {
    const times: number[] = []
    const last = next + orders
    const began = performance.now()
    await Promise.all(Array.from({ length: people }, async () => {
      while (next < last) times.push(await verifyOne(context, orderToVerify(next++)))
    }))
    const sorted = times.toSorted((a, b) => a - b)
    rows.push({ name: 'verify: ten results', how, p50: sorted[Math.floor(sorted.length / 2)]!, p95: sorted[Math.floor(sorted.length * 0.95)]!, perSecond: (times.length * 1000) / (performance.now() - began) })
  }
  return rows
}

async function verifyOne(context: OperationContext, orderId: string): Promise<number> {
  const { items } = await context.data.labResults.list({ where: { orderId }, limit: 100 })
  const started = performance.now()
  await verifyResults(context, { orderId, results: items.map(({ id: resultId, version }) => ({ resultId, version })), comment: '' })
  return performance.now() - started
}

async function contextOf(target: Target, databaseId: string): Promise<OperationContext> {
  const client = () => new Client().setEndpoint(target.endpoint).setProject(target.projectId)
  const { secret } = await new Users(client().setKey(target.key)).createSession({ userId: secondPerson.userId })
  const actor = { kind: 'person', id: secondPerson.userId, name: secondPerson.name, role: 'lab_technician', organisationId: 'riverside', patientId: null } as const
  const origin = { address: null, device: null, requestId: 'bench' }
  const now = () => new Date()
  const clinic = openClinic(appwriteAsFunction(target), databaseId, { actor, origin, now, newId })
  return { actor, organisation: await clinic.organisations.get('riverside'), data: openReaders(new TablesDB(client().setSession(secret)), databaseId), clinic, origin, now, newId }
}
