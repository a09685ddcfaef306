import { type NextRequest, NextResponse } from 'next/server'
import { sessionCookieName } from './lib/config/session-cookie-name'
import { pagePathHeader, signInPathFrom } from './lib/domain/admin/page-path'

/**
 * Sends visitors to the sign-in page instead of an empty one, and tells a page its own address so that somebody whose
 * session ended comes back to it. It guards nothing: pages and actions ask for the person themselves.
 */
export function middleware(request: NextRequest) {
  const { pathname, searchParams } = request.nextUrl
  searchParams.delete('_rsc')
  const path = searchParams.size > 0 ? `${pathname}?${searchParams}` : pathname
  if (!request.cookies.has(sessionCookieName)) return NextResponse.redirect(new URL(signInPathFrom(path), request.url))
  const headers = new Headers(request.headers)
  headers.set(pagePathHeader, path)
  return NextResponse.next({ request: { headers } })
}

export const config = { runtime: 'nodejs', matcher: ['/doctor/:path*', '/nurse/:path*', '/lab/:path*', '/pharmacy/:path*', '/admin/:path*', '/portal/:path*', '/home', '/onboarding/:path*'] }
