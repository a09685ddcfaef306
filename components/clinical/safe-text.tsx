import { Fragment, type ReactNode } from 'react'

// A date, a date with time, or a number with its unit: none of them may part at the end of a line.
const whole = /(\d{2}-[A-Z][a-z]{2}-\d{4}(?: \d{2}:\d{2})?|\d[\d,.]* (?:mg|g|mL|L|kg|micrograms|units|mmol\/L|micromol\/L))/

/** Running text in which dates and values with units stay in one piece. Other content passes unchanged. */
export function SafeText({ children }: { children: ReactNode }) {
  if (typeof children !== 'string') return children
  return children.split(whole).map((part, index) => (index % 2 === 1 ? <span key={index} className="whitespace-nowrap">{part}</span> : <Fragment key={index}>{part}</Fragment>))
}
