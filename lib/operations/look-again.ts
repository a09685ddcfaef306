import { isRefusal } from '@/lib/errors/is-refusal'

const mostTries = 12

/**
 * Runs an act whose own record did not change but something beside it may: a list that a colleague adds to, a lot they
 * take boxes from, a number they took. It looks everything up anew each time, so that what must be refused is refused by
 * its own rule. Only for acts that overwrite nothing.
 * @throws Refusal record.changed-meanwhile after several tries
 */
export async function lookAgain<Value>(act: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act()
    } catch (error) {
      if (!isRefusal(error, 'record.changed-meanwhile') || attempt >= mostTries) throw error
    }
  }
}
