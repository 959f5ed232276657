/** Gives the visitor a file that was made here. */
export function save(pieces: readonly string[], name: string, type = 'text/csv;charset=utf-8'): void {
  const url = URL.createObjectURL(new Blob([...pieces], {type}));
  const link = Object.assign(document.createElement('a'), {href: url, download: name});
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // some browsers begin late
}
