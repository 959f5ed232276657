/** Which files an app takes, and whether it takes one: known before a byte is sent. Pure. */
import {FILE_TYPES, fileTypeOf, type KnownFileType} from '../client/file-types.js';
import {isObject} from '../client/guard.js';
import type {FileType} from '../client/types.js';

/** What an app, or a field of its form, takes. */
export interface FileRules {
  /** Dify's classes of files; none: all. */
  readonly types: readonly FileType[];
  /** What `custom` stands for: endings in small letters, without the dot. */
  readonly endings: readonly string[];
  /** From the visitor's device. */
  readonly local: boolean;
  /** From an address in the web. */
  readonly remote: boolean;
  /** So many at most. */
  readonly number: number;
  /** The largest of each class, in bytes. */
  readonly sizes: Readonly<Record<FileType, number>>;
}

/** Why a file is not taken; the words for it are the interface's. */
export type FileFault =
  /** `again`: it is there already · `local`: only addresses are taken. */
  | {readonly code: 'local' | 'empty' | 'kind' | 'folder' | 'again' | 'address'}
  /** `limit` in bytes, or in files. */
  | {readonly code: 'large' | 'number'; readonly limit: number};

const MEGA = 1024 * 1024;

/** Where Dify names no limit: in megabytes, with its own name for each. */
const SIZES: Readonly<Record<FileType, readonly [name: string, megabytes: number]>> = {
  image: ['image_file_size_limit', 10],
  document: ['file_size_limit', 15],
  audio: ['audio_file_size_limit', 50],
  video: ['video_file_size_limit', 100],
  custom: ['file_size_limit', 15],
};

/** What Dify takes where a number is missing: with a message, and in a field. */
const NUMBER = 3;
const MOST = 10;

type Given = Readonly<Record<string, unknown>>;

/** What an app takes with a message, from its `GET /parameters`; undefined when that is nothing. */
export function messageRules(parameters: unknown): FileRules | undefined {
  const {file_upload: upload, system_parameters: system} = toObject(parameters);
  const given = toObject(upload);
  const image = toObject(given.image);
  // An old app has a block for images alone. Where both are named, the servers that know both go by the first.
  if ((given.enabled ?? image.enabled) !== true) return undefined;
  return toRules(
    {
      types: given.allowed_file_types ?? ['image'],
      endings: given.allowed_file_extensions,
      methods: given.allowed_file_upload_methods ?? image.transfer_methods,
      number: given.number_limits ?? image.number_limits,
    },
    system,
  );
}

/** What a field takes, from its settings and the app's `GET /parameters`. */
export function fieldRules(settings: unknown, limit: number | undefined, parameters: unknown): FileRules {
  const given = toObject(settings);
  const system = toObject(toObject(parameters).system_parameters);
  return toRules(
    {
      types: given.allowed_file_types,
      endings: given.allowed_file_extensions,
      methods: given.allowed_file_upload_methods,
      number: limit ?? (system.workflow_file_upload_limit || MOST),
    },
    system,
  );
}

function toRules({types, endings, methods, number}: Given, system: unknown): FileRules {
  const ways = texts(methods);
  const count = Number(number);
  const limits = toObject(system);
  return {
    types: texts(types).filter((type): type is FileType => Object.hasOwn(SIZES, type)),
    endings: texts(endings).map((ending) => ending.trim().replace(/^\./, '').toLowerCase()),
    local: !ways.length || ways.includes('local_file'),
    remote: !ways.length || ways.includes('remote_url'),
    number: count >= 1 ? Math.floor(count) : NUMBER,
    sizes: Object.fromEntries(
      Object.entries(SIZES).map(([type, [name, usual]]) => {
        const limit = Number(limits[name]);
        return [type, (limit > 0 ? limit : usual) * MEGA];
      }),
    ) as Record<FileType, number>,
  };
}

/** The class under which a file is sent; undefined for one that is not taken. */
export function sentType(name: string, {types, endings}: FileRules): FileType | undefined {
  const type = classOf(name);
  if (type !== 'custom' && (!types.length || types.includes(type))) return type;
  if (!types.includes('custom')) return types.length ? undefined : type;
  return endings.includes(endingOf(name)) ? 'custom' : undefined;
}

/** What is against a file; nothing when it is taken. Its size counts by its ending, whatever it is sent as. */
export function fileFault({name, size}: {name: string; size: number}, rules: FileRules): FileFault | undefined {
  if (!rules.local) return {code: 'local'};
  if (!sentType(name, rules)) return {code: 'kind'};
  if (!size) return {code: 'empty'};
  const limit = rules.sizes[classOf(name)];
  return size > limit ? {code: 'large', limit} : undefined;
}

/** What a choice of files offers, as endings with their dots; empty: all. */
export function accepted({types, endings}: FileRules): string[] {
  const known = types.filter((type): type is KnownFileType => type !== 'custom');
  const all = [...known.flatMap((type) => FILE_TYPES[type].extensions), ...(types.includes('custom') ? endings : [])];
  return [...new Set(all)].map((ending) => `.${ending}`);
}

/** A name without an ending says nothing. */
function classOf(name: string): FileType {
  return endingOf(name) ? fileTypeOf(name) : 'custom';
}

/** The ending of a name in small letters, without the dot. */
export function endingOf(name: string): string {
  return /[^.]\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

const toObject = (value: unknown): Given => (isObject(value) ? value : {});

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? (value as unknown[]).filter((item) => typeof item === 'string') : [];
