'use server'
import { z } from 'zod'
import { countWaiting as operation } from '@/lib/operations/messages/count-waiting'
import { defineAction } from '../define-action'

export const countWaiting = defineAction({ permission: 'notification:read', input: z.void(), run: (context) => operation(context) })
