import { Account, type Client, Functions, Messaging, Storage, TablesDB, Teams, Users } from 'node-appwrite'
import type { Appwrite } from '@/lib/data/appwrite-clients'

/** The services the app uses, through a client a test made. */
export const appwriteFor = (client: Client): Appwrite => ({
  account: new Account(client), functions: new Functions(client), messaging: new Messaging(client), storage: new Storage(client), tables: new TablesDB(client), teams: new Teams(client), users: new Users(client),
})
