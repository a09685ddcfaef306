import { type NextRequest, NextResponse } from 'next/server'
import { sessionCookieName } from './lib/config/session-cookie-name'

/** Sends visitors to the sign-in page instead of an empty one. It guards nothing: pages and actions ask for the person themselves. */
export function middleware(request: NextRequest) {
  if (request.cookies.has(sessionCookieName)) return NextResponse.next()
  const signIn = request.nextUrl.clone()
  signIn.pathname = '/sign-in'
  signIn.search = ''
  return NextResponse.redirect(signIn)
}

export const config = { matcher: ['/doctor/:path*', '/nurse/:path*', '/lab/:path*', '/pharmacy/:path*', '/admin/:path*', '/portal/:path*', '/home', '/onboarding/:path*'] }
