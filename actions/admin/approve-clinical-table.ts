'use server'
import { approveTableInput } from '@/lib/domain/rules/approve-table.input'
import { approveClinicalTable as operation } from '@/lib/operations/rules/approve-clinical-table'
import { defineAction } from '../define-action'

export const approveClinicalTable = defineAction({ permission: 'clinical-table:approve', input: approveTableInput, run: operation })
