import { ID } from 'node-appwrite'

/** A new row id: 20 characters, time first, so that neighbours in time are neighbours in the index. */
export const newId = (): string => ID.unique()
