'use server'
import { completeOnboardingInput } from '@/lib/domain/patients/complete-onboarding.input'
import { completeOnboarding as operation } from '@/lib/operations/patients/complete-onboarding'
import { defineAction } from '../define-action'

export const completeOnboarding = defineAction({ permission: 'own-record:complete', input: completeOnboardingInput, run: operation })
