const METHODS = 'GET, POST, PUT, PATCH, DELETE'
const HEADERS = [
  'Accept', 'Origin', 'Cookie', 'Set-Cookie', 'Content-Type', 'Content-Range', 'X-Appwrite-Project', 'X-Appwrite-Key',
  'X-Appwrite-Dev-Key', 'X-Appwrite-Locale', 'X-Appwrite-Mode', 'X-Appwrite-JWT', 'X-Appwrite-Organization',
  'X-Appwrite-Response-Format', 'X-Appwrite-Timeout', 'X-Appwrite-ID', 'X-Appwrite-Timestamp', 'X-Appwrite-Session',
  'X-Appwrite-Platform', 'X-Appwrite-Impersonate-User-Id', 'X-Appwrite-Impersonate-User-Email',
  'X-Appwrite-Impersonate-User-Phone', 'X-SDK-Version', 'X-SDK-Name', 'X-SDK-Language', 'X-SDK-Platform',
  'X-SDK-GraphQL', 'X-SDK-Profile', 'Range', 'Cache-Control', 'Expires', 'Pragma', 'X-Fallback-Cookies',
  'X-Requested-With', 'X-Forwarded-For', 'X-Forwarded-User-Agent',
].join(', ')
const EXPOSED = 'X-Appwrite-Session, X-Fallback-Cookies'

/** The host of an `Origin`, without scheme and port; empty for an opaque or broken one. */
export function hostOf(origin: string): string {
  try {
    return new URL(origin).hostname
  } catch {
    // "null" and other opaque origins have no host, so they are on no list.
    return ''
  }
}

/** `*.example.com` matches one or more labels before it; everything else matches exactly. */
export function isAllowedHost(host: string, allowed: readonly string[]): boolean {
  const wanted = host.toLowerCase()
  return allowed.some((entry) => {
    const pattern = entry.toLowerCase()
    return pattern === '*' || pattern === wanted || (pattern.startsWith('*.') && wanted.endsWith(pattern.slice(1)))
  })
}

/** Headers that let the browser at `origin` read the answer; none when its host is not allowed. */
export function corsHeaders(origin: string, allowed: boolean): [string, string][] {
  const common: [string, string][] = [
    ['access-control-allow-methods', METHODS],
    ['access-control-allow-headers', HEADERS],
    ['access-control-expose-headers', EXPOSED],
    ['access-control-allow-credentials', 'true'],
    ['access-control-max-age', '86400'],
  ]
  if (origin === '' || !allowed) return common
  return [['access-control-allow-origin', origin], ['vary', 'Origin'], ...common]
}
