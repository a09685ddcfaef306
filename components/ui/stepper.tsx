import { cn } from './cn'
import { Icon } from './icon'

export type Step = { label: string; state: 'done' | 'current' | 'waiting' | 'failed'; detail?: string }
const words = { done: 'done', current: 'now', waiting: 'not yet', failed: 'stopped' } as const

/** The stages of one piece of work. Done steps are grey: only the current one asks for attention. */
export function Stepper({ steps, label, className }: { steps: readonly Step[]; label: string; className?: string }) {
  return (
    <ol aria-label={label} className={cn('flex flex-wrap gap-x-5 gap-y-2 text-dense', className)}>
      {steps.map((step, index) => (
        <li key={step.label} aria-current={step.state === 'current' ? 'step' : undefined} className="flex items-start gap-2">
          <span
            aria-hidden
            className={cn(
              'grid size-5 place-items-center rounded-full border text-meta figures',
              step.state === 'current' && 'border-brand bg-brand text-on-brand',
              step.state === 'done' && 'border-line-strong text-ink-2',
              step.state === 'waiting' && 'border-dashed border-line-strong text-ink-3',
              step.state === 'failed' && 'border-critical-line bg-critical-tint text-critical-text',
            )}
          >
            {step.state === 'done' ? <Icon name="check" className="size-3" /> : step.state === 'failed' ? <Icon name="close" className="size-3" /> : index + 1}
          </span>
          <span className={cn(step.state === 'current' ? 'font-label text-ink' : 'text-ink-3')}>
            {step.label}
            <span className="sr-only">, {words[step.state]}</span>
            {step.detail && <span className="block text-meta font-text text-ink-3">{step.detail}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}
