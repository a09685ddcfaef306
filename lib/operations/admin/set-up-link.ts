import { createHash, timingSafeEqual } from 'node:crypto'
import { appwriteAsClinic } from '../../data/appwrite-clients'
import { openReaders } from '../../data/reader'

/** One row says that the link was used; two who hold it at once both want to write it, and one can. */
export const usedLinkId = 'set-up-link-used'

type Link = { token: string; setupTokenHash: string | null }

/** Whether this is the link that the first start printed: its hash alone is known here. */
export function isSetUpLink({ token, setupTokenHash }: Link): boolean {
  const given = createHash('sha256').update(token).digest()
  const known = Buffer.from(setupTokenHash ?? '', 'hex')
  return given.length === known.length && timingSafeEqual(given, known)
}

/** Whether somebody who holds this link may still set the installation up: it is the right one and no organisation is there yet. */
export async function isSetUpOpen({ databaseId, ...link }: Link & { databaseId: string }): Promise<boolean> {
  return isSetUpLink(link) && (await openReaders(appwriteAsClinic().tables, databaseId).organisations.first({})) === null
}
