'use client'
import { Button } from './button'

/** Opens the device's own print dialog. */
export function PrintPage({ label }: { label: string }) {
  return <Button variant="primary" icon="printer" onClick={() => window.print()}>{label}</Button>
}
