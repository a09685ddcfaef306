import type { FieldErrors, FieldValues, Resolver } from 'react-hook-form'
import type { ZodType } from 'zod'

/** The rules of a form, or how to fetch them: rules are heavier than all else on a page, and nobody needs them before they type. */
export type FormSchema<Values, Output> = ZodType<Output, Values> | (() => Promise<ZodType<Output, Values>>)

/** What a form says when it could not ask: nothing was saved, nothing typed is lost. */
export const unreachedMessage = 'This could not be saved. Your entries are still here. Check the connection and try again.'

export type FetchedResolver<Values extends FieldValues> = { resolver: Resolver<Values>; prepare: () => void }

/** Checks by rules that are fetched once, when the page is idle or with the first check. Without them nothing is sent. */
export function fetchedResolver<Values extends FieldValues>(schema: FormSchema<Values, unknown>): FetchedResolver<Values> {
  let fetched: Promise<Resolver<Values>> | null = null
  const fetchOnce = () => {
    fetched ??= resolverOf(schema).catch((error: unknown) => {
      // The next check asks again.
      fetched = null
      throw error
    })
    return fetched
  }
  return {
    prepare: () => void fetchOnce().catch(() => undefined),
    resolver: async (values, context, options) => {
      const check = await fetchOnce().catch(() => null)
      if (check) return check(values, context, options)
      return { values: {}, errors: { root: { type: 'server', message: unreachedMessage } } as FieldErrors<Values> }
    },
  }
}

async function resolverOf<Values extends FieldValues>(schema: FormSchema<Values, unknown>): Promise<Resolver<Values>> {
  const [{ zodResolver }, rules] = await Promise.all([import('@hookform/resolvers/zod'), typeof schema === 'function' ? schema() : schema])
  // The resolver's own types tie it to one zod release; the schema's types are the ones that matter.
  return zodResolver(rules as never) as unknown as Resolver<Values>
}
