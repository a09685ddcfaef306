/** The request header in which the middleware tells a page its own address. */
export const pagePathHeader = 'x-page-path'

// One slash, then a word of ours: never another host, whatever is written behind it.
const ownPage = /^\/(?:doctor|nurse|lab|pharmacy|admin|portal|onboarding|account)(?:[/?][\w\-./?=&%+~:,]*)?$/

/** An address somebody may be sent back to after signing in, or null. It grants nothing: the page asks for the person itself. */
export const readPagePath = (path: string | null | undefined): string | null => (path && path.length <= 300 && ownPage.test(path) && !path.includes('//') && !path.includes('..') ? path : null)

/** The sign-in page that leads back to where somebody was. */
export function signInPathFrom(path: string | null | undefined): string {
  const back = readPagePath(path)
  return back ? `/sign-in?next=${encodeURIComponent(back)}` : '/sign-in'
}
