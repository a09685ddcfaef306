'use server'
import { markNoticeReadInput } from '@/lib/domain/messages/mark-notice-read.input'
import { markNoticeRead as operation } from '@/lib/operations/messages/mark-notices-read'
import { defineAction } from '../define-action'

export const markNoticeRead = defineAction({ permission: 'notification:read', input: markNoticeReadInput, run: operation })
