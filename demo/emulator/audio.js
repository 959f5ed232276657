import {fail, invalidParam} from './errors.js';
import {speechPieces} from './speech.js';
import {breathe, sleep} from './time.js';
import {optional, uuidText, validate} from './validate.js';

const TYPES = ['mp3', 'm4a', 'wav', 'amr', 'mpga'].map((name) => `audio/${name}`);
const MAX_BYTES = 30 * 1024 * 1024;
const TEXT = 'This is a scripted transcription. 这是语音转文字。';
const EMPTY_FILE = `plugin daemon: {"message":"Key: 'InvokePluginRequest[github.com/langgenius/dify-plugin-daemon/pkg/entities/requests.RequestInvokeSpeech2Text].Data.InvokeSpeech2TextSchema.File' Error:Field validation for 'File' failed on the 'required' tag","error_type":"PluginDaemonBadRequestError","args":null}, code: -400`;
const CRASH =
  '<html>\n  <head>\n    <title>Internal Server Error</title>\n  </head>\n  <body>\n    <h1><p>Internal Server Error</p></h1>\n    \n  </body>\n</html>\n';

/** Speech to text and text to speech. */
export function registerAudioRoutes(router) {
  router.route('POST', '/audio-to-text', {auth: 'user?', body: 'multipart'}, transcribe);
  router.route('POST', '/text-to-audio', {auth: 'user?'}, speak);
}

async function transcribe(ctx) {
  const file = ctx.body.files.find(({name}) => name === 'file');
  if (!file) {
    const text = 'The browser (or proxy) sent a request that this server could not understand.';
    fail(400, 'bad_request_key_error', text);
  }
  if (!ctx.app.config.parameters.speech_to_text.enabled) invalidParam('Speech to text is not enabled');
  if (!TYPES.includes(file.type?.toLowerCase())) fail(415, 'unsupported_audio_type', 'Audio type not allowed.');
  if (file.bytes.length > MAX_BYTES) fail(413, 'audio_too_large', 'Audio size larger than 30 mb');
  if (!file.bytes.length) invalidParam(EMPTY_FILE);
  ctx.app.heard = file;
  const {persona, transcription, suggestedMs} = ctx.app.config;
  await sleep(persona === 'scripted' ? 0 : suggestedMs, ctx.signal);
  return {text: transcription ?? (persona === 'scripted' ? TEXT : 'Where is my order?')};
}

async function speak(ctx) {
  if (!ctx.app.config.parameters.text_to_speech.enabled) invalidParam('TTS is not enabled');
  if (ctx.family === 'webapp') {
    validate('TextToAudioPayload', ctx.body, {
      message_id: optional(uuidText((value) => `${value} is not a valid uuid.`)),
    });
  }
  const {message_id: messageId, text} = ctx.body;
  if (messageId) {
    if (!ctx.app.messages.get(messageId)?.answer) return null;
  } else {
    if (text === undefined || text === null) invalidParam('Text is required');
    if (!text || /\bERROR\d{3}\b/.test(text)) return crash(ctx);
  }
  ctx.head(200, 'audio/mpeg');
  for (const piece of speechPieces()) {
    if (ctx.res.destroyed) return undefined;
    ctx.res.write(piece);
    await breathe();
  }
  ctx.res.end();
  return undefined;
}

/** The web server's own page, which knows nothing of Dify's headers. */
function crash({res}) {
  res.writeHead(500, {'Content-Type': 'text/html', 'Content-Length': Buffer.byteLength(CRASH), Connection: 'close'});
  res.end(CRASH);
}
