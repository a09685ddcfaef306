'use client'
import { useEffect } from 'react'
import type { Density } from './shell-types'

/** Applies a role's density to dialogs and menus too, unless the person has chosen one. */
export function DensityDefault({ density }: { density: Density }) {
  useEffect(() => {
    if (/(^|; )density=/.test(document.cookie)) return
    const root = document.documentElement
    const before = root.dataset.density
    root.dataset.density = density
    return () => {
      root.dataset.density = before
    }
  }, [density])
  return null
}
