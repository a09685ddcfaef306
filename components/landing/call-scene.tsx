import { CriticalBanner } from '@/components/clinical/critical-banner'

/** A critical value that stays until a person answered. */
export function CallScene() {
  return (
    <article className="grid content-start gap-3">
      <h3 className="text-name font-title">A critical value is not forgotten</h3>
      <p className="text-ink-2">It opens a call with a deadline. Whom you reached and whether the value was read back is kept; if nobody answers, the next person is told, until a clinician says what was done.</p>
      <CriticalBanner title="Potassium 6.8 mmol/L is critically high" deadlineText="12 min left" dueText="Call by 14:35" action={<span className="text-dense font-label text-critical-text">Waiting for a call</span>}>Tell the ordering doctor, and have the value read back before release.</CriticalBanner>
    </article>
  )
}
