/** What somebody reacts to, in small letters as the banner writes it; a short form such as NSAIDs or ACE keeps its capitals. */
export const formatAgent = (agent: string): string => agent.split(' ').map((word) => (/^[A-Z]{2}/.test(word) ? word : word.toLowerCase())).join(' ')
