/** Addresses and telephone numbers that a function's log, a mail server or a job may have written out. */
const ADDRESS = /[^\s<>"',;:()]+@[^\s<>"',;:()]+/g
const NUMBER = /\+?\d(?:[ ()-]?\d){8,}/g

const LONGEST = 4000

/** A text to show to whoever looks after the server: whom it names is taken out. */
export const withoutPeople = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text).replace(ADDRESS, '‹address›').replace(NUMBER, '‹number›')
