import { createRequire } from 'node:module'

type Dictionary = { dictionary: { 'passwords-common': readonly string[] } }

/** Frequent passwords that are plain patterns; the package leaves those to rules of its own. */
const PATTERNS = `
01234567 09876543 10101010 12121212 12341234 123123123 13131313 14141414 17171717 19691969 19741974 19781978 19841984 20002000 20012001 20202020 21212121 22222222
23232323 24242424 24682468 25252525 33333333 44444444 55555555 66666666 69696969 77777777 87654321 88888888 987654321 98765432 99999999
aaaaaaaa bbbbbbbb cccccccc dddddddd eeeeeeee ffffffff gggggggg hhhhhhhh iiiiiiii jjjjjjjj kkkkkkkk llllllll mmmmmmmm nnnnnnnn oooooooo pppppppp qqqqqqqq rrrrrrrr ssssssss
tttttttt uuuuuuuu vvvvvvvv wwwwwwww xxxxxxxx yyyyyyyy zzzzzzzz abcdefgh hahahaha jojojojo lalalala lkjhgfds qwertzui qwerqwer sexsexsex hugohugo outoutout hotmail0 hotmail1
`

let known: ReadonlySet<string> | null = null

/**
 * Whether a password is one of those tried first. Appwrite asks a list of 10,000; this one has nearly all of them
 * and more beside, because it comes with `@zxcvbn-ts/language-common`. Upper and lower case count, as on the real server.
 */
export function isCommonPassword(value: string): boolean {
  known ??= loadDictionary()
  return known.has(value)
}

/** Unpacked at the first question: most projects never ask. */
function loadDictionary(): ReadonlySet<string> {
  const { dictionary } = createRequire(import.meta.url)('@zxcvbn-ts/language-common') as Dictionary
  return new Set([...dictionary['passwords-common'], ...PATTERNS.trim().split(/\s+/)])
}
