/** The bundler puts fonts into the function as bytes. */
declare module '*.ttf' {
  const bytes: Uint8Array
  export default bytes
}
