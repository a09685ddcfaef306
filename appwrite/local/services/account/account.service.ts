import { closeTransports } from '../../mail/deliver-mail'
import { startAccountMails } from '../../mail/send-account-mail'
import type { Service } from '../../service'
import { accountChallengeRoutes } from './account-challenges.routes'
import { accountCredentialRoutes } from './account-credentials.routes'
import { identityRoutes } from './account-identities.routes'
import { accountMfaRoutes } from './account-mfa.routes'
import { accountRecoveryRoutes } from './account-recovery.routes'
import { accountSessionRoutes } from './account-sessions.routes'
import { accountTargetRoutes } from './account-targets.routes'
import { accountTokenRoutes } from './account-tokens.routes'
import { accountVerificationRoutes } from './account-verification.routes'
import { accountRoutes } from './account.routes'
import { logRoutes } from './logs.routes'
import { mockRoutes } from './mock.routes'
import { oauthRoutes } from './oauth.routes'

/** What people do with their own accounts. */
export const accountService: Service = {
  name: 'account',
  routes: [
    ...accountRoutes, ...accountCredentialRoutes, ...accountSessionRoutes, ...accountTokenRoutes, ...accountVerificationRoutes, ...accountRecoveryRoutes,
    ...accountMfaRoutes, ...accountChallengeRoutes, ...accountTargetRoutes, ...identityRoutes, ...logRoutes, ...oauthRoutes, ...mockRoutes,
  ],
  start: startAccountMails,
  stop: closeTransports,
}
