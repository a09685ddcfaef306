'use server'
import { revokeDocumentInput } from '@/lib/domain/files/revoke-document.input'
import { revokeDocument as operation } from '@/lib/operations/documents/revoke-document'
import { defineAction } from '../define-action'

export const revokeDocument = defineAction({ permission: 'document:revoke', input: revokeDocumentInput, run: operation })
