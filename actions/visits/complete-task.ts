'use server'
import { defineAction } from '@/actions/define-action'
import { completeTaskInput } from '@/lib/domain/visits/complete-task.input'
import { completeTask as operation } from '@/lib/operations/visits/complete-task'

export const completeTask = defineAction({ permission: 'task:do', input: completeTaskInput, run: operation })
