import { NextResponse } from 'next/server'
import { parseInput, answerRefusal } from '@/actions/define-action'
import { resumeSessionInput } from '@/lib/domain/admin/resume-session.input'
import { refuse } from '@/lib/errors/refusals'
import { resumeSession } from '@/lib/operations/session/resume-session'
import { requestOrigin } from '@/lib/session/context'
import { keepSession } from '@/lib/session/session-cookie'

/** The same person signs in again on the page they left open. A route: an action would draw the page anew under what they typed. */
export async function POST(request: Request): Promise<Response> {
  try {
    // Other sites cannot send this content type without asking first, and nobody answers them.
    if (!request.headers.get('content-type')?.startsWith('application/json')) refuse('input.invalid')
    const { actingAs, ...input } = parseInput(resumeSessionInput, await request.json().catch(() => null))
    const session = await resumeSession({ origin: await requestOrigin(), now: () => new Date() }, { actingAs, ...input })
    await keepSession({ userId: session.userId, secret: session.secret, expiresAt: session.expiresAt, actingAs })
    return NextResponse.json({ ok: true }, { headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    return NextResponse.json(answerRefusal(error), { status: 400, headers: { 'cache-control': 'no-store' } })
  }
}
