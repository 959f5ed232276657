import type {FileType} from './types.js';

/** The classes of files that Dify tells apart by extension. */
export type KnownFileType = Exclude<FileType, 'custom'>;

/**
 * What Dify takes for an image, a document, a recording or a film. `extensions` are without the dot and in small letters;
 * the second line of documents needs a server with the Unstructured add-on.
 */
export const FILE_TYPES: Record<KnownFileType, {readonly extensions: string[]; readonly mimeTypes: string[]}> = {
  image: {
    extensions: ['jpg', 'jpeg', 'png', 'webp', 'gif', 'svg'],
    mimeTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/svg+xml'],
  },
  document: {
    extensions: [
      ...['txt', 'markdown', 'md', 'mdx', 'pdf', 'html', 'htm', 'xlsx', 'xls', 'docx', 'csv', 'vtt', 'properties'],
      ...['doc', 'eml', 'msg', 'ppt', 'pptx', 'xml', 'epub'],
    ],
    mimeTypes: [
      'text/plain',
      'text/markdown',
      'text/html',
      'text/csv',
      'text/vtt',
      'text/xml',
      'application/pdf',
      'application/xml',
      'application/epub+zip',
      'application/msword',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.ms-excel',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/vnd.ms-powerpoint',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
      'application/vnd.ms-outlook',
      'message/rfc822',
    ],
  },
  audio: {
    extensions: ['mp3', 'm4a', 'wav', 'amr', 'mpga'],
    mimeTypes: ['audio/mpeg', 'audio/mp3', 'audio/mp4', 'audio/m4a', 'audio/wav', 'audio/amr', 'audio/mpga'],
  },
  video: {
    extensions: ['mp4', 'mov', 'mpeg', 'webm'],
    mimeTypes: ['video/mp4', 'video/quicktime', 'video/mpeg', 'video/webm'],
  },
};

/** The class in which Dify puts a file of this name. What it does not know is `custom`. */
export function fileTypeOf(filename: string): FileType {
  const extension = filename.slice(filename.lastIndexOf('.') + 1).toLowerCase();
  const types = Object.keys(FILE_TYPES) as KnownFileType[];
  return types.find((type) => FILE_TYPES[type].extensions.includes(extension)) ?? 'custom';
}
