/** A panel of so many pixels has room for a column with the visitor's conversations. */
export const WIDE = 800;
