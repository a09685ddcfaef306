import type { LabReport } from '@/lib/domain/lab/order.schema'

export const acknowledgementWords: Record<NonNullable<LabReport['acknowledgementAction']>, string> = {
  treated: 'Treatment started or changed', 'repeat-ordered': 'Repeat test ordered', 'patient-contacted': 'Patient contacted', 'known-or-expected': 'Known or expected', referred: 'Referred on', 'no-action-needed': 'No action needed',
}

export const acknowledgementOptions = Object.entries(acknowledgementWords).map(([value, label]) => ({ value, label }))
