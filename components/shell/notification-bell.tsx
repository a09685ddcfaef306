'use client'
import Link from 'next/link'
import { useState } from 'react'
import { IconButton } from '@/components/ui/button'
import { Sheet, SheetContent, SheetTrigger } from '@/components/ui/sheet'
import type { Notice, NoticeLists } from './shell-types'

const parts: { key: keyof NoticeLists; title: string; empty: string }[] = [
  { key: 'actNow', title: 'Act now', empty: 'Nothing needs you at once.' },
  { key: 'toDo', title: 'To do', empty: 'Nothing to do.' },
  { key: 'forInformation', title: 'For information', empty: 'Nothing new.' },
]

/** The bell and its three lists. Its number counts Act now and To do; reading is not acknowledging. */
export function NotificationBell({ lists }: { lists: NoticeLists }) {
  const [isOpen, setOpen] = useState(false)
  const count = lists.actNow.length + lists.toDo.length
  return (
    <Sheet open={isOpen} onOpenChange={setOpen}>
      <SheetTrigger asChild>
        <IconButton icon="bell" count={count} label={`Notifications, ${count === 0 ? 'nothing waiting' : `${count} waiting`}`} />
      </SheetTrigger>
      <SheetContent title="Notifications">
        {parts.map((part) => (
          <section key={part.key} aria-label={part.title} className="border-b last:border-b-0">
            <h3 className="flex gap-2 px-4 pt-3 pb-1 text-dense font-title">
              {part.title} <span className="font-text text-ink-3 figures">{lists[part.key].length || ''}</span>
            </h3>
            {lists[part.key].length === 0 ? (
              <p className="px-4 pb-3 text-ink-3">{part.empty}</p>
            ) : (
              <ul className="pb-1">
                {lists[part.key].map((notice) => (
                  <NoticeLine key={notice.id} notice={notice} onGo={() => setOpen(false)} />
                ))}
              </ul>
            )}
          </section>
        ))}
      </SheetContent>
    </Sheet>
  )
}

function NoticeLine({ notice, onGo }: { notice: Notice; onGo: () => void }) {
  return (
    <li className="flex items-start gap-3 px-4 py-2">
      <div className="min-w-0 flex-1">
        <p className="font-label">{notice.title}</p>
        <p className="text-ink-2">{notice.detail}</p>
        <p className="text-meta text-ink-3">{notice.since}</p>
      </div>
      <Link prefetch={false} href={notice.href} onClick={onGo} className="shrink-0 py-1 font-label text-brand-text underline underline-offset-3">
        {notice.actionLabel}
      </Link>
    </li>
  )
}
