/**
 * Limits of release 1.9.6, read from its route labels: calls, seconds and key, then the routes they hold for.
 * Routes that are not named here have none.
 */
export const rateLimits: readonly (readonly [limit: number, seconds: number, key: string, routes: string])[] = [
  [50, 3600, 'ip:{ip}', `
    GET /account/sessions/oauth2/:id
    GET /account/sessions/oauth2/:id/redirect
    GET /account/tokens/oauth2/:id
    POST /account/sessions/anonymous
  `],
  [60, 60, 'ip:{ip},method:{method},url:{url},userId:{userId}', `
    DELETE /databases/:id/collections/:id/documents
    DELETE /databases/:id/collections/:id/documents/:id
    DELETE /documentsdb/:id/collections/:id/documents
    DELETE /documentsdb/:id/collections/:id/documents/:id
    DELETE /storage/buckets/:id/files/:id
    DELETE /tablesdb/:id/tables/:id/rows
    DELETE /tablesdb/:id/tables/:id/rows/:id
    DELETE /tokens/:id
    DELETE /vectorsdb/:id/collections/:id/documents
    DELETE /vectorsdb/:id/collections/:id/documents/:id
    PATCH /tokens/:id
    POST /tokens/buckets/:id/files/:id
  `],
  [120, 60, 'ip:{ip},method:{method},url:{url},userId:{userId}', `
    PATCH /databases/:id/collections/:id/documents
    PATCH /databases/:id/collections/:id/documents/:id
    PATCH /databases/:id/collections/:id/documents/:id/:id/decrement
    PATCH /databases/:id/collections/:id/documents/:id/:id/increment
    PATCH /documentsdb/:id/collections/:id/documents
    PATCH /documentsdb/:id/collections/:id/documents/:id
    PATCH /documentsdb/:id/collections/:id/documents/:id/:id/decrement
    PATCH /documentsdb/:id/collections/:id/documents/:id/:id/increment
    PATCH /tablesdb/:id/tables/:id/rows
    PATCH /tablesdb/:id/tables/:id/rows/:id
    PATCH /tablesdb/:id/tables/:id/rows/:id/:id/decrement
    PATCH /tablesdb/:id/tables/:id/rows/:id/:id/increment
    PATCH /vectorsdb/:id/collections/:id/documents
    PATCH /vectorsdb/:id/collections/:id/documents/:id
    POST /databases/:id/collections/:id/documents
    POST /documentsdb/:id/collections/:id/documents
    POST /tablesdb/:id/tables/:id/rows
    POST /vectorsdb/:id/collections/:id/documents
    POST /vectorsdb/embeddings/text
    PUT /databases/:id/collections/:id/documents
    PUT /databases/:id/collections/:id/documents/:id
    PUT /documentsdb/:id/collections/:id/documents
    PUT /documentsdb/:id/collections/:id/documents/:id
    PUT /tablesdb/:id/tables/:id/rows
    PUT /tablesdb/:id/tables/:id/rows/:id
    PUT /vectorsdb/:id/collections/:id/documents
    PUT /vectorsdb/:id/collections/:id/documents/:id
  `],
  [60, 60, 'ip:{ip},method:{method},url:{url},userId:{userId},chunkId:{chunkId}', `
    POST /storage/buckets/:id/files
  `],
  [10, 3600, 'ip:{ip},userId:{param-userId}', `
    POST /account/sessions/token
    PUT /account/sessions/magic-url
    PUT /account/sessions/phone
  `],
  [60, 60, 'projectId:{projectId},userId:{userId}', `
    DELETE /reports/:id
  `],
  [10, 3600, 'url:{url},challengeId:{param-challengeId}', `
    PUT /account/mfa/challenge
    PUT /account/mfa/challenges
  `],
  [10, 3600, 'url:{url},email:{param-email}', `
    POST /account/sessions
    POST /account/sessions/email
  `],
  [10, 3600, 'url:{url},email:{param-email} | url:{url},ip:{ip}', `
    POST /account/recovery
    POST /account/tokens/email
  `],
  [60, 3600, 'url:{url},email:{param-email} | url:{url},ip:{ip}', `
    POST /account/sessions/magic-url
    POST /account/tokens/magic-url
  `],
  [10, 3600, 'url:{url},ip:{ip}', `
    PATCH /account/password
    PATCH /account/sessions/:id
    POST /account
    POST /teams/:id/memberships
  `],
  [60, 3600, 'url:{url},ip:{ip}', `
    GET /avatars/screenshots
  `],
  [60, 60, 'url:{url},ip:{ip}', `
    GET /graphql
    POST /graphql
    POST /graphql/mutation
  `],
  [100, 3600, 'url:{url},ip:{ip}', `
    DELETE /account/sessions
    DELETE /account/sessions/:id
  `],
  [10, 3600, 'url:{url},phone:{param-phone} | url:{url},ip:{ip}', `
    POST /account/sessions/phone
    POST /account/tokens/phone
  `],
  [10, 3600, 'url:{url},userId:{param-userId}', `
    PUT /account/recovery
    PUT /account/verification
    PUT /account/verifications/email
  `],
  [10, 3600, 'url:{url},userId:{userId}', `
    POST /account/mfa/challenge
    POST /account/mfa/challenges
    POST /account/verification
    POST /account/verifications/email
  `],
  [120, 60, 'url:{url},userId:{userId}', `
    POST /account/jwt
    POST /account/jwts
  `],
  [10, 3600, 'url:{url},userId:{userId} | url:{url},ip:{ip}', `
    POST /account/verification/phone
    POST /account/verifications/phone
  `],
  [10, 3600, 'userId:{param-userId}', `
    PUT /account/verification/phone
    PUT /account/verifications/phone
  `],
  [15, 3600, 'userId:{userId}', `
    POST /console/assistant
  `],
  [10, 60, 'userId:{userId}, url:{url}', `
    POST /proxy/rules/function
    POST /proxy/rules/redirect
    POST /proxy/rules/site
  `],
  [120, 60, 'userId:{userId}, url:{url}', `
    GET /console/resources
  `],
]
