import { Icon } from '@/components/ui/icon'

/** The hatched strip of a demonstration system: always on top, never dismissed, printed too. */
export function DemoBanner() {
  return (
    <aside data-demo aria-label="Demonstration notice" className="sticky top-0 z-80 flex h-[26px] items-center justify-center gap-2 overflow-hidden hatched px-2 text-meta font-label whitespace-nowrap text-on-warning">
      <Icon name="demo" />
      <span>
        Demonstration<span className="max-tablet:hidden"> system with fictional patients</span>. Not for clinical use.
      </span>
    </aside>
  )
}
