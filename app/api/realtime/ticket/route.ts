import { type NextRequest, NextResponse } from 'next/server'
import { serverSettings } from '@/lib/config/server-settings'
import { issueRealtimeToken } from '@/lib/operations/session/realtime-token'
import { findContext } from '@/lib/session/context'

/** A short-lived token for this browser's realtime socket. The session itself never leaves the server. */
export async function POST(request: NextRequest) {
  const context = await findContext()
  if (!context) return NextResponse.json({}, { status: 401 })
  const { APPWRITE_PUBLIC_ENDPOINT, APPWRITE_PROJECT_ID, APPWRITE_DATABASE_ID } = serverSettings()
  const { jwt, expiresInSeconds } = await issueRealtimeToken(context.appwrite)
  const endpoint = APPWRITE_PUBLIC_ENDPOINT ?? `${originOf(request)}/v1`
  return NextResponse.json({ endpoint, projectId: APPWRITE_PROJECT_ID, databaseId: APPWRITE_DATABASE_ID, jwt, expiresInSeconds }, { headers: { 'cache-control': 'no-store' } })
}

/** The address the browser used: a socket elsewhere would be refused by the page's own policy. */
function originOf(request: NextRequest): string {
  return request.headers.get('origin') ?? serverSettings().APP_ORIGIN
}
