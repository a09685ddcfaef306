'use server'
import { reviewEmergencyAccessInput } from '@/lib/domain/patients/review-emergency-access.input'
import { reviewEmergencyAccess as operation } from '@/lib/operations/patients/review-emergency-access'
import { defineAction } from '../define-action'

export const reviewEmergencyAccess = defineAction({ permission: 'emergency-access:review', input: reviewEmergencyAccessInput, run: operation })
