'use client'
import { useEffect, useState } from 'react'
import { Button } from './button'
import { cn } from './cn'
import { Icon } from './icon'

export type NumberPadProps = {
  label: string
  value: string
  onChange: (value: string) => void
  /** Enter key: goes to the next measurement. */
  onNext?: () => void
  allowDecimal?: boolean
  maxLength?: number
  className?: string
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9']
const keyStyle = 'h-14 text-title figures'

/** Big keys beside a real input that stays in charge. The value is read back after each key. */
export function NumberPad({ label, value, onChange, onNext, allowDecimal = true, maxLength = 6, className }: NumberPadProps) {
  const spoken = useSettled(value)
  const press = (key: string) => {
    if (value.length >= maxLength || (key === '.' && value.includes('.'))) return
    onChange(key === '.' && value === '' ? '0.' : value + key)
  }
  return (
    <div role="group" aria-label={label} className={cn('grid w-full max-w-72 grid-cols-3 gap-2', className)}>
      {digits.map((digit) => (
        <Button key={digit} className={keyStyle} onClick={() => press(digit)}>{digit}</Button>
      ))}
      <Button className={keyStyle} onClick={() => press('.')} blockedReason={allowDecimal ? null : 'Whole numbers only'} aria-label="Decimal point">.</Button>
      <Button className={keyStyle} onClick={() => press('0')}>0</Button>
      <Button className={keyStyle} aria-label="Delete last digit" onClick={() => onChange(value.slice(0, -1))}>
        <Icon name="arrow-left" className="size-5" />
      </Button>
      {onNext && (
        <Button variant="primary" className="col-span-3 h-12" onClick={onNext}>Next</Button>
      )}
      <span role="status" className="sr-only">{spoken && `${label} ${spoken}`}</span>
    </div>
  )
}

/** The value once it has rested for half a second, so that a reader says 112 and not 1, 11, 112. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 500)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
