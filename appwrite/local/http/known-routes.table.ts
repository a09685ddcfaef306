/** Every route of the release this server stands in for: path and methods, separated by semicolons. */
export const knownRoutes = `
/account POST GET DELETE; /account/email PATCH; /account/identities GET
/account/identities/:id DELETE; /account/jwt POST; /account/jwts POST
/account/logs GET; /account/mfa PATCH; /account/mfa/authenticators/:id POST DELETE PUT
/account/mfa/challenge POST PUT; /account/mfa/challenges POST PUT; /account/mfa/factors GET
/account/mfa/recovery-codes POST GET PATCH; /account/name PATCH; /account/password PATCH
/account/phone PATCH; /account/prefs GET PATCH; /account/recovery POST PUT
/account/sessions GET DELETE POST; /account/sessions/:id GET DELETE PATCH; /account/sessions/anonymous POST
/account/sessions/email POST; /account/sessions/magic-url POST PUT; /account/sessions/oauth2/:id GET
/account/sessions/oauth2/:id/redirect GET; /account/sessions/oauth2/callback/:id/:id GET POST; /account/sessions/phone PUT POST
/account/sessions/token POST; /account/status PATCH; /account/targets/:id/push PUT DELETE
/account/targets/push POST; /account/tokens/email POST; /account/tokens/magic-url POST
/account/tokens/oauth2/:id GET; /account/tokens/phone POST; /account/verification POST PUT
/account/verification/phone POST PUT; /account/verifications/email POST PUT; /account/verifications/phone POST PUT
/avatars/browsers/:id GET; /avatars/credit-cards/:id GET; /avatars/favicon GET
/avatars/flags/:id GET; /avatars/image GET; /avatars/initials GET
/avatars/qr GET; /avatars/screenshots GET; /cards/cloud GET
/cards/cloud-back GET; /cards/cloud-og GET; /databases POST GET
/databases/:id DELETE GET PUT; /databases/:id/collections POST GET; /databases/:id/collections/:id DELETE GET PUT
/databases/:id/collections/:id/attributes GET; /databases/:id/collections/:id/attributes/:id DELETE GET; /databases/:id/collections/:id/attributes/:id/relationship PATCH
/databases/:id/collections/:id/attributes/bigint POST; /databases/:id/collections/:id/attributes/bigint/:id PATCH; /databases/:id/collections/:id/attributes/boolean POST
/databases/:id/collections/:id/attributes/boolean/:id PATCH; /databases/:id/collections/:id/attributes/datetime POST; /databases/:id/collections/:id/attributes/datetime/:id PATCH
/databases/:id/collections/:id/attributes/email POST; /databases/:id/collections/:id/attributes/email/:id PATCH; /databases/:id/collections/:id/attributes/enum POST
/databases/:id/collections/:id/attributes/enum/:id PATCH; /databases/:id/collections/:id/attributes/float POST; /databases/:id/collections/:id/attributes/float/:id PATCH
/databases/:id/collections/:id/attributes/integer POST; /databases/:id/collections/:id/attributes/integer/:id PATCH; /databases/:id/collections/:id/attributes/ip POST
/databases/:id/collections/:id/attributes/ip/:id PATCH; /databases/:id/collections/:id/attributes/line POST; /databases/:id/collections/:id/attributes/line/:id PATCH
/databases/:id/collections/:id/attributes/longtext POST; /databases/:id/collections/:id/attributes/longtext/:id PATCH; /databases/:id/collections/:id/attributes/mediumtext POST
/databases/:id/collections/:id/attributes/mediumtext/:id PATCH; /databases/:id/collections/:id/attributes/point POST; /databases/:id/collections/:id/attributes/point/:id PATCH
/databases/:id/collections/:id/attributes/polygon POST; /databases/:id/collections/:id/attributes/polygon/:id PATCH; /databases/:id/collections/:id/attributes/relationship POST
/databases/:id/collections/:id/attributes/relationship/:id PATCH; /databases/:id/collections/:id/attributes/string POST; /databases/:id/collections/:id/attributes/string/:id PATCH
/databases/:id/collections/:id/attributes/text POST; /databases/:id/collections/:id/attributes/text/:id PATCH; /databases/:id/collections/:id/attributes/url POST
/databases/:id/collections/:id/attributes/url/:id PATCH; /databases/:id/collections/:id/attributes/varchar POST; /databases/:id/collections/:id/attributes/varchar/:id PATCH
/databases/:id/collections/:id/documents DELETE PATCH PUT POST GET; /databases/:id/collections/:id/documents/:id DELETE GET PATCH PUT; /databases/:id/collections/:id/documents/:id/:id/decrement PATCH
/databases/:id/collections/:id/documents/:id/:id/increment PATCH; /databases/:id/collections/:id/documents/:id/logs GET; /databases/:id/collections/:id/indexes POST GET
/databases/:id/collections/:id/indexes/:id DELETE GET; /databases/:id/collections/:id/logs GET; /databases/:id/collections/:id/usage GET
/databases/:id/logs GET; /databases/:id/usage GET; /databases/transactions POST GET
/databases/transactions/:id DELETE GET PATCH; /databases/transactions/:id/operations POST; /databases/usage GET
/functions POST GET; /functions/:id DELETE GET PUT; /functions/:id/deployment PATCH
/functions/:id/deployments POST GET; /functions/:id/deployments/:id DELETE GET PATCH; /functions/:id/deployments/:id/build POST PATCH
/functions/:id/deployments/:id/build/download GET; /functions/:id/deployments/:id/builds/:id POST; /functions/:id/deployments/:id/download GET
/functions/:id/deployments/:id/status PATCH; /functions/:id/deployments/duplicate POST; /functions/:id/deployments/template POST
/functions/:id/deployments/vcs POST; /functions/:id/executions POST GET; /functions/:id/executions/:id DELETE GET
/functions/:id/usage GET; /functions/:id/variables POST GET; /functions/:id/variables/:id DELETE GET PUT
/functions/runtimes GET; /functions/specifications GET; /functions/templates GET
/functions/templates/:id GET; /functions/usage GET; /health GET
/health/anti-virus GET; /health/cache GET; /health/certificate GET
/health/db GET; /health/pubsub GET; /health/queue/audits GET
/health/queue/builds GET; /health/queue/certificates GET; /health/queue/databases GET
/health/queue/deletes GET; /health/queue/failed/:id GET; /health/queue/functions GET
/health/queue/logs GET; /health/queue/mails GET; /health/queue/messaging GET
/health/queue/migrations GET; /health/queue/stats-resources GET; /health/queue/stats-usage GET
/health/queue/webhooks GET; /health/stats GET; /health/storage GET
/health/storage/local GET; /health/time GET; /health/version GET
/locale GET; /locale/codes GET; /locale/continents GET
/locale/countries GET; /locale/countries/eu GET; /locale/countries/phones GET
/locale/currencies GET; /locale/languages GET; /messaging/messages GET
/messaging/messages/:id GET DELETE; /messaging/messages/:id/logs GET; /messaging/messages/:id/targets GET
/messaging/messages/email POST; /messaging/messages/email/:id PATCH; /messaging/messages/push POST
/messaging/messages/push/:id PATCH; /messaging/messages/sms POST; /messaging/messages/sms/:id PATCH
/messaging/providers GET; /messaging/providers/:id GET DELETE; /messaging/providers/:id/logs GET
/messaging/providers/apns POST; /messaging/providers/apns/:id PATCH; /messaging/providers/fcm POST
/messaging/providers/fcm/:id PATCH; /messaging/providers/mailgun POST; /messaging/providers/mailgun/:id PATCH
/messaging/providers/msg91 POST; /messaging/providers/msg91/:id PATCH; /messaging/providers/resend POST
/messaging/providers/resend/:id PATCH; /messaging/providers/sendgrid POST; /messaging/providers/sendgrid/:id PATCH
/messaging/providers/ses POST; /messaging/providers/ses/:id PATCH; /messaging/providers/smtp POST
/messaging/providers/smtp/:id PATCH; /messaging/providers/telesign POST; /messaging/providers/telesign/:id PATCH
/messaging/providers/textmagic POST; /messaging/providers/textmagic/:id PATCH; /messaging/providers/twilio POST
/messaging/providers/twilio/:id PATCH; /messaging/providers/vonage POST; /messaging/providers/vonage/:id PATCH
/messaging/subscribers/:id/logs GET; /messaging/topics POST GET; /messaging/topics/:id GET PATCH DELETE
/messaging/topics/:id/logs GET; /messaging/topics/:id/subscribers POST GET; /messaging/topics/:id/subscribers/:id GET DELETE
/ping GET; /presences GET; /presences/:id DELETE GET PATCH PUT
/presences/usage GET; /project DELETE GET; /project/auth-methods/:id PATCH
/project/keys POST GET; /project/keys/:id DELETE GET PUT; /project/keys/ephemeral POST
/project/labels PUT; /project/mock-phones POST GET; /project/mock-phones/:id DELETE GET PUT
/project/oauth2/amazon PATCH; /project/oauth2/apple PATCH; /project/oauth2/appwrite PATCH; /project/oauth2/auth0 PATCH
/project/oauth2/authentik PATCH; /project/oauth2/autodesk PATCH; /project/oauth2/bitbucket PATCH; /project/oauth2/bitly PATCH
/project/oauth2/box PATCH; /project/oauth2/dailymotion PATCH; /project/oauth2/discord PATCH; /project/oauth2/disqus PATCH
/project/oauth2/dropbox PATCH; /project/oauth2/etsy PATCH; /project/oauth2/facebook PATCH; /project/oauth2/figma PATCH
/project/oauth2/fusionauth PATCH; /project/oauth2/github PATCH; /project/oauth2/gitlab PATCH; /project/oauth2/google PATCH
/project/oauth2/huggingface PATCH; /project/oauth2/keycloak PATCH; /project/oauth2/kick PATCH; /project/oauth2/linkedin PATCH
/project/oauth2/microsoft PATCH; /project/oauth2/notion PATCH; /project/oauth2/oidc PATCH; /project/oauth2/okta PATCH
/project/oauth2/paypal PATCH; /project/oauth2/paypalSandbox PATCH; /project/oauth2/podio PATCH; /project/oauth2/salesforce PATCH
/project/oauth2/slack PATCH; /project/oauth2/spotify PATCH; /project/oauth2/stripe PATCH; /project/oauth2/tradeshift PATCH
/project/oauth2/tradeshiftBox PATCH; /project/oauth2/twitch PATCH; /project/oauth2/wordpress PATCH; /project/oauth2/x PATCH
/project/oauth2/yahoo PATCH; /project/oauth2/yandex PATCH; /project/oauth2/zoho PATCH; /project/oauth2/zoom PATCH
/project/oauth2 GET; /project/oauth2/:id GET
/project/platforms GET; /project/platforms/:id DELETE GET; /project/platforms/android POST
/project/platforms/android/:id PUT; /project/platforms/apple POST; /project/platforms/apple/:id PUT
/project/platforms/linux POST; /project/platforms/linux/:id PUT; /project/platforms/web POST
/project/platforms/web/:id PUT; /project/platforms/windows POST; /project/platforms/windows/:id PUT
/project/policies GET; /project/policies/:id GET; /project/policies/membership-privacy PATCH
/project/policies/password-dictionary PATCH; /project/policies/password-history PATCH; /project/policies/password-personal-data PATCH
/project/policies/password-strength PATCH; /project/policies/session-alert PATCH; /project/policies/session-duration PATCH
/project/policies/session-invalidation PATCH; /project/policies/session-limit PATCH; /project/policies/user-limit PATCH
/project/protocols/:id PATCH; /project/protocols/:id/status PATCH; /project/services/:id PATCH
/project/services/:id/status PATCH; /project/smtp PATCH; /project/smtp/tests POST
/project/templates/email PATCH GET; /project/templates/email/:id GET; /project/usage GET
/project/variables POST GET; /project/variables/:id DELETE GET PUT; /projects POST GET
/projects/:id DELETE GET PATCH; /projects/:id/api PATCH; /projects/:id/auth/:id PATCH
/projects/:id/auth/duration PATCH; /projects/:id/auth/limit PATCH; /projects/:id/auth/max-sessions PATCH
/projects/:id/auth/memberships-privacy PATCH; /projects/:id/auth/mock-numbers PATCH; /projects/:id/auth/password-dictionary PATCH
/projects/:id/auth/password-history PATCH; /projects/:id/auth/personal-data PATCH; /projects/:id/auth/session-alerts PATCH
/projects/:id/auth/session-invalidation PATCH; /projects/:id/dev-keys POST GET; /projects/:id/dev-keys/:id DELETE GET PUT
/projects/:id/jwts POST; /projects/:id/keys POST GET; /projects/:id/keys/:id DELETE GET PUT
/projects/:id/labels PUT; /projects/:id/oauth2 PATCH; /projects/:id/platforms POST GET
/projects/:id/platforms/:id DELETE GET PUT; /projects/:id/schedules POST GET; /projects/:id/schedules/:id GET
/projects/:id/service PATCH; /projects/:id/smtp PATCH; /projects/:id/smtp/tests POST
/projects/:id/team PATCH; /projects/:id/templates/email PATCH DELETE; /projects/:id/templates/email/:id/:id GET PATCH DELETE
/projects/:id/webhooks POST GET; /projects/:id/webhooks/:id DELETE GET PUT; /projects/:id/webhooks/:id/signature PATCH
/proxy/rules GET; /proxy/rules/:id DELETE GET; /proxy/rules/:id/status PATCH
/proxy/rules/:id/verification PATCH; /proxy/rules/api POST; /proxy/rules/function POST
/proxy/rules/redirect POST; /proxy/rules/site POST; /reports GET
/reports/:id DELETE GET; /reports/:id/insights GET; /reports/:id/insights/:id GET
/storage/:id/usage GET; /storage/buckets POST GET; /storage/buckets/:id DELETE GET PUT
/storage/buckets/:id/files POST GET; /storage/buckets/:id/files/:id DELETE GET PUT; /storage/buckets/:id/files/:id/download GET
/storage/buckets/:id/files/:id/preview GET; /storage/buckets/:id/files/:id/push GET; /storage/buckets/:id/files/:id/view GET
/storage/usage GET; /tablesdb POST GET; /tablesdb/:id DELETE GET PUT
/tablesdb/:id/logs GET; /tablesdb/:id/tables POST GET; /tablesdb/:id/tables/:id DELETE GET PUT
/tablesdb/:id/tables/:id/columns GET; /tablesdb/:id/tables/:id/columns/:id DELETE GET; /tablesdb/:id/tables/:id/columns/:id/relationship PATCH
/tablesdb/:id/tables/:id/columns/bigint POST; /tablesdb/:id/tables/:id/columns/bigint/:id PATCH; /tablesdb/:id/tables/:id/columns/boolean POST
/tablesdb/:id/tables/:id/columns/boolean/:id PATCH; /tablesdb/:id/tables/:id/columns/datetime POST; /tablesdb/:id/tables/:id/columns/datetime/:id PATCH
/tablesdb/:id/tables/:id/columns/email POST; /tablesdb/:id/tables/:id/columns/email/:id PATCH; /tablesdb/:id/tables/:id/columns/enum POST
/tablesdb/:id/tables/:id/columns/enum/:id PATCH; /tablesdb/:id/tables/:id/columns/float POST; /tablesdb/:id/tables/:id/columns/float/:id PATCH
/tablesdb/:id/tables/:id/columns/integer POST; /tablesdb/:id/tables/:id/columns/integer/:id PATCH; /tablesdb/:id/tables/:id/columns/ip POST
/tablesdb/:id/tables/:id/columns/ip/:id PATCH; /tablesdb/:id/tables/:id/columns/line POST; /tablesdb/:id/tables/:id/columns/line/:id PATCH
/tablesdb/:id/tables/:id/columns/longtext POST; /tablesdb/:id/tables/:id/columns/longtext/:id PATCH; /tablesdb/:id/tables/:id/columns/mediumtext POST
/tablesdb/:id/tables/:id/columns/mediumtext/:id PATCH; /tablesdb/:id/tables/:id/columns/point POST; /tablesdb/:id/tables/:id/columns/point/:id PATCH
/tablesdb/:id/tables/:id/columns/polygon POST; /tablesdb/:id/tables/:id/columns/polygon/:id PATCH; /tablesdb/:id/tables/:id/columns/relationship POST
/tablesdb/:id/tables/:id/columns/string POST; /tablesdb/:id/tables/:id/columns/string/:id PATCH; /tablesdb/:id/tables/:id/columns/text POST
/tablesdb/:id/tables/:id/columns/text/:id PATCH; /tablesdb/:id/tables/:id/columns/url POST; /tablesdb/:id/tables/:id/columns/url/:id PATCH
/tablesdb/:id/tables/:id/columns/varchar POST; /tablesdb/:id/tables/:id/columns/varchar/:id PATCH; /tablesdb/:id/tables/:id/indexes POST GET
/tablesdb/:id/tables/:id/indexes/:id DELETE GET; /tablesdb/:id/tables/:id/logs GET; /tablesdb/:id/tables/:id/rows DELETE PATCH PUT POST GET
/tablesdb/:id/tables/:id/rows/:id DELETE GET PATCH PUT; /tablesdb/:id/tables/:id/rows/:id/:id/decrement PATCH; /tablesdb/:id/tables/:id/rows/:id/:id/increment PATCH
/tablesdb/:id/tables/:id/rows/:id/logs GET; /tablesdb/:id/tables/:id/usage GET; /tablesdb/:id/usage GET
/tablesdb/transactions POST GET; /tablesdb/transactions/:id DELETE GET PATCH; /tablesdb/transactions/:id/operations POST
/tablesdb/usage GET; /teams POST GET; /teams/:id DELETE GET PUT
/teams/:id/logs GET; /teams/:id/memberships POST GET; /teams/:id/memberships/:id DELETE GET PATCH
/teams/:id/memberships/:id/status PATCH; /teams/:id/prefs GET PUT; /tokens/:id DELETE GET PATCH
/tokens/buckets/:id/files/:id POST GET; /users POST GET; /users/:id GET DELETE
/users/:id/email PATCH; /users/:id/impersonator PATCH; /users/:id/jwts POST
/users/:id/labels PUT; /users/:id/logs GET; /users/:id/memberships GET
/users/:id/mfa PATCH; /users/:id/mfa/authenticators/:id DELETE; /users/:id/mfa/factors GET
/users/:id/mfa/recovery-codes GET PATCH PUT; /users/:id/name PATCH; /users/:id/password PATCH
/users/:id/phone PATCH; /users/:id/prefs GET PATCH; /users/:id/sessions GET POST DELETE
/users/:id/sessions/:id DELETE; /users/:id/status PATCH; /users/:id/targets POST GET
/users/:id/targets/:id GET PATCH DELETE; /users/:id/tokens POST; /users/:id/verification PATCH
/users/:id/verification/phone PATCH; /users/argon2 POST; /users/bcrypt POST
/users/identities GET; /users/identities/:id DELETE; /users/md5 POST
/users/phpass POST; /users/scrypt POST; /users/scrypt-modified POST
/users/sha POST; /users/usage GET; /webhooks POST GET
/webhooks/:id DELETE GET PUT; /webhooks/:id/secret PATCH
/console/assistant POST; /console/oauth2-providers GET; /console/resources GET; /console/scopes/organization GET; /console/templates/email/:id GET
/documentsdb POST GET; /documentsdb/:id DELETE GET PUT; /documentsdb/:id/collections POST GET; /documentsdb/:id/collections/:id DELETE GET PUT
/documentsdb/:id/collections/:id/documents DELETE PATCH PUT POST GET; /documentsdb/:id/collections/:id/documents/:id DELETE GET PATCH PUT
/documentsdb/:id/collections/:id/documents/:id/:id/decrement PATCH; /documentsdb/:id/collections/:id/documents/:id/:id/increment PATCH
/documentsdb/:id/collections/:id/indexes POST GET; /documentsdb/:id/collections/:id/indexes/:id DELETE GET; /documentsdb/:id/collections/:id/usage GET
/documentsdb/:id/logs GET; /documentsdb/:id/usage GET; /documentsdb/transactions POST GET; /documentsdb/transactions/:id DELETE GET PATCH
/documentsdb/transactions/:id/operations POST; /documentsdb/usage GET; /graphql GET POST; /graphql/mutation POST; /migrations GET
/migrations/:id DELETE GET PATCH; /migrations/appwrite POST; /migrations/appwrite/report GET; /migrations/csv POST; /migrations/csv/exports POST
/migrations/csv/imports POST; /migrations/firebase POST; /migrations/firebase/report GET; /migrations/json/exports POST; /migrations/json/imports POST
/migrations/nhost POST; /migrations/nhost/report GET; /migrations/supabase POST; /migrations/supabase/report GET; /organization/projects POST GET
/organization/projects/:id DELETE GET PATCH; /sites POST GET; /sites/:id DELETE GET PUT; /sites/:id/deployment PATCH; /sites/:id/deployments POST GET
/sites/:id/deployments/:id DELETE GET; /sites/:id/deployments/:id/download GET; /sites/:id/deployments/:id/status PATCH
/sites/:id/deployments/duplicate POST; /sites/:id/deployments/template POST; /sites/:id/deployments/vcs POST; /sites/:id/logs GET
/sites/:id/logs/:id DELETE GET; /sites/:id/usage GET; /sites/:id/variables POST GET; /sites/:id/variables/:id DELETE GET PUT; /sites/frameworks GET
/sites/specifications GET; /sites/templates GET; /sites/templates/:id GET; /sites/usage GET; /vcs/github/authorize GET; /vcs/github/callback GET
/vcs/github/events POST; /vcs/github/installations/:id/detections POST; /vcs/github/installations/:id/providerRepositories POST GET
/vcs/github/installations/:id/providerRepositories/:id GET; /vcs/github/installations/:id/providerRepositories/:id/branches GET
/vcs/github/installations/:id/providerRepositories/:id/contents GET; /vcs/github/installations/:id/providerRepositories/:id/detection POST
/vcs/github/installations/:id/repositories/:id PATCH; /vcs/installations GET; /vcs/installations/:id DELETE GET; /vectorsdb POST GET
/vectorsdb/:id DELETE GET PUT; /vectorsdb/:id/collections POST GET; /vectorsdb/:id/collections/:id DELETE GET PUT
/vectorsdb/:id/collections/:id/documents DELETE PATCH PUT POST GET; /vectorsdb/:id/collections/:id/documents/:id DELETE GET PATCH PUT
/vectorsdb/:id/collections/:id/indexes POST GET; /vectorsdb/:id/collections/:id/indexes/:id DELETE GET; /vectorsdb/:id/collections/:id/usage GET
/vectorsdb/:id/logs GET; /vectorsdb/:id/usage GET; /vectorsdb/embeddings/text POST; /vectorsdb/transactions POST GET
/vectorsdb/transactions/:id DELETE GET PATCH; /vectorsdb/transactions/:id/operations POST; /vectorsdb/usage GET
`
