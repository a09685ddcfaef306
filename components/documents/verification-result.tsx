import type { SignedClaims } from '@/lib/domain/files/document.schema'
import type { VerificationAnswer } from '@/lib/domain/files/signed-claims'
import { formatInstant } from '@/lib/format/instants'
import { DescriptionList } from '@/components/ui/description-list'
import { Icon, type IconName } from '@/components/ui/icon'
import { Panel } from '@/components/ui/panel'

export type VerificationResultProps = { answer: VerificationAnswer; claims: SignedClaims | null; changedAt: string | null; zone: string }

type Words = { title: string; says: string; icon: IconName; look: string; ink: string }

const words: Record<VerificationAnswer, Words> = {
  genuine: { title: 'Genuine', says: 'The clinic issued this document and it is the latest version. Compare the lines below with the paper: they must be the same.', icon: 'check-circle', look: 'border-success-line bg-success-tint', ink: 'text-success-text' },
  superseded: { title: 'Genuine, but replaced', says: 'The clinic issued this document and has since issued a newer version. Do not rely on this one: ask for the newer.', icon: 'warning', look: 'border-warning-line bg-warning-tint', ink: 'text-warning-text' },
  revoked: { title: 'Taken back', says: 'The clinic issued this document and has taken it back. Do not rely on it.', icon: 'alert', look: 'border-critical-line bg-critical-tint', ink: 'text-critical-text' },
  altered: { title: 'Not genuine', says: 'The signature of this document does not hold. Do not rely on it, and tell the clinic.', icon: 'alert', look: 'border-critical-line bg-critical-tint', ink: 'text-critical-text' },
  unknown: { title: 'Unknown', says: 'No issued document carries this code. Check it for typing mistakes. If it is exactly as printed, do not rely on the paper.', icon: 'alert', look: 'border-critical-line bg-critical-tint', ink: 'text-critical-text' },
}

const kinds: Partial<Record<SignedClaims['kind'], string>> = { 'lab-report': 'Laboratory report', prescription: 'Prescription' }

/** One plain answer, and what the clinic signed, to hold against the paper. */
export function VerificationResult({ answer, claims, changedAt, zone }: VerificationResultProps) {
  const { title, says, icon, look, ink } = words[answer]
  return (
    <>
      <div role="status" className={`flex items-start gap-4 rounded-panel border px-4 py-4 ${look}`}>
        <Icon name={icon} className={`mt-1 size-8 ${ink}`} />
        <div className="grid min-w-0 gap-1">
          <p className="text-title font-title text-ink">{title}</p>
          <p className="text-body text-ink-2">{says}</p>
          {changedAt && <p className="text-body text-ink-2">{answer === 'revoked' ? 'Taken back' : 'Replaced'} {formatInstant(changedAt, zone)} ({zone}).</p>}
        </div>
      </div>
      {claims && <ClaimedLines claims={claims} zone={zone} />}
    </>
  )
}

function ClaimedLines({ claims, zone }: { claims: SignedClaims; zone: string }) {
  return (
    <Panel title="What the paper must say">
      <div className="grid gap-4">
        <DescriptionList items={[
          { term: 'Document', value: kinds[claims.kind] ?? 'Document' }, { term: 'Issued by', value: claims.issuer }, { term: 'Patient', value: `${claims.subject.initials} born ${claims.subject.bornYear}` },
          { term: 'Version', value: claims.number }, { term: 'Issued', value: `${formatInstant(claims.issuedAt, zone)} (${zone})` },
        ]} />
        <ol className="grid gap-1 border-t pt-3 text-dense text-ink">
          {claims.lines.map((line, index) => <li key={`${index} ${line}`} className="wrap-anywhere">{line}</li>)}
        </ol>
      </div>
    </Panel>
  )
}
