const EXTENSIONS = {
  image: 'jpg jpeg png webp gif svg',
  video: 'mp4 mov mpeg webm',
  audio: 'mp3 m4a wav amr mpga',
  document: 'txt markdown md mdx pdf html htm xlsx xls docx csv vtt properties doc eml msg pptx xml epub ppt',
};

const MIME_TYPES = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  mp3: 'audio/mpeg',
  wav: 'audio/x-wav',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
  txt: 'text/plain',
  md: 'text/markdown',
  html: 'text/html',
  csv: 'text/csv',
  json: 'application/json',
};

/** `image`, `video`, `audio`, `document` or `custom`, by extension (without dot). */
export function classOf(extension) {
  const found = Object.entries(EXTENSIONS).find(([, list]) => list.split(' ').includes(extension.toLowerCase()));
  return found?.[0] ?? 'custom';
}

/** The part of a name after the last dot, in lower case; '' when there is none, also for a name like `.hidden`. */
export const extensionOf = (name) => /[^./\\]\.([^./\\]+)$/.exec(name)?.[1].toLowerCase() ?? '';

/** The extension of a name with its dot, or ''. */
export const dottedExtension = (name) => extensionOf(name) && `.${extensionOf(name)}`;

/** The extension that a MIME type suggests, with its dot, or ''. */
export function extensionForMime(mimeType) {
  const found = Object.entries(MIME_TYPES).find(([, type]) => type === mimeType);
  return found ? `.${found[0]}` : '';
}

/** The MIME type that a name suggests. */
export const mimeOf = (name) => MIME_TYPES[extensionOf(name)] ?? 'application/octet-stream';
