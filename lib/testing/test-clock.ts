export type TestClock = {
  now: () => Date
  /** Moves the clinic's clock to a moment. */
  set: (at: string) => void
  advance: (minutes: number) => void
  /** Ids in the order they were asked for; unlike any other test file's. */
  newId: () => string
}

/** A clock that moves only when it is told to. */
export function makeClock(startsAt: string): TestClock {
  let at = Date.parse(startsAt)
  let count = 0
  return {
    now: () => new Date(at),
    set: (moment) => {
      at = Date.parse(moment)
    },
    advance: (minutes) => {
      at += minutes * 60_000
    },
    newId: () => {
      count += 1
      return `test${String(count).padStart(16, '0')}`
    },
  }
}
