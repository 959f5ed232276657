/**
 * The parts of a `multipart/form-data` body: `{fields: {name: text}, files: [{name, filename, type, bytes}]}`.
 * A part with a `filename` (even an empty one) is a file; `type` is undefined when the part names none.
 */
export function parseMultipart(raw, contentType) {
  const boundary = /boundary=(?:"([^"]+)"|([^;]+))/i.exec(contentType);
  const fields = {};
  const files = [];
  if (!boundary) return {fields, files};
  for (const part of parts(raw, boundary[1] ?? boundary[2].trim())) {
    const {name, filename, type, bytes} = part;
    if (filename === undefined) fields[name] ??= bytes.toString();
    else files.push({name, filename, type, bytes});
  }
  return {fields, files};
}

function* parts(raw, boundary) {
  const marker = Buffer.from(`--${boundary}`);
  let start = raw.indexOf(marker);
  while (start >= 0) {
    const next = raw.indexOf(marker, start + marker.length);
    if (next < 0) return;
    const part = raw.subarray(start + marker.length + 2, next - 2); // without the line ends around it
    const head = part.indexOf('\r\n\r\n');
    if (head >= 0) yield {...parseHead(part.subarray(0, head).toString()), bytes: part.subarray(head + 4)};
    start = next;
  }
}

function parseHead(head) {
  const lines = Object.fromEntries(
    head.split('\r\n').map((line) => [line.split(':')[0].toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const disposition = lines['content-disposition'] ?? '';
  const parameter = (key) => new RegExp(`[; ]${key}="((?:[^"\\\\]|\\\\.)*)"`, 'i').exec(disposition)?.[1];
  const filename = parameter('filename')
    ?.replace(/%22/g, '"')
    .replace(/\\(["\\])/g, '$1');
  return {name: parameter('name') ?? '', filename, type: lines['content-type']};
}
