'use client'
import { useTransition } from 'react'
import { markAllNoticesRead } from '@/actions/messages/mark-all-notices-read'
import { ActionButton } from '@/components/forms/action-button'
import { Button } from '@/components/ui/button'
import { ErrorState } from '@/components/ui/error-state'
import { Sheet, SheetContent } from '@/components/ui/sheet'
import { Skeleton } from '@/components/ui/skeleton'
import { NoticeLine } from './notice-line'
import type { Notices } from './use-notices'

const parts = [
  { level: 'act-now', title: 'Act now', empty: 'Nothing needs you at once.' },
  { level: 'to-do', title: 'To do', empty: 'Nothing to do.' },
  { level: 'information', title: 'For information', empty: 'Nothing in the last 14 days.' },
] as const

type NotificationPanelProps = { notices: Notices; onClose: () => void }

/** The notification centre: what must be acted on stays until it is; the rest is read. */
export function NotificationPanel({ notices, onClose }: NotificationPanelProps) {
  const { list, hasFailed, load } = notices
  const hasUnread = list?.notices.some((notice) => !notice.isRead) ?? false
  return (
    <Sheet open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <SheetContent
        title="Notifications"
        footer={hasUnread && <ActionButton variant="secondary" action={() => markAllNoticesRead()} onDone={() => void load()} busyLabel="Marking">Mark all as read</ActionButton>}
      >
        {hasFailed && <Failed onRetry={load} isOld={list !== null} />}
        {!list && !hasFailed && <Loading />}
        {list && parts.map((part) => <Part key={part.level} part={part} list={list} load={load} onGo={onClose} />)}
      </SheetContent>
    </Sheet>
  )
}

function Part({ part, list, load, onGo }: { part: (typeof parts)[number]; list: NonNullable<Notices['list']>; load: Notices['load']; onGo: () => void }) {
  const lines = list.notices.filter((notice) => notice.level === part.level)
  return (
    <section aria-label={part.title} className="border-b last:border-b-0">
      <h3 className="flex gap-2 px-4 pt-3 pb-1 text-dense font-title">
        {part.title} <span className="font-text text-ink-3 figures">{lines.length || ''}</span>
      </h3>
      {lines.length === 0 ? (
        <p className="px-4 pb-3 text-ink-3">{part.empty}</p>
      ) : (
        <ul className="pb-1">
          {lines.map((notice) => (
            <NoticeLine key={notice.id} notice={notice} at={list.at} timeZone={list.timeZone} onRead={() => void load()} onGo={onGo} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Failed({ onRetry, isOld }: { onRetry: () => Promise<void>; isOld: boolean }) {
  const [isPending, start] = useTransition()
  return (
    <ErrorState className="m-4" title="Notifications unavailable" action={<Button busy={isPending ? 'Trying' : null} onClick={() => start(onRetry)}>Try again</Button>}>
      {isOld ? 'What is shown may be out of date.' : 'Nothing is lost: they are kept and shown as soon as the clinic can be reached.'}
    </ErrorState>
  )
}

function Loading() {
  return (
    <div role="status" className="grid gap-4 p-4">
      <span className="sr-only">Loading notifications</span>
      {[0, 1, 2].map((row) => (
        <span key={row} className="grid gap-2"><Skeleton className="w-3/4" /><Skeleton className="w-1/3" /></span>
      ))}
    </div>
  )
}
