import { z } from 'zod'
import { revokeReasons } from './document.schema'

const reason = z.enum(revokeReasons, 'Choose why it is taken back')

export const revokeDocumentInput = z.object({ documentId: z.string().min(1).max(36), reason })
export type RevokeDocumentInput = z.output<typeof revokeDocumentInput>

export const revokeByCodeInput = z.object({ code: z.string().trim().min(1, 'Enter the code printed under the square').max(80, 'This is longer than any code'), reason })
export type RevokeByCodeInput = z.output<typeof revokeByCodeInput>
