'use client'
import { useState } from 'react'
import { IconButton } from '@/components/ui/button'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import type { MenuItem } from '@/components/ui/menu-items'
import { savePreference } from './preference-cookie'
import type { Density, Theme } from './shell-types'

const themes: { value: Theme; label: string; icon: 'sun' | 'moon' | 'monitor' }[] = [
  { value: 'light', label: 'Light', icon: 'sun' },
  { value: 'dark', label: 'Dark', icon: 'moon' },
  { value: 'system', label: 'Same as this device', icon: 'monitor' },
]
const densities: { value: Density; label: string }[] = [
  { value: 'compact', label: 'Compact rows' },
  { value: 'default', label: 'Normal rows' },
  { value: 'touch', label: 'Touch' },
  { value: 'comfortable', label: 'Large' },
]

/** Theme and density, changed at once and kept in cookies for the next page. */
export function DisplayMenu() {
  // What stands on <html> is read when the menu opens: the server or the role may have chosen it.
  const [theme, setTheme] = useState<string | undefined>()
  const [density, setDensity] = useState<string | undefined>()
  const current = typeof document === 'undefined' ? null : document.documentElement

  const chooseTheme = (value: Theme) => {
    current?.classList.remove('light', 'dark', 'system')
    current?.classList.add(value)
    savePreference('theme', value)
    setTheme(value)
  }
  const chooseDensity = (value: Density) => {
    if (current) current.dataset.density = value
    savePreference('density', value)
    setDensity(value)
  }
  const look = () => {
    setTheme(themes.find((option) => current?.classList.contains(option.value))?.value)
    setDensity(current?.dataset.density)
  }
  const items: MenuItem[] = [
    { kind: 'heading', label: 'Colours' },
    ...themes.map((option) => ({ kind: 'choice' as const, label: option.label, icon: option.icon, isChosen: option.value === theme, onSelect: () => chooseTheme(option.value) })),
    { kind: 'separator' },
    { kind: 'heading', label: 'Size' },
    ...densities.map((option) => ({ kind: 'choice' as const, label: option.label, isChosen: option.value === density, onSelect: () => chooseDensity(option.value) })),
  ]
  return <DropdownMenu label="Display" items={items} onOpenChange={look} trigger={<IconButton icon="rows" label="Display: colours and size" />} />
}
