import {readFileSync} from 'node:fs';
import {generatedFile} from './file-input.js';
import {png} from './png.js';
import {now, uuid} from './time.js';

const asset = (name) => readFileSync(new URL(`./assets/${name}`, import.meta.url));
const QR_CODE = asset('qrcode.png');
const SPEECH = asset('speech.mp3');
const FILM = asset('film.webm');
const PRICES = 'Product;Price\nAlder mug;24\nFinch bowl;38\n';
const CATALOGUE = '%PDF-1.4\n% A catalogue without pages.\n%%EOF\n';

const labels = (english, chinese = english) => ({zh_Hans: chinese, en_US: english, pt_BR: english, ja_JP: english});
const plainLabels = (name) => ({en_US: name, zh_Hans: name});

const pad = (number) => String(number).padStart(2, '0');
function currentTime() {
  const at = new Date();
  const day = `${at.getUTCFullYear()}-${pad(at.getUTCMonth() + 1)}-${pad(at.getUTCDate())}`;
  return {text: `${day} ${pad(at.getUTCHours())}:${pad(at.getUTCMinutes())}`};
}

/** A picture of something round, wide, high or square. */
function photo(ctx, index) {
  const [width, height] = [
    [360, 240],
    [220, 320],
    [280, 280],
  ][index % 3];
  const tint = [150 + ((index * 47) % 90), 140 + ((index * 83) % 90), 110 + ((index * 29) % 90)];
  const pixel = (x, y) => {
    const far = Math.hypot(x - width / 2, (y - height / 2) * 1.2) / (Math.min(width, height) * 0.36);
    return tint.map((value) => Math.round(far < 1 ? value * (0.45 + far / 3) : value + 20 - (y / height) * 40));
  };
  const name = `${['Alder mug', 'Finch bowl', 'Jug', 'Plate'][index % 4]} ${index + 1}.png`;
  return makeFile(ctx, {extension: 'png', mimeType: 'image/png', bytes: png(width, height, pixel), name});
}

const made = (ctx, type, file) => ({text: 'The file is ready.', file: makeFile(ctx, file), type});

/** The tools that the scripted agents can use: `{labels, run(ctx, input) → {text, file? or files?, type? ('image')}}`. */
export const TOOLS = {
  current_time: {
    labels: labels('Current Time', '获取当前时间'),
    defaults: {format: '%Y-%m-%d %H:%M'},
    run: currentTime,
  },
  tts: {
    labels: labels('Text To Speech'),
    run: (ctx) => {
      const {id} = makeFile(ctx, {extension: 'wav', mimeType: 'audio/x-wav', bytes: SPEECH});
      return {text: `Audio generated successfullytext='/files/tools/${id}.wav'`};
    },
  },
  qrcode_generator: {
    labels: plainLabels('qrcode_generator'),
    run: (ctx) => ({
      text: 'image has been created and sent to user already, you do not need to create it, just tell the user to check it now.',
      file: makeFile(ctx, {extension: 'png', mimeType: 'image/png', bytes: QR_CODE}),
    }),
  },
  photos: {
    labels: labels('Photos', '照片'),
    run: (ctx, {count = 4}) => ({
      text: 'The photos have been shown to the user.',
      files: Array.from({length: count}, (_, index) => photo(ctx, index)),
    }),
  },
  film: {
    labels: labels('Film', '影片'),
    run: (ctx) => made(ctx, 'video', {extension: 'webm', mimeType: 'video/webm', bytes: FILM, name: 'The kiln.webm'}),
  },
  catalogue: {
    labels: labels('Catalogue', '目录'),
    run: (ctx) =>
      made(ctx, 'document', {
        extension: 'pdf',
        mimeType: 'application/pdf',
        bytes: Buffer.from(CATALOGUE),
        name: 'Alder & Finch – autumn and winter catalogue for the table 2026.pdf',
      }),
  },
  prices: {
    labels: labels('Price list', '价目表'),
    run: (ctx) =>
      made(ctx, 'document', {extension: 'csv', mimeType: 'text/csv', bytes: Buffer.from(PRICES), name: 'prices.csv'}),
  },
  order_status: {
    labels: labels('Order status', '订单状态'),
    run: (ctx, {order = '10428'}) => ({
      text: `Order ${order}: packed on Monday, handed to the courier on Tuesday, expected on Thursday.`,
    }),
  },
  stock_check: {
    labels: labels('Stock check', '库存查询'),
    run: (ctx, {product = 'Alder mug'}) => ({text: `${product}: 14 in the shop, 120 in the warehouse.`}),
  },
};

/** Uses a tool of an app. A tool that the app does not have answers so, as in Dify. */
export function useTool(ctx, name, input) {
  const tool = ctx.app.config.tools.includes(name) && TOOLS[name];
  return tool ? tool.run(ctx, input) : {text: `there is not a tool named ${name}`};
}

/** What a tool takes for the inputs that it was not given. */
export function missingDefaults(name, input) {
  return Object.fromEntries(Object.entries(TOOLS[name]?.defaults ?? {}).filter(([key]) => !(key in input)));
}

/** The names of a tool in all languages. */
export const toolLabels = (name) => TOOLS[name]?.labels ?? plainLabels(name);

/** Keeps a file that a tool or node made; it has a signed address under `/files/tools/`. */
export function makeFile(ctx, {extension, mimeType, bytes, name = `${uuid().replaceAll('-', '')}.${extension}`}) {
  const file = {
    id: uuid(),
    kind: 'tool',
    appId: ctx.app.id,
    endUserId: ctx.endUser?.id,
    name,
    size: bytes.length,
    extension,
    mimeType,
    bytes,
    createdAt: now(),
  };
  ctx.world.files.set(file.id, file);
  return file;
}

/** A tool's image as a file of the answer. */
export const toolImage = (stored) => generatedFile(stored, 'image');
