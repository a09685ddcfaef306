'use server'
import { findSpecimenInput } from '@/lib/domain/lab/specimen.input'
import { findSpecimen as operation } from '@/lib/operations/lab/find-specimen'
import { defineAction } from '../define-action'

export const findSpecimen = defineAction({ permission: 'specimen:label', input: findSpecimenInput, run: operation })
