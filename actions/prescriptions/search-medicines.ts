'use server'
import { searchMedicinesInput } from '@/lib/domain/prescriptions/prescribe.input'
import { searchMedicines as operation } from '@/lib/operations/prescriptions/search-medicines'
import { defineAction } from '../define-action'

export const searchMedicines = defineAction({ permission: 'prescription:write', input: searchMedicinesInput, run: operation })
