import type { NextConfig } from 'next'

// The Content-Security-Policy is not here: it carries a fresh nonce for each answer, which our web server makes
// (scripts/web/content-security-policy.mjs).
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  // Addresses carry record numbers: they stay inside the clinic.
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(self), microphone=(), geolocation=(), payment=(), usb=()' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
]

// Two development servers cannot share a build folder: each but the first is given one of its own, and a tsconfig of
// its own, because Next writes its folder's name into the one it uses.
const ownFolder = process.env.NEXT_DIST_DIR
const ownTsconfig = process.env.NEXT_TSCONFIG

const config: NextConfig = {
  ...(ownFolder ? { distDir: ownFolder } : {}),
  // Types are checked by npm run check, with a compiler ten times as fast.
  typescript: { ignoreBuildErrors: true, ...(ownTsconfig ? { tsconfigPath: ownTsconfig } : {}) },
  // The development server would otherwise print what each action was called with: passwords and patients' names.
  logging: { serverFunctions: false },
  poweredByHeader: false,
  reactStrictMode: true,
  allowedDevOrigins: ['127.0.0.1', 'localhost'],
  serverExternalPackages: ['@node-rs/argon2', '@lhncbc/ucum-lhc', 'bwip-js', 'node-appwrite', 'pino', 'qrcode', 'undici'],
  // Browsers ask for this one beside the icon a page names, and would write the missing file down as an error.
  rewrites: async () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
  headers: async () => [
    { source: '/:path*', headers: securityHeaders },
    {
      source: '/:path*',
      has: [{ type: 'header', key: 'x-forwarded-proto', value: 'https' }],
      headers: [{ key: 'Strict-Transport-Security', value: 'max-age=63072000; includeSubDomains' }],
    },
  ],
}

export default config
