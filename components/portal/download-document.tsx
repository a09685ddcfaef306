import { ButtonLink } from '@/components/ui/button'
import type { StoredDocument } from '@/lib/domain/files/document.schema'

/** The signed document, or the words that it is being prepared. Every download is written down. */
export function DownloadDocument({ document, label }: { document: StoredDocument | null; label: string }) {
  if (!document) return <p className="text-body text-ink-2">The signed document is being prepared.</p>
  return <ButtonLink href={`/api/documents/${document.id}`} icon="download" prefetch={false} download>{label}</ButtonLink>
}
