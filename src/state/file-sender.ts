/** How files leave the page: see `browser/files.ts`. */
export interface FileSender {
  /** A `fetch` that tells how much it has sent. */
  transport(progress: (sent: number, total: number) => void): typeof fetch;
  /** Makes a large photo smaller. */
  shrink(file: Blob, edge: number): Promise<Blob>;
}
