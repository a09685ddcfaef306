import { serverSettings } from '@/lib/config/server-settings'
import { version } from '@/package.json'

export const dynamic = 'force-dynamic'

const patienceMs = 2000

/** For those who watch over the clinic: whether it answers and reaches its records. No secret, no patient. */
export async function GET(): Promise<Response> {
  const isReachable = await backendAnswers()
  return Response.json({ status: isReachable ? 'ok' : 'degraded', backend: isReachable ? 'reachable' : 'unreachable', version }, { status: isReachable ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}

async function backendAnswers(): Promise<boolean> {
  try {
    const answer = await fetch(`${serverSettings().APPWRITE_ENDPOINT}/health/version`, { signal: AbortSignal.timeout(patienceMs), cache: 'no-store' })
    return answer.ok
  } catch {
    // Refused, timed out, or no such name: all the same to whoever asks here.
    return false
  }
}
