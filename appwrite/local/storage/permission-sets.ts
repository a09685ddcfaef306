import { partsOf } from '../permissions/permission-core'
import { GrantCounts } from './grant-counts'
import type { Store, Tx } from './store'

const REMEMBERED = 5000
/** Up to so many sets are listed once for a query; more are looked up row by row. */
const FEW = 200

/**
 * Rows with the same permission list share one stored set, so a row costs one number
 * and a list query compares numbers instead of searching role strings.
 */
export class PermissionSets {
  readonly #byText = new Map<string, number>()
  readonly #byId = new Map<number, string>()
  readonly #lists = new Map<number, readonly string[]>()
  readonly #grants: GrantCounts

  constructor(private readonly store: Store) {
    this.#grants = new GrantCounts(store.db)
  }

  /** The number of a list (order matters: it is shown as it was given). */
  idOf(permissions: readonly string[], tx: Tx): number {
    const text = JSON.stringify(permissions)
    const known = this.#byText.get(text)
    if (known !== undefined) return known
    const stored = this.store.db.get<{ id: number }>('SELECT id FROM permission_sets WHERE permissions = ?', text)?.id
    const id = stored ?? this.#insert(permissions, text, tx)
    this.#remember(id, text)
    tx.onRollback(() => this.#forget(id, text))
    return id
  }

  /** The list as JSON text. */
  textOf(id: number): string {
    const known = this.#byId.get(id)
    if (known !== undefined) return known
    const text = this.store.db.get<{ permissions: string }>('SELECT permissions FROM permission_sets WHERE id = ?', id)?.permissions ?? '[]'
    this.#remember(id, text)
    return text
  }

  listOf(id: number): readonly string[] {
    const known = this.#lists.get(id)
    if (known !== undefined) return known
    const list = JSON.parse(this.textOf(id)) as string[]
    this.#lists.set(id, list)
    return list
  }

  /** SQL that holds for rows whose set (in `column`) grants `action` to one of the roles. */
  filter(column: string, action: string, roles: ReadonlySet<string>): { sql: string; values: string[] } {
    const granting: string[] = []
    let most = 0
    for (const role of roles) {
      const count = this.#grants.of(role, action)
      if (count > 0) granting.push(role)
      most += count
    }
    if (granting.length === 0) return { sql: '0', values: [] }
    const places = granting.map(() => '?').join(', ')
    const sql = most <= FEW
      ? `${column} IN (SELECT set_id FROM permission_roles WHERE role IN (${places}) AND action = ?)`
      : `EXISTS (SELECT 1 FROM permission_roles WHERE set_id = ${column} AND role IN (${places}) AND action = ?)`
    return { sql, values: [...granting, action] }
  }

  #insert(permissions: readonly string[], text: string, tx: Tx): number {
    const id = this.store.db.run('INSERT INTO permission_sets (permissions) VALUES (?)', text).lastId
    for (const permission of permissions) {
      const { action, role } = partsOf(permission)
      const { changes } = this.store.db.run('INSERT OR IGNORE INTO permission_roles (role, action, set_id) VALUES (?, ?, ?)', role, action, id)
      if (changes > 0) this.#grants.added(role, action, tx)
    }
    return id
  }

  #remember(id: number, text: string): void {
    if (this.#byText.size >= REMEMBERED) {
      this.#byText.clear()
      this.#byId.clear()
      this.#lists.clear()
    }
    this.#byText.set(text, id)
    this.#byId.set(id, text)
  }

  #forget(id: number, text: string): void {
    this.#byText.delete(text)
    this.#byId.delete(id)
    this.#lists.delete(id)
  }
}
