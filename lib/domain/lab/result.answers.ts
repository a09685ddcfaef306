/** Answers in words that are abnormal for any test they are given to. Nothing is on a list of normal words: that depends on the test. */
const abnormalAnswers: ReadonlySet<string> = new Set(['positive', 'pos', 'reactive', 'detected', 'growth', 'present', 'abnormal', 'incompatible'])

/** Whether a result in words is abnormal whatever the test. `negative` is not judged here: it may be the bad news. */
export const isAbnormalAnswer = (answer: string): boolean => abnormalAnswers.has(answer.trim().toLowerCase())
