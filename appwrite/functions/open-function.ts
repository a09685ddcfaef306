import { functionSettings } from '@/lib/config/function-settings'
import { appwriteAsFunction } from '@/lib/data/appwrite-clients'
import { openClinic, type Clinic } from '@/lib/data/clinic'
import { newId } from '@/lib/data/new-id'
import { openReaders, type Readers } from '@/lib/data/reader'
import { sendMail, type OutgoingMail } from '@/lib/data/outgoing-mail'
import { openFiles, type StoredFiles } from '@/lib/data/stored-files'
import { openSigner } from '@/lib/operations/documents/document-signer'
import type { DocumentMaker } from '@/lib/operations/documents/render-document'
import type { FunctionCall } from './function-call'

export type OpenFunction = {
  /** Reads of every organisation. */
  readers: Readers
  files: StoredFiles
  /** The clinic's hands in one organisation; what they write is signed with the function's name. */
  clinicOf(organisationId: string): Clinic
  makerOf(organisationId: string): DocumentMaker
  send(mail: OutgoingMail): Promise<void>
  now: () => Date
  newId: () => string
}

/** Opens the clinic with the short-lived key of this run. */
export function openFunction({ req }: Pick<FunctionCall, 'req'>, name: string): OpenFunction {
  const settings = functionSettings()
  const databaseId = settings.APPWRITE_DATABASE_ID
  const appwrite = appwriteAsFunction({ endpoint: settings.APPWRITE_FUNCTION_API_ENDPOINT, projectId: settings.APPWRITE_FUNCTION_PROJECT_ID, key: req.headers['x-appwrite-key'] ?? '' })
  const now = () => new Date()
  const origin = { address: null, device: `function ${name}`, requestId: req.headers['x-appwrite-execution-id'] ?? newId() }
  const clinicOf = (organisationId: string) => openClinic(appwrite, databaseId, { actor: { kind: 'system', id: name, name, role: 'system', organisationId }, origin, now, newId })
  const files = openFiles(appwrite)
  const makerOf = (organisationId: string): DocumentMaker => ({ clinic: clinicOf(organisationId), files, signer: openSigner(settings.DOCUMENT_SIGNING_KEY), now, newId, appOrigin: settings.APP_ORIGIN })
  return { readers: openReaders(appwrite.tables, databaseId), files, clinicOf, makerOf, send: (mail) => sendMail(appwrite, mail), now, newId }
}
