import type { Dispense } from '@/lib/domain/pharmacy/stock.schema'
import type { Prescription } from '@/lib/domain/prescriptions/prescription.schema'
import type { BadgeTone } from '@/components/ui/badge'

type Tone = BadgeTone

export const prescriptionWords: Record<Prescription['status'], { text: string; tone: Tone }> = {
  draft: { text: 'Draft', tone: 'pending' }, active: { text: 'Signed', tone: 'info' }, 'on-hold': { text: 'On hold', tone: 'warning' }, cancelled: { text: 'Cancelled', tone: 'neutral' },
  completed: { text: 'Completed', tone: 'success' }, stopped: { text: 'Stopped', tone: 'critical' }, 'entered-in-error': { text: 'Entered in error', tone: 'critical' },
}

export const dispenseWords: Record<Dispense['status'], { text: string; tone: Tone }> = {
  queued: { text: 'Waits for check', tone: 'neutral' }, in_review: { text: 'In review', tone: 'info' }, clinically_checked: { text: 'Checked, to pick', tone: 'info' }, picked: { text: 'Picked, final check', tone: 'pending' },
  final_checked: { text: 'Final check done', tone: 'info' }, ready: { text: 'Ready to hand out', tone: 'success' }, paused: { text: 'Waits for an answer', tone: 'warning' }, declined: { text: 'Declined', tone: 'critical' },
  cancelled: { text: 'Cancelled', tone: 'neutral' }, handed_over: { text: 'Handed out', tone: 'success' }, partial: { text: 'Partly handed out', tone: 'warning' }, returned_unclaimed: { text: 'Not collected', tone: 'neutral' }, reversed: { text: 'Reversed', tone: 'critical' },
}
