import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import type { Backend } from '../../backend'

/** A row of `providers`. */
export type ProviderRow = {
  seq: number
  id: string
  created_at: string
  updated_at: string
  name: string
  provider: string
  type: 'email' | 'sms' | 'push'
  enabled: number
  credentials_sealed: string
  options: string
}

export type Values = Record<string, unknown>

/** The provider's keys, unsealed: for sending, and for keys of the project that set them. */
export function credentialsOf({ cipher }: Pick<Backend, 'cipher'>, row: ProviderRow): Values {
  return JSON.parse(cipher.open(row.credentials_sealed)) as Values
}

/** The provider's settings besides its keys, such as the sender. They are not sealed. */
export function optionsOf(row: ProviderRow): Values {
  return JSON.parse(row.options) as Values
}

/** Only keys may ask for providers, so the credentials they set are shown back to them. */
export function toProvider(context: Context, row: ProviderRow): Values {
  return {
    $id: row.id, $createdAt: row.created_at, $updatedAt: row.updated_at, name: row.name, provider: row.provider, enabled: row.enabled === 1, type: row.type,
    credentials: shown(credentialsOf(context.backend, row)), options: shown(optionsOf(row)),
  }
}

/** Nothing at all is shown as an empty list, as PHP writes an object without names. */
function shown(values: Values): Values | [] {
  return Object.keys(values).length === 0 ? [] : values
}

/** Also one that is switched off. @throws 404 provider_not_found */
export function mustFindProvider({ db }: Context, id: string): ProviderRow {
  const row = db.get<ProviderRow>('SELECT * FROM providers WHERE id = ?', id)
  if (row === undefined) throw new AppwriteError('provider_not_found')
  return row
}
