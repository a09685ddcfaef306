import { cn } from '@/components/ui/cn'
import type { ShellOrganisation } from './shell-types'
import { tenantColour } from './tenant-colour'

/** The clinic's 28 px mark: its logo on a white plate, or its first letter on its colour. */
export function TenantMark({ organisation, className }: { organisation: ShellOrganisation; className?: string }) {
  const shape = cn('grid size-7 shrink-0 place-items-center overflow-hidden rounded-control text-body font-title', className)
  if (organisation.logoUrl) {
    return (
      <span aria-hidden className={cn(shape, 'border bg-[oklch(1_0_0)]')}>
        {/* eslint-disable-next-line @next/next/no-img-element -- shown as it is: next/image would bring its resizing code to every page */}
        <img src={organisation.logoUrl} alt="" width={28} height={28} className="size-full object-contain" />
      </span>
    )
  }
  const colour = tenantColour(organisation.brandColour)
  return (
    <span
      aria-hidden
      className={cn(shape, colour.isAlarmHue ? 'border-2 bg-surface text-ink' : 'text-[oklch(1_0_0)]')}
      style={colour.isAlarmHue ? { borderColor: colour.css } : { background: colour.css }}
    >
      {[...organisation.name][0]?.toUpperCase()}
    </span>
  )
}
