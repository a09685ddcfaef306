/** Writes a display preference where the server reads it for the next page. Never anything about a patient. */
export function savePreference(name: 'theme' | 'density', value: string): void {
  const secure = window.location.protocol === 'https:' ? '; Secure' : ''
  document.cookie = `${name}=${value}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`
}
