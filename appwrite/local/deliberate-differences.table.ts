/** What differs from a real server on purpose, and what a real server does. */
export const deliberateDifferences: readonly (readonly [ours: string, theirs: string])[] = [
  ['Realtime sockets close when their session ends or their user is blocked', 'On the real server they keep receiving.'],
  ['A password hash never leaves by realtime or to a client', 'The real server pushes it with changes made through the Users API.'],
  ['The recovery code factor works in the spelling of the SDK’s enum', 'The real server stores the spelling and then refuses it.'],
  ['Roles in permissions are compared as whole strings', 'Release 1.9.6 on MongoDB takes them for patterns.'],
  ['A sign-in state that nobody can read is the caller’s error (400)', 'The real server answers 500, which anybody could cause.'],
  ['A stored key can hand on no scope it does not have', 'On the real server a key with `keys.write` can give itself every scope.'],
  ['A second-factor challenge ends after ten wrong answers, and a TOTP code may be one step old or early', 'The real server counts only calls per hour and takes the current code alone.'],
  ['The push routes of an account change push targets only', 'On the real server they also change the address of an e-mail target, unverified.'],
  ['Events about tokens never carry the token', 'The real server hands it to functions.'],
  ['The password dictionary refuses some more passwords', 'Its list is longer than the real server’s 10,000 and has nearly all of them.'],
  ['A mock phone number works without an SMS provider', 'The real server answers 503 until one is configured.'],
  ['A project cannot be deleted over the API', 'One call would end a clinic’s records; stop the server and remove its folder instead.'],
  ['A body that is not JSON is refused', 'The real server takes it for an empty one, which on a bulk delete would mean every row.'],
  ['Two changes in the same millisecond still conflict inside transactions', 'The real server compares times of day and can miss one.'],
  ['Columns and indexes are there when the answer arrives, although it says `processing`', 'There is no worker to wait for.'],
]
