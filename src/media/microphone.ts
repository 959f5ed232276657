/** Why there is no microphone. */
export type MicrophoneFault =
  | 'insecure' // the page is not encrypted, and so has none
  | 'unsupported' // the browser cannot record
  | 'policy' // the page does not allow it
  | 'refused' // the visitor, or his system, does not allow it
  | 'dismissed' // the visitor has not said yet whether he does
  | 'missing'
  | 'busy' // another program has it
  | 'broken';

/** There is no microphone. */
export class MicrophoneError extends Error {
  override readonly name = 'MicrophoneError';
  readonly fault: MicrophoneFault;

  constructor(fault: MicrophoneFault, cause?: unknown) {
    super(fault, {cause});
    this.fault = fault;
  }
}

/** What of browsers a page can be without, or what they do not agree about. */
interface Uneven {
  readonly mediaDevices?: MediaDevices;
}
interface Policy {
  readonly featurePolicy?: {allowsFeature(name: string): boolean};
}

/**
 * Asks for the microphone; the browser may ask the visitor.
 *
 * @throws {MicrophoneError}
 */
export async function openMicrophone(): Promise<MediaStream> {
  const {mediaDevices} = navigator as Uneven;
  if (!mediaDevices) throw new MicrophoneError(isSecureContext ? 'unsupported' : 'insecure');
  if (!recordable()) throw new MicrophoneError('unsupported');
  try {
    // One who speaks over an answer must not hear that answer as his own words.
    return await mediaDevices.getUserMedia({
      audio: {echoCancellation: true, noiseSuppression: true, autoGainControl: true},
    });
  } catch (cause) {
    throw new MicrophoneError(faultOf(cause), cause);
  }
}

/** Lets go of the microphone: its light goes out. */
export function closeMicrophone(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

/** How speech is recorded. Never by the browser's default, which not every browser can read again. */
export function recordable(): string | undefined {
  const {MediaRecorder: Recorder} = globalThis as {MediaRecorder?: typeof MediaRecorder};
  return ['audio/webm;codecs=opus', 'audio/mp4'].find((type) => Recorder?.isTypeSupported(type));
}

function faultOf(cause: unknown): MicrophoneFault {
  const {name, message} = cause as Partial<Error>;
  switch (name) {
    case 'NotAllowedError':
      if ((document as Policy).featurePolicy?.allowsFeature('microphone') === false) return 'policy';
      return /dismiss/i.test(message ?? '') ? 'dismissed' : 'refused';
    case 'SecurityError':
      return 'policy';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'broken';
  }
}
