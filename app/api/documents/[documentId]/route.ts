import { can } from '@/lib/access/permissions'
import { Refusal, refuse, wordsFor } from '@/lib/errors/refusals'
import { downloadDocument } from '@/lib/operations/documents/download-document'
import { requireContext } from '@/lib/session/context'

export const dynamic = 'force-dynamic'

const statusOf: Record<string, number> = { 'session.required': 401, 'session.email-not-verified': 403, 'access.not-allowed': 403, 'access.no-care-relationship': 403, 'document.not-ready': 409, 'document.revoked': 410, 'backend.unavailable': 503 }

/** A document for whoever may read it; `?show=1` opens it in the browser instead of saving it. */
export async function GET(request: Request, { params }: { params: Promise<{ documentId: string }> }): Promise<Response> {
  try {
    const { documentId } = await params
    const context = await requireContext()
    if (!can(context.actor.role, 'document:download') && !can(context.actor.role, 'own-document:download')) refuse('access.not-allowed')
    if (!context.account.isEmailVerified) refuse('session.email-not-verified')
    const { bytes, fileName, mimeType } = await downloadDocument(context, documentId)
    const disposition = new URL(request.url).searchParams.has('show') ? 'inline' : 'attachment'
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': mimeType, 'content-length': String(bytes.length), 'content-disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff',
        // A browser's own PDF viewer does not open inside a sandbox; everything else stays in one.
        ...(mimeType === 'application/pdf' ? {} : { 'content-security-policy': "default-src 'none'; sandbox" }),
      },
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { says, next } = wordsFor(error.code, error.detail)
    return new Response(`${says}\n${next}\n`, { status: statusOf[error.code] ?? 404, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'private, no-store' } })
  }
}
