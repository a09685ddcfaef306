import { readBackendStudio } from '../../data/read-backend-studio'

/** What the storage of the whole installation holds and does, in sizes, counts and ids. Null when it shows nothing of itself. */
export const lookInsideBackend = readBackendStudio
