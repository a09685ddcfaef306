'use server'
import { z } from 'zod'
import { markAllNoticesRead as operation } from '@/lib/operations/messages/mark-notices-read'
import { defineAction } from '../define-action'

export const markAllNoticesRead = defineAction({ permission: 'notification:read', input: z.void(), run: (context) => operation(context) })
