import { ButtonLink } from '@/components/ui/button'
import type { StoredDocument } from '@/lib/domain/files/document.schema'

/** The signed document, or why there is none yet. Every download is written down. */
export function DownloadDocument({ document, isAsked = true, label }: { document: StoredDocument | null; isAsked?: boolean; label: string }) {
  if (!isAsked) return <p className="text-body text-ink-2">No signed document was made for this one.</p>
  if (document?.status === 'revoked') return <p className="text-body text-warning-text">The clinic took this document back. Ask for a new one before you use it.</p>
  if (!document) return <p className="text-body text-ink-2">The signed document is being prepared.</p>
  return <ButtonLink href={`/api/documents/${document.id}`} icon="download" prefetch={false} download>{label}</ButtonLink>
}
