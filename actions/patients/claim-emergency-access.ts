'use server'
import { defineAction } from '@/actions/define-action'
import { claimEmergencyAccessInput } from '@/lib/domain/patients/emergency-access.input'
import { claimEmergencyAccess as operation } from '@/lib/operations/patients/claim-emergency-access'

export const claimEmergencyAccess = defineAction({ permission: 'restricted-record:open', input: claimEmergencyAccessInput, run: operation })
