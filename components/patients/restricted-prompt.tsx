'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { claimEmergencyAccess } from '@/actions/patients/claim-emergency-access'
import { LaterField, LaterForm } from '@/components/forms/later-form'
import { newClientId } from '@/components/forms/new-client-id'
import { Banner } from '@/components/ui/banner'
import { Select } from '@/components/ui/select'
import type { ClaimEmergencyAccessInput } from '@/lib/domain/patients/emergency-access.input'
import { emergencyAccess } from '@/lib/domain/patients/emergency-access.table'

const reasons: Record<ClaimEmergencyAccessInput['reason'], string> = {
  'emergency-treatment': 'Emergency treatment now', 'deteriorating-patient': 'The patient is getting worse', 'covering-colleague': 'Covering for the treating colleague',
}

/** A restricted record asks for a reason before anything is shown, not even the name. */
export function RestrictedPrompt({ patientId }: { patientId: string }) {
  const router = useRouter()
  const [id] = useState(newClientId)
  return (
    <div className="grid max-w-2xl gap-4">
      <h1 className="text-title font-title text-ink">Restricted record</h1>
      <Banner tone="warning" icon="lock" title="You are not on this patient’s care team">
        Opening it as an emergency lasts {emergencyAccess.lastsHours} hours, is written down with your name and reason, and is reviewed by an administrator.
      </Banner>
      <LaterForm schema={() => import('@/lib/domain/patients/emergency-access.input').then((rules) => rules.claimEmergencyAccessInput)} defaultValues={{ id, patientId, reason: undefined }} action={claimEmergencyAccess} onDone={() => router.refresh()} submitLabel="Open as emergency" busyLabel="Opening">
        <LaterField name="reason" label="Why do you need this record now?">
          <Select placeholder="Choose a reason" options={Object.entries(reasons).map(([value, label]) => ({ value, label }))} />
        </LaterField>
      </LaterForm>
    </div>
  )
}
