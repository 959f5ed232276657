/**
 * Shows a page that an answer has written, in a frame of its own in this one. This document's policy allows no frame an
 * address: so that page cannot even lead itself somewhere else, which is the only way out that a sandbox leaves open.
 */
import type {FrameTask} from './protocol.js';
import {serve} from './serve.js';

serve(({source, name}: FrameTask) => {
  const frame = document.createElement('iframe');
  // Forms, since a page that handles its own form would not hear of it otherwise; the policy lets none be sent.
  frame.setAttribute('sandbox', 'allow-scripts allow-forms');
  frame.title = name;
  frame.srcdoc = source;
  frame.style.cssText = 'display:block;inline-size:100%;block-size:100%;border:0;background:#fff';
  document.body.replaceChildren(frame);
  return {width: 0, height: 0};
});
