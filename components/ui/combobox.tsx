'use client'
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { cn } from './cn'
import { Icon } from './icon'
import { controlStyle } from './input'

export type ComboboxOption = { value: string; label: string; detail?: ReactNode }
export type ComboboxProps = {
  id?: string
  name?: string
  /** Needed when there is no Field around it. */
  label?: string
  options: readonly ComboboxOption[]
  value: string | null
  onChange: (value: string | null, option: ComboboxOption | null) => void
  /** For lists that the server searches; otherwise the options are filtered here. */
  onSearch?: (text: string) => void
  isSearching?: boolean
  placeholder?: string
  /** "No medicine of that name in the formulary." */
  emptyText?: string
  onBlur?: () => void
  'aria-describedby'?: string
  'aria-invalid'?: boolean
  className?: string
}

/** Type to find, arrow keys to choose (the APG combobox with a listbox). */
export function Combobox(props: ComboboxProps) {
  const { options, value, onChange, onSearch, isSearching, placeholder, emptyText = 'Nothing found', className } = props
  const own = useId()
  const id = props.id ?? own
  const listId = `${id}-list`
  const input = useRef<HTMLInputElement>(null)
  const chosen = options.find((option) => option.value === value)
  const [text, setText] = useState<string | null>(null)
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const shown = onSearch || text === null ? options : options.filter((option) => option.label.toLowerCase().includes(text.toLowerCase()))

  const close = () => {
    setOpen(false)
    setActive(-1)
    setText(null)
  }
  const choose = (option: ComboboxOption) => {
    onChange(option.value, option)
    close()
  }
  const onType = (typed: string) => {
    setText(typed)
    setOpen(true)
    setActive(-1)
    if (typed === '') onChange(null, null)
    onSearch?.(typed)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const next = nextActive(event.key, active, shown.length)
    if (next !== null && (isOpen || event.key.startsWith('Arrow'))) {
      event.preventDefault()
      setOpen(true)
      setActive(next)
      return
    }
    if (event.key === 'Escape' && isOpen) {
      event.preventDefault()
      event.stopPropagation()
      close()
    }
    const option = shown[active]
    if (event.key === 'Enter' && isOpen && option) {
      event.preventDefault()
      choose(option)
    }
  }

  return (
    <div className={cn('relative', className)}>
      <input
        ref={input}
        id={id}
        name={props.name}
        role="combobox"
        aria-label={props.label}
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && active >= 0 ? `${listId}-${active}` : undefined}
        aria-describedby={props['aria-describedby']}
        aria-invalid={props['aria-invalid']}
        autoComplete="off"
        placeholder={placeholder}
        value={text ?? chosen?.label ?? ''}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={onKeyDown}
        onClick={() => setOpen(true)}
        onBlur={() => {
          close()
          props.onBlur?.()
        }}
        className={cn(controlStyle, 'h-control pr-8')}
      />
      <Icon name={isSearching ? 'spinner' : 'chevrons'} className={cn('pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-ink-2', isSearching && 'motion-safe:animate-spin')} />
      <span role="status" className="sr-only">{isOpen ? `${shown.length} found` : ''}</span>
      <OptionList id={listId} label={props.label ?? 'Choices'} isOpen={isOpen} options={shown} active={active} value={value} onChoose={choose} emptyText={isSearching ? 'Searching' : emptyText} />
    </div>
  )
}

type OptionListProps = { id: string; label: string; isOpen: boolean; options: readonly ComboboxOption[]; active: number; value: string | null; onChoose: (option: ComboboxOption) => void; emptyText: string }

function OptionList({ id, label, isOpen, options, active, value, onChoose, emptyText }: OptionListProps) {
  return (
    <div hidden={!isOpen} className="absolute inset-x-0 top-[calc(100%+4px)] z-50 max-h-72 overflow-y-auto rounded-panel border bg-raised p-1 shadow-float">
      <ul id={id} role="listbox" aria-label={label}>
        {options.map((option, index) => (
          <li
            key={option.value}
            id={`${id}-${index}`}
            role="option"
            aria-selected={option.value === value}
            // Keeps the focus in the text box, or its blur would close the list before the click.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(option)}
            ref={index === active ? (node) => node?.scrollIntoView({ block: 'nearest' }) : undefined}
            className={cn('flex min-h-8 items-center gap-2 rounded-chip px-2 py-1.5 text-dense hover:bg-hover touch:min-h-11', index === active && 'bg-selected')}
          >
            <span className="min-w-0 flex-1">
              <span className={cn(option.value === value && 'font-label')}>{option.label}</span>
              {option.detail && <span className="block text-meta text-ink-3">{option.detail}</span>}
            </span>
            {option.value === value && <Icon name="check" className="text-brand-text" />}
          </li>
        ))}
      </ul>
      {options.length === 0 && <p className="px-2 py-1.5 text-dense text-ink-3">{emptyText}</p>}
    </div>
  )
}

function nextActive(key: string, active: number, count: number): number | null {
  if (count === 0) return null
  if (key === 'ArrowDown') return (active + 1) % count
  if (key === 'ArrowUp') return active <= 0 ? count - 1 : active - 1
  if (key === 'Home' && active >= 0) return 0
  if (key === 'End' && active >= 0) return count - 1
  return null
}
