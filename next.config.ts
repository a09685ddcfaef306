import type { NextConfig } from 'next'

const isDevelopment = process.env.NODE_ENV === 'development'

// 'unsafe-inline' for scripts: Next streams each page's data in inline scripts that change with every answer,
// and a nonce for them can only be made per request, in the middleware, which we keep to redirects.
// React needs eval in development only. Everything else comes from this address, web sockets included:
// 'self' covers ws: and wss: of the same host.
const contentSecurityPolicy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${isDevelopment ? " 'unsafe-eval'" : ''}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "media-src 'self' blob:",
  "worker-src 'self' blob:",
  "frame-src 'self' blob:",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "manifest-src 'self'",
].join('; ')

const securityHeaders = [
  { key: 'Content-Security-Policy', value: contentSecurityPolicy },
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
