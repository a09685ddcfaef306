'use client'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useWaiting } from '@/components/shell/waiting'
import { IconButton } from '@/components/ui/button'
import { useNotices } from './use-notices'

// Most pages are left without the bell being opened: its panel comes when somebody reaches for it.
const loadPanel = () => import('./notification-panel').then((module) => module.NotificationPanel)
const NotificationPanel = dynamic(loadPanel, { ssr: false })

/** The bell and how much waits behind it. It hears of new notifications by itself; reading is not acknowledging. */
export function NotificationBell() {
  const [isOpen, setOpen] = useState(false)
  const counted = useWaiting()?.notices ?? null
  const notices = useNotices(counted ?? 0)
  const open = () => {
    setOpen(true)
    void notices.load()
  }
  const isKnown = counted !== null || notices.list !== null
  const words = notices.waiting === 0 ? 'nothing waiting' : `${notices.waiting} waiting`
  return (
    <>
      <IconButton icon="bell" count={notices.waiting} label={isKnown ? `Notifications, ${words}` : 'Notifications'} aria-haspopup="dialog" aria-expanded={isOpen} onClick={open} onPointerEnter={() => void loadPanel()} />
      <span role="status" className="sr-only">{notices.spoken}</span>
      {isOpen && <NotificationPanel notices={notices} onClose={() => setOpen(false)} />}
    </>
  )
}
