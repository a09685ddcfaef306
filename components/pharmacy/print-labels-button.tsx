'use client'
import { useRouter } from 'next/navigation'
import { printLabels } from '@/actions/pharmacy/print-labels'
import { ActionButton } from '@/components/forms/action-button'

/** Counts the printing and opens the labels. */
export function PrintLabelsButton({ dispenseId }: { dispenseId: string }) {
  const router = useRouter()
  return <ActionButton id="labels" icon="printer" busyLabel="Preparing" action={() => printLabels({ dispenseId })} onDone={() => {
    router.push(`/pharmacy/dispenses/${dispenseId}/labels`)
    // Going back must show the label as printed, not the page as it was.
    router.refresh()
  }}>Print label</ActionButton>
}
