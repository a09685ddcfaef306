import { cva, type VariantProps } from 'class-variance-authority'
import Link from 'next/link'
import { useId, type ComponentProps } from 'react'
import { cn } from './cn'
import { Icon, type IconName } from './icon'

export const buttonStyle = cva(
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-control border font-label whitespace-nowrap transition-colors duration-120 ease-out select-none aria-disabled:cursor-not-allowed aria-disabled:border-dashed aria-disabled:border-line-strong aria-disabled:bg-sunken aria-disabled:text-ink-3 aria-disabled:hover:bg-sunken',
  {
    variants: {
      variant: {
        primary: 'border-brand bg-brand text-on-brand hover:border-brand-hover hover:bg-brand-hover',
        secondary: 'border-control bg-surface text-ink hover:bg-hover',
        quiet: 'border-transparent bg-transparent text-ink-2 hover:bg-hover hover:text-ink',
        critical: 'border-critical-solid bg-critical-solid text-on-critical hover:brightness-92',
        destructive: 'border-critical-line bg-surface text-critical-text hover:bg-critical-tint',
        link: 'h-auto! border-transparent bg-transparent px-0! text-brand-text underline underline-offset-3 hover:no-underline',
      },
      size: {
        default: 'h-control px-3 text-dense in-data-[density=comfortable]:px-5 in-data-[density=comfortable]:text-plain touch:text-value max-tablet:px-4 max-tablet:text-value',
        small: 'h-control-sm px-2 text-meta touch:text-body max-tablet:px-3.5 max-tablet:text-body',
        large: 'h-12 px-5 text-value',
        icon: 'size-control px-0',
        'icon-small': 'size-control-sm min-h-6 min-w-6 px-0',
      },
      wide: { true: 'w-full', false: '' },
    },
    defaultVariants: { variant: 'secondary', size: 'default', wide: false },
  },
)

export type ButtonProps = ComponentProps<'button'> &
  VariantProps<typeof buttonStyle> & {
    icon?: IconName
    /** Why the button cannot be used. It stays focusable, and the reason is read out with it. */
    blockedReason?: string | null
    /** Shows words instead of the label while the server answers. */
    busy?: string | false | null
  }

/** The one button. `blockedReason` and `busy` keep it focusable instead of disabling it. */
export function Button({ variant, size, wide, icon, blockedReason, busy, className, children, onClick, type, ...rest }: ButtonProps) {
  const reasonId = useId()
  const isBlocked = Boolean(blockedReason) || Boolean(busy)
  const described = [rest['aria-describedby'], blockedReason ? reasonId : null].filter(Boolean).join(' ')
  return (
    <>
      <button
        // A blocked submit button must not submit; without a handler it also works from server components.
        type={isBlocked ? 'button' : (type ?? 'button')}
        className={cn(buttonStyle({ variant, size, wide }), className)}
        {...rest}
        onClick={isBlocked ? undefined : onClick}
        aria-disabled={isBlocked || rest['aria-disabled'] || undefined}
        aria-describedby={described || undefined}
        title={blockedReason ?? rest.title}
      >
        {busy ? <Icon name="spinner" className="motion-safe:animate-spin" /> : icon && <Icon name={icon} className={size === 'small' ? 'size-3.5' : undefined} />}
        {busy || children}
      </button>
      {blockedReason && (
        <span id={reasonId} hidden>
          {blockedReason}
        </span>
      )}
    </>
  )
}

export type ButtonLinkProps = ComponentProps<typeof Link> & VariantProps<typeof buttonStyle> & { icon?: IconName }

/** A link that looks like a button, for going somewhere. */
export function ButtonLink({ variant, size, wide, icon, className, children, ...rest }: ButtonLinkProps) {
  return (
    <Link prefetch={false} className={cn(buttonStyle({ variant, size, wide }), className)} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  )
}

export type IconButtonProps = Omit<ButtonProps, 'children' | 'icon'> & { icon: IconName; label: string; count?: number }

/** A square button that is only an icon: the label is its accessible name and its hover title. */
export function IconButton({ icon, label, count, variant = 'quiet', size = 'icon', className, ...rest }: IconButtonProps) {
  return (
    <Button variant={variant} size={size} aria-label={label} title={label} className={cn('relative', className)} {...rest}>
      <Icon name={icon} className="max-tablet:size-5" />
      {count ? (
        <span aria-hidden className="absolute top-[calc(50%-17px)] left-[calc(50%+1px)] min-w-4 rounded-full bg-ink px-1 text-center text-counter font-label text-surface figures">
          {count > 99 ? '99+' : count}
        </span>
      ) : null}
    </Button>
  )
}
