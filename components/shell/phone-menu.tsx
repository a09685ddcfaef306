'use client'
import { useState } from 'react'
import { IconButton } from '@/components/ui/button'
import { Sheet, SheetContent, SheetTrigger } from '@/components/ui/sheet'
import { SideNav } from './side-nav'
import type { NavGroup } from './shell-types'
import { UserMenu, type UserMenuProps } from './user-menu'

/** Everything of the sidebar, behind Menu on a phone. */
export function PhoneMenu({ groups, helpHref, organisationName, account }: { groups: readonly NavGroup[]; helpHref: string; organisationName: string; account: UserMenuProps }) {
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  const help: NavGroup = { label: 'Support', items: [{ href: helpHref, label: 'Help', icon: 'help' }] }
  return (
    <Sheet open={isOpen} onOpenChange={setOpen}>
      <SheetTrigger asChild>
        <IconButton icon="menu" label="Menu" />
      </SheetTrigger>
      <SheetContent title={organisationName} side="left" footer={<UserMenu {...account} isRail={false} />}>
        <div className="px-2 pb-3">
          <SideNav groups={[...groups, help]} isWide onGo={close} />
        </div>
      </SheetContent>
    </Sheet>
  )
}
