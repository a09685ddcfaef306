import { Banner } from '@/components/ui/banner'
import type { StoredDocument } from '@/lib/domain/files/document.schema'
import { formatInstant } from '@/lib/format/instants'
import { revokeWords } from './revoke-words'

/** That a paper was taken back, why and by whom. Nothing for one that is valid. */
export function RevocationBanner({ document, zone }: { document: Pick<StoredDocument, 'status' | 'revocation'> | null; zone: string }) {
  if (document?.status !== 'revoked') return null
  const { revocation } = document
  return (
    <Banner tone="warning" title="This document was taken back">
      {revocation && `${revokeWords[revocation.reason]}. ${revocation.byName}, ${formatInstant(revocation.at, zone)}. `}Whoever checks the paper is told that it is no longer valid.
    </Banner>
  )
}
