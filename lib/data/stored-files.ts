import { AppwriteException } from 'node-appwrite'
import { InputFile } from 'node-appwrite/file'
import type { Appwrite } from './appwrite-clients'
import { asRefusal } from './failures'

export type FilePlace = { bucketId: string; fileId: string }

/** Files as one Appwrite client may handle them. */
export type StoredFiles = {
  /** Saves a file in place of one with the same id. */
  save(place: FilePlace, file: { name: string; bytes: Uint8Array; permissions: string[] }): Promise<void>
  /** @throws Refusal record.not-found for a file that is not there or not theirs */
  read(place: FilePlace): Promise<Uint8Array>
  /** Who may read it, or null when it is not there. */
  findPermissions(place: FilePlace): Promise<string[] | null>
  setPermissions(place: FilePlace, permissions: string[]): Promise<void>
}

const isMissing = (error: unknown): boolean => error instanceof AppwriteException && error.code === 404

/**
 * Opens storage with the rights of the client given. Saving deletes and creates, so for a moment there is no file; nobody may rely on it between the two.
 * Reading refuses in words; an error while saving may be Appwrite's own.
 */
export function openFiles({ storage }: Pick<Appwrite, 'storage'>): StoredFiles {
  return {
    save: async (place, { name, bytes, permissions }) => {
      await storage.deleteFile(place).catch((error: unknown) => {
        if (!isMissing(error)) throw asRefusal(error)
      })
      await storage.createFile({ ...place, file: InputFile.fromBuffer(Buffer.from(bytes), name), permissions })
    },
    read: async (place) => {
      try {
        return new Uint8Array(await storage.getFileDownload(place))
      } catch (error) {
        throw asRefusal(error)
      }
    },
    findPermissions: async (place) => {
      try {
        return (await storage.getFile(place)).$permissions
      } catch (error) {
        if (isMissing(error)) return null
        throw asRefusal(error)
      }
    },
    setPermissions: async (place, permissions) => void (await storage.updateFile({ ...place, permissions })),
  }
}
