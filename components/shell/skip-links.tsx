const links = [
  { href: '#main', label: 'Skip to main content' },
  { href: '#patient', label: 'Skip to patient' },
  { href: '#actions', label: 'Skip to actions' },
]

/** Appear on the first Tab. Those whose place is not on the page are hidden by globals.css. */
export function SkipLinks() {
  return (
    <nav aria-label="Skip links" className="no-print">
      {links.map((link) => (
        <a
          key={link.href}
          href={link.href}
          data-skip={link.href.slice(1)}
          className="absolute -top-20 left-2 z-90 rounded-control bg-surface px-3.5 py-2.5 font-label text-brand-text shadow-float focus:fixed focus:top-1"
        >
          {link.label}
        </a>
      ))}
    </nav>
  )
}
