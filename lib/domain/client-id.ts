const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz'

/**
 * An id made by whoever fills a form, so that sending twice makes one record.
 * @param random 20 random bytes, from `crypto.getRandomValues` in a browser
 */
export const clientId = (random: Uint8Array): string => Array.from(random.subarray(0, 20), (byte) => alphabet[byte % alphabet.length]).join('')
