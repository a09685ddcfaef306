import { cn } from './cn'

/** Initials in a circle; decoration beside a written name. */
export function Avatar({ name, className }: { name: string; className?: string }) {
  return (
    <span aria-hidden className={cn('grid size-6.5 shrink-0 place-items-center rounded-full bg-brand-tint text-meta font-label text-brand-text', className)}>
      {initialsOf(name)}
    </span>
  )
}

const titles = new Set(['dr', 'mr', 'mrs', 'ms', 'miss', 'prof'])

/** First letters of the first and last name, titles left out: "Dr Lina Haddad" gives LH. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word && !titles.has(word.toLowerCase().replace('.', '')))
  const first = words[0]
  const last = words.length > 1 ? words[words.length - 1] : undefined
  return [first, last].map((word) => (word ? [...word][0] ?? '' : '')).join('').toUpperCase() || '–'
}
