'use client'
import { PrescriptionLine } from '@/components/clinical/prescription-line'
import { AlertDialog } from '@/components/ui/alert-dialog'
import { type DraftLine, sentenceOf, shownLine } from './draft-line'

type SignDialogProps = { isOpen: boolean; onOpenChange: (isOpen: boolean) => void; patientText: string; lines: readonly DraftLine[]; reasonCount: number; isSigning: boolean; onSign: () => void }

/** The last look before the signature: every line as it will be sent. */
export function SignDialog({ isOpen, onOpenChange, patientText, lines, reasonCount, isSigning, onSign }: SignDialogProps) {
  return (
    <AlertDialog
      open={isOpen}
      onOpenChange={onOpenChange}
      title={`Sign ${lines.length} ${lines.length === 1 ? 'medicine' : 'medicines'} for ${patientText}?`}
      description={`The pharmacy and the patient see it at once.${reasonCount > 0 ? ` The pharmacist reads your ${reasonCount === 1 ? 'reason' : `${reasonCount} reasons`}.` : ''} A signed prescription is never edited: it can be stopped.`}
      confirmLabel="Sign prescription"
      onConfirm={onSign}
      busy={isSigning ? 'Signing' : null}
    >
      <ul className="grid gap-2.5">
        {lines.map((line) => (
          <li key={line.id} className="rounded-control border bg-surface px-3 py-2">
            <PrescriptionLine line={shownLine(line)} sentence={sentenceOf(line)} />
            <p className="text-meta text-ink-3 figures">Supply {line.quantity} {line.choice.pieces}{line.refills ? `, ${line.refills} ${line.refills === 1 ? 'refill' : 'refills'}` : ''}</p>
          </li>
        ))}
      </ul>
    </AlertDialog>
  )
}
