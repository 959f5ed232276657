import {open} from '../sse.js';
import {sendEntry} from './hub.js';

/**
 * Streams a run that is played in the web process (up to 1.12): headers come with the first frame, and the answer is
 * kept only if somebody listened to the end. The run itself always ends.
 */
export async function streamInProcess(ctx, turn, play) {
  const {record} = turn;
  const stream = open(ctx);
  stream.pingEvery(ctx.app.config.maxPing);
  record.abandoned = () => stream.closed;
  record.hub.subscribe((entry) => void sendEntry(stream, entry));
  await play(turn);
  await stream.end();
}
