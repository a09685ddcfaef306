import type { ReactNode } from 'react'
import { RoleLayout } from '../role-layout'
import { paletteOf } from './palette-of'

export default function DoctorLayout({ children }: { children: ReactNode }) {
  return (
    <RoleLayout permission="encounter:start" palette={paletteOf}>
      {children}
    </RoleLayout>
  )
}
