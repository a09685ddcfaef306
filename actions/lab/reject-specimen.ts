'use server'
import { rejectSpecimenInput } from '@/lib/domain/lab/specimen.input'
import { rejectSpecimen as operation } from '@/lib/operations/lab/reject-specimen'
import { defineAction } from '../define-action'

export const rejectSpecimen = defineAction({ permission: 'specimen:reject', input: rejectSpecimenInput, run: operation })
