'use client'
import { useState, type ReactNode } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

type NumberFieldProps = { label: string; value: number | null; onChange: (value: number | null) => void; suffix?: ReactNode; hint?: ReactNode; error?: string | null; optional?: boolean; isWhole?: boolean; className?: string }

/** A number as people type it: nothing is rounded, nothing jumps while they type. */
export function NumberField({ value, onChange, isWhole, ...field }: NumberFieldProps) {
  const [typed, setTyped] = useState<{ text: string; value: number | null } | null>(null)
  const text = typed && typed.value === value ? typed.text : value === null ? '' : String(value)
  const read = (written: string) => {
    const clean = written.replace(',', '.').trim()
    const next = /^\d*\.?\d+$/.test(clean) ? Number(clean) : null
    setTyped({ text: written, value: next })
    onChange(next)
  }
  return (
    <Field {...field}>
      <Input inputMode={isWhole ? 'numeric' : 'decimal'} autoComplete="off" className="figures" value={text} onChange={(event) => read(event.target.value)} />
    </Field>
  )
}
