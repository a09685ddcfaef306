import { searchPalette } from './search-palette'
import type { PaletteSource } from '@/components/shell/shell-types'
import type { Context } from '@/lib/session/context'

const places = {
  doctor: [
    { id: 'day', label: 'My day', icon: 'calendar', href: '/doctor' },
    { id: 'patients', label: 'Patients', icon: 'users', href: '/doctor/patients' },
    { id: 'results', label: 'Results', icon: 'report', href: '/doctor/results' },
    { id: 'register', label: 'Register patient', icon: 'plus', href: '/doctor/patients/new' },
  ],
  nurse: [
    { id: 'day', label: 'Today', icon: 'calendar', href: '/nurse' },
    { id: 'patients', label: 'Patients', icon: 'users', href: '/nurse/patients' },
    { id: 'register', label: 'Register patient', icon: 'plus', href: '/nurse/patients/new' },
  ],
} as const

/** Where the palette leads a clinician, and how it finds people. */
export const paletteOf = ({ actor }: Context): PaletteSource => ({ groups: [{ label: 'Go to', items: actor.role === 'nurse' ? places.nurse : places.doctor }], search: searchPalette })
