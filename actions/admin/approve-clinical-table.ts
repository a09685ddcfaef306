'use server'
import { approveTableInput } from '@/lib/domain/rules/approve-table.input'
import { approveClinicalTable as operation } from '@/lib/operations/rules/approve-clinical-table'
import { forgetOrganisation } from '@/lib/session/organisation-cache'
import { defineAction } from '../define-action'

export const approveClinicalTable = defineAction({
  permission: 'clinical-table:approve',
  input: approveTableInput,
  run: async (context, input) => {
    const approved = await operation(context, input)
    // Whoever approved sees it on the next page, not some seconds later.
    forgetOrganisation(context.organisation.id)
    return approved
  },
})
