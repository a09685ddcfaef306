'use server'
import { z } from 'zod'
import { listNotices as operation } from '@/lib/operations/messages/list-notices'
import { defineAction } from '../define-action'

export const listNotices = defineAction({ permission: 'notification:read', input: z.void(), run: (context) => operation(context) })
