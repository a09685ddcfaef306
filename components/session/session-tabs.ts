import type { Ends } from './session-api'

const key = 'mt-session'

/** What the tabs of a browser tell each other: whose session it is and when it ends; null: it may be over. */
export type TabNews = Ends | null

/** Tells the other tabs of this browser. */
export function tellTabs(news: TabNews): void {
  try {
    // The moment makes two equal pieces of news two events.
    window.localStorage.setItem(key, JSON.stringify({ news, at: Date.now() }))
  } catch {
    // A forbidden store: each tab then asks the server by itself, only a little later.
  }
}

/** Hears what another tab told. @returns how to stop */
export function hearTabs(hear: (news: TabNews) => void): () => void {
  const onStorage = (event: StorageEvent) => {
    if (event.key === key && event.newValue !== null) hear(read(event.newValue))
  }
  window.addEventListener('storage', onStorage)
  return () => window.removeEventListener('storage', onStorage)
}

/** Anything unreadable counts as "it may be over": whoever hears it asks the server. */
function read(text: string): TabNews {
  try {
    const { news } = JSON.parse(text) as { news?: Partial<Ends> | null }
    return typeof news?.userId === 'string' && typeof news.idleAt === 'string' && typeof news.finalAt === 'string' ? { userId: news.userId, idleAt: news.idleAt, finalAt: news.finalAt } : null
  } catch {
    return null
  }
}
