import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import localFont from 'next/font/local'
import { cookies } from 'next/headers'
import { ToastProvider } from '@/components/ui/toast'
import './globals.css'

const inter = localFont({
  src: './fonts/inter-mt.woff2',
  variable: '--font-inter',
  weight: '100 900',
  display: 'swap',
})

export const metadata: Metadata = {
  title: { default: 'MediTrack Pro', template: '%s · MediTrack Pro' },
  description: 'Clinical operations for small clinics, laboratories and pharmacies.',
  robots: { index: false, follow: false },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: 'white' },
    { media: '(prefers-color-scheme: dark)', color: 'black' },
  ],
}

const themes = new Set(['light', 'dark', 'system'])
const densities = new Set(['compact', 'default', 'touch', 'comfortable'])

/** Theme and density are cookies, so the first paint is right without an inline script. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies()
  const theme = jar.get('theme')?.value ?? ''
  const density = jar.get('density')?.value ?? ''
  return (
    <html
      lang="en-GB"
      className={`${inter.variable} ${themes.has(theme) ? theme : 'system'} font-sans`}
      data-density={densities.has(density) ? density : undefined}
      suppressHydrationWarning
    >
      <body>
        <ToastProvider>{children}</ToastProvider>
      </body>
    </html>
  )
}
