import type { ReactNode } from 'react'
import { PublicShell } from '@/components/shell/public-shell'
import { serverSettings } from '@/lib/config/server-settings'

const links = [{ href: '/verify', label: 'Check a document' }, { href: '/safety', label: 'Safety notes' }]
const footerLinks = [{ href: '/privacy', label: 'Privacy' }, { href: '/terms', label: 'Terms' }, { href: '/accessibility', label: 'Accessibility' }]

export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <PublicShell links={links} footerLinks={footerLinks} signInHref="/sign-in" isDemo={serverSettings().DEMO}>
      {children}
    </PublicShell>
  )
}
