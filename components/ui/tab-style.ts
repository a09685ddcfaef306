/** Shared by tabs that switch in place and tabs that are links. */
export const tabStyle =
  'flex h-control shrink-0 items-center gap-1.5 border-b-2 border-transparent px-2.5 text-dense font-nav text-ink-2 -outline-offset-2! hover:text-ink in-data-[density=comfortable]:text-plain touch:text-plain data-[state=active]:border-brand data-[state=active]:font-title data-[state=active]:text-ink aria-[current=page]:border-brand aria-[current=page]:font-title aria-[current=page]:text-ink'
