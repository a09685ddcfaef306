import { Query } from 'node-appwrite'
import type { AppwriteConfig, BucketConfig, TopicConfig } from './config-file'
import { type Plan, sameList, type Services, type Step } from './step'

/** Buckets that are missing or other than the file says. A bucket is never removed. */
export async function planBuckets({ storage }: Pick<Services, 'storage'>, config: AppwriteConfig): Promise<Plan> {
  const { buckets } = await storage.listBuckets({ queries: [Query.limit(100)] })
  const steps = config.buckets.flatMap((wanted): Step[] => {
    const stored = buckets.find((bucket) => bucket.$id === wanted.$id)
    const given = bucketParameters(wanted)
    if (!stored) return [{ words: `make the bucket ${wanted.$id}`, run: () => storage.createBucket(given) }]
    return isSameBucket(wanted, stored as unknown as BucketConfig) ? [] : [{ words: `change the bucket ${wanted.$id}`, run: () => storage.updateBucket(given) }]
  })
  return { steps, notes: [] }
}

const bucketParameters = (bucket: BucketConfig) => ({
  bucketId: bucket.$id, name: bucket.name, permissions: bucket.$permissions, fileSecurity: bucket.fileSecurity, enabled: bucket.enabled,
  maximumFileSize: bucket.maximumFileSize, allowedFileExtensions: bucket.allowedFileExtensions, compression: bucket.compression as never,
  encryption: bucket.encryption, antivirus: bucket.antivirus,
})

const comparedFlags = ['name', 'fileSecurity', 'enabled', 'maximumFileSize', 'compression', 'encryption', 'antivirus'] as const
const isSameBucket = (wanted: BucketConfig, stored: BucketConfig): boolean =>
  comparedFlags.every((name) => wanted[name] === stored[name]) && sameList(wanted.$permissions, stored.$permissions) && sameList(wanted.allowedFileExtensions, stored.allowedFileExtensions)

/** Topics that are missing or other than the file says. */
export async function planTopics({ messaging }: Pick<Services, 'messaging'>, config: AppwriteConfig): Promise<Plan> {
  const { topics } = await messaging.listTopics({ queries: [Query.limit(100)] })
  const steps = config.topics.flatMap((wanted: TopicConfig): Step[] => {
    const stored = topics.find((topic) => topic.$id === wanted.$id)
    const given = { topicId: wanted.$id, name: wanted.name, subscribe: wanted.subscribe }
    if (!stored) return [{ words: `make the topic ${wanted.$id}`, run: () => messaging.createTopic(given) }]
    return stored.name === wanted.name && sameList(stored.subscribe, wanted.subscribe) ? [] : [{ words: `change the topic ${wanted.$id}`, run: () => messaging.updateTopic(given) }]
  })
  return { steps, notes: [] }
}
