/** Of public/icons.svg, which icon.test.tsx makes from the table. */
export const spriteVersion = '1bb36b4982'
