import {READY, type FrameReport, type FrameTask} from './protocol.js';

/** The natural size of a drawing; 0 where it takes any. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Waits for the chat, and draws what it wants, one after the other.
 *
 * @param draw - Fills the document's body; rejects what it cannot draw.
 */
export function serve(draw: (task: FrameTask) => Size | Promise<Size>): void {
  let chain = Promise.resolve();
  addEventListener('message', function meet(event: MessageEvent) {
    const [port] = event.ports;
    if (event.source !== parent || !port) return;
    removeEventListener('message', meet);
    const say = (report: FrameReport) => port.postMessage(report);
    port.onmessage = ({data}: MessageEvent<FrameTask>) => {
      const once = async () => {
        try {
          show(data);
          say({type: 'drawn', ...(await draw(data))});
        } catch {
          say({type: 'failed'});
        }
      };
      chain = chain.then(once);
    };
    addEventListener('keydown', ({key}) => {
      if (key === 'Escape') say({type: 'escape'});
    });
  });
  // Not before the policy that follows the script in the document has been read.
  document.addEventListener('DOMContentLoaded', () => parent.postMessage(READY, '*'));
}

/** The same colours as around the frame, or it would get a ground of its own. */
function show({look, large}: FrameTask): void {
  const {documentElement: root, body} = document;
  root.style.colorScheme = look.dark ? 'dark' : 'light';
  root.style.color = look.text;
  root.style.fontFamily = look.font;
  root.style.blockSize = body.style.blockSize = '100%';
  root.style.overflow = large ? 'auto' : 'hidden';
  Object.assign(body.style, {margin: '0', display: large ? 'grid' : 'block', placeItems: 'safe center'});
}
