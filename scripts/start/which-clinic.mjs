import { CannotStart } from './progress.mjs'

/**
 * Whether this start is of the demonstration. What the folder holds decides: a start that forgot `--no-demo` must not put accounts
 * with a known password beside real people, and one that says it must not hide that they are there.
 * @param {{ get(name: string): unknown }} state what earlier starts left to know
 * @param {{ demo: boolean, data: string }} asked
 */
export function isDemonstration(state, { demo, data }) {
  if (state.get('seeded') || state.get('seeding')) {
    if (demo) return true
    throw new CannotStart(`The folder ${data} holds the demonstration, and everybody knows its passwords. Start it without --no-demo (and without DEMO=false), or choose an empty folder with --data.`)
  }
  return demo && !state.get('isOwn')
}

/** The storage holds a clinic that is not the demonstration, and the demonstration was asked for. */
export const otherClinic = () => new CannotStart('A clinic is kept here already, and the demonstration, whose passwords everybody knows, is not put beside it. Start with --no-demo.')
