'use server'
import { serverSettings } from '@/lib/config/server-settings'
import { setUpInput } from '@/lib/domain/admin/set-up.input'
import { setUpOrganisation as operation } from '@/lib/operations/admin/set-up-organisation'
import { keepSession } from '@/lib/session/session-cookie'
import { defineVisitorAction } from '../define-visitor-action'

export const setUpOrganisation = defineVisitorAction({
  input: setUpInput,
  run: async (visitor, input) => {
    const { APPWRITE_DATABASE_ID: databaseId, SETUP_TOKEN_HASH } = serverSettings()
    const session = await operation({ ...visitor, databaseId, setupTokenHash: SETUP_TOKEN_HASH ?? null }, input)
    await keepSession({ ...session, actingAs: null })
    return { next: '/home' }
  },
})
