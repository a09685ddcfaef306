'use server'
import { receiveSpecimenInput } from '@/lib/domain/lab/specimen.input'
import { receiveSpecimen as operation } from '@/lib/operations/lab/receive-specimen'
import { defineAction } from '../define-action'

export const receiveSpecimen = defineAction({ permission: 'specimen:receive', input: receiveSpecimenInput, run: operation })
