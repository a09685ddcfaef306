'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { cancelRefill, requestRefill } from '@/actions/pharmacy/request-refill'
import { ActionButton } from '@/components/forms/action-button'
import { newClientId } from '@/components/forms/new-client-id'
import type { RefillRequest } from '@/lib/domain/prescriptions/prescription.schema'

type Request = Pick<RefillRequest, 'id' | 'status' | 'reason'> & { requestedOn: string }
type RefillControlProps = { itemId: string; name: string; request: Request | null; mayAsk: boolean }

const openWords: Partial<Record<RefillRequest['status'], string>> = {
  requested: 'waits for the pharmacy', received: 'waits for the pharmacy', accepted: 'is being prepared', 'in-progress': 'waits for your doctor',
}
/** Before somebody works on it, it can be taken back. */
const mayCancel: readonly RefillRequest['status'][] = ['requested', 'received']

/** Ask for more of one medicine, and what became of the request. The clinic decides whether a doctor has to look at it. */
export function RefillControl({ itemId, name, request, mayAsk }: RefillControlProps) {
  const router = useRouter()
  // One id for one request, however often the button is pressed.
  const [id, setId] = useState(newClientId)
  const waits = request && openWords[request.status]
  if (request && waits) {
    return (
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <p className="text-body text-ink">Your request of {request.requestedOn} {waits}.</p>
        {mayCancel.includes(request.status) && <ActionButton size="small" variant="quiet" action={() => cancelRefill({ requestId: request.id })} onDone={() => router.refresh()} aria-label={`Take the request back: ${name}`}>Take the request back</ActionButton>}
      </div>
    )
  }
  return (
    <div className="grid justify-items-start gap-1">
      {(request?.status === 'rejected' || request?.status === 'failed') && <p className="text-body text-ink">Your request of {request.requestedOn} was declined{request.reason ? `: ${request.reason}` : '.'}</p>}
      {mayAsk && <ActionButton size="small" action={() => requestRefill({ id, itemId })} onDone={() => { setId(newClientId()); router.refresh() }} busyLabel="Asking" aria-label={`Ask for more: ${name}`}>Ask for more</ActionButton>}
    </div>
  )
}
