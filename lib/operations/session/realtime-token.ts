import { realtimeToken } from '../../data/accounts'
import type { Appwrite } from '../../data/appwrite-clients'

/** A token for the doorbell: fifteen minutes, and it dies with the session. */
export async function issueRealtimeToken(person: Appwrite): Promise<{ jwt: string; expiresInSeconds: number }> {
  return { jwt: await realtimeToken(person), expiresInSeconds: 900 }
}
