'use server'
import { queryPrescriberInput } from '@/lib/domain/pharmacy/dispense.input'
import { queryPrescriber as operation } from '@/lib/operations/pharmacy/query-prescriber'
import { defineAction } from '../define-action'

export const queryPrescriber = defineAction({ permission: 'dispense:check', input: queryPrescriberInput, run: operation })
