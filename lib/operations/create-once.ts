import { Refusal } from '@/lib/errors/refusals'

/**
 * Runs a creation whose id the form made. When the same form was sent twice, the second answers as the first did.
 * @param findMine finds what this very form made before, or null when the id belongs to something else
 */
export async function createOnce<Value>(findMine: () => Promise<Value | null>, create: () => Promise<Value>): Promise<Value> {
  try {
    return await create()
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'record.changed-meanwhile') throw error
    const mine = await findMine()
    if (mine === null) throw error
    return mine
  }
}
