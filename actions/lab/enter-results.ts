'use server'
import { enterResultsInput } from '@/lib/domain/lab/enter-results.input'
import { enterResults as operation } from '@/lib/operations/lab/enter-results'
import { defineAction } from '../define-action'

export const enterResults = defineAction({ permission: 'lab-result:enter', input: enterResultsInput, run: operation })
