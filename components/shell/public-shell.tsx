import Link from 'next/link'
import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { DemoBanner } from './demo-banner'
import { DisplayMenu } from './display-menu'
import { ProductMark } from './product-mark'
import { SkipLinks } from './skip-links'

export type PublicLink = { href: string; label: string }
export type PublicShellProps = { links?: readonly PublicLink[]; footerLinks?: readonly PublicLink[]; signInHref?: string; isDemo?: boolean; children: ReactNode }

/** The frame of pages that need no session: landing, sign-in, accessibility statement. */
export function PublicShell({ links = [], footerLinks = [], signInHref, isDemo, children }: PublicShellProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLinks />
      {isDemo && <DemoBanner />}
      <header className="border-b bg-surface">
        <div className="mx-auto flex h-14 w-full max-w-6xl items-center gap-4 px-gutter">
          <Link href="/" className="flex items-center gap-2 rounded-chip text-value font-title text-ink">
            <ProductMark /> MediTrack Pro
          </Link>
          <nav aria-label="Site" className="ml-4 flex gap-4 text-dense max-tablet:hidden">
            {links.map((link) => (
              <Link key={link.href} href={link.href} className="py-1 text-ink-2 hover:text-ink hover:underline">{link.label}</Link>
            ))}
          </nav>
          <div className="ml-auto flex items-center gap-1">
            <DisplayMenu />
            {signInHref && <ButtonLink href={signInHref} variant="secondary">Sign in</ButtonLink>}
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="flex min-w-0 flex-1 flex-col">{children}</main>
      <footer className="border-t bg-sunken">
        <div className="mx-auto flex w-full max-w-6xl flex-wrap items-center gap-x-6 gap-y-2 px-gutter py-5 text-dense text-ink-2">
          <p>MediTrack Pro. Open source, Apache 2.0.</p>
          <nav aria-label="Footer" className="flex flex-wrap gap-x-5 gap-y-1 tablet:ml-auto">
            {[...links, ...footerLinks].map((link) => (
              <Link key={link.href} href={link.href} className="py-1 text-ink-2 underline underline-offset-3 hover:text-ink">{link.label}</Link>
            ))}
          </nav>
        </div>
      </footer>
    </div>
  )
}
