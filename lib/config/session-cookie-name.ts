/** The cookie that carries the sealed session. Only the server can open it. */
export const sessionCookieName = 'mt_session'
