/** The cookie that carries the sealed session. Only the server can open it. */
export const sessionCookieName = 'mt_session'

/** The cookie that says when somebody last used this device. Sealed too. */
export const seenCookieName = 'mt_seen'
