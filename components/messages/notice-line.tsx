'use client'
import Link from 'next/link'
import { markNoticeRead } from '@/actions/messages/mark-notice-read'
import { ActionButton } from '@/components/forms/action-button'
import { formatDay } from '@/lib/format/dates'
import { formatInstantNear } from '@/lib/format/instants'
import { formatNameWithBirth } from '@/lib/format/person-names'
import type { Notices } from './use-notices'

type Notice = NonNullable<Notices['list']>['notices'][number]

type NoticeLineProps = { notice: Notice; at: string; timeZone: string; onRead: () => void; onGo: () => void }

/** What, about whom, since when, and one way to it. Opening it is reading it. */
export function NoticeLine({ notice, at, timeZone, onRead, onGo }: NoticeLineProps) {
  const go = () => {
    onGo()
    // The line is read on the way out; were that to fail it would only stay unread.
    if (!notice.isRead) void markNoticeRead({ noticeId: notice.id }).catch(() => undefined)
  }
  return (
    <li className="flex items-start gap-3 px-4 py-2">
      <div className="min-w-0 flex-1">
        <p className={notice.isRead ? 'text-ink-2' : 'font-label text-ink'}>
          {!notice.isRead && <span className="mr-1.5 rounded-chip border px-1 text-meta text-ink-2">New</span>}
          {notice.words}
        </p>
        {notice.about && <p className="text-ink-2">{notice.about === 'restricted' ? 'Restricted record' : formatNameWithBirth(notice.about, formatDay(notice.about.bornOn))}</p>}
        <p className="text-meta text-ink-3 figures">{formatInstantNear(notice.at, at, timeZone)}</p>
      </div>
      <div className="flex shrink-0 flex-col items-end gap-1">
        {notice.link && (
          <Link prefetch={false} href={notice.link} onClick={go} aria-label={`Open: ${notice.words}`} className="inline-flex min-h-6 items-center font-label text-brand-text underline underline-offset-3 touch:min-h-11">
            Open
          </Link>
        )}
        {!notice.isRead && (
          <ActionButton variant="link" size="small" action={() => markNoticeRead({ noticeId: notice.id })} onDone={onRead} busyLabel="Marking" aria-label={`Mark as read: ${notice.words}`} className="min-h-6 text-dense! touch:min-h-11">
            Mark as read
          </ActionButton>
        )}
      </div>
    </li>
  )
}
