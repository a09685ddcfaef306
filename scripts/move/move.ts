import { SealedFolder } from './sealed-folder'

/** What the two commands load. */
export { exportClinic } from './export-clinic'
export { importClinic } from './import-clinic'
export const openFolder = SealedFolder.open
