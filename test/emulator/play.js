import {startEmulator} from '../../demo/emulator/index.js';
import {accelerate} from '../../demo/emulator/time.js';
import {readRecording} from './recording.js';
import {replay} from './replay.js';

/** Recorded time passes so many times faster here: 300 s of silence are a minute. */
const SPEED = 5;

accelerate(SPEED);

/** Plays a recorded scenario against a new emulator of the release's era; see `replay`. */
export async function playScenario({folder, era}, scenario) {
  const recording = readRecording(folder, scenario);
  const emulator = await startEmulator({era});
  try {
    return await replay(recording, {url: emulator.url, speed: SPEED});
  } finally {
    await emulator.close();
  }
}
