'use client'
import { useRouter } from 'next/navigation'
import { printSpecimenLabel } from '@/actions/lab/print-specimen-label'
import { ActionButton } from '@/components/forms/action-button'
import type { Specimen } from '@/lib/domain/lab/order.schema'

/** Counts the print first, then opens the label: a label nobody counted is a label that can be swapped. */
export function PrintLabelButton({ specimen }: { specimen: Specimen }) {
  const router = useRouter()
  const isReprint = specimen.labelsPrinted > 0
  return (
    <ActionButton
      icon="printer"
      variant={isReprint ? 'secondary' : 'primary'}
      action={() => printSpecimenLabel({ specimenId: specimen.id, reason: isReprint ? 'First label spoiled or lost' : undefined })}
      onDone={() => router.push(`/lab/labels/${specimen.id}`)}
      busyLabel="Printing"
      confirm={isReprint ? { title: `Print a second label for ${specimen.accession}?`, description: 'Destroy the first one: two labels are how tubes get swapped. The reprint is written down.', confirmLabel: 'Print second label' } : undefined}
    >
      {isReprint ? 'Print label again' : 'Print label'}
    </ActionButton>
  )
}
