import { serverSettings } from '@/lib/config/server-settings'
import { listSigningKeys } from '@/lib/operations/documents/list-signing-keys'

export const dynamic = 'force-dynamic'

/** The public keys of signed documents (JSON Web Key Set), for programs that check papers by themselves. */
export async function GET(): Promise<Response> {
  return Response.json(await listSigningKeys(serverSettings().APPWRITE_DATABASE_ID), { headers: { 'cache-control': 'public, max-age=300' } })
}
