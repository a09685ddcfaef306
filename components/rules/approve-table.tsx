'use client'
import { useRouter } from 'next/navigation'
import { approveClinicalTable } from '@/actions/admin/approve-clinical-table'
import { ActionButton } from '@/components/forms/action-button'

/** Asks, then puts the person's name under the version that stands on the page. */
export function ApproveTable({ tableKey, name, version }: { tableKey: string; name: string; version: string }) {
  const router = useRouter()
  return (
    <ActionButton
      size="small"
      action={() => approveClinicalTable({ key: tableKey, tableVersion: version })}
      onDone={() => router.refresh()}
      confirm={{ title: `Approve ${name}?`, description: `Your name will stand under ${version} for the whole clinic, and in the audit trail.`, confirmLabel: 'Approve', kind: 'neutral' }}
      aria-label={`Approve ${name}`}
    >
      Approve
    </ActionButton>
  )
}
