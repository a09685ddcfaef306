import { type Account, endSessionsAndPassword, findAccount, removeUnfinishedAccount } from '../../data/accounts'
import type { Readers } from '../../data/reader'
import { isRefusal } from '../../errors/is-refusal'

type Owners = Pick<Readers, 'memberships' | 'patients'>

/**
 * An account and what it is for (a patient's record, a colleague's role) cannot be saved in one go. A program that is
 * killed between the two leaves an account that belongs to nobody's work and keeps its e-mail address taken.
 */
export async function isUnfinished(clinic: Owners, userId: string): Promise<boolean> {
  const [membership, patient] = await Promise.all([clinic.memberships.first({ where: { userId } }), clinic.patients.first({ where: { userId } })])
  return membership === null && patient === null
}

/** No sign-up or invitation takes as long: an account younger than this may be somebody's who is about to finish it. */
const longestMakingMs = 2 * 60_000

/** Removes an account whose purpose could not be saved, unless it was saved after all and only the answer was lost. */
export async function takeBack(clinic: Owners, userId: string): Promise<void> {
  if (await isUnfinished(clinic, userId)) await removeUnfinishedAccount(userId)
}

type Making = { clinic: Owners; email: string; userId: string; now: () => Date }

/**
 * Makes an account for somebody else to use; where the address is taken by one whose making was interrupted, that one is
 * taken up. Whoever began it keeps nothing: its sessions end and its password becomes `password`.
 * @param make makes the account under `userId`
 * @returns whose account it is now
 * @throws Refusal sign-up.email-taken when the address belongs to a finished account, or to one that is being made
 */
export async function makeOrTakeUp(make: () => Promise<void>, { clinic, email, userId, now, password }: Making & { password: string }): Promise<string> {
  try {
    await make()
    return userId
  } catch (error) {
    const left = isRefusal(error, 'sign-up.email-taken') ? await findAccount(email) : null
    if (!left || !mayTakeUp(left, userId, now()) || !(await isUnfinished(clinic, left.userId))) throw error
    await endSessionsAndPassword(left.userId, password)
    return left.userId
  }
}

/** The same form sent again knows its own account by the id it made. */
const mayTakeUp = (left: Account, userId: string, now: Date): boolean => left.userId === userId || now.getTime() - Date.parse(left.registeredAt) > longestMakingMs
